"""The sentences that a person last confirmed of each passage, kept beside its words."""

import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

# Whoever chose words read them where they stood. Of those that moved since nobody wrote down
# where: they wait for a person already, and go on doing so. Nobody edits here, so that the
# guards and the history, which ask for an author, are left out.
FILL = """
ALTER TABLE articles_appearancespan DISABLE TRIGGER USER;
UPDATE articles_appearancespan s SET confirmed = coalesce((
    SELECT substr(v.text, min((x->>0)::int) + 1, max((x->>1)::int) - min((x->>0)::int))
    FROM jsonb_array_elements(v.sentences) x
    WHERE (x->>0)::int < s."end" AND (x->>1)::int > s.start), s.exact)
FROM articles_appearance a JOIN articles_articleversion v ON v.id = a.article_version_id
WHERE a.id = s.appearance_id AND a.state <> 'moved';
ALTER TABLE articles_appearancespan ENABLE TRIGGER USER;
"""


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0010_claim_words'),
    ]

    operations = [
        pgtrigger.migrations.RemoveTrigger(
            model_name='appearancespan',
            name='insert_insert',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='appearancespan',
            name='update_update',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='appearancespan',
            name='delete_delete',
        ),
        migrations.AddField(
            model_name='appearancespan',
            name='confirmed',
            field=models.TextField(blank=True, editable=False),
        ),
        migrations.AddField(
            model_name='appearancespanevent',
            name='confirmed',
            field=models.TextField(blank=True, editable=False),
        ),
        migrations.RunSQL(FILL, migrations.RunSQL.noop),
        pgtrigger.migrations.AddTrigger(
            model_name='appearancespan',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "articles_appearancespanevent" ("appearance_id", "confirmed", "end", "exact", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "prefix", "public_id", "sentence", "start", "suffix") SELECT new_values."appearance_id", new_values."confirmed", new_values."end", new_values."exact", new_values."id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."position", new_values."prefix", new_values."public_id", new_values."sentence", new_values."start", new_values."suffix" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='b83fb3530d59a14a479a5998286389b64741e60d', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_dc316', referencing='REFERENCING NEW TABLE AS new_values ', table='articles_appearancespan', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='appearancespan',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "articles_appearancespanevent" ("appearance_id", "confirmed", "end", "exact", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "prefix", "public_id", "sentence", "start", "suffix") SELECT new_values."appearance_id", new_values."confirmed", new_values."end", new_values."exact", new_values."id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."position", new_values."prefix", new_values."public_id", new_values."sentence", new_values."start", new_values."suffix" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='ec1d1ac27c8b7add65ca49979a9864b339f38e94', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_68962', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='articles_appearancespan', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='appearancespan',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "articles_appearancespanevent" ("appearance_id", "confirmed", "end", "exact", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "prefix", "public_id", "sentence", "start", "suffix") SELECT old_values."appearance_id", old_values."confirmed", old_values."end", old_values."exact", old_values."id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."position", old_values."prefix", old_values."public_id", old_values."sentence", old_values."start", old_values."suffix" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='f3e03504b43e17d69e91af2e749cae90a7473cf0', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_f6d97', referencing='REFERENCING OLD TABLE AS old_values ', table='articles_appearancespan', when='AFTER')),
        ),
    ]
