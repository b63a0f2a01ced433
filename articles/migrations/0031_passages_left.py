"""Passages that an article gave up are seen to once, and wait for nobody afterwards."""

import django.db.models.deletion
import django.db.models.functions.datetime
from django.conf import settings
from django.db import migrations, models

from articles.migrations._guards import row_trigger, statement_trigger

FUNCTIONS = r"""
-- Who leaves it signs; afterwards it stays, or goes with its passage.
CREATE FUNCTION passage_left_signed() RETURNS trigger
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
    IF TG_OP = 'UPDATE' THEN
        PERFORM refuse('append_only', 'Who left a passage stays on record.');
    END IF;
    NEW.left_by_id := claimbook_human('leave a passage');
    NEW.left_at := clock_timestamp();
    RETURN NEW;
END
$$;
"""


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0030_privileges_beside'),
    ]

    operations = [
        migrations.CreateModel(
            name='PassageLeft',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('left_at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False)),
                ('appearance', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='left', to='articles.appearance')),
                ('left_by', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('said_in', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='articles.articleversion')),
            ],
            options={
                'ordering': ('id',),
                'constraints': [models.UniqueConstraint(fields=('appearance', 'said_in'), name='passageleft_once', violation_error_message='This passage was left on its version already.')],
            },
        ),
        migrations.RunSQL(FUNCTIONS, "DROP FUNCTION passage_left_signed();"),
        statement_trigger("passageleft", "a_require_actor", "INSERT OR UPDATE OR DELETE", "require_actor"),
        row_trigger("passageleft", "b_signed", "BEFORE INSERT OR UPDATE", "passage_left_signed"),
    ]
