"""The content of a story, read from its file: records by name, no database yet.

Everything refers to everything else by name or by a key of the file.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from importlib.resources import files
from typing import Any

from articles.logic.partial_dates import PartialDate

Data = dict[str, Any]


@dataclass(frozen=True)
class Words:
    """An appearance: the phrases of the article's text, in order, that say the claim."""

    article: str
    phrases: tuple[str, ...]
    attribution: str = ""
    speaker: str = ""
    mode: str = "asserted"


@dataclass(frozen=True)
class Item:
    """An evidence item; `rests_on` holds keys of items, and of articles and origins."""

    source: str
    key: str = ""
    article: str = ""
    rests_on: tuple[str, ...] = ()
    dated: PartialDate | None = None
    fields: Data = field(default_factory=dict)


@dataclass(frozen=True)
class Told:
    """A claim and how far it goes: draft, in_review, changes_requested, rejected, verified,
    published. The first name in `by` drafts it, the others check it; `links` holds kinds and
    keys of claims told before."""

    key: str
    by: tuple[str, ...]
    goal: str
    companies: tuple[tuple[str, str], ...]
    topics: tuple[str, ...]
    fields: Data
    assessment: Data
    items: tuple[Item, ...] = ()
    words: tuple[Words, ...] = ()
    links: tuple[tuple[str, str], ...] = ()
    enquiry: Data = field(default_factory=dict)
    comment: str = ""


@dataclass(frozen=True)
class Story:
    companies: tuple[Data, ...]
    sources: tuple[Data, ...]
    origins: tuple[Data, ...]
    articles: tuple[Data, ...]
    claims: tuple[Told, ...]
    briefs: tuple[Data, ...]


def read_story(name: str) -> Story:
    """The story in stories/NAME.toml; `usual` gives what its claims have in common."""
    data = tomllib.loads((files(__package__) / "stories" / f"{name}.toml").read_text("utf-8"))
    usual = data.get("usual", {})
    return Story(
        companies=tuple(data.get("companies", ())),
        sources=tuple(data.get("sources", ())),
        origins=tuple(data.get("origins", ())),
        articles=tuple(data.get("articles", ())),
        claims=tuple(_told({**usual, **claim}) for claim in data.get("claims", ())),
        briefs=tuple(data.get("briefs", ())),
    )


def dates_in(data: Data, *names: str) -> Data:
    """The same with these texts read as partial dates."""
    return data | {name: PartialDate.parse(data[name]) for name in names if name in data}


def _told(claim: Data) -> Told:
    claim = dict(claim)
    assessment: Data = {
        name: claim.pop(name)
        for name in ("verdict", "confidence", "rating", "rationale", "divergence_reason")
        if name in claim
    }
    words = tuple(_words(one, claim.get("article", "")) for one in claim.pop("words", ()))
    items = tuple(_item(one, claim.get("article", "")) for one in claim.pop("evidence", ()))
    claim.pop("article", None)
    return Told(
        key=claim.pop("key"),
        by=tuple(claim.pop("by")),
        goal=claim.pop("goal"),
        companies=tuple((name, role) for name, role in claim.pop("companies")),
        topics=tuple(claim.pop("topics")),
        items=items,
        words=words,
        links=tuple((kind, key) for kind, key in claim.pop("links", ())),
        enquiry=claim.pop("enquiry", {}),
        comment=claim.pop("comment", ""),
        assessment=assessment,
        fields=dates_in(claim, "held_from", "held_until"),
    )


def _words(data: Data, article: str) -> Words:
    return Words(**{"article": article, **data, "phrases": tuple(data["phrases"])})


def _item(data: Data, article: str) -> Item:
    data = dates_in(dict(data), "dated")
    return Item(
        source=data.pop("source"),
        key=data.pop("key", ""),
        article=data.pop("article", article),
        rests_on=tuple(data.pop("rests_on", ())),
        dated=data.pop("dated", None),
        fields=data,
    )
