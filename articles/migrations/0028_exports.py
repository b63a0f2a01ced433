"""What leaves the desk as a file is put on record."""

import django.contrib.postgres.fields
import django.db.models.deletion
import django.db.models.functions.datetime
from django.conf import settings
from django.db import migrations, models

from articles.migrations._guards import row_trigger, statement_trigger

FUNCTIONS = r"""
-- An editor takes it, and signs.
CREATE FUNCTION deskexport_signed() RETURNS trigger
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
    NEW.taken_by_id := claimbook_only('export what the desk holds', 'editor');
    NEW.taken_at := clock_timestamp();
    RETURN NEW;
END
$$;
"""


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0026_time'),
    ]

    operations = [
        migrations.CreateModel(
            name='DeskExport',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('taken_at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False)),
                ('reason', models.CharField(max_length=300)),
                ('claims', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=8), size=None)),
                ('taken_by', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ('id',),
                'constraints': [models.CheckConstraint(condition=models.Q(('reason__regex', '^\\s*$'), _negated=True), name='deskexport_has_reason', violation_error_message='Say what the file is for.'), models.CheckConstraint(condition=models.Q(('claims', []), _negated=True), name='deskexport_of_something', violation_error_message='There is nothing to export.')],
            },
        ),
        migrations.RunSQL(FUNCTIONS, "DROP FUNCTION deskexport_signed();"),
        statement_trigger("deskexport", "a_require_actor", "INSERT OR UPDATE OR DELETE", "require_actor"),
        row_trigger("deskexport", "a_keep_row", "BEFORE UPDATE OR DELETE", "keep_row"),
        statement_trigger("deskexport", "a_keep_table", "TRUNCATE", "keep_table"),
        row_trigger("deskexport", "b_signed", "BEFORE INSERT", "deskexport_signed"),
    ]
