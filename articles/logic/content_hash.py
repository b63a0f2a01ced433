"""What the parts of a claim or a brief say, as text and as SHA-256.

The same text and the same hashes as the database's functions `claim_parts`,
`claim_content_hash`, `claim_evidence_hash` and `brief_content_hash`, which the guards trust:
the text of a part is a JSON array as PostgreSQL prints jsonb, with ", " between its values
and nothing but quotes, backslashes and control characters escaped. Records stand by their
public ids, dates in ISO 8601 as precise as they were stated, None where nothing is.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256
from typing import Any


@dataclass(frozen=True)
class AppearancePart:
    """`words` are the exact quotations of its spans, in their order."""

    id: str
    article: str
    attribution: str
    speaker: str | None
    mode: str
    words: tuple[str, ...]


@dataclass(frozen=True)
class EnquiryPart:
    """An enquiry that readers see, to a company or to a source."""

    id: str
    company: str | None
    source: str | None
    asked: str
    asked_on: str
    deadline: str | None
    reply: str
    replied_on: str | None


@dataclass(frozen=True)
class StatementPart:
    """`companies` are (id, role), `links` (kind, id of the other claim) but for duplicates."""

    statement: str
    in_short: str
    type: str
    temporal: str
    claimant_source: str | None
    claimant_company: str | None
    held_from: str | None
    held_until: str | None
    condition: str
    likelihood: str
    language: str
    risk: str
    risk_reason: str
    no_enquiry_reason: str
    companies: tuple[tuple[str, str], ...] = ()
    links: tuple[tuple[str, str], ...] = ()
    appearances: tuple[AppearancePart, ...] = ()
    enquiries: tuple[EnquiryPart, ...] = ()


@dataclass(frozen=True)
class OutcomePart:
    """`evidence` are the ids of the items that it rests on."""

    id: str
    result: str
    came_out_on: str | None
    note: str
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True)
class AssessmentPart:
    id: str
    verdict: str
    confidence: str
    rating: int | None
    rationale: str
    divergence_reason: str
    outcomes: tuple[OutcomePart, ...] = ()


@dataclass(frozen=True)
class EvidencePart:
    """`rests_on` are keys such as "evidence:<id>", "article:<id>" and "origin:<id>"."""

    id: str
    source: str
    article: str | None
    version: int | None
    locator: str
    url: str
    stance: str
    kind: str
    credibility: str
    directness: str
    interest: str
    state: str
    state_reason: str
    own_reporting: bool
    resolved: bool
    resolution: str
    quotation: str
    note: str
    dated: str | None
    file_sha256: str
    rests_on: tuple[str, ...] = ()


@dataclass(frozen=True)
class Part:
    """`part` is the id of an evidence item and empty for the others; `text` what it says."""

    kind: str
    part: str
    text: str


def parts_of(
    statement: StatementPart, assessment: AssessmentPart | None, evidence: Iterable[EvidencePart]
) -> tuple[Part, ...]:
    """Every part of a claim with its text, in the order in which they are hashed."""
    parts = [Part("statement", "", _text("statement", *_statement(statement)))]
    if assessment is not None:
        parts.append(Part("assessment", "", _text("assessment", *_assessment(assessment))))
    parts += [Part("evidence", item.id, _text("evidence", *_evidence(item))) for item in evidence]
    return tuple(sorted(parts, key=lambda part: (part.kind, part.part)))


def content_hash(parts: Iterable[Part]) -> str:
    """SHA-256 over all parts: what a verification says that it saw."""
    return _hash("\n".join(f"{part.kind}:{part.part}:{_hash(part.text)}" for part in parts))


def evidence_hash(parts: Iterable[Part]) -> str:
    """SHA-256 over the evidence items alone: what an assessment and a suggestion rest on."""
    return content_hash(part for part in parts if part.kind == "evidence")


@dataclass(frozen=True)
class BriefSentencePart:
    """`claims` are the ids of the claims that the sentence cites."""

    section: str
    text: str
    claims: tuple[str, ...]


@dataclass(frozen=True)
class BriefPart:
    answer: str
    company: str | None
    counterparty: str | None
    topic: str | None
    sentences: tuple[BriefSentencePart, ...] = ()


def brief_hash(brief: BriefPart) -> str:
    """SHA-256 over a brief, which is one part."""
    sentences = [[row.section, row.text, sorted(row.claims)] for row in brief.sentences]
    return _hash(
        _text("brief", brief.answer, brief.company, brief.counterparty, brief.topic, sentences)
    )


def _statement(part: StatementPart) -> list[Any]:
    return [
        part.statement, part.in_short, part.type, part.temporal, part.claimant_source,
        part.claimant_company, part.held_from, part.held_until, part.condition,
        part.likelihood, part.language, part.risk, part.risk_reason, part.no_enquiry_reason,
        sorted(part.companies),
        sorted(part.links),
        [
            [row.id, row.article, row.attribution, row.speaker, row.mode, row.words]
            for row in sorted(part.appearances, key=lambda row: row.id)
        ],
        [
            [
                row.id, row.company, row.source, row.asked, row.asked_on,
                row.deadline, row.reply, row.replied_on,
            ]
            for row in sorted(part.enquiries, key=lambda row: row.id)
        ],
    ]  # fmt: skip


def _assessment(part: AssessmentPart) -> list[Any]:
    return [
        part.id, part.verdict, part.confidence, part.rating, part.rationale,
        part.divergence_reason,
        [
            [row.id, row.result, row.came_out_on, row.note, sorted(row.evidence)]
            for row in sorted(part.outcomes, key=lambda row: row.id)
        ],
    ]  # fmt: skip


def _evidence(part: EvidencePart) -> list[Any]:
    return [
        part.id, part.source, part.article, part.version, part.locator, part.url,
        part.stance, part.kind, part.credibility, part.directness, part.interest, part.state,
        part.state_reason, part.own_reporting, part.resolved, part.resolution,
        part.quotation, part.note, part.dated, part.file_sha256, sorted(part.rests_on),
    ]  # fmt: skip


def _text(*values: Any) -> str:
    return json.dumps(values, ensure_ascii=False, separators=(", ", ": "))


def _hash(text: str) -> str:
    return sha256(text.encode()).hexdigest()
