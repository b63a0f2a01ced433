"""Lists that readers page through, and their counts."""

import django.db.models.deletion
from django.db import migrations, models

from articles.migrations._deriving import deriving
from articles.migrations._listings import (
    COUNTS,
    DROP,
    FILL,
    GRANT,
    GRANT_BEFORE,
    LISTINGS,
    RELISTING,
    TRIGGERS,
    VIEW,
)


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0031_passages_left'),
    ]

    operations = [
        migrations.CreateModel(
            name='PublishedTotal',
            fields=[
                ('company_key', models.BigIntegerField()),
                ('facet', models.SmallIntegerField()),
                ('value', models.BigIntegerField()),
                ('verdict', models.CharField(blank=True, max_length=16)),
                ('level', models.PositiveSmallIntegerField()),
                ('n', models.BigIntegerField()),
                ('pk', models.CompositePrimaryKey('company_key', 'facet', 'value', 'verdict', 'level', blank=True, editable=False, primary_key=True, serialize=False)),
            ],
            options={
                'db_table': 'articles_publishedtotal',
                'managed': False,
            },
        ),
        migrations.CreateModel(
            name='PublishedCount',
            fields=[
                ('company_key', models.BigIntegerField()),
                ('facet', models.SmallIntegerField()),
                ('value', models.BigIntegerField()),
                ('verdict', models.CharField(blank=True, max_length=16)),
                ('level', models.PositiveSmallIntegerField()),
                ('n', models.BigIntegerField()),
                ('pk', models.CompositePrimaryKey('company_key', 'facet', 'value', 'verdict', 'level', blank=True, editable=False, primary_key=True, serialize=False)),
            ],
            options={
                'indexes': [models.Index(condition=models.Q(('verdict', '')), fields=['company_key', 'facet', '-n'], name='publishedcount_most'), models.Index(condition=models.Q(('facet', 0), ('verdict', '')), fields=['facet', '-n', 'company_key'], name='publishedcount_largest'), models.Index(condition=models.Q(('n', 0)), fields=['company_key'], name='publishedcount_empty')],
                'constraints': [models.CheckConstraint(condition=models.Q(('n__gte', 0)), name='publishedcount_not_negative')],
            },
        ),
        migrations.CreateModel(
            name='PublishedCountDelta',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('company_key', models.BigIntegerField()),
                ('facet', models.SmallIntegerField()),
                ('value', models.BigIntegerField()),
                ('verdict', models.CharField(blank=True, max_length=16)),
                ('level', models.PositiveSmallIntegerField()),
                ('n', models.BigIntegerField()),
            ],
            options={
                'indexes': [models.Index(fields=['company_key', 'facet'], name='publishedcountdelta_list')],
            },
        ),
        migrations.CreateModel(
            name='PublishedListing',
            fields=[
                ('pk', models.CompositePrimaryKey('claim', 'company_key', 'facet', 'value', blank=True, editable=False, primary_key=True, serialize=False)),
                ('company_key', models.BigIntegerField()),
                ('facet', models.SmallIntegerField()),
                ('value', models.BigIntegerField()),
                ('updated_at', models.DateTimeField()),
                ('dated', models.CharField(blank=True, max_length=10)),
                ('verdict', models.CharField(choices=[('not_assessed', 'Recorded: not yet assessed'), ('supported', 'Supported'), ('partly_supported', 'Partly supported'), ('disputed', 'Disputed'), ('refuted', 'Refuted'), ('unproven', 'Unproven'), ('not_checkable', 'Not checkable')], max_length=16)),
                ('level', models.PositiveSmallIntegerField()),
                ('due_on', models.DateField(null=True)),
                ('is_reviewed', models.BooleanField()),
                ('claim', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='listings', to='articles.publishedclaim')),
            ],
            options={
                'indexes': [models.Index(fields=['company_key', 'facet', 'value', '-updated_at', '-claim'], include=('verdict', 'level'), name='publishedlisting_newest'), models.Index(fields=['company_key', 'facet', 'value', '-dated', '-claim'], include=('verdict', 'level'), name='publishedlisting_dated'), models.Index(fields=['company_key', 'facet', 'value', '-level', '-updated_at', '-claim'], name='publishedlisting_certain'), models.Index(condition=models.Q(('facet', 0)), fields=['company_key', 'verdict', '-updated_at', '-claim'], name='publishedlisting_verdict')],
                'constraints': [models.CheckConstraint(condition=models.Q(('verdict__in', ['not_assessed', 'supported', 'partly_supported', 'disputed', 'refuted', 'unproven', 'not_checkable'])), name='publishedlisting_verdict_known', violation_error_message='Choose one of: Recorded: not yet assessed, Supported, Partly supported, Disputed, Refuted, Unproven, Not checkable.'), models.CheckConstraint(condition=models.Q(('facet__range', (0, 4))), name='publishedlisting_facet_known'), models.CheckConstraint(condition=models.Q(('level__range', (0, 5))), name='publishedlisting_level_known')],
            },
        ),
        migrations.RunSQL(VIEW, "DROP VIEW articles_publishedtotal;"),
        migrations.RunSQL(LISTINGS + COUNTS + RELISTING, DROP),
        *deriving(TRIGGERS),
        migrations.RunSQL(FILL, migrations.RunSQL.noop),
        migrations.RunSQL(GRANT, GRANT_BEFORE),
    ]
