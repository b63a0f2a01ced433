"""An article with every line and card."""

from __future__ import annotations

from articles.public.reading.article import ArticlePage
from articles.public.views.styleguide.sample import Sample, span_of
from articles.public.views.styleguide.text import article_of

_TEXT = """Sources report disagreements over privacy, prices, and who owns the trained models. \
Neither company would say more, and neither denied it.

Copies of what the cameras saw are said to have stayed with Harbour Data. One engineer looked at \
the empty rig for a while.

What is left

The licence fee rose by two fifths in January, and a former manager says that nothing weighed on \
the margin as much.

- The cameras are gone, a neighbour says.
- The models are still for sale.
"""


def annotated_page() -> ArticlePage:
    """All levels; claims over each other, of two spans, moved, withheld, lost, retracted."""
    sample = Sample(1, article_of(_TEXT), _TEXT)
    person = ("attributed", "a person close to Harbour Data")
    sample.says("The companies disagreed over privacy and over who owns the models.", "disputed",
                "moderate", sample.span("disagreements over privacy"),
                sample.span("who owns the trained models"), said=person,
                challenge="under_review", items_against=2, origins_against=2)  # fmt: skip
    sample.says("Harbour Data claims to own the trained models.", "supported", "high",
                sample.span("owns the trained models"))  # fmt: skip
    sample.says("Neither company denied the quarrel.", "supported", "very high",
                sample.span("neither denied it"))  # fmt: skip
    sample.says("Harbour Data kept copies of the recordings.", "partly_supported", "low",
                sample.span("Copies of what the cameras saw are said to have stayed"),
                said=("hedged", "are said to"), rating=3)  # fmt: skip
    sample.says("An engineer warned of the copies.", "unproven", "", span_of("", paragraph=2))
    sample.says("The licence fee rose by 40 per cent.", "supported", "very low",
                sample.span("The fee rose by 40 per cent", "The licence fee rose by two fifths"),
                state="moved", verified_how="carried_over", base="an older file")  # fmt: skip
    sample.says("The cameras were removed.", "not_assessed", "",
                sample.span("The cameras are gone"), lone_origin="unnamed")  # fmt: skip
    sample.says("The models were deleted.", "refuted", "high",
                sample.span("The models are still for sale"), standing="retracted")  # fmt: skip
    sample.says("Both sides called the end mutual.", "supported", "high",
                span_of("both called it mutual", 0, 21), state="orphaned")  # fmt: skip
    return sample.page()
