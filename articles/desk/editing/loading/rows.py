"""Rows of tables that are loaded, as their file says them: other records stand by their keys.

Dates in ISO 8601 as precise as they are stated, None where nothing is; "" for other values
that are not stated.
"""

from __future__ import annotations

from typing import NamedTuple


class NameCell(NamedTuple):
    """A further name of a company."""

    kind: str
    name: str
    valid_from: str | None = None
    valid_until: str | None = None


class CompanyRow(NamedTuple):
    """`identifiers` are (scheme, value)."""

    key: str
    name: str
    country: str
    website: str
    description: str
    founded: str | None
    dissolved: str | None
    parent: str
    names: tuple[NameCell, ...]
    identifiers: tuple[tuple[str, str], ...]


class SourceRow(NamedTuple):
    key: str
    name: str
    kind: str
    attribution: str
    public_label: str
    owner: str


class ArticleRow(NamedTuple):
    key: str
    title: str
    publisher: str
    byline: str
    published_on: str | None
    url: str
    language: str
    kind: str
    rights: str
    standing: str
    text: str


class ClaimRow(NamedTuple):
    """`companies` are (role, key); `claimant` is ("source" or "company", key) or ("", "")."""

    key: str
    statement: str
    in_short: str
    type: str
    temporal: str
    held_from: str | None
    held_until: str | None
    language: str
    risk: str
    companies: tuple[tuple[str, str], ...]
    topics: tuple[str, ...]
    claimant: tuple[str, str]
    verdict: str
    confidence: str
    rating: int | None
    rationale: str


class EvidenceRow(NamedTuple):
    """`derives_from` is the key of another item of the same claim, "" for none."""

    key: str
    claim: str
    source: str
    article: str
    stance: str
    kind: str
    directness: str
    credibility: str
    date: str | None
    quotation: str
    note: str
    url: str
    derives_from: str


class RelationRow(NamedTuple):
    """`claims` are keys of the claims that it rests on."""

    key: str
    subject: str
    object: str
    kind: str
    started: str | None
    ended: str | None
    claims: tuple[str, ...]
