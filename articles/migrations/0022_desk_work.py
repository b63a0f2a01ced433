"""What people say to each other beside a claim: comments, questions, what they were told."""

import articles.fields
import django.db.models.deletion
import django.db.models.functions.datetime
from django.conf import settings
from django.db import migrations, models

from articles.migrations._desk_work import (
    ACTED_ON,
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
        ('articles', '0021_forms_of_administrators'),
    ]

    operations = [
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
            name='Notification',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('assigned', 'Assigned to you'), ('asked_to_check', 'Asked to check'), ('contradicted', 'Contradicted'), ('sent_back', 'Sent back'), ('verified', 'Checked'), ('comment', 'Comment')], max_length=14)),
                ('words', models.CharField(max_length=300)),
                ('told_at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                ('read_at', models.DateTimeField(null=True)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('claim', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='articles.claim')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='notifications', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ('-id',),
                'indexes': [models.Index(condition=models.Q(('read_at__isnull', True)), fields=['person', '-id'], name='notification_unread')],
                'constraints': [models.CheckConstraint(condition=models.Q(('kind__in', ['assigned', 'asked_to_check', 'contradicted', 'sent_back', 'verified', 'comment'])), name='notification_kind_known', violation_error_message='Choose one of: Assigned to you, Asked to check, Contradicted, Sent back, Checked, Comment.'), models.CheckConstraint(condition=models.Q(('words__regex', '^\\s*$'), _negated=True), name='notification_has_words')],
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
                'indexes': [models.Index(fields=['person', 'until'], name='snooze_running')],
                'constraints': [models.UniqueConstraint(fields=('claim', 'person'), name='snooze_once', violation_error_message='You have snoozed this claim already.')],
            },
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
