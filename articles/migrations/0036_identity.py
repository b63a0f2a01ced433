"""Where names and identifiers of companies come from; lists by letter; companies alike."""

import django.contrib.postgres.indexes
import django.db.models.deletion
import django.db.models.functions.datetime
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

from articles.migrations._guards import row_trigger, statement_trigger
from articles.migrations._identity import DROP, FUNCTIONS


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0035_imports'),
    ]

    operations = [
        migrations.RunSQL(FUNCTIONS, DROP),
        migrations.CreateModel(
            name='CompanyApart',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('reason', models.CharField(blank=True, max_length=300)),
                ('told_at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False)),
            ],
            options={
                'ordering': ('id',),
            },
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='companyidentifier',
            name='insert_insert',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='companyidentifier',
            name='update_update',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='companyidentifier',
            name='delete_delete',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='companyname',
            name='insert_insert',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='companyname',
            name='update_update',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='companyname',
            name='delete_delete',
        ),
        migrations.AddField(
            model_name='companyidentifier',
            name='origin',
            field=models.CharField(blank=True, db_default='', help_text='Where it is from, such as “SEC EDGAR” or an address. Readers see it.', max_length=500, verbose_name='where it is from'),
        ),
        migrations.AddField(
            model_name='companyidentifierevent',
            name='origin',
            field=models.CharField(blank=True, db_default='', help_text='Where it is from, such as “SEC EDGAR” or an address. Readers see it.', max_length=500, verbose_name='where it is from'),
        ),
        migrations.AddField(
            model_name='companyname',
            name='origin',
            field=models.CharField(blank=True, db_default='', help_text='Where it is from, such as “SEC EDGAR” or an address. Readers see it.', max_length=500, verbose_name='where it is from'),
        ),
        migrations.AddField(
            model_name='companynameevent',
            name='origin',
            field=models.CharField(blank=True, db_default='', help_text='Where it is from, such as “SEC EDGAR” or an address. Readers see it.', max_length=500, verbose_name='where it is from'),
        ),
        migrations.AddField(
            model_name='publishedcompany',
            name='letter',
            field=models.GeneratedField(db_persist=True, expression=models.Func(models.F('name'), function='company_letter', output_field=models.TextField()), output_field=models.TextField()),
        ),
        migrations.AddField(
            model_name='publishedcompany',
            name='sort_key',
            field=models.GeneratedField(db_persist=True, expression=models.Func(models.F('name'), function='company_fold', output_field=models.TextField()), output_field=models.TextField()),
        ),
        migrations.AddField(
            model_name='publishedcompanyidentifier',
            name='origin',
            field=models.CharField(blank=True, db_default='', max_length=500),
        ),
        migrations.AddField(
            model_name='publishedcompanyname',
            name='origin',
            field=models.CharField(blank=True, db_default='', max_length=500),
        ),
        migrations.AddIndex(
            model_name='company',
            index=django.contrib.postgres.indexes.GinIndex(models.Func(models.F('name'), function='company_words'), name='company_words'),
        ),
        migrations.AddIndex(
            model_name='company',
            index=models.Index(django.contrib.postgres.indexes.OpClass(models.Func(models.F('name'), function='company_initials'), name='text_pattern_ops'), name='company_initials'),
        ),
        migrations.AddIndex(
            model_name='companyname',
            index=django.contrib.postgres.indexes.GinIndex(models.Func(models.F('name'), function='company_words'), name='companyname_words'),
        ),
        migrations.AddIndex(
            model_name='companyname',
            index=models.Index(django.contrib.postgres.indexes.OpClass(models.Func(models.F('name'), function='company_initials'), name='text_pattern_ops'), name='companyname_initials'),
        ),
        migrations.AddIndex(
            model_name='publishedcompany',
            index=models.Index(fields=['letter', 'sort_key', 'id'], name='publishedcompany_letter'),
        ),
        migrations.AddIndex(
            model_name='publishedcompany',
            index=models.Index(fields=['country', 'sort_key', 'id'], name='publishedcompany_country'),
        ),
        migrations.AddIndex(
            model_name='edition',
            index=models.Index(condition=models.Q(('number', 1), ('verified_how', 'carried_over'), _negated=True), fields=['-published_at', '-id'], name='edition_moved'),
        ),
        migrations.AddIndex(
            model_name='publishedsource',
            index=models.Index(fields=['label', 'id'], name='publishedsource_by_label'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='companyidentifier',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "articles_companyidentifierevent" ("company_id", "id", "origin", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "scheme", "value") SELECT new_values."company_id", new_values."id", new_values."origin", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."public_id", new_values."scheme", new_values."value" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='593163e210283ef1c9076ee6e2ff651df6c1fbf7', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_8df09', referencing='REFERENCING NEW TABLE AS new_values ', table='articles_companyidentifier', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='companyidentifier',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "articles_companyidentifierevent" ("company_id", "id", "origin", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "scheme", "value") SELECT new_values."company_id", new_values."id", new_values."origin", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."public_id", new_values."scheme", new_values."value" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='3fe51d9b0cf0c1bc8ec5ce1c57a68e4a671534dd', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_ca935', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='articles_companyidentifier', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='companyidentifier',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "articles_companyidentifierevent" ("company_id", "id", "origin", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "scheme", "value") SELECT old_values."company_id", old_values."id", old_values."origin", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."public_id", old_values."scheme", old_values."value" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='d48045742d491b47d45821c3a2ac6edf65862b45', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_9e165', referencing='REFERENCING OLD TABLE AS old_values ', table='articles_companyidentifier', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='companyname',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "articles_companynameevent" ("company_id", "id", "kind", "name", "origin", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "valid_from", "valid_until") SELECT new_values."company_id", new_values."id", new_values."kind", new_values."name", new_values."origin", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."public_id", new_values."valid_from", new_values."valid_until" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='126237b58af3c82d9ae570dd303c1a1e137f79f2', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_311fb', referencing='REFERENCING NEW TABLE AS new_values ', table='articles_companyname', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='companyname',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "articles_companynameevent" ("company_id", "id", "kind", "name", "origin", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "valid_from", "valid_until") SELECT new_values."company_id", new_values."id", new_values."kind", new_values."name", new_values."origin", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."public_id", new_values."valid_from", new_values."valid_until" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='f155136eade33b4467297df650ab1fba564d3cfc', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_c8eb2', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='articles_companyname', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='companyname',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "articles_companynameevent" ("company_id", "id", "kind", "name", "origin", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "valid_from", "valid_until") SELECT old_values."company_id", old_values."id", old_values."kind", old_values."name", old_values."origin", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."public_id", old_values."valid_from", old_values."valid_until" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='d717354ec81006c563c78915eb4caa6fb81debb7', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_3bd52', referencing='REFERENCING OLD TABLE AS old_values ', table='articles_companyname', when='AFTER')),
        ),
        migrations.AddField(
            model_name='companyapart',
            name='first',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='apart_from', to='articles.company'),
        ),
        migrations.AddField(
            model_name='companyapart',
            name='second',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='apart_of', to='articles.company'),
        ),
        migrations.AddField(
            model_name='companyapart',
            name='told_by',
            field=models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddConstraint(
            model_name='companyapart',
            constraint=models.UniqueConstraint(fields=('first', 'second'), name='companyapart_once', violation_error_message='Somebody said so of these two already.'),
        ),
        migrations.AddConstraint(
            model_name='companyapart',
            constraint=models.CheckConstraint(condition=models.Q(('first__lt', models.F('second'))), name='companyapart_lower_first'),
        ),
        statement_trigger("companyapart", "a_require_actor", "INSERT OR UPDATE OR DELETE", "require_actor"),
        row_trigger("companyapart", "b_signed", "BEFORE INSERT OR UPDATE", "company_apart_signed"),
    ]
