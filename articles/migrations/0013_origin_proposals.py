"""Proposals of a shared origin: their sign, and decisions that stay as they are."""

import django.db.models.functions.datetime
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

from articles.migrations._guards import row_trigger

KEEP = r"""
-- A proposal is decided once, by the person who acts, at the time of the database; a draft's
-- proposals go with it.
CREATE FUNCTION keep_decision() RETURNS trigger
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
    IF TG_OP = 'DELETE' THEN
        IF OLD.is_accepted IS NULL OR (owner_is_current()
            AND current_setting('claimbook.deleting', true) = 'draft')
        THEN
            RETURN OLD;
        END IF;
    ELSIF TG_OP = 'INSERT' OR OLD.is_accepted IS NULL THEN
        IF NEW.decided_by_id IS NOT NULL THEN
            IF NEW.decided_by_id <> claimbook_human('decide a proposal') THEN
                PERFORM refuse('decided_by_actor',
                    'Who acts decides; nobody decides for another.');
            END IF;
            NEW.decided_at := transaction_timestamp();
        END IF;
        RETURN NEW;
    END IF;
    PERFORM refuse('decision_stays', 'This proposal was decided; the decision is kept.');
    RETURN NULL;
END
$$;
"""


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0012_staleness'),
    ]

    operations = [
        pgtrigger.migrations.RemoveTrigger(
            model_name='originproposal',
            name='insert_insert',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='originproposal',
            name='update_update',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='originproposal',
            name='delete_delete',
        ),
        migrations.AddField(
            model_name='originproposal',
            name='decided_at',
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name='originproposal',
            name='items_hash',
            field=models.CharField(default='', max_length=64),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name='originproposal',
            name='kind',
            field=models.CharField(choices=[('text', 'The same text'), ('citation', 'The same report cited'), ('quotation', 'The same quotation'), ('error', 'The same rare error')], default='text', max_length=9),
        ),
        migrations.AddField(
            model_name='originproposal',
            name='named',
            field=models.CharField(blank=True, max_length=200),
        ),
        migrations.AddField(
            model_name='originproposal',
            name='proposed_at',
            field=models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False),
        ),
        migrations.AddField(
            model_name='originproposal',
            name='reason',
            field=models.TextField(blank=True),
        ),
        migrations.AddField(
            model_name='originproposal',
            name='shared',
            field=models.TextField(blank=True),
        ),
        migrations.AddField(
            model_name='originproposalevent',
            name='decided_at',
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name='originproposalevent',
            name='items_hash',
            field=models.CharField(default='', max_length=64),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name='originproposalevent',
            name='kind',
            field=models.CharField(choices=[('text', 'The same text'), ('citation', 'The same report cited'), ('quotation', 'The same quotation'), ('error', 'The same rare error')], default='text', max_length=9),
        ),
        migrations.AddField(
            model_name='originproposalevent',
            name='named',
            field=models.CharField(blank=True, max_length=200),
        ),
        migrations.AddField(
            model_name='originproposalevent',
            name='proposed_at',
            field=models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False),
        ),
        migrations.AddField(
            model_name='originproposalevent',
            name='reason',
            field=models.TextField(blank=True),
        ),
        migrations.AddField(
            model_name='originproposalevent',
            name='shared',
            field=models.TextField(blank=True),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='originproposal',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "articles_originproposalevent" ("claim_id", "decided_at", "decided_by_id", "ground", "id", "is_accepted", "items_hash", "kind", "named", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proposed_at", "public_id", "reason", "shared", "version") SELECT new_values."claim_id", new_values."decided_at", new_values."decided_by_id", new_values."ground", new_values."id", new_values."is_accepted", new_values."items_hash", new_values."kind", new_values."named", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."proposed_at", new_values."public_id", new_values."reason", new_values."shared", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='73a919bd1a240c77a2590623c6f05cd12b71dc1c', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_f64b5', referencing='REFERENCING NEW TABLE AS new_values ', table='articles_originproposal', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='originproposal',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "articles_originproposalevent" ("claim_id", "decided_at", "decided_by_id", "ground", "id", "is_accepted", "items_hash", "kind", "named", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proposed_at", "public_id", "reason", "shared", "version") SELECT new_values."claim_id", new_values."decided_at", new_values."decided_by_id", new_values."ground", new_values."id", new_values."is_accepted", new_values."items_hash", new_values."kind", new_values."named", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."proposed_at", new_values."public_id", new_values."reason", new_values."shared", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values."claim_id" IS DISTINCT FROM (new_values."claim_id") OR old_values."decided_at" IS DISTINCT FROM (new_values."decided_at") OR old_values."decided_by_id" IS DISTINCT FROM (new_values."decided_by_id") OR old_values."ground" IS DISTINCT FROM (new_values."ground") OR old_values."id" IS DISTINCT FROM (new_values."id") OR old_values."is_accepted" IS DISTINCT FROM (new_values."is_accepted") OR old_values."items_hash" IS DISTINCT FROM (new_values."items_hash") OR old_values."kind" IS DISTINCT FROM (new_values."kind") OR old_values."named" IS DISTINCT FROM (new_values."named") OR old_values."proposed_at" IS DISTINCT FROM (new_values."proposed_at") OR old_values."public_id" IS DISTINCT FROM (new_values."public_id") OR old_values."reason" IS DISTINCT FROM (new_values."reason") OR old_values."shared" IS DISTINCT FROM (new_values."shared") OR old_values."version" IS DISTINCT FROM (new_values."version")) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='ef570fc2e720994f1d9574b6c39ededf5d2c6549', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_14771', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='articles_originproposal', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='originproposal',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "articles_originproposalevent" ("claim_id", "decided_at", "decided_by_id", "ground", "id", "is_accepted", "items_hash", "kind", "named", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proposed_at", "public_id", "reason", "shared", "version") SELECT old_values."claim_id", old_values."decided_at", old_values."decided_by_id", old_values."ground", old_values."id", old_values."is_accepted", old_values."items_hash", old_values."kind", old_values."named", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."proposed_at", old_values."public_id", old_values."reason", old_values."shared", old_values."version" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='838eb5b5fe3121bcfed1896f51b4eed9f4e6914c', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_bfdc0', referencing='REFERENCING OLD TABLE AS old_values ', table='articles_originproposal', when='AFTER')),
        ),
        migrations.AddConstraint(
            model_name='originproposal',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['text', 'citation', 'quotation', 'error'])), name='originproposal_kind_known', violation_error_message='Choose one of: The same text, The same report cited, The same quotation, The same rare error.'),
        ),
        migrations.AddConstraint(
            model_name='originproposal',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('decided_at__isnull', True), ('is_accepted__isnull', True)), models.Q(('decided_at__isnull', False), ('is_accepted__isnull', False)), _connector='OR'), name='originproposal_decision_dated'),
        ),
        migrations.AddConstraint(
            model_name='originproposal',
            constraint=models.UniqueConstraint(fields=('claim', 'kind', 'items_hash'), name='originproposal_once', violation_error_message='These items were proposed on the same sign before.'),
        ),
        migrations.RunSQL(KEEP, "DROP FUNCTION keep_decision();"),
        row_trigger(
            "originproposal", "a_keep_decision", "BEFORE INSERT OR UPDATE OR DELETE", "keep_decision"
        ),
    ]
