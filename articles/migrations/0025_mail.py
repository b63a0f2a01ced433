"""How people are told: at once, once a day or never."""

import django.db.models.deletion
import django.db.models.functions.datetime
from django.conf import settings
from django.db import migrations, models

from articles.migrations._guards import row_trigger, statement_trigger
from articles.migrations._mail import ACTED_ON, DROP, FUNCTIONS, GUARDS, WHOLE

ANY = "INSERT OR UPDATE OR DELETE"


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0024_reports'),
    ]

    operations = [
        migrations.CreateModel(
            name='MailOut',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('purpose', models.CharField(choices=[('notice', 'One thing that somebody was told'), ('digest', 'What somebody was told in a day'), ('answer', 'The answer to a reader’s report')], max_length=6)),
                ('day', models.DateField(null=True)),
                ('up_to', models.BigIntegerField(null=True)),
                ('queued_at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                ('due_at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                ('tries', models.PositiveSmallIntegerField(default=0)),
                ('sent_at', models.DateTimeField(null=True)),
                ('given_up_at', models.DateTimeField(null=True)),
                ('problem', models.CharField(blank=True, max_length=100)),
                ('notification', models.OneToOneField(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='mail', to='articles.notification')),
                ('person', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('report', models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='mail', to='articles.readerreport')),
            ],
            options={
                'ordering': ('id',),
                'indexes': [models.Index(condition=models.Q(('given_up_at__isnull', True), ('sent_at__isnull', True)), fields=['due_at'], name='mailout_waiting')],
                'constraints': [models.CheckConstraint(condition=models.Q(('purpose__in', ['notice', 'digest', 'answer'])), name='mailout_purpose_known', violation_error_message='Choose one of: One thing that somebody was told, What somebody was told in a day, The answer to a reader’s report.'), models.UniqueConstraint(fields=('person', 'day'), name='mailout_one_digest_a_day'), models.CheckConstraint(condition=models.Q(models.Q(('day', None), ('notification__isnull', False), ('person__isnull', False), ('purpose', 'notice'), ('report', None), ('up_to', None)), models.Q(('day__isnull', False), ('notification', None), ('person__isnull', False), ('purpose', 'digest'), ('report', None), ('up_to__isnull', False)), models.Q(('day', None), ('notification', None), ('person', None), ('purpose', 'answer'), ('report__isnull', False), ('up_to', None)), _connector='OR'), name='mailout_about_one_thing'), models.CheckConstraint(condition=models.Q(('sent_at', None), ('given_up_at', None), _connector='OR'), name='mailout_one_end')],
            },
        ),
        migrations.CreateModel(
            name='NotificationChoice',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('assigned', 'Assigned to you'), ('asked_to_check', 'Asked to check'), ('contradicted', 'Contradicted'), ('sent_back', 'Sent back'), ('verified', 'Checked'), ('comment', 'Comment'), ('report', 'A reader’s report')], max_length=14)),
                ('how', models.CharField(choices=[('at_once', 'By mail, at once'), ('digest', 'By mail, once a day'), ('never', 'Only at the desk')], max_length=7)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='notification_choices', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ('id',),
                'constraints': [models.UniqueConstraint(fields=('person', 'kind'), name='notificationchoice_once'), models.CheckConstraint(condition=models.Q(('kind__in', ['assigned', 'asked_to_check', 'contradicted', 'sent_back', 'verified', 'comment', 'report'])), name='notificationchoice_kind_known', violation_error_message='Choose one of: Assigned to you, Asked to check, Contradicted, Sent back, Checked, Comment, A reader’s report.'), models.CheckConstraint(condition=models.Q(('how__in', ['at_once', 'digest', 'never'])), name='notificationchoice_how_known', violation_error_message='Choose one of: By mail, at once, By mail, once a day, Only at the desk.')],
            },
        ),
        migrations.RunSQL(FUNCTIONS, DROP),
        *(statement_trigger(table, "a_require_actor", ANY, "require_actor") for table in ACTED_ON),
        *(row_trigger(table, name, on, run, "", args) for table, name, on, run, args in GUARDS),
        *(statement_trigger(table, "a_keep_table", "TRUNCATE", "keep_table") for table in WHOLE),
    ]
