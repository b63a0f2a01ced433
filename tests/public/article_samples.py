"""Articles in the states that their page has something to say about."""

from __future__ import annotations

import random
from typing import Any

from articles.fields import new_public_id
from articles.public.models import PublishedAppearance, PublishedArticle, PublishedClaim
from tests.public import factories as make

REPORT = (
    "KINGSPORT. Sources report disagreements over data privacy standards, intellectual property "
    "rights, and project priorities. | Neither company would say more.",
    "# Emerging tensions",
    "The licence fee rose by a third in January, and the margin fell to a fifth of the price. | "
    "Nothing weighed on it as much as the fee, a former manager says.",
    "The cameras are gone.",
    "Copies of what they saw are said to have stayed.",
    "Asked what he would do differently, one engineer looked at the empty rig for a while.",
)


def claim(statement: str, confidence: str | None = None, **content: Any) -> PublishedClaim:
    """Supported with that confidence, unproven without one."""
    verdict = "supported" if confidence else "unproven"
    return make.published_claim(
        statement, **({"verdict": verdict, "confidence": confidence} | content)
    )


def span(exact: str, start: int | None = None, **values: Any) -> dict[str, Any]:
    """As rows of appearances keep it; `length` where the text's words differ in theirs."""
    length = values.pop("length", len(exact))
    given = {"exact": exact, "start": start, "end": None if start is None else start + length}
    return given | {"sentence": None, "paragraph": None} | values


def hidden_span(paragraph: int) -> dict[str, Any]:
    """Past the quotation meter: no words, only their paragraph."""
    return span("", paragraph=paragraph)


def text_of(article: PublishedArticle) -> str:
    return "\n\n".join(block["text"] for block in article.body)


def edited_article() -> PublishedArticle:
    """A third version: claims over each other, one of two spans, changed and removed words."""
    body = make.blocks(*REPORT)
    for block in body[3:5]:
        block["kind"] = "list_item"
    article = make.published_article(
        "Is the partnership falling apart?",
        body=body,
        publisher=make.published_source("The Daily Ledger"),
        byline="Jonas Weir",
        published_on="2025-11-12",
        url="https://ledger.example/partnership",
        version=3,
        rights="licensed",
        sentence_count=8,
    )
    said = {"mode": "attributed", "attribution": "sources"}
    for statement, confidence, words in (
        ("The companies quarrel over intellectual property.", "moderate",
         ("disagreements over", "intellectual property rights")),
        ("The companies disagree about three things.", "very high",
         ("Sources report disagreements over data privacy standards, intellectual property "
          "rights, and project priorities",)),
        ("They disagree about data privacy standards.", "low", ("data privacy standards",)),
        ("Data privacy was the first point of disagreement.", "very low",
         ("data privacy standards",)),
        ("Copies of the training data have stayed at Northlight.", None,
         ("Copies of what they saw are said to have stayed",)),
    ):  # fmt: skip
        make.published_appearance(claim(statement, confidence), article, *words, **said)
    at = text_of(article).index("The licence fee")
    changed = span("The licence fee rose by 40 per cent", at, length=len("The licence fee rose"))
    make.published_appearance(
        claim("Harbour raised its fee by 40 per cent.", "high"),
        article,
        spans=[changed],
        first_start=at,
        state="moved",
    )
    make.published_appearance(
        claim("Harbour offered the models to Tern Automation.", risk="allegation"),
        article,
        "Harbour had begun to show the models to Tern Automation",
        state="orphaned",
        version=2,
    )
    return article


def metered_article() -> PublishedArticle:
    """May only be quoted: claims that share words, one past the meter, one gone."""
    article = make.published_article(
        "A thin year for arms",
        publisher=make.published_source("Trade Courier"),
        url="https://courier.example/a-thin-year",
        published_on="2025-10",
        version=2,
        sentence_count=64,
    )
    words = "the margin fell to a fifth of the price, and the fee was the reason"
    for statement, confidence, spans, values in (
        ("The margin fell to a fifth.", "high", [span(words[:40], 210)], {}),
        ("The fee brought the margin down.", "low", [span(words, 210)],
         {"mode": "hedged"}),
        ("The two companies quarrel over patents.", "moderate",
         [span("disagreements over", 40), span("patents", 90)], {}),
        ("The companies met in court.", "very high",
         [span("they met in court", 700), hidden_span(6)], {}),
        ("The plant will close.", None, [hidden_span(3)], {"mode": "asked"}),
        ("The plant was sold.", "very low", [hidden_span(3)], {}),
        ("The chairman resigned.", None, [span("the chairman is to go", 900)],
         {"state": "orphaned", "version": 1}),
    ):  # fmt: skip
        # The door keeps the place of withheld words in the order of the text.
        first = min((s["start"] for s in spans if s["start"] is not None), default=300)
        make.published_appearance(
            claim(statement, confidence), article, spans=spans, first_start=first, **values
        )
    return article


def long_article(*, sentences: int = 5000, claims: int = 500, lost: int = 5) -> PublishedArticle:
    """Without any word that compresses well; the same at each call."""
    dice = random.Random(7)
    words = ["".join(dice.choices("abcdefghijklmnopqrstuvwxyz", k=n % 10 + 2)) for n in range(6000)]
    drawn = [" ".join(dice.choices(words, k=15)).capitalize() + "." for _ in range(sentences)]
    paragraphs = [" | ".join(drawn[at : at + 5]) for at in range(0, sentences, 5)]
    article = make.published_article("A very long report", paragraphs=paragraphs)
    ranges = [bounds for block in article.body for bounds in block["sentences"]]
    model = claim("A claim.", "low")
    fields = {
        field.attname: getattr(model, field.attname)
        for field in PublishedClaim._meta.concrete_fields
        if field.name != "id"
    }
    made = PublishedClaim.objects.bulk_create(
        PublishedClaim(
            **(fields | {"public_id": new_public_id(), "statement": f"{dice.choice(drawn)} {n}"})
        )
        for n in range(claims + lost)
    )
    rows = []
    for number, row in enumerate(made):
        place = min(number * sentences // claims, sentences - 1)
        start = ranges[place][0]
        rows.append(
            PublishedAppearance(
                public_id=new_public_id(),
                claim=row,
                article=article,
                version=1,
                spans=[span(drawn[place][:-1], start, sentence=place)],
                mode="asserted",
                state="anchored" if number < claims else "orphaned",
                first_start=start,
            )
        )
    PublishedAppearance.objects.bulk_create(rows)
    return article
