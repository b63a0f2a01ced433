"""A paper, the group that owns it, a chain of rewrites, and claims that rest on them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from articles.desk.editing.acting import acting
from articles.desk.editing.article import make_article
from articles.desk.editing.article_derivation import derive_article
from articles.desk.editing.source import revise_source
from articles.desk.editing.source_grade import grade
from articles.desk.models import Article, Claim, Evidence, Person, Source, Suggestion
from articles.logic.vocabulary import VERDICTS_WITH_CONFIDENCE
from tests.desk import factories
from tests.desk.newsroom import Newsroom

#: An item that weighs as much as its source does.
SAID = {"kind": "on_record_statement", "credibility": "2"}


@dataclass(frozen=True)
class Ground:
    """`last` rewrites `middle`, which rewrites `first`, which `paper` published.

    Claims: `told` by the paper, `derived` from the last article, `taken` from it, and `apart`.
    """

    group: Source
    paper: Source
    first: Article
    middle: Article
    last: Article
    claims: dict[str, Claim]

    def stale(self) -> set[str]:
        """Names of the claims that are marked as stale."""
        marked = set(Suggestion.objects.filter(is_stale=True).values_list("claim", flat=True))
        return {name for name, claim in self.claims.items() if claim.pk in marked}


def ground(newsroom: Newsroom) -> Ground:
    ana = newsroom.ana
    group, paper = factories.make_source(ana, "The Group"), factories.make_source(ana, "The Paper")
    owned(ana, paper, group)
    made: list[Article] = []
    for publisher in (paper, newsroom.outlet, newsroom.outlet):
        with acting(ana, "test"):
            article = make_article(title="It is so", publisher=publisher)
            if made:
                derive_article(article, version=article.version, parent=made[-1])
            made.append(article.refreshed())
    claims = {name: factories.draft(ana, f"It is {name}.") for name in (
        "told", "derived", "taken", "apart",
    )}  # fmt: skip
    factories.attach(ana, claims["told"], source=paper, **SAID)
    factories.attach(ana, claims["derived"], source=newsroom.outlet, derived_from=[made[2]])
    factories.attach(ana, claims["taken"], source=newsroom.outlet, article=made[2])
    factories.attach(ana, claims["apart"], source=newsroom.outlet)
    return Ground(group, paper, made[0], made[1], made[2], claims)


def owned(by: Person, source: Source, owner: Source | None) -> None:
    source.refresh_from_db()
    with acting(by, "test"):
        revise_source(source, version=source.version, owner=owner)


def graded(by: Person, reliability: str, *sources: Source) -> None:
    for source in sources:
        with acting(by, "test"):
            grade(source, reliability=reliability, reason="What is known of it.")


def said_by(newsroom: Newsroom, *sources: Source, **fields: Any) -> Claim:
    """A published claim with an item by each; the first item is its own, as are the others."""
    claim = factories.draft(newsroom.ana, **{"temporal": "event", **fields})
    for source in sources:
        factories.attach(newsroom.ana, claim, source=source, **SAID)
    return released(newsroom, claim)


def released(newsroom: Newsroom, claim: Claim) -> Claim:
    """Published as the rules suggest."""
    advice = Suggestion.objects.get(claim=claim)
    scored = advice.verdict in VERDICTS_WITH_CONFIDENCE
    factories.assess(
        newsroom.ana, claim, verdict=advice.verdict, confidence=advice.word if scored else ""
    )
    factories.submit(newsroom.ana, claim)
    factories.publish_claim(newsroom.ben, factories.verify(newsroom.ben, claim))
    return claim.refreshed()


def repeated(newsroom: Newsroom, claim: Claim, source: Source, times: int = 2) -> list[Evidence]:
    """An item of the source and others that each repeat the one before, by graded outlets."""
    items: list[Evidence] = []
    for number in range(times + 1):
        teller = source if not items else factories.make_source(newsroom.ana)
        if items:
            graded(newsroom.ben, "A", teller)
        items.append(
            factories.attach(
                newsroom.ana,
                claim,
                source=teller,
                derived_from=items[-1:],
                **SAID,
                note=f"No. {number}",
            )
        )
    return items
