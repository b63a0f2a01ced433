"""Forms that have one effect each, notes on who is editing, and roles in the history."""

import django.db.models.deletion
import django.db.models.functions.datetime
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

from articles.migrations._guards import statement_trigger


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0017_chain'),
    ]

    operations = [
        migrations.CreateModel(
            name='EditingNote',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('subject_type', models.CharField(max_length=40)),
                ('subject', models.CharField(max_length=20)),
                ('began_at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False)),
                ('seen_at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False)),
            ],
            options={
                'ordering': ('began_at', 'id'),
            },
        ),
        migrations.CreateModel(
            name='SentForm',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(max_length=32)),
                ('address', models.CharField(blank=True, max_length=500)),
                ('sent_at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False)),
            ],
            options={
                'ordering': ('id',),
            },
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='person',
            name='insert_insert',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='person',
            name='update_update',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='person',
            name='delete_delete',
        ),
        migrations.AddField(
            model_name='person',
            name='held_roles',
            field=models.CharField(blank=True, editable=False, help_text='As they were last given.', max_length=200, verbose_name='roles'),
        ),
        migrations.AddField(
            model_name='personevent',
            name='held_roles',
            field=models.CharField(blank=True, editable=False, help_text='As they were last given.', max_length=200, verbose_name='roles'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='person',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "articles_personevent" ("date_joined", "email", "first_name", "held_roles", "id", "is_active", "is_staff", "is_superuser", "is_system", "last_name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "public_name", "username") SELECT new_values."date_joined", new_values."email", new_values."first_name", new_values."held_roles", new_values."id", new_values."is_active", new_values."is_staff", new_values."is_superuser", new_values."is_system", new_values."last_name", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."public_id", new_values."public_name", new_values."username" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='2494022d3ffc9d7021d4982f6f4981fde54c6205', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_a2843', referencing='REFERENCING NEW TABLE AS new_values ', table='articles_person', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='person',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "articles_personevent" ("date_joined", "email", "first_name", "held_roles", "id", "is_active", "is_staff", "is_superuser", "is_system", "last_name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "public_name", "username") SELECT new_values."date_joined", new_values."email", new_values."first_name", new_values."held_roles", new_values."id", new_values."is_active", new_values."is_staff", new_values."is_superuser", new_values."is_system", new_values."last_name", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."public_id", new_values."public_name", new_values."username" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values."date_joined" IS DISTINCT FROM (new_values."date_joined") OR old_values."email" IS DISTINCT FROM (new_values."email") OR old_values."first_name" IS DISTINCT FROM (new_values."first_name") OR old_values."held_roles" IS DISTINCT FROM (new_values."held_roles") OR old_values."id" IS DISTINCT FROM (new_values."id") OR old_values."is_active" IS DISTINCT FROM (new_values."is_active") OR old_values."is_staff" IS DISTINCT FROM (new_values."is_staff") OR old_values."is_superuser" IS DISTINCT FROM (new_values."is_superuser") OR old_values."is_system" IS DISTINCT FROM (new_values."is_system") OR old_values."last_name" IS DISTINCT FROM (new_values."last_name") OR old_values."public_id" IS DISTINCT FROM (new_values."public_id") OR old_values."public_name" IS DISTINCT FROM (new_values."public_name") OR old_values."username" IS DISTINCT FROM (new_values."username")) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='5a82ab46a5ed01a68f42403b02e70015d3079728', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_414fc', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='articles_person', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='person',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "articles_personevent" ("date_joined", "email", "first_name", "held_roles", "id", "is_active", "is_staff", "is_superuser", "is_system", "last_name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "public_name", "username") SELECT old_values."date_joined", old_values."email", old_values."first_name", old_values."held_roles", old_values."id", old_values."is_active", old_values."is_staff", old_values."is_superuser", old_values."is_system", old_values."last_name", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."public_id", old_values."public_name", old_values."username" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='971383c374673334a45a7402ce4e7af8e0c78a34', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_66b3f', referencing='REFERENCING OLD TABLE AS old_values ', table='articles_person', when='AFTER')),
        ),
        migrations.AddField(
            model_name='editingnote',
            name='person',
            field=models.ForeignKey(editable=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='sentform',
            name='person',
            field=models.ForeignKey(editable=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddIndex(
            model_name='editingnote',
            index=models.Index(fields=['seen_at'], name='editing_note_by_moment'),
        ),
        migrations.AddConstraint(
            model_name='editingnote',
            constraint=models.UniqueConstraint(fields=('subject_type', 'subject', 'person'), name='editing_note_once'),
        ),
        migrations.AddIndex(
            model_name='sentform',
            index=models.Index(fields=['sent_at'], name='sent_form_by_moment'),
        ),
        migrations.AddConstraint(
            model_name='sentform',
            constraint=models.UniqueConstraint(fields=('person', 'key'), name='sent_form_once'),
        ),
        migrations.AddConstraint(
            model_name='sentform',
            constraint=models.CheckConstraint(condition=models.Q(('key__regex', '^[0-9a-f]{32}$')), name='sent_form_key_random'),
        ),
        statement_trigger(
            "sentform", "a_require_actor", "INSERT OR UPDATE OR DELETE", "require_actor"
        ),
        # Lost in a crash, and that is all right: nothing rests on them.
        migrations.RunSQL(
            "ALTER TABLE articles_editingnote SET UNLOGGED;",
            "ALTER TABLE articles_editingnote SET LOGGED;",
        ),
    ]
