"""The records inside an edition: frozen dataclasses, everything in them public."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Named:
    """A record's public id (None where it has no public row) and its public words."""

    id: str | None
    name: str


@dataclass(frozen=True)
class CompanyInClaim:
    id: str
    name: str
    role: str


@dataclass(frozen=True)
class PublicReason:
    """One line of the explanation.

    kind: origin, cap or void; side: for or against; weight: the origin's place on its side
    as 1/rank, 0 for the other kinds (decibans stay at the desk: they would give away a
    source's grade); items: public ids of the evidence it speaks of; rule: R0 to R6 for a
    ceiling, several with ", " between; cause: of a void one, as in `logic.weighing.reasons`.
    """

    kind: str
    text: str
    weight: float
    side: str
    items: tuple[str, ...] = ()
    rule: str = ""
    cause: str = ""


@dataclass(frozen=True)
class SuggestionContent:
    """What the rules give: None in percent and word for an opinion.

    percent: how far from even, 50 to 99, floored.
    """

    percent: int | None
    word: str | None
    verdict: str
    origins: tuple[int, int]
    reliable: tuple[int, int]
    items: tuple[int, int]
    evidence_level: str | None
    agreement: str | None
    reasons: tuple[PublicReason, ...]
    algorithm_version: str


@dataclass(frozen=True)
class OriginContent:
    """One origin that items rest on: key is stable within the edition only."""

    key: str
    label: str
    kind: str


@dataclass(frozen=True)
class EvidenceContent:
    """One item. source.id is None where the source may not be named; rests_on lists public
    ids of evidence, "article:<id>" and keys of `origins`; origins are the root keys.

    `paragraph` is None, or stands in place of a quotation that was withheld: its number in the
    article's text, 0 where it is not known or would say too much of a source."""

    id: str
    stance: str
    kind: str
    directness: str
    interest: str
    state: str
    state_reason: str
    own_reporting: bool
    resolved: bool
    resolution: str
    source: Named
    article: Named | None
    url: str | None
    quotation: str
    note: str
    date: str | None
    rests_on: tuple[str, ...] = ()
    origins: tuple[str, ...] = ()
    paragraph: int | None = None


@dataclass(frozen=True)
class Span:
    """Words of the version's text and their place, in code points, end exclusive.

    Past the share of a text that readers may be quoted, the words and their place are withheld:
    `exact` is empty then, and `paragraph` (logic.paragraph_numbers) is their number, else None.
    """

    exact: str
    start: int | None
    end: int | None
    sentence: int | None
    paragraph: int | None = None


@dataclass(frozen=True)
class AppearanceContent:
    """Where an article says it; `url` is the original's address."""

    id: str
    article: Named
    version: int
    publisher: str | None
    published: str | None
    spans: tuple[Span, ...]
    attribution: str
    speaker: str | None
    mode: str
    state: str
    url: str | None = None


@dataclass(frozen=True)
class EnquiryContent:
    to: str
    asked: str
    asked_on: str
    deadline: str | None
    reply: str | None
    replied_on: str | None


@dataclass(frozen=True)
class LinkContent:
    """`statement` is empty in new editions: another claim's words outlive its withdrawal."""

    kind: str
    id: str
    statement: str


@dataclass(frozen=True)
class OutcomeContent:
    result: str
    on: str | None
    note: str
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True)
class ReviewContent:
    """How it was verified: `checked` or `carried_over` (then from the named base)."""

    how: str
    base: str
    checked_on: str
    checkers: int
    due_on: str | None
    due_reason: str
