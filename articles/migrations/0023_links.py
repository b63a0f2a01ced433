"""Links that articles are known by, and what checks of them found."""

import django.db.models.deletion
import django.db.models.functions.datetime
from django.conf import settings
from django.db import migrations, models

from articles.migrations._guards import row_trigger, statement_trigger
from articles.migrations._links import (
    ACTED_ON,
    APPEND_ONLY,
    DROP,
    FUNCTIONS,
    GRANT,
    GRANT_BEFORE,
    GUARDS,
)

ANY = "INSERT OR UPDATE OR DELETE"
FINDINGS = [('alive', 'The page is there and reads the same'), ('moved', 'It leads to another address'), ('changed', 'It reads differently'), ('paywalled', 'It is no longer open to everybody'), ('gone', 'No such page, or no such site'), ('failed', 'The site has trouble, or refuses us'), ('not_asked', 'Not asked: an address that nobody can have')]
STANDINGS = [('unchecked', 'Not checked yet'), ('alive', 'The page is there'), ('moved', 'Moved to another address'), ('changed', 'The page was changed'), ('paywalled', 'Behind a paywall'), ('dead', 'The page is gone')]
ONE_OF_STANDINGS = 'Choose one of: Not checked yet, The page is there, Moved to another address, The page was changed, Behind a paywall, The page is gone.'


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0022_desk_work'),
    ]

    operations = [
        migrations.CreateModel(
            name='LinkCheck',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('checked_at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                ('asked_url', models.CharField(max_length=2000)),
                ('finding', models.CharField(choices=FINDINGS, max_length=9)),
                ('words', models.CharField(max_length=500)),
                ('error', models.CharField(blank=True, max_length=100)),
                ('status', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('final_url', models.CharField(blank=True, max_length=2000)),
                ('sha256', models.CharField(blank=True, max_length=64)),
                ('size', models.PositiveBigIntegerField(blank=True, null=True)),
                ('etag', models.CharField(blank=True, max_length=300)),
                ('last_modified', models.CharField(blank=True, max_length=100)),
                ('content_type', models.CharField(blank=True, max_length=200)),
                ('article', models.ForeignKey(on_delete=django.db.models.deletion.DO_NOTHING, related_name='link_checks', to='articles.article')),
                ('checked_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('kept', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='articles.articleversion')),
            ],
            options={
                'ordering': ('-id',),
                'indexes': [models.Index(fields=['article', '-id'], name='linkcheck_of_article')],
                'constraints': [models.CheckConstraint(condition=models.Q(('finding__in', ['alive', 'moved', 'changed', 'paywalled', 'gone', 'failed', 'not_asked'])), name='linkcheck_finding_known', violation_error_message='Choose one of: The page is there and reads the same, It leads to another address, It reads differently, It is no longer open to everybody, No such page, or no such site, The site has trouble, or refuses us, Not asked: an address that nobody can have.'), models.CheckConstraint(condition=models.Q(('words__regex', '^\\s*$'), _negated=True), name='linkcheck_has_words'), models.CheckConstraint(condition=models.Q(models.Q(('sha256', ''), ('size__isnull', True)), models.Q(('sha256__regex', '^[0-9a-f]{64}$'), ('size__isnull', False)), _connector='OR'), name='linkcheck_sha256_with_size')],
            },
        ),
        migrations.CreateModel(
            name='LinkState',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('url', models.CharField(max_length=2000)),
                ('standing', models.CharField(choices=STANDINGS, max_length=9)),
                ('since', models.DateTimeField()),
                ('checked_at', models.DateTimeField()),
                ('next_check', models.DateTimeField()),
                ('failures', models.PositiveIntegerField(default=0)),
                ('failing_since', models.DateTimeField(blank=True, null=True)),
                ('article', models.OneToOneField(on_delete=django.db.models.deletion.DO_NOTHING, related_name='link_state', to='articles.article')),
            ],
            options={
                'ordering': ('next_check', 'id'),
                'indexes': [models.Index(fields=['next_check', 'id'], name='linkstate_due'), models.Index(condition=models.Q(('standing__in', ['moved', 'dead'])), fields=['article'], name='linkstate_broken')],
                'constraints': [models.CheckConstraint(condition=models.Q(('standing__in', ['unchecked', 'alive', 'moved', 'changed', 'paywalled', 'dead'])), name='linkstate_standing_known', violation_error_message=ONE_OF_STANDINGS), models.CheckConstraint(condition=models.Q(models.Q(('failing_since__isnull', True), ('failures', 0)), models.Q(('failing_since__isnull', False), ('failures__gt', 0)), _connector='OR'), name='linkstate_failing_since')],
            },
        ),
        migrations.AddField(
            model_name='publishedarticle',
            name='link_standing',
            field=models.CharField(choices=STANDINGS, db_default='unchecked', default='unchecked', max_length=9),
        ),
        migrations.AddField(
            model_name='publishedarticle',
            name='link_checked_on',
            field=models.DateField(blank=True, null=True),
        ),
        migrations.AddConstraint(
            model_name='publishedarticle',
            constraint=models.CheckConstraint(condition=models.Q(('link_standing__in', ['unchecked', 'alive', 'moved', 'changed', 'paywalled', 'dead'])), name='publishedarticle_link_standing_known', violation_error_message=ONE_OF_STANDINGS),
        ),
        migrations.AddConstraint(
            model_name='publishedarticle',
            constraint=models.CheckConstraint(condition=models.Q(('link_standing', 'unchecked'), ('link_checked_on__isnull', False), _connector='OR'), name='publishedarticle_link_checked_on'),
        ),
        migrations.RunSQL(FUNCTIONS, DROP),
        *(statement_trigger(table, "a_require_actor", ANY, "require_actor") for table in ACTED_ON),
        *(row_trigger(table, name, on, run, "", args) for table, name, on, run, args in GUARDS),
        *(statement_trigger(table, "a_keep_table", "TRUNCATE", "keep_table") for table in APPEND_ONLY),
        migrations.RunSQL(GRANT, GRANT_BEFORE),
    ]
