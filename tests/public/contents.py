"""What editions say, for tests: plain dataclasses with sensible words, no database."""

from __future__ import annotations

from typing import Any

from articles.logic.edition_content import (
    SCHEMA,
    AppearanceContent,
    ClaimContent,
    CompanyInClaim,
    EnquiryContent,
    EvidenceContent,
    LinkContent,
    Named,
    OriginContent,
    PublicReason,
    ReviewContent,
    Span,
    SuggestionContent,
)

PUBLISHED_AT = "2026-03-09T09:00:00+00:00"


def suggestion(**values: Any) -> SuggestionContent:
    given: dict[str, Any] = {
        "percent": 54,
        "word": "very low",
        "verdict": "unproven",
        "origins": (1, 0),
        "reliable": (0, 0),
        "items": (1, 0),
        "evidence_level": "limited",
        "agreement": "high",
        "reasons": (),
        "algorithm_version": "1",
    }
    return SuggestionContent(**(given | values))


def reason(text: str, weight: float = 1.0, **values: Any) -> PublicReason:
    given: dict[str, Any] = {"kind": "origin", "text": text, "weight": weight, "side": "for"}
    return PublicReason(**(given | values))


def evidence(id: str, **values: Any) -> EvidenceContent:
    given: dict[str, Any] = {
        "id": id,
        "stance": "supports",
        "kind": "media_report",
        "directness": "secondhand",
        "interest": "none",
        "state": "live",
        "state_reason": "",
        "own_reporting": False,
        "resolved": False,
        "resolution": "",
        "source": Named(None, "Meridian Wire"),
        "article": None,
        "url": None,
        "quotation": "The two sides disagree about who owns the models.",
        "note": "",
        "date": "2025-07-03",
        "rests_on": (),
        "origins": ("unknown",),
    }
    return EvidenceContent(**(given | values))


def origin(key: str, label: str, kind: str = "person") -> OriginContent:
    return OriginContent(key=key, label=label, kind=kind)


UNKNOWN_ORIGIN = origin("unknown", "Origin not stated", "unknown")


def span(exact: str, start: int | None = None, **values: Any) -> Span:
    given: dict[str, Any] = {
        "exact": exact,
        "start": start,
        "end": None if start is None else start + len(exact),
        "sentence": None,
    }
    return Span(**(given | values))


def appearance(id: str, article: Named, *spans: Span, **values: Any) -> AppearanceContent:
    given: dict[str, Any] = {
        "id": id,
        "article": article,
        "version": 1,
        "publisher": "The Daily Ledger",
        "published": "2025-11-12",
        "spans": spans,
        "attribution": "",
        "speaker": None,
        "mode": "asserted",
        "state": "anchored",
    }
    return AppearanceContent(**(given | values))


def enquiry(to: str, **values: Any) -> EnquiryContent:
    given: dict[str, Any] = {
        "to": to,
        "asked": "Is it so, and what do you say to it?",
        "asked_on": "2026-02-16",
        "deadline": "2026-02-20",
        "reply": None,
        "replied_on": None,
    }
    return EnquiryContent(**(given | values))


def link(kind: str, id: str, statement: str) -> LinkContent:
    return LinkContent(kind=kind, id=id, statement=statement)


def company(id: str, name: str, role: str = "subject") -> CompanyInClaim:
    return CompanyInClaim(id=id, name=name, role=role)


def review(**values: Any) -> ReviewContent:
    given: dict[str, Any] = {
        "how": "checked",
        "base": "",
        "checked_on": "2026-03-09",
        "checkers": 1,
        "due_on": "2027-03-09",
        "due_reason": "",
    }
    return ReviewContent(**(given | values))


def claim_content(**values: Any) -> ClaimContent:
    """An unproven claim with one media report of unknown origin, unless told otherwise."""
    given: dict[str, Any] = {
        "schema": SCHEMA,
        "id": "00000001",
        "number": 1,
        "published_at": PUBLISHED_AT,
        "statement": "Northlight Robotics and Harbour Data quarrel over who owns the models.",
        "in_short": "One report says so, and it does not state where it has it from.",
        "type": "fact",
        "temporal": "event",
        "language": "en",
        "claimant": None,
        "held_from": "2025-07",
        "held_until": None,
        "condition": "",
        "likelihood": "",
        "risk": "none",
        "no_enquiry_reason": "",
        "companies": (),
        "topics": (),
        "verdict": "unproven",
        "confidence": None,
        "rating": None,
        "rationale": "A single report without a stated basis does not carry a verdict.",
        "assessed_on": "2026-03-08",
        "suggestion": suggestion(),
        "would_change": ("a second reliable origin → moderate",),
        "origins": (UNKNOWN_ORIGIN,),
        "evidence": (evidence("E0000001"),),
        "appearances": (),
        "enquiries": (),
        "links": (),
        "outcome": None,
        "review": review(),
    }
    return ClaimContent(**(given | values))
