"""Guards where an attempt got through: see tests/desk/guards/test_every_refusal.py."""

from django.db import migrations

from articles.migrations._closed_ways import BACKWARD, FORWARD
from articles.migrations._guards import row_trigger, statement_trigger

#: Where the highest id is the newest.
NEWEST = ("assessment", "request", "sourcegrade", "verification")

#: Rows that readers see; what they say is guarded row by row, who writes them here.
PUBLISHED = (
    "publishedaddress", "publishedappearance", "publishedarticle", "publishedbrief",
    "publishedclaim", "publishedclaimcompany", "publishedclaimtopic", "publishedcompany",
    "publishedcompanyidentifier", "publishedcompanyname", "publishedevidence",
    "publishedrelation", "publishedsource", "publishedtopic",
)  # fmt: skip


def rows_true_trigger(
    table: str, name: str, event: str, column: str, when: str = ""
) -> migrations.RunSQL:
    """At the commit: the rows beside a published claim are those of its edition."""
    condition = f"WHEN ({when}) " if when else ""
    return migrations.RunSQL(
        f"CREATE CONSTRAINT TRIGGER {name} AFTER {event} ON articles_{table} "
        f"DEFERRABLE INITIALLY DEFERRED FOR EACH ROW {condition}"
        f"EXECUTE FUNCTION published_rows_true('{column}');",
        f"DROP TRIGGER {name} ON articles_{table};",
    )


class Migration(migrations.Migration):
    dependencies = [("articles", "0019_unseen_with_withdrawn")]

    operations = [
        migrations.RunSQL(FORWARD, BACKWARD),
        row_trigger("outcome", "c_signed", "BEFORE INSERT OR UPDATE", "outcome_signed"),
        row_trigger("correction", "b_by_editor", "BEFORE INSERT", "correction_by_editor"),
        row_trigger("claim", "b_deleted_by", "BEFORE DELETE", "draft_deleted_by"),
        row_trigger("brief", "b_deleted_by", "BEFORE DELETE", "draft_deleted_by"),
        row_trigger("claim", "d_inside", "BEFORE INSERT OR UPDATE", "claim_kept_inside"),
        row_trigger("partchange", "c_after_check", "BEFORE INSERT", "change_after_check"),
        row_trigger(
            "verification", "b_stands", "BEFORE INSERT", "stands_with_reason",
            when="NEW.decision = 'stands'",
        ),
        *(
            row_trigger(
                table, "d_last", "BEFORE INSERT", "comes_last",
                arguments=f"'articles_{table}_id_seq'",
            )
            for table in NEWEST
        ),
        *(
            statement_trigger(
                table,
                "a_require_actor",
                "INSERT OR UPDATE OR DELETE",
                "require_actor_at_the_door",
            )
            for table in PUBLISHED
        ),
        *(
            row_trigger(f"published{table}", "c_guard", "BEFORE INSERT OR UPDATE", function)
            for table, function in (
                ("address", "published_address_guard"),
                ("relation", "published_relation_guard"),
            )
        ),
        rows_true_trigger("publishedclaim", "g_rows_true", "INSERT", "id"),
        rows_true_trigger(
            "publishedclaim", "g_rows_true_again", "UPDATE", "id",
            when="OLD.edition_id IS DISTINCT FROM NEW.edition_id",
        ),
        rows_true_trigger(
            "publishedclaimtopic", "g_rows_true", "INSERT OR UPDATE OR DELETE", "claim_id"
        ),
    ]  # fmt: skip
