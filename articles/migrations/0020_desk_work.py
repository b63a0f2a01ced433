"""What people work with beside claims: notes to each other, links, readers' reports."""

import articles.fields
import django.db.models.deletion
import django.db.models.functions.datetime
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

from articles.migrations._desk_work import (
    ACTED_ON,
    APPEND_ONLY,
    DROP,
    FUNCTIONS,
    GUARDS,
    WHOLE,
    WITH_PUBLIC_ID,
)
from articles.migrations._guards import added_rows_trigger, row_trigger, statement_trigger

ANY = "INSERT OR UPDATE OR DELETE"


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0016_public_record'),
        ('pghistory', '0007_auto_20250421_0444'),
    ]

    operations = [
        migrations.CreateModel(
            name='ReaderReport',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.CharField(default=articles.fields.new_public_id, editable=False, max_length=8, unique=True)),
                ('version', models.PositiveBigIntegerField(default=1, editable=False)),
                ('touched_in', models.CharField(default='', editable=False, max_length=64)),
                ('edition_number', models.PositiveIntegerField(help_text='What they were reading.')),
                ('kind', models.CharField(choices=[('wrong', 'Something is wrong'), ('outdated', 'It is out of date'), ('evidence', 'There is other evidence'), ('about_me', 'It is about me or my company'), ('other', 'Something else')], max_length=8)),
                ('words', models.TextField()),
                ('contact', models.CharField(blank=True, max_length=254)),
                ('received_at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False)),
                ('standing', models.CharField(choices=[('new', 'New'), ('challenge', 'Led to a challenge'), ('correction', 'Led to a correction'), ('nothing', 'Nothing to change')], default='new', editable=False, max_length=10)),
                ('answer', models.TextField(blank=True)),
                ('handled_at', models.DateTimeField(blank=True, editable=False, null=True)),
                ('claim', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='reader_reports', to='articles.claim')),
                ('handled_by', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ('-id',),
            },
        ),
        migrations.CreateModel(
            name='ReaderReportEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('public_id', models.CharField(default=articles.fields.new_public_id, editable=False, max_length=8)),
                ('version', models.PositiveBigIntegerField(default=1, editable=False)),
                ('edition_number', models.PositiveIntegerField(help_text='What they were reading.')),
                ('kind', models.CharField(choices=[('wrong', 'Something is wrong'), ('outdated', 'It is out of date'), ('evidence', 'There is other evidence'), ('about_me', 'It is about me or my company'), ('other', 'Something else')], max_length=8)),
                ('words', models.TextField()),
                ('received_at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False)),
                ('standing', models.CharField(choices=[('new', 'New'), ('challenge', 'Led to a challenge'), ('correction', 'Led to a correction'), ('nothing', 'Nothing to change')], default='new', editable=False, max_length=10)),
                ('answer', models.TextField(blank=True)),
                ('handled_at', models.DateTimeField(blank=True, editable=False, null=True)),
                ('claim', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='articles.claim')),
                ('handled_by', models.ForeignKey(blank=True, db_constraint=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='articles.readerreport')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Snooze',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('until', models.DateField(help_text='It comes back on this day.')),
                ('reason', models.CharField(blank=True, max_length=300)),
                ('made_at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                ('claim', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='snoozes', to='articles.claim')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='snoozes', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ('until', 'id'),
            },
        ),
        migrations.CreateModel(
            name='CheckAsk',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.CharField(default=articles.fields.new_public_id, editable=False, max_length=8, unique=True)),
                ('words', models.CharField(blank=True, max_length=500)),
                ('asked_at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                ('closed_at', models.DateTimeField(blank=True, null=True)),
                ('asked_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('asked_of', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='check_asks', to=settings.AUTH_USER_MODEL)),
                ('claim', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='check_asks', to='articles.claim')),
            ],
            options={
                'ordering': ('id',),
                'indexes': [models.Index(condition=models.Q(('closed_at__isnull', True)), fields=['asked_of'], name='checkask_open')],
                'constraints': [models.CheckConstraint(condition=models.Q(('public_id__regex', '^[0123456789ABCDEFGHJKMNPQRSTVWXYZ]{8}$')), name='checkask_public_id_form'), models.UniqueConstraint(condition=models.Q(('closed_at__isnull', True)), fields=('claim', 'asked_of'), name='checkask_open_once', nulls_distinct=False, violation_error_message='This was asked already, and the answer is open.'), models.CheckConstraint(condition=models.Q(('asked_of__isnull', True), models.Q(('asked_of', models.F('asked_by')), _negated=True), _connector='OR'), name='checkask_of_somebody_else', violation_error_message='Ask somebody else: nobody checks on their own word.')],
            },
        ),
        migrations.CreateModel(
            name='Comment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.CharField(default=articles.fields.new_public_id, editable=False, max_length=8, unique=True)),
                ('part', models.CharField(blank=True, max_length=10)),
                ('seen_version', models.PositiveBigIntegerField()),
                ('words', models.TextField()),
                ('written_at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                ('claim', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='comments', to='articles.claim')),
                ('written_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='comments', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ('id',),
                'indexes': [models.Index(fields=['claim', 'id'], name='comment_of_claim')],
                'constraints': [models.CheckConstraint(condition=models.Q(('public_id__regex', '^[0123456789ABCDEFGHJKMNPQRSTVWXYZ]{8}$')), name='comment_public_id_form'), models.CheckConstraint(condition=models.Q(('words__regex', '^\\s*$'), _negated=True), name='comment_has_words')],
            },
        ),
        migrations.CreateModel(
            name='LinkCheck',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('address', models.URLField(max_length=2000)),
                ('found', models.CharField(choices=[('unchecked', 'Not checked yet'), ('alive', 'Alive'), ('moved', 'Moved to another address'), ('changed', 'Its text changed'), ('paywalled', 'Behind a paywall'), ('dead', 'Dead')], max_length=9)),
                ('status', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('final_address', models.URLField(blank=True, max_length=2000)),
                ('sha256', models.CharField(blank=True, max_length=64)),
                ('words', models.CharField(blank=True, max_length=300)),
                ('checked_at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                ('article', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='link_checks', to='articles.article')),
            ],
            options={
                'ordering': ('-id',),
                'indexes': [models.Index(fields=['article', '-id'], name='linkcheck_newest')],
                'constraints': [models.CheckConstraint(condition=models.Q(('found__in', ['unchecked', 'alive', 'moved', 'changed', 'paywalled', 'dead'])), name='linkcheck_found_known', violation_error_message='Choose one of: Not checked yet, Alive, Moved to another address, Its text changed, Behind a paywall, Dead.')],
            },
        ),
        migrations.CreateModel(
            name='LinkState',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('standing', models.CharField(choices=[('unchecked', 'Not checked yet'), ('alive', 'Alive'), ('moved', 'Moved to another address'), ('changed', 'Its text changed'), ('paywalled', 'Behind a paywall'), ('dead', 'Dead')], default='unchecked', max_length=9)),
                ('final_address', models.URLField(blank=True, max_length=2000)),
                ('failures', models.PositiveIntegerField(default=0)),
                ('failing_since', models.DateTimeField(blank=True, null=True)),
                ('checked_at', models.DateTimeField(blank=True, null=True)),
                ('next_check_at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                ('article', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='link_state', to='articles.article')),
            ],
            options={
                'ordering': ('id',),
                'indexes': [models.Index(fields=['next_check_at'], name='linkstate_due'), models.Index(condition=models.Q(('standing', 'dead')), fields=['standing'], name='linkstate_dead')],
                'constraints': [models.CheckConstraint(condition=models.Q(('standing__in', ['unchecked', 'alive', 'moved', 'changed', 'paywalled', 'dead'])), name='linkstate_standing_known', violation_error_message='Choose one of: Not checked yet, Alive, Moved to another address, Its text changed, Behind a paywall, Dead.'), models.CheckConstraint(condition=models.Q(models.Q(('failing_since__isnull', True), ('failures', 0)), models.Q(('failing_since__isnull', False), ('failures__gt', 0)), _connector='OR'), name='linkstate_failing_since')],
            },
        ),
        migrations.CreateModel(
            name='Notification',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('assigned', 'A claim was assigned to me'), ('asked_to_check', 'I was asked to check a claim'), ('contradicted', 'Evidence contradicts a claim that I checked'), ('sent_back', 'A claim of mine was sent back'), ('verified', 'A claim of mine was checked'), ('comment', 'Somebody commented on a claim of mine'), ('request', 'A request waits for a second person'), ('report', 'A reader reported a problem'), ('recheck', 'The basis of a claim of mine moved'), ('due', 'A claim of mine is due for review'), ('enquiry_overdue', 'A reply that I asked for is overdue'), ('link_broken', 'A link that a claim of mine cites is broken')], max_length=15)),
                ('words', models.CharField(max_length=300)),
                ('told_at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                ('read_at', models.DateTimeField(null=True)),
                ('mailed_at', models.DateTimeField(null=True)),
                ('article', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='articles.article')),
                ('brief', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='articles.brief')),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('claim', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='articles.claim')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='notifications', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ('-id',),
                'indexes': [models.Index(condition=models.Q(('read_at__isnull', True)), fields=['person', '-id'], name='notification_unread'), models.Index(condition=models.Q(('mailed_at__isnull', True)), fields=['person', 'id'], name='notification_unmailed')],
                'constraints': [models.CheckConstraint(condition=models.Q(('kind__in', ['assigned', 'asked_to_check', 'contradicted', 'sent_back', 'verified', 'comment', 'request', 'report', 'recheck', 'due', 'enquiry_overdue', 'link_broken'])), name='notification_kind_known', violation_error_message='Choose one of: A claim was assigned to me, I was asked to check a claim, Evidence contradicts a claim that I checked, A claim of mine was sent back, A claim of mine was checked, Somebody commented on a claim of mine, A request waits for a second person, A reader reported a problem, The basis of a claim of mine moved, A claim of mine is due for review, A reply that I asked for is overdue, A link that a claim of mine cites is broken.'), models.CheckConstraint(condition=models.Q(('words__regex', '^\\s*$'), _negated=True), name='notification_has_words'), models.CheckConstraint(condition=models.Q(models.Q(('brief__isnull', True), ('claim__isnull', True)), models.Q(('article__isnull', True), ('claim__isnull', True)), models.Q(('article__isnull', True), ('brief__isnull', True)), _connector='OR'), name='notification_one_subject')],
            },
        ),
        migrations.CreateModel(
            name='NotificationChoice',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('assigned', 'A claim was assigned to me'), ('asked_to_check', 'I was asked to check a claim'), ('contradicted', 'Evidence contradicts a claim that I checked'), ('sent_back', 'A claim of mine was sent back'), ('verified', 'A claim of mine was checked'), ('comment', 'Somebody commented on a claim of mine'), ('request', 'A request waits for a second person'), ('report', 'A reader reported a problem'), ('recheck', 'The basis of a claim of mine moved'), ('due', 'A claim of mine is due for review'), ('enquiry_overdue', 'A reply that I asked for is overdue'), ('link_broken', 'A link that a claim of mine cites is broken')], max_length=15)),
                ('in_desk', models.BooleanField(default=True)),
                ('by_mail', models.CharField(choices=[('at_once', 'At once'), ('daily', 'Once a day'), ('never', 'Never')], max_length=7)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='notification_choices', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ('person', 'kind'),
                'constraints': [models.CheckConstraint(condition=models.Q(('kind__in', ['assigned', 'asked_to_check', 'contradicted', 'sent_back', 'verified', 'comment', 'request', 'report', 'recheck', 'due', 'enquiry_overdue', 'link_broken'])), name='notificationchoice_kind_known', violation_error_message='Choose one of: A claim was assigned to me, I was asked to check a claim, Evidence contradicts a claim that I checked, A claim of mine was sent back, A claim of mine was checked, Somebody commented on a claim of mine, A request waits for a second person, A reader reported a problem, The basis of a claim of mine moved, A claim of mine is due for review, A reply that I asked for is overdue, A link that a claim of mine cites is broken.'), models.CheckConstraint(condition=models.Q(('by_mail__in', ['at_once', 'daily', 'never'])), name='notificationchoice_timing_known', violation_error_message='Choose one of: At once, Once a day, Never.'), models.UniqueConstraint(fields=('person', 'kind'), name='notificationchoice_once')],
            },
        ),
        migrations.AddIndex(
            model_name='readerreport',
            index=models.Index(condition=models.Q(('standing', 'new')), fields=['id'], name='readerreport_new'),
        ),
        migrations.AddConstraint(
            model_name='readerreport',
            constraint=models.CheckConstraint(condition=models.Q(('public_id__regex', '^[0123456789ABCDEFGHJKMNPQRSTVWXYZ]{8}$')), name='readerreport_public_id_form'),
        ),
        migrations.AddConstraint(
            model_name='readerreport',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['wrong', 'outdated', 'evidence', 'about_me', 'other'])), name='readerreport_kind_known', violation_error_message='Choose one of: Something is wrong, It is out of date, There is other evidence, It is about me or my company, Something else.'),
        ),
        migrations.AddConstraint(
            model_name='readerreport',
            constraint=models.CheckConstraint(condition=models.Q(('standing__in', ['new', 'challenge', 'correction', 'nothing'])), name='readerreport_standing_known', violation_error_message='Choose one of: New, Led to a challenge, Led to a correction, Nothing to change.'),
        ),
        migrations.AddConstraint(
            model_name='readerreport',
            constraint=models.CheckConstraint(condition=models.Q(('words__regex', '^\\s*$'), _negated=True), name='readerreport_has_words'),
        ),
        migrations.AddConstraint(
            model_name='readerreport',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('handled_at__isnull', True), ('handled_by__isnull', True), ('standing', 'new')), models.Q(models.Q(('standing', 'new'), _negated=True), ('handled_at__isnull', False), ('handled_by__isnull', False)), _connector='OR'), name='readerreport_handled_by_somebody'),
        ),
        migrations.AddConstraint(
            model_name='readerreport',
            constraint=models.CheckConstraint(condition=models.Q(('standing', 'new'), models.Q(('answer__regex', '^\\s*$'), _negated=True), _connector='OR'), name='readerreport_answered', violation_error_message='Say what you answer.'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='readerreport',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "articles_readerreportevent" ("answer", "claim_id", "edition_number", "handled_at", "handled_by_id", "id", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "received_at", "standing", "version", "words") SELECT new_values."answer", new_values."claim_id", new_values."edition_number", new_values."handled_at", new_values."handled_by_id", new_values."id", new_values."kind", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."public_id", new_values."received_at", new_values."standing", new_values."version", new_values."words" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='56708319a593df992e194e281b1b8c29d114098c', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_304d6', referencing='REFERENCING NEW TABLE AS new_values ', table='articles_readerreport', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='readerreport',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "articles_readerreportevent" ("answer", "claim_id", "edition_number", "handled_at", "handled_by_id", "id", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "received_at", "standing", "version", "words") SELECT new_values."answer", new_values."claim_id", new_values."edition_number", new_values."handled_at", new_values."handled_by_id", new_values."id", new_values."kind", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."public_id", new_values."received_at", new_values."standing", new_values."version", new_values."words" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values."answer" IS DISTINCT FROM (new_values."answer") OR old_values."claim_id" IS DISTINCT FROM (new_values."claim_id") OR old_values."edition_number" IS DISTINCT FROM (new_values."edition_number") OR old_values."handled_at" IS DISTINCT FROM (new_values."handled_at") OR old_values."handled_by_id" IS DISTINCT FROM (new_values."handled_by_id") OR old_values."id" IS DISTINCT FROM (new_values."id") OR old_values."kind" IS DISTINCT FROM (new_values."kind") OR old_values."public_id" IS DISTINCT FROM (new_values."public_id") OR old_values."received_at" IS DISTINCT FROM (new_values."received_at") OR old_values."standing" IS DISTINCT FROM (new_values."standing") OR old_values."version" IS DISTINCT FROM (new_values."version") OR old_values."words" IS DISTINCT FROM (new_values."words")) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='4050c65b2f4f15060b2c7f6ac60d9b7beebe9918', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_5774e', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='articles_readerreport', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='readerreport',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "articles_readerreportevent" ("answer", "claim_id", "edition_number", "handled_at", "handled_by_id", "id", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "received_at", "standing", "version", "words") SELECT old_values."answer", old_values."claim_id", old_values."edition_number", old_values."handled_at", old_values."handled_by_id", old_values."id", old_values."kind", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."public_id", old_values."received_at", old_values."standing", old_values."version", old_values."words" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='b3b276661f25b65f75acced16fcdff1f325bc1f2', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_0b685', referencing='REFERENCING OLD TABLE AS old_values ', table='articles_readerreport', when='AFTER')),
        ),
        migrations.AddIndex(
            model_name='snooze',
            index=models.Index(fields=['person', 'until'], name='snooze_running'),
        ),
        migrations.AddConstraint(
            model_name='snooze',
            constraint=models.UniqueConstraint(fields=('claim', 'person'), name='snooze_once', violation_error_message='You have snoozed this claim already.'),
        ),
        migrations.RunSQL(FUNCTIONS, DROP),
        *(statement_trigger(table, "a_require_actor", ANY, "require_actor") for table in ACTED_ON),
        *(row_trigger(table, name, on, run, "", args) for table, name, on, run, args in GUARDS),
        *(row_trigger(table, "a_keep_row", "BEFORE UPDATE", "keep_row") for table in APPEND_ONLY),
        *(statement_trigger(table, "a_keep_table", "TRUNCATE", "keep_table") for table in WHOLE),
        statement_trigger(
            "readerreportevent", "a_keep_table", "UPDATE OR DELETE OR TRUNCATE", "keep_table"
        ),
        *(
            row_trigger(
                table, "a_public_id_stays", "BEFORE UPDATE", "public_id_stays",
                "OLD.public_id <> NEW.public_id",
            )
            for table in WITH_PUBLIC_ID
        ),
        *(added_rows_trigger(table, "g_used_id", "note_used_id") for table in WITH_PUBLIC_ID),
    ]
