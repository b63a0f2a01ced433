"""What was loaded from which base under which key; added parts are noted by the statement."""

from django.db import migrations, models

from articles.migrations._guards import added_rows_trigger, row_trigger, statement_trigger
from articles.migrations._imports import DROP, FUNCTIONS, GRANT, GRANT_BEFORE
from articles.migrations._set_wise import DROP as DROP_SET_WISE
from articles.migrations._set_wise import FUNCTIONS as SET_WISE
from articles.migrations._set_wise import TRIGGERS


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0034_name_words'),
    ]

    operations = [
        migrations.CreateModel(
            name='ImportedRow',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('base', models.CharField(max_length=100)),
                ('kind', models.CharField(choices=[('companies', 'Companies'), ('sources', 'Sources'), ('articles', 'Articles'), ('claims', 'Claims'), ('evidence', 'Evidence'), ('relations', 'Relations')], max_length=9)),
                ('key', models.CharField(max_length=200)),
                ('record', models.BigIntegerField()),
                ('sha256', models.CharField(max_length=64)),
            ],
            options={
                'ordering': ('id',),
                'constraints': [models.UniqueConstraint(fields=('base', 'kind', 'key'), name='importedrow_once'), models.UniqueConstraint(fields=('base', 'kind', 'record'), name='importedrow_of_one'), models.CheckConstraint(condition=models.Q(('kind__in', ['companies', 'sources', 'articles', 'claims', 'evidence', 'relations'])), name='importedrow_kind_known', violation_error_message='Choose one of: Companies, Sources, Articles, Claims, Evidence, Relations.'), models.CheckConstraint(condition=models.Q(('base__regex', '\\S')), name='importedrow_has_base'), models.CheckConstraint(condition=models.Q(('key__regex', '\\S')), name='importedrow_has_key'), models.CheckConstraint(condition=models.Q(('sha256__regex', '^[0-9a-f]{64}$')), name='importedrow_sha256')],
            },
        ),
        migrations.RunSQL(FUNCTIONS, DROP),
        statement_trigger("importedrow", "a_require_actor", "INSERT OR UPDATE OR DELETE", "require_actor"),
        row_trigger("importedrow", "a_keep_row", "BEFORE UPDATE OR DELETE", "keep_row"),
        statement_trigger("importedrow", "a_keep_table", "TRUNCATE", "keep_table"),
        added_rows_trigger("importedrow", "c_new", "imported_rows_new"),
        migrations.RunSQL(GRANT, GRANT_BEFORE),
        migrations.RunSQL(SET_WISE, DROP_SET_WISE),
        *TRIGGERS,
        # Each part that is added updates its claim: where the page has room for it, the
        # indexes over statements are left alone, which costs a third.
        migrations.RunSQL(
            "ALTER TABLE articles_claim SET (fillfactor = 50);",
            "ALTER TABLE articles_claim RESET (fillfactor);",
        ),
    ]
