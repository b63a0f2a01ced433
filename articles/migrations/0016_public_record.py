"""Neutral titles in the published rows, how a review ended, and one place for the embargo."""

from django.db import migrations, models
from django.db.models import Q

from articles.migrations._public_record import FILL, REPLACED, RESTORED

OUTCOMES = [
    ("upheld", "Upheld: the edition stands"), ("corrected", "Corrected"),
    ("retracted", "Retracted"),
]  # fmt: skip
NEUTRAL = ~Q(risk="none") & ~Q(verdict__in=["supported", "partly_supported"])


class Migration(migrations.Migration):
    dependencies = [("articles", "0015_first_tellers")]

    operations = [
        migrations.AddField(
            "publishedclaim",
            "neutral_title",
            models.TextField(blank=True, default=""),
            preserve_default=False,
        ),
        migrations.AddField(
            "publishedclaim",
            "challenge_outcome",
            models.CharField(blank=True, choices=OUTCOMES, default="", max_length=9),
            preserve_default=False,
        ),
        migrations.AddField(
            "publishedclaim", "challenge_closed_at", models.DateTimeField(blank=True, null=True)
        ),
        migrations.RunSQL(REPLACED, RESTORED),
        migrations.RunSQL(FILL, migrations.RunSQL.noop),
        migrations.AddConstraint(
            "publishedclaim",
            models.CheckConstraint(
                condition=Q(NEUTRAL, ~Q(standing="withdrawn"), ~Q(neutral_title=""))
                | Q(Q(~NEUTRAL) | Q(standing="withdrawn"), neutral_title=""),
                name="publishedclaim_neutral_title_if_risky",
            ),
        ),
        migrations.AddConstraint(
            "publishedclaim",
            models.CheckConstraint(
                condition=Q(challenge_outcome="", challenge_closed_at__isnull=True)
                | Q(
                    challenge_outcome__in=["upheld", "corrected", "retracted"],
                    challenge_closed_at__isnull=False,
                    challenge="none",
                ),
                name="publishedclaim_outcome_of_a_closed_challenge",
            ),
        ),
    ]
