"""What an edition says: frozen dataclasses, and pure upgrades from schema n to n+1.

An edition is stored as canonical JSON text and never rewritten. Reading applies the
upgrades in turn and gives the dataclasses of the newest schema. Dates that the world
gives are ISO strings as precise as they were stated ("2025-06"), moments are ISO 8601 in
UTC, and None means not stated. Everything in here is public.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from types import MappingProxyType
from typing import Any

from articles.logic.edition_records import (
    AppearanceContent,
    CompanyInClaim,
    EnquiryContent,
    EvidenceContent,
    LinkContent,
    Named,
    OriginContent,
    OutcomeContent,
    PublicReason,
    ReviewContent,
    Span,
    SuggestionContent,
)
from articles.logic.records_from_json import record_from_json

__all__ = [
    "MATERIAL",
    "SCHEMA",
    "UPGRADES",
    "AppearanceContent",
    "BriefContent",
    "BriefSentence",
    "ClaimContent",
    "CompanyInClaim",
    "EnquiryContent",
    "EvidenceContent",
    "LinkContent",
    "Named",
    "OriginContent",
    "OutcomeContent",
    "PublicReason",
    "ReviewContent",
    "Span",
    "SuggestionContent",
    "canonical",
    "content_hash",
    "material_hash",
    "read_brief",
    "read_claim",
    "upgraded",
]

SCHEMA = 1

#: Upgrades by the schema they start from; each takes and gives plain JSON.
UPGRADES: Mapping[int, Callable[[dict[str, Any]], dict[str, Any]]] = MappingProxyType({})
#: What a correction is needed for when it differs from the edition before.
MATERIAL = ("statement", "verdict", "confidence", "companies", "held_from", "held_until")


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


def canonical(content: ClaimContent | BriefContent) -> str:
    """The one text of an edition: sorted keys, no spaces, UTF-8 as it is."""
    return json.dumps(
        content, default=vars, sort_keys=True, separators=(",", ":"), ensure_ascii=False
    )


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


def material_hash(content: ClaimContent) -> str:
    """SHA-256 over statement, verdict, confidence, companies, dates and evidence.

    Of the evidence: what each item says and how it counts; not how its source is named.
    """
    material: list[Any] = [getattr(content, field) for field in MATERIAL]
    material.append(
        sorted(
            [e.id, e.stance, e.kind, e.directness, e.state, e.quotation, e.date or ""]
            for e in content.evidence
        )
    )
    text = json.dumps(material, default=vars, ensure_ascii=False, sort_keys=True)
    return sha256(text.encode()).hexdigest()
