"""Names as they are typed: from any of their words on, the most claimed of first."""

import django.contrib.postgres.fields
import django.contrib.postgres.indexes
from django.db import migrations, models
from django.db.models.functions import Left

from articles.migrations._deriving import deriving
from articles.migrations._name_words import DROP, FILL, FUNCTIONS, GRANT, GRANT_BEFORE, TRIGGERS


def beginnings(record):
    """By popularity under each beginning of 1, 2, 4 and 8 letters, and by the letters."""
    return [
        *(
            models.Index(Left('phrase', n), models.F('popularity').desc(), name=f'{record}_{n}')
            for n in (1, 2, 4, 8)
        ),
        models.Index(fields=['phrase'], name=f'{record}_whole', opclasses=('text_pattern_ops',)),
    ]


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0033_search_words'),
    ]

    operations = [
        migrations.CreateModel(
            name='PublishedNamePhrase',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name_id', models.BigIntegerField()),
                ('company_id', models.BigIntegerField()),
                ('phrase', models.TextField()),
                ('place', models.PositiveSmallIntegerField()),
                ('popularity', models.BigIntegerField()),
            ],
            options={
                'indexes': [*beginnings('namephrase'), models.Index(fields=['name_id'], name='namephrase_name')],
            },
        ),
        migrations.CreateModel(
            name='CompanyPhrase',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('company_id', models.BigIntegerField()),
                ('phrase', models.TextField()),
                ('place', models.PositiveSmallIntegerField()),
                ('popularity', models.BigIntegerField()),
                ('near', django.contrib.postgres.fields.ArrayField(base_field=models.TextField(), null=True, size=None)),
            ],
            options={
                'indexes': [
                    *beginnings('companyphrase'),
                    models.Index(fields=['company_id'], name='companyphrase_company'),
                    django.contrib.postgres.indexes.GinIndex(fastupdate=False, fields=['near'], name='companyphrase_near'),
                ],
            },
        ),
        migrations.RunSQL(FUNCTIONS, DROP),
        *deriving(TRIGGERS),
        migrations.RunSQL(FILL, migrations.RunSQL.noop),
        migrations.RunSQL(GRANT, GRANT_BEFORE),
    ]
