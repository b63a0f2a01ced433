"""Reviews that find nothing to change."""

from django.db import migrations, models
from django.db.models import Q

from articles.migrations._guards import row_trigger
from articles.migrations._time import BACKWARD, FORWARD

DECISIONS = [
    ("checked", "Checked"), ("sent_back", "Sent back"), ("rejected", "Rejected"),
    ("stands", "The edition stands"), ("reviewed", "Reviewed: nothing to change"),
]  # fmt: skip
REVIEWERS = [("fact-checker", "a fact-checker"), ("editor", "an editor")]


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0025_mail'),
    ]

    operations = [
        migrations.RemoveConstraint("verification", "verification_decision_known"),
        migrations.AlterField(
            "verification",
            "decision",
            models.CharField(choices=DECISIONS, default="checked", max_length=9),
        ),
        migrations.AddField(
            "verification", "next_due_on", models.DateField(blank=True, null=True)
        ),
        migrations.AddField(
            "verification",
            "next_due_reason",
            models.CharField(blank=True, db_default="", default="", max_length=300),
        ),
        migrations.AddConstraint(
            "verification",
            models.CheckConstraint(
                condition=Q(decision__in=[value for value, _ in DECISIONS]),
                name="verification_decision_known",
                violation_error_message=(
                    f"Choose one of: {', '.join(label for _, label in DECISIONS)}."
                ),
            ),
        ),
        migrations.AddConstraint(
            "verification",
            models.CheckConstraint(
                condition=Q(decision="reviewed", next_due_on__isnull=False)
                & ~Q(next_due_reason__regex=r"^\s*$")
                | Q(next_due_on__isnull=True, next_due_reason=""),
                name="verification_next_due_with_reason",
                violation_error_message="Say why it is due then.",
            ),
        ),
        migrations.AddField(
            "publishedclaim",
            "reviewed_by",
            models.CharField(blank=True, choices=REVIEWERS, default="", max_length=12),
            preserve_default=False,
        ),
        migrations.AddConstraint(
            "publishedclaim",
            models.CheckConstraint(
                condition=Q(reviewed_by__in=["", *(value for value, _ in REVIEWERS)]),
                name="publishedclaim_reviewed_by_known",
            ),
        ),
        migrations.RunSQL(FORWARD, BACKWARD),
        row_trigger(
            "publishedclaim", "d_review", "BEFORE INSERT OR UPDATE", "published_review_guard"
        ),
    ]
