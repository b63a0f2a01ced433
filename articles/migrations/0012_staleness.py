"""Suggestions go stale by themselves; a recheck has its reason, and its end is a review."""

from django.db import migrations, models
from django.db.models import Q

from articles.migrations._evidence_parts import DROP_EVIDENCE_PARTS, EVIDENCE_PARTS
from articles.migrations._guards import added_rows_trigger, statement_trigger
from articles.migrations._rechecks import DROP_EDITIONS, EDITIONS, REPLACED, RESTORED
from articles.migrations._staleness import DROP, MARKS, REACH


def changed_rows_trigger(table: str, function: str, event: str) -> migrations.RunSQL:
    """After each such statement, with its rows as the tables `removed` and `added`."""
    tables = {"UPDATE": "OLD TABLE AS removed NEW TABLE AS added", "DELETE": "OLD TABLE AS removed"}
    name = f"h_stale_{event.lower()}"
    return migrations.RunSQL(
        f"CREATE TRIGGER {name} AFTER {event} ON articles_{table} "
        f"REFERENCING {tables[event]} FOR EACH STATEMENT EXECUTE FUNCTION {function}();",
        f"DROP TRIGGER {name} ON articles_{table};",
    )


DECISIONS = [
    ("checked", "Checked"), ("sent_back", "Sent back"), ("rejected", "Rejected"),
    ("stands", "The edition stands"),
]  # fmt: skip


class Migration(migrations.Migration):
    dependencies = [("articles", "0011_confirmed_sentences")]

    operations = [
        migrations.RunSQL(REACH + MARKS, DROP),
        statement_trigger("evidence", "b_ground", "INSERT OR UPDATE", "evidence_on_ground"),
        statement_trigger("evidencederivation", "b_ground", "INSERT OR UPDATE", "evidence_on_ground"),
        added_rows_trigger("sourcegrade", "h_stale", "grades_move"),
        changed_rows_trigger("source", "owners_move", "UPDATE"),
        changed_rows_trigger("article", "articles_move", "UPDATE"),
        added_rows_trigger("articlederivation", "h_stale", "rewrites_move"),
        changed_rows_trigger("articlederivation", "rewrites_move", "UPDATE"),
        changed_rows_trigger("articlederivation", "rewrites_move", "DELETE"),
        migrations.RemoveConstraint("verification", "verification_decision_known"),
        migrations.RemoveConstraint("verification", "verification_says_why_not"),
        migrations.AlterField(
            "verification",
            "decision",
            models.CharField(choices=DECISIONS, default="checked", max_length=9),
        ),
        migrations.AddConstraint(
            "verification",
            models.CheckConstraint(
                condition=Q(decision__in=[value for value, _ in DECISIONS]),
                name="verification_decision_known",
                violation_error_message=(
                    "Choose one of: Checked, Sent back, Rejected, The edition stands."
                ),
            ),
        ),
        migrations.AddConstraint(
            "verification",
            models.CheckConstraint(
                condition=Q(decision__in=["checked", "stands"]) | Q(comment__regex=r"\S.{8,}\S"),
                name="verification_says_why_not",
                violation_error_message="Say in 10 characters or more what has to change.",
            ),
        ),
        migrations.RunSQL(EDITIONS, DROP_EDITIONS),
        migrations.RunSQL(REPLACED, RESTORED),
        migrations.RunSQL(EVIDENCE_PARTS, DROP_EVIDENCE_PARTS),
    ]
