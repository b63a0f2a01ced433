"""What a capture brings besides its text, and versions that return to an older one."""

from __future__ import annotations

import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

from articles.migrations._guards import row_trigger

FUNCTION = """
-- A return to an older text is a version of its own; the bytes just before are none.
CREATE FUNCTION version_changes() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    IF NEW.sha256 = (SELECT sha256 FROM articles_articleversion
        WHERE article_id = NEW.article_id AND number < NEW.number ORDER BY number DESC LIMIT 1)
    THEN
        PERFORM refuse('articleversion_bytes_once',
            'These very bytes are on record already, as the version before.');
    END IF;
    RETURN NULL;
END
$$;
"""

class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0007_people_and_groups'),
    ]

    operations = [
        pgtrigger.migrations.RemoveTrigger(
            model_name='article',
            name='insert_insert',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='article',
            name='update_update',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='article',
            name='delete_delete',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='articleversion',
            name='insert_insert',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='articleversion',
            name='update_update',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='articleversion',
            name='delete_delete',
        ),
        migrations.RemoveConstraint(
            model_name='articleversion',
            name='articleversion_bytes_once',
        ),
        migrations.AddField(
            model_name='article',
            name='is_confirmed',
            field=models.BooleanField(default=False, verbose_name='confirmed'),
        ),
        migrations.AddField(
            model_name='articleevent',
            name='is_confirmed',
            field=models.BooleanField(default=False, verbose_name='confirmed'),
        ),
        migrations.AddField(
            model_name='articleversion',
            name='headers',
            field=models.JSONField(blank=True, default=dict),
        ),
        migrations.AddField(
            model_name='articleversion',
            name='stated',
            field=models.JSONField(blank=True, default=list),
        ),
        migrations.AddField(
            model_name='articleversionevent',
            name='headers',
            field=models.JSONField(blank=True, default=dict),
        ),
        migrations.AddField(
            model_name='articleversionevent',
            name='stated',
            field=models.JSONField(blank=True, default=list),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='article',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "articles_articleevent" ("byline", "canonical_url", "default_basis", "default_directness", "default_kind", "default_source_id", "id", "is_confirmed", "kind", "language", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "published_on", "publisher_id", "rights", "standing", "title", "version") SELECT new_values."byline", new_values."canonical_url", new_values."default_basis", new_values."default_directness", new_values."default_kind", new_values."default_source_id", new_values."id", new_values."is_confirmed", new_values."kind", new_values."language", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."public_id", new_values."published_on", new_values."publisher_id", new_values."rights", new_values."standing", new_values."title", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='3599d77447341d2c58ede449b24b1bbcc58dcef3', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_b6ebd', referencing='REFERENCING NEW TABLE AS new_values ', table='articles_article', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='article',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "articles_articleevent" ("byline", "canonical_url", "default_basis", "default_directness", "default_kind", "default_source_id", "id", "is_confirmed", "kind", "language", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "published_on", "publisher_id", "rights", "standing", "title", "version") SELECT new_values."byline", new_values."canonical_url", new_values."default_basis", new_values."default_directness", new_values."default_kind", new_values."default_source_id", new_values."id", new_values."is_confirmed", new_values."kind", new_values."language", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."public_id", new_values."published_on", new_values."publisher_id", new_values."rights", new_values."standing", new_values."title", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values."byline" IS DISTINCT FROM (new_values."byline") OR old_values."canonical_url" IS DISTINCT FROM (new_values."canonical_url") OR old_values."default_basis" IS DISTINCT FROM (new_values."default_basis") OR old_values."default_directness" IS DISTINCT FROM (new_values."default_directness") OR old_values."default_kind" IS DISTINCT FROM (new_values."default_kind") OR old_values."default_source_id" IS DISTINCT FROM (new_values."default_source_id") OR old_values."id" IS DISTINCT FROM (new_values."id") OR old_values."is_confirmed" IS DISTINCT FROM (new_values."is_confirmed") OR old_values."kind" IS DISTINCT FROM (new_values."kind") OR old_values."language" IS DISTINCT FROM (new_values."language") OR old_values."public_id" IS DISTINCT FROM (new_values."public_id") OR old_values."published_on" IS DISTINCT FROM (new_values."published_on") OR old_values."publisher_id" IS DISTINCT FROM (new_values."publisher_id") OR old_values."rights" IS DISTINCT FROM (new_values."rights") OR old_values."standing" IS DISTINCT FROM (new_values."standing") OR old_values."title" IS DISTINCT FROM (new_values."title") OR old_values."version" IS DISTINCT FROM (new_values."version")) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='2ff47512b64aea4ef1d6d0705cf1e825b1020a28', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_d7697', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='articles_article', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='article',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "articles_articleevent" ("byline", "canonical_url", "default_basis", "default_directness", "default_kind", "default_source_id", "id", "is_confirmed", "kind", "language", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "published_on", "publisher_id", "rights", "standing", "title", "version") SELECT old_values."byline", old_values."canonical_url", old_values."default_basis", old_values."default_directness", old_values."default_kind", old_values."default_source_id", old_values."id", old_values."is_confirmed", old_values."kind", old_values."language", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."public_id", old_values."published_on", old_values."publisher_id", old_values."rights", old_values."standing", old_values."title", old_values."version" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='7a1f9d2c7e63c82bb1bdd2145ab2a0acdcf01ded', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_ddb9c', referencing='REFERENCING OLD TABLE AS old_values ', table='articles_article', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='articleversion',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "articles_articleversionevent" ("article_id", "blocks", "captured_at", "captured_by_id", "captured_from", "headers", "id", "media_type", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "sentences", "sha256", "stated", "text") SELECT new_values."article_id", new_values."blocks", new_values."captured_at", new_values."captured_by_id", new_values."captured_from", new_values."headers", new_values."id", new_values."media_type", new_values."number", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."public_id", new_values."sentences", new_values."sha256", new_values."stated", new_values."text" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='9a030392e9522fb73b925f5b4448ae162c4de46c', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_6882d', referencing='REFERENCING NEW TABLE AS new_values ', table='articles_articleversion', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='articleversion',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "articles_articleversionevent" ("article_id", "blocks", "captured_at", "captured_by_id", "captured_from", "headers", "id", "media_type", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "sentences", "sha256", "stated", "text") SELECT new_values."article_id", new_values."blocks", new_values."captured_at", new_values."captured_by_id", new_values."captured_from", new_values."headers", new_values."id", new_values."media_type", new_values."number", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."public_id", new_values."sentences", new_values."sha256", new_values."stated", new_values."text" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values."article_id" IS DISTINCT FROM (new_values."article_id") OR old_values."blocks" IS DISTINCT FROM (new_values."blocks") OR old_values."captured_at" IS DISTINCT FROM (new_values."captured_at") OR old_values."captured_by_id" IS DISTINCT FROM (new_values."captured_by_id") OR old_values."captured_from" IS DISTINCT FROM (new_values."captured_from") OR old_values."headers" IS DISTINCT FROM (new_values."headers") OR old_values."id" IS DISTINCT FROM (new_values."id") OR old_values."media_type" IS DISTINCT FROM (new_values."media_type") OR old_values."number" IS DISTINCT FROM (new_values."number") OR old_values."public_id" IS DISTINCT FROM (new_values."public_id") OR old_values."sentences" IS DISTINCT FROM (new_values."sentences") OR old_values."sha256" IS DISTINCT FROM (new_values."sha256") OR old_values."stated" IS DISTINCT FROM (new_values."stated") OR old_values."text" IS DISTINCT FROM (new_values."text")) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='ae79ddc19fff98ed23fa2c99d24f525dacd4fae6', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_9dbb9', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='articles_articleversion', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='articleversion',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "articles_articleversionevent" ("article_id", "blocks", "captured_at", "captured_by_id", "captured_from", "headers", "id", "media_type", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "sentences", "sha256", "stated", "text") SELECT old_values."article_id", old_values."blocks", old_values."captured_at", old_values."captured_by_id", old_values."captured_from", old_values."headers", old_values."id", old_values."media_type", old_values."number", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."public_id", old_values."sentences", old_values."sha256", old_values."stated", old_values."text" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='e90593f7695ff8241e22310171f46ec2a61469bd', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_3f3e1', referencing='REFERENCING OLD TABLE AS old_values ', table='articles_articleversion', when='AFTER')),
        ),
        migrations.RunSQL(FUNCTION, "DROP FUNCTION version_changes();"),
        row_trigger("articleversion", "d_changes", "AFTER INSERT", "version_changes"),
    ]
