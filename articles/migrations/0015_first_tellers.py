"""Which source published evidence goes back to, for the pages of sources."""

import django.db.models.deletion
from django.db import migrations, models

from articles.migrations._guards import row_trigger

GUARD = """
-- Nobody is named here whom the edition does not name as a source of its evidence.
CREATE FUNCTION first_teller_guard() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM jsonb_array_elements(shown_content(NEW.claim_id)->'evidence') s
        JOIN articles_publishedsource o ON o.public_id = s->'source'->>'id'
        WHERE o.id = NEW.first_teller_id)
    THEN
        PERFORM refuse('published_as_edition', 'The edition names no such source.');
    END IF;
    RETURN NEW;
END
$$;
"""

# What is public already counts as told by its own source until its claim is published again.
FILL = """
UPDATE articles_publishedevidence e SET first_teller_id = e.source_id
FROM articles_publishedclaim c WHERE c.id = e.claim_id AND c.standing <> 'withdrawn';
SET CONSTRAINTS ALL IMMEDIATE;
"""


class Migration(migrations.Migration):
    dependencies = [("articles", "0014_divergence")]

    operations = [
        migrations.AddField(
            "publishedevidence",
            "first_teller",
            models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="first_told",
                to="articles.publishedsource",
            ),
        ),
        migrations.RunSQL(GUARD, "DROP FUNCTION first_teller_guard();"),
        row_trigger(
            "publishedevidence",
            "d_first_teller",
            "BEFORE INSERT OR UPDATE",
            "first_teller_guard",
            when="NEW.first_teller_id IS NOT NULL",
        ),
        migrations.RunSQL(FILL, migrations.RunSQL.noop),
    ]
