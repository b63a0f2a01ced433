"""What changed for readers, and what dossiers of large companies keep."""

import django.db.models.deletion
from django.db import migrations, models

from articles.migrations._deriving import deriving
from articles.migrations._dossier import (
    DIGESTS,
    DROP,
    GRANT,
    GRANT_BEFORE,
    TOUCHES,
    TRIGGERS,
)


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0037_carried_over'),
    ]

    operations = [
        migrations.CreateModel(
            name='PublishedTouch',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('company_key', models.BigIntegerField()),
                ('n', models.BigIntegerField()),
            ],
            options={
                'indexes': [models.Index(fields=['company_key'], include=('n',), name='publishedtouch_company')],
            },
        ),
        migrations.CreateModel(
            name='PublishedCompanyDigest',
            fields=[
                ('company', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='digest', serialize=False, to='articles.publishedcompany')),
                ('items', models.BigIntegerField()),
                ('shares', models.JSONField()),
                ('articles', models.JSONField()),
                ('version', models.BigIntegerField()),
                ('made_at', models.DateTimeField()),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('items__gte', 0)), name='publishedcompanydigest_not_negative')],
            },
        ),
        migrations.AddIndex(
            model_name='publishedcount',
            index=models.Index(condition=models.Q(('facet', 1), ('verdict', '')), fields=['facet', 'value', '-n', 'company_key'], name='publishedcount_topic'),
        ),
        migrations.AddIndex(
            model_name='publishedclaim',
            index=models.Index(condition=models.Q(('number__gt', 1), ('verified_how', 'checked'), _connector='OR'), fields=['-updated_at', '-id'], name='publishedclaim_own'),
        ),
        migrations.RunSQL(TOUCHES + DIGESTS, DROP),
        *deriving(TRIGGERS),
        migrations.RunSQL(GRANT, GRANT_BEFORE),
    ]
