"""What readers report about a claim."""

import articles.fields
import django.db.models.deletion
import django.db.models.functions.datetime
from django.conf import settings
from django.db import migrations, models

from articles.migrations._guards import added_rows_trigger, row_trigger, statement_trigger
from articles.migrations._reports import (
    ACTED_ON,
    DROP,
    FUNCTIONS,
    GUARDS,
    WHOLE,
    WITH_PUBLIC_ID,
)

ANY = "INSERT OR UPDATE OR DELETE"


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0023_links'),
    ]

    operations = [
        migrations.CreateModel(
            name='ReaderReport',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.CharField(default=articles.fields.new_public_id, editable=False, max_length=8, unique=True)),
                ('edition_number', models.PositiveIntegerField()),
                ('kind', models.CharField(choices=[('fact', 'Something stated here is wrong'), ('reply', 'It concerns me, and I want to reply'), ('broken', 'The evidence or a link is broken'), ('other', 'Something else')], max_length=6)),
                ('words', models.TextField()),
                ('reporter_name', models.CharField(blank=True, max_length=150)),
                ('reporter_address', models.EmailField(blank=True, max_length=254)),
                ('token_mark', models.CharField(max_length=64, unique=True)),
                ('received_at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                ('state', models.CharField(choices=[('new', 'New'), ('taken_up', 'Taken up'), ('dismissed', 'Nothing follows')], default='new', max_length=9)),
                ('became', models.CharField(blank=True, choices=[('challenge', 'A challenge: readers see that it is under review'), ('correction', 'A correction'), ('nothing', 'Nothing: the claim stands')], max_length=10)),
                ('answer', models.TextField(blank=True)),
                ('answered_at', models.DateTimeField(blank=True, null=True)),
                ('answered_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('claim', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='reader_reports', to='articles.claim')),
            ],
            options={
                'ordering': ('-id',),
                'indexes': [models.Index(condition=models.Q(('state', 'new')), fields=['claim'], name='readerreport_new')],
                'constraints': [
                    models.CheckConstraint(condition=models.Q(('public_id__regex', '^[0123456789ABCDEFGHJKMNPQRSTVWXYZ]{8}$')), name='readerreport_public_id_form'),
                    models.CheckConstraint(condition=models.Q(('kind__in', ['fact', 'reply', 'broken', 'other'])), name='readerreport_kind_known', violation_error_message='Choose one of: Something stated here is wrong, It concerns me, and I want to reply, The evidence or a link is broken, Something else.'),
                    models.CheckConstraint(condition=models.Q(('state__in', ['new', 'taken_up', 'dismissed'])), name='readerreport_state_known', violation_error_message='Choose one of: New, Taken up, Nothing follows.'),
                    models.CheckConstraint(condition=models.Q(('words__regex', '^\\s*$'), _negated=True), name='readerreport_has_words'),
                    models.CheckConstraint(condition=models.Q(models.Q(('answer', ''), ('answered_at', None), ('answered_by', None), ('became', ''), ('state', 'new')), models.Q(('answered_at__isnull', False), ('answered_by__isnull', False), ('became__in', ['challenge', 'correction']), ('state', 'taken_up')), models.Q(('answered_at__isnull', False), ('answered_by__isnull', False), ('became', 'nothing'), ('state', 'dismissed')), _connector='OR'), name='readerreport_answered_whole', violation_error_message='An answer says who answers, and what follows.'),
                    models.CheckConstraint(condition=models.Q(('state', 'new'), models.Q(('answer__regex', '^\\s*$'), _negated=True), _connector='OR'), name='readerreport_answer_has_words', violation_error_message='Answer the reader in words.'),
                ],
            },
        ),
        migrations.CreateModel(
            name='ReportSending',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('mark', models.CharField(blank=True, max_length=64)),
                ('sent_at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
            ],
            options={
                'ordering': ('id',),
                'indexes': [models.Index(fields=['sent_at'], name='reportsending_by_moment')],
            },
        ),
        migrations.RemoveConstraint(
            model_name='notification',
            name='notification_kind_known',
        ),
        migrations.AlterField(
            model_name='notification',
            name='kind',
            field=models.CharField(choices=[('assigned', 'Assigned to you'), ('asked_to_check', 'Asked to check'), ('contradicted', 'Contradicted'), ('sent_back', 'Sent back'), ('verified', 'Checked'), ('comment', 'Comment'), ('report', 'A reader’s report')], max_length=14),
        ),
        migrations.AddConstraint(
            model_name='notification',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['assigned', 'asked_to_check', 'contradicted', 'sent_back', 'verified', 'comment', 'report'])), name='notification_kind_known', violation_error_message='Choose one of: Assigned to you, Asked to check, Contradicted, Sent back, Checked, Comment, A reader’s report.'),
        ),
        migrations.RunSQL(FUNCTIONS, DROP),
        *(statement_trigger(table, "a_require_actor", ANY, "require_actor") for table in ACTED_ON),
        *(row_trigger(table, name, on, run, "", args) for table, name, on, run, args in GUARDS),
        *(statement_trigger(table, "a_keep_table", "TRUNCATE", "keep_table") for table in WHOLE),
        *(
            row_trigger(
                table, "a_public_id_stays", "BEFORE UPDATE", "public_id_stays",
                "OLD.public_id <> NEW.public_id",
            )
            for table in WITH_PUBLIC_ID
        ),
        *(added_rows_trigger(table, "g_used_id", "note_used_id") for table in WITH_PUBLIC_ID),
    ]
