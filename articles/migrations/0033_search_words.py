"""Words that search knows, and claims and titles found in a fixed order."""

import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.contrib.postgres.search
from django.db import migrations, models
from django.db.models import F

import articles.fields
from articles.migrations._deriving import deriving
from articles.migrations._search_candidates import CANDIDATES, CLAIMS, MEANT
from articles.migrations._search_candidates import DROP as DROP_CANDIDATES
from articles.migrations._search_words import (
    DROP,
    DROP_SPELLING,
    FILL,
    GRANT,
    GRANT_BEFORE,
    SPELLING,
    TRIGGERS,
    WORDS,
)


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0032_listings'),
    ]

    operations = [
        migrations.RunSQL(SPELLING, DROP_SPELLING),
        migrations.CreateModel(
            name='PublishedWord',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('word', models.CharField(max_length=40)),
                ('kind', models.CharField(choices=[('claim', 'Claims'), ('title', 'Titles'), ('name', 'Names')], max_length=5)),
                ('configuration', articles.fields.TextSearchConfigurationField()),
                ('stem', models.TextField()),
                ('n', models.BigIntegerField()),
                ('near', django.contrib.postgres.fields.ArrayField(base_field=models.TextField(), null=True, size=None)),
                ('is_folded', models.BooleanField()),
            ],
            options={
                'indexes': [
                    models.Index(fields=['word'], name='publishedword_word'),
                    models.Index(fields=['stem', 'configuration'], name='publishedword_stem'),
                    django.contrib.postgres.indexes.GinIndex(fastupdate=False, fields=['near'], name='publishedword_near'),
                    models.Index(condition=models.Q(('is_folded', False)), fields=['id'], name='publishedword_unfolded'),
                    models.Index(condition=models.Q(('is_folded', True), ('n', 0)), fields=['id'], name='publishedword_empty'),
                ],
                'constraints': [
                    models.CheckConstraint(condition=models.Q(('kind__in', ['claim', 'title', 'name'])), name='publishedword_kind_known', violation_error_message='Choose one of: Claims, Titles, Names.'),
                    models.CheckConstraint(condition=models.Q(('is_folded', False), ('n__gte', 0), _connector='OR'), name='publishedword_not_negative'),
                ],
            },
        ),
        migrations.RemoveIndex('publishedclaim', 'publishedclaim_search'),
        migrations.AddIndex(
            'publishedclaim',
            django.contrib.postgres.indexes.GinIndex(
                F('id').bitrightshift(13), 'search_vector', fastupdate=False, name='publishedclaim_search'
            ),
        ),
        migrations.AddIndex(
            'publishedarticle',
            django.contrib.postgres.indexes.GinIndex(
                F('id').bitrightshift(13),
                django.contrib.postgres.search.SearchVector('title', config='simple'),
                fastupdate=False, name='publishedarticle_title',
            ),
        ),
        migrations.AddIndex(
            'publishedsource',
            django.contrib.postgres.indexes.GinIndex(
                django.contrib.postgres.search.SearchVector('label', config='simple'),
                fastupdate=False, name='publishedsource_label',
            ),
        ),
        migrations.RunSQL(WORDS, DROP),
        migrations.RunSQL(CANDIDATES + CLAIMS + MEANT, DROP_CANDIDATES),
        *deriving(TRIGGERS),
        migrations.RunSQL(FILL, migrations.RunSQL.noop),
        migrations.RunSQL(GRANT, GRANT_BEFORE),
    ]
