"""What an edition says: frozen dataclasses, and pure upgrades from schema n to n+1.

An edition is stored as canonical JSON text and never rewritten. Reading applies the
upgrades in turn and gives the dataclasses of the newest schema. Dates that the world
gives are ISO strings as precise as they were stated ("2025-06"), moments are ISO 8601 in
UTC, and None means not stated. Everything in here is public.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from hashlib import sha256
from types import MappingProxyType
from typing import Any

from articles.logic.records_from_json import record_from_json

SCHEMA = 1


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
    source's grade); items: public ids of the evidence it speaks of; rule: R1 to R6 for a
    ceiling.
    """

    kind: str
    text: str
    weight: float
    side: str
    items: tuple[str, ...] = ()
    rule: str = ""


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
    ids of evidence, "article:<id>" and keys of `origins`; origins are the root keys."""

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


@dataclass(frozen=True)
class Span:
    exact: str
    prefix: str
    suffix: str
    start: int | None
    end: int | None
    sentence: int | None


@dataclass(frozen=True)
class AppearanceContent:
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


@dataclass(frozen=True)
class ClaimContent:
    schema: int
    id: str
    number: int
    published_at: str
    statement: str
    in_short: str
    type: str
    temporal: str
    language: str
    claimant: Named | None
    held_from: str | None
    held_until: str | None
    condition: str
    likelihood: str
    risk: str
    no_enquiry_reason: str
    companies: tuple[CompanyInClaim, ...]
    topics: tuple[Named, ...]
    verdict: str
    confidence: str | None
    rating: int | None
    rationale: str
    assessed_on: str
    suggestion: SuggestionContent
    would_change: tuple[str, ...]
    origins: tuple[OriginContent, ...]
    evidence: tuple[EvidenceContent, ...]
    appearances: tuple[AppearanceContent, ...]
    enquiries: tuple[EnquiryContent, ...]
    links: tuple[LinkContent, ...]
    outcome: OutcomeContent | None
    review: ReviewContent


@dataclass(frozen=True)
class BriefSentence:
    section: str
    text: str
    claims: tuple[LinkContent, ...]


@dataclass(frozen=True)
class BriefContent:
    """A brief on a company, a pair of companies or a topic."""

    schema: int
    id: str
    number: int
    published_at: str
    about: tuple[Named, ...]
    answer: str
    sentences: tuple[BriefSentence, ...]
    checked_on: str


#: Upgrades by the schema they start from; each takes and gives plain JSON.
UPGRADES: Mapping[int, Callable[[dict[str, Any]], dict[str, Any]]] = MappingProxyType({})


def canonical(content: ClaimContent | BriefContent) -> str:
    """The one text of an edition: sorted keys, no spaces, UTF-8 as it is."""
    return json.dumps(asdict(content), sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def content_hash(text: str) -> str:
    """SHA-256 of the edition's text in UTF-8, as 64 hex digits."""
    return sha256(text.encode()).hexdigest()


def upgraded(text: str) -> dict[str, Any]:
    data: dict[str, Any] = json.loads(text)
    while data["schema"] in UPGRADES:
        data = UPGRADES[data["schema"]](data)
    return data


def read_claim(text: str) -> ClaimContent:
    """Stored text of a claim's edition, of any schema, as today's dataclass."""
    return record_from_json(ClaimContent, upgraded(text))


def read_brief(text: str) -> BriefContent:
    """Stored text of a brief's edition, of any schema, as today's dataclass."""
    return record_from_json(BriefContent, upgraded(text))


#: What a correction is needed for when it differs from the edition before.
MATERIAL = ("statement", "verdict", "confidence", "companies", "held_from", "held_until")


def material_hash(content: ClaimContent) -> str:
    """SHA-256 over statement, verdict, confidence, companies, dates and evidence.

    Of the evidence: what each item says and how it counts; not how its source is named.
    """
    data = asdict(content)
    material: list[Any] = [data[field] for field in MATERIAL]
    material.append(
        sorted(
            [e.id, e.stance, e.kind, e.directness, e.state, e.quotation, e.date or ""]
            for e in content.evidence
        )
    )
    return sha256(json.dumps(material, ensure_ascii=False, sort_keys=True).encode()).hexdigest()
