"""Evidence graphs for the tests of confidence: random ones, and few strong live items.

Uniform random graphs are too weak: most of their items are worth little, so that a one-sided
dispute cap or a missing two-origin rule would survive. Half of the graphs are therefore a
few strong, live items.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random

from articles.logic.confidence import ClaimFacts, EvidenceItem

AS_OF = date(2025, 6, 1)
TYPES = ("fact", "statement", "causal", "forecast")
TEMPORALS = ("event", "state", "fast")
STANCES = ("supports", "disputes", "context")
KINDS = (
    "official_document",
    "company_filing",
    "dataset",
    "direct_observation",
    "on_record_statement",
    "expert_opinion",
    "media_report",
    "anonymous",
    "null_search",
)
STRONG_KINDS = KINDS[:7]
DIRECTNESS = ("direct", "secondhand", "circumstantial")
INTERESTS = ("none", "self_serving", "against_interest")
STATES = ("live", "corrected", "superseded", "retracted")
SOURCES = ("ada", "ben", "cy", "dee", "")
KEYS = ("src:ada", "src:ben", "src:holding", "origin:wire", "origin:paper", "person:x", "unknown")


@dataclass(frozen=True)
class Case:
    """The arguments of `suggest`."""

    claim: ClaimFacts
    evidence: tuple[EvidenceItem, ...]
    links: Mapping[str, Collection[str]]
    as_of: date = AS_OF

    def having(self, evidence: Iterable[EvidenceItem]) -> Case:
        return replace(self, evidence=tuple(evidence))


def any_item(rng: Random, id: str, parents: Collection[str] = ()) -> EvidenceItem:
    """An item with every field at random, derived from up to three of `parents` or keys."""
    names = [*parents, *KEYS]
    return EvidenceItem(
        id=id,
        stance=rng.choice(STANCES),
        source=rng.choice(SOURCES),
        reliability=rng.choice("ABCDEF"),
        credibility=rng.randint(1, 6),
        kind=rng.choice(KINDS),
        directness=rng.choice(DIRECTNESS),
        date=any_date(rng),
        state=rng.choice(("live", "live", "live", *STATES)),
        derived_from=tuple(rng.sample(names, rng.choice((0, 0, 1, 1, 2, 3)))),
        own_reporting=rng.random() < 0.25,
        interest=rng.choice(INTERESTS),
        resolved=rng.random() < 0.2,
    )


def strong_item(rng: Random, id: str, parents: Collection[str] = ()) -> EvidenceItem:
    """A live item worth something, from an origin of its own or from another item."""
    names = [*parents, *rng.sample(KEYS, 3)]
    return EvidenceItem(
        id=id,
        stance=rng.choice(("supports", "supports", "disputes")),
        source=rng.choice((*SOURCES, id)),
        reliability=rng.choice("AAABBBC"),
        credibility=rng.choice((1, 2, 2, 2, 3)),
        kind=rng.choice(STRONG_KINDS),
        directness=rng.choice(("direct", "direct", "secondhand")),
        date=AS_OF - timedelta(days=rng.randint(0, 30)),
        derived_from=tuple(rng.sample(names, rng.choice((0, 0, 1, 1, 2)))),
        own_reporting=rng.random() < 0.4,
        interest=rng.choice(("none", "none", "none", "self_serving")),
    )


def any_date(rng: Random) -> date | None:
    return rng.choice((None, AS_OF - timedelta(days=rng.randint(-40, 1500))))


def any_links(rng: Random) -> dict[str, list[str]]:
    """Links between origin keys, in circles too."""
    return {
        key: rng.sample(KEYS, rng.choice((1, 1, 2)))
        for key in rng.sample(KEYS, rng.choice((0, 0, 1, 2, 3)))
    }


def any_case(rng: Random, most: int = 8) -> Case:
    """Half of the cases are a few strong items; the others have all fields at random."""
    if rng.random() < 0.5:
        ids = [f"e{n}" for n in range(rng.randint(1, 5))]
        items = [strong_item(rng, id, _earlier(rng, id, ids)) for id in ids]
        claim = ClaimFacts(rng.choice(("fact", *TYPES)), rng.choice(("event", *TEMPORALS)))
        links = any_links(rng) if rng.random() < 0.2 else {}
    else:
        ids = [f"e{n}" for n in range(rng.randint(0, most))]
        items = [any_item(rng, id, ids) for id in ids]
        claim = ClaimFacts(rng.choice(TYPES), rng.choice(TEMPORALS))
        links = any_links(rng)
    rng.shuffle(items)
    return Case(claim, tuple(items), links)


def _earlier(rng: Random, id: str, ids: list[str]) -> list[str]:
    """Mostly without circles: what an item may be derived from."""
    return ids if rng.random() < 0.1 else ids[: ids.index(id)]
