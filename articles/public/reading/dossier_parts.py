"""What stands below a page's claims: relations, corrections, a timeline, sources, articles.

One statement for all of them. What the claims of a large company rest on and where they appear
is read from its digest, which is made in the background.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from articles.logic.listing_facets import Facet
from articles.logic.partial_dates import PartialDate
from articles.logic.relation_words import WORDS
from articles.logic.vocabulary import RelationKind
from articles.public.reading.asking import row
from articles.public.reading.carrying import CarryingArticle, CorrectionLine
from articles.public.reading.dated import Dated
from articles.public.reading.parts_sql import DIGESTED, LIVE, OWN, PAIRED, UNTOLD
from articles.public.reading.relations import Relation
from articles.public.reading.reliance import Reliance, Share
from articles.public.reading.scopes import Listed

#: Above this number of claims the digest is shown instead of counting anew.
DIGESTED_ABOVE = 1000


@dataclass(frozen=True)
class Parts:
    """`digested_at` is when sources and articles were counted; None where that is just now.

    `is_missing`: they are being counted anew, and nothing is shown meanwhile.
    """

    relations: tuple[Relation, ...]
    corrections: tuple[CorrectionLine, ...]
    dated: tuple[Dated, ...]
    reliance: Reliance
    articles: tuple[CarryingArticle, ...]
    digested_at: datetime | None = None
    is_missing: bool = False


def parts_of(listed: Listed, claims: int, *, other: int | None = None) -> Parts:
    """One query. Of a company's list, or of what it has with `other`."""
    is_large = claims > DIGESTED_ABOVE
    is_digested = is_large and listed.facet == Facet.ANY
    sql = OWN if other is None else PAIRED
    sql += DIGESTED if is_digested else UNTOLD if is_large else LIVE
    found = row(
        sql,
        {
            "company": listed.company,
            "facet": int(listed.facet),
            "value": listed.value,
            "other": other or 0,
        },
    )
    if found is None:
        raise LookupError("A statement without a table always gives a row.")
    relations, corrections, dated, relied_on, articles, digested_at = found
    return Parts(
        relations=tuple(_relation(each, listed.company) for each in relations),
        corrections=tuple(_correction(each) for each in corrections),
        dated=tuple(Dated(*each) for each in reversed(dated)),
        reliance=_reliance(*(relied_on or (0, ()))),
        articles=tuple(_article(each) for each in articles or []),
        digested_at=digested_at,
        is_missing=is_digested and digested_at is None,
    )


def _relation(each: list[Any], company: int) -> Relation:
    kind, subject, slug, name, started, ended, claims = each
    return Relation(
        slug=slug,
        name=name,
        words=WORDS[RelationKind(kind)][0 if subject == company else 1],
        started=_date(started),
        ended=_date(ended),
        claims=claims,
    )


def _correction(each: list[Any]) -> CorrectionLine:
    kind, made_at, claim, title, was_wrong, is_right, first, second = each
    return CorrectionLine(
        kind, datetime.fromisoformat(made_at), claim, title, was_wrong, is_right, first, second
    )


def _reliance(items: int | None, shares: Sequence[Sequence[Any]] | None) -> Reliance:
    items = items or 0
    return Reliance(
        items,
        tuple(
            Share(
                public_id=public_id or "",
                label=label or "Sources known to the newsroom",
                items=n,
                claims=claims,
                percent=100 * n // items if items else 0,
            )
            for public_id, label, n, claims in shares or ()
        ),
    )


def _article(each: list[Any]) -> CarryingArticle:
    public_id, title, publisher, published_on, standing, claims = each
    return CarryingArticle(public_id, title, publisher or "", _date(published_on), standing, claims)


def _date(text: str | None) -> PartialDate | None:
    return PartialDate.parse(text) if text else None
