"""A claim as lists show it, without the rest of its row."""

# ruff: noqa: S608 - made of constants and of keys of ours, which are numbers
from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from articles.logic.partial_dates import PartialDate

#: A sparkline shows at most this many editions, the newest.
EDITIONS_SHOWN = 24


@dataclass(frozen=True, slots=True)
class ListedClaim:
    """The columns of PublishedClaim that lists need, by the same names."""

    pk: int
    public_id: str
    number: int
    statement: str
    neutral_title: str
    type: str
    risk: str
    verdict: str
    confidence: str
    origins_for: int
    origins_against: int
    items_for: int
    items_against: int
    lone_origin: str
    verified_how: str
    base: str
    challenge: str
    challenged_at: datetime | None
    challenge_closed_at: datetime | None
    reviewed_on: date
    review_due_on: date | None
    first_published_at: datetime
    updated_at: datetime
    language: str
    in_short: str
    occurred_text: str | None

    @property
    def title(self) -> str:
        return self.neutral_title or self.statement

    @property
    def occurred(self) -> PartialDate | None:
        return PartialDate.parse(self.occurred_text) if self.occurred_text else None


#: Of `c`, a row of articles_publishedclaim, in the order of ListedClaim's fields.
COLUMNS = """c.id, c.public_id, c.number, c.statement, c.neutral_title, c.type, c.risk,
    c.verdict, c.confidence, c.origins_for, c.origins_against, c.items_for, c.items_against,
    c.lone_origin, c.verified_how, c.base, c.challenge, c.challenged_at, c.challenge_closed_at,
    c.reviewed_on, c.review_due_on, c.first_published_at, c.updated_at, c.language, c.in_short,
    c.occurred::text"""

#: What a row adds: topics as (slug, name), confidences newest first, its newest correction.
DETAILS = f"""ARRAY(
        SELECT ARRAY[t.slug::text, t.name::text] FROM articles_publishedclaimtopic ct
        JOIN articles_publishedtopic t ON t.id = ct.topic_id
        WHERE ct.claim_id = c.id ORDER BY t.name
    ),
    ARRAY(
        SELECT coalesce(nullif(e.content, '')::json ->> 'confidence', '')
        FROM articles_edition e WHERE e.subject_kind = 'claim' AND e.subject = c.public_id
        ORDER BY e.number DESC LIMIT {EDITIONS_SHOWN}
    ),
    (SELECT max(made_at) FROM articles_correction k WHERE k.claim_id = c.id)"""

WIDTH = len(ListedClaim.__dataclass_fields__)


def listed_claim(row: tuple[Any, ...]) -> ListedClaim:
    """Of a row that begins with COLUMNS."""
    return ListedClaim(*row[:WIDTH])
