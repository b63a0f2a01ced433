"""Bases carried over set-wise."""

from django.db import migrations

from articles.migrations._carried_over import BACKWARD, FORWARD, OF_A_BASE, OF_THE_DESK
from articles.migrations._guards import added_rows_trigger, row_trigger

_OF_A_BASE = "NEW.verified_how = 'carried_over'"
_TOPICS = (
    "CREATE CONSTRAINT TRIGGER g_rows_true AFTER INSERT OR UPDATE OR DELETE "
    "ON articles_publishedclaimtopic DEFERRABLE INITIALLY DEFERRED FOR EACH ROW "
    "EXECUTE FUNCTION {};"
)


def narrowed(
    table: str, name: str, events: str, function: str, *, now: str, when: str = "", before: str = ""
) -> migrations.RunSQL:
    """The trigger of another migration, for other events or rows; `before` was its condition."""

    def made(of: str, condition: str) -> str:
        asked = f"WHEN ({condition}) " if condition else ""
        return (
            f"DROP TRIGGER {name} ON articles_{table}; CREATE TRIGGER {name} {of} "
            f"ON articles_{table} FOR EACH ROW {asked}EXECUTE FUNCTION {function}();"
        )

    return migrations.RunSQL(made(now, when), made(events, before))


class Migration(migrations.Migration):
    dependencies = [("articles", "0036_identity")]

    operations = [
        migrations.RunSQL(FORWARD, BACKWARD),
        *(
            narrowed(table, name, events, function, now=events, when=when)
            for table, name, events, function, when in (
                ("verification", "c_signed", "BEFORE INSERT", "verification_signed", OF_THE_DESK),
                ("verification", "e_moves", "AFTER INSERT", "verification_moves", OF_THE_DESK),
                ("edition", "c_guard", "BEFORE INSERT", "edition_guard", f"NOT ({_OF_A_BASE})"),
                ("edition", "e_mirrored", "AFTER INSERT", "edition_mirrored", f"NOT ({_OF_A_BASE})"),
            )
        ),
        row_trigger("verification", "c_carried", "BEFORE INSERT", "carried_over_signed", OF_A_BASE),
        row_trigger("edition", "c_carried", "BEFORE INSERT", "carried_over_edition", _OF_A_BASE),
        added_rows_trigger("verification", "e_carried", "carried_over_verified"),
        added_rows_trigger("edition", "e_carried", "carried_over_told"),
        *(
            narrowed(table, name, "BEFORE INSERT OR UPDATE", function, now="BEFORE UPDATE", when=when, before=when)
            for table, name, function, when in (
                ("publishedevidence", "c_guard", "published_evidence_guard", ""),
                (
                    "publishedevidence", "d_first_teller", "first_teller_guard",
                    "NEW.first_teller_id IS NOT NULL",
                ),
                ("publishedclaimcompany", "c_guard", "published_claim_company_guard", ""),
            )
        ),
        added_rows_trigger("publishedevidence", "c_added", "published_evidence_added"),
        added_rows_trigger("publishedclaimcompany", "c_added", "published_claim_company_added"),
        migrations.RunSQL(
            "DROP TRIGGER g_rows_true ON articles_publishedclaimtopic;"
            + _TOPICS.format("published_topics_true()"),
            "DROP TRIGGER g_rows_true ON articles_publishedclaimtopic;"
            + _TOPICS.format("published_rows_true('claim_id')"),
        ),
    ]  # fmt: skip
