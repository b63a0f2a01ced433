"""How far an assessment lies from the rules: asked for an answer, and held to its own ceiling."""

from django.db import migrations, models

from articles.migrations._divergence import ANSWERED, COMPARED, DROP, RESTORED
from articles.migrations._guards import row_trigger

WORDS = [
    ("very low", "Very low"), ("low", "Low"), ("moderate", "Moderate"), ("high", "High"),
    ("very high", "Very high"),
]  # fmt: skip


class Migration(migrations.Migration):
    dependencies = [("articles", "0013_origin_proposals")]

    operations = [
        # Empty until a suggestion is computed again, which an edition of another day does.
        migrations.AddField(
            "suggestion",
            "ceiling_other",
            models.CharField(blank=True, choices=WORDS, db_default="", default="", max_length=9),
        ),
        migrations.RunSQL(COMPARED + ANSWERED, RESTORED + DROP),
        row_trigger(
            "evidence",
            "d_credibility",
            "BEFORE INSERT OR UPDATE",
            "credibility_follows",
            when="NEW.credibility = '1'",
        ),
    ]
