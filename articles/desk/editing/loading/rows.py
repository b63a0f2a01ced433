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


class Who(NamedTuple):
    """`kind` of SourceKind; `role` is what they are called beside their name."""

    name: str
    kind: str
    role: str = ""


class Work(NamedTuple):
    """What a claim was said in: a title or an address, and what else is known of it."""

    title: str
    url: str
    publisher: str
    published_on: str | None


class ReviewRow(NamedTuple):
    """A claim as another fact-checker reviewed it: who said it and where, and their rating.

    `words` are the rating as they put it, `verdict` and `rating` (4, 3, 2) ours for it, "" and
    None where there is none. `said_on` is the day on which it was said. `left_out` tells in
    sentences what of the row could not be taken.
    """

    key: str
    statement: str
    language: str
    topics: tuple[str, ...]
    claimant: Who | None
    said_on: str | None
    works: tuple[Work, ...]
    reviewer: Who | None
    review_title: str
    review_url: str
    reviewed_on: str | None
    words: str
    verdict: str
    rating: int | None
    left_out: tuple[str, ...]
