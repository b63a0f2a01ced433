"""From received bytes to an article version: whole or not at all, and never twice."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from articles.desk.capture.known import (
    addresses_of,
    article_at,
    chosen,
    same_version,
    with_same_bytes,
)
from articles.desk.capture.readers import Captured, Unreadable, read
from articles.desk.capture.turns import in_turn, take_turn
from articles.desk.editing.article import make_article, revise_article
from articles.desk.editing.errors import EditingError
from articles.desk.editing.reanchoring import Reanchored
from articles.desk.editing.source import make_source
from articles.desk.editing.text import storable
from articles.desk.models import Article, ArticleVersion, Source
from articles.desk.publishing.article_version import add_version
from articles.logic.directions import HAS_CONTROL
from articles.logic.partial_dates import PartialDate
from articles.logic.vocabulary import (
    ArticleKind,
    EvidenceKind,
    SourceAttribution,
    SourceKind,
)

#: What evidence an article of this kind usually is; a media report otherwise.
KIND_OF_EVIDENCE = {
    ArticleKind.PRESS_RELEASE: EvidenceKind.ON_RECORD_STATEMENT,
    ArticleKind.TRANSCRIPT: EvidenceKind.ON_RECORD_STATEMENT,
    ArticleKind.FILING: EvidenceKind.COMPANY_FILING,
    ArticleKind.DATASET_DESCRIPTION: EvidenceKind.DATASET,
}
TITLE_LENGTH = 500
ADDRESS_LENGTH = 2000


@dataclass(frozen=True)
class Capture:
    """The version that holds these bytes; `is_new` is False where it was there before.

    `reanchored` says what became of the article's passages in a new version of its text.
    """

    article: Article
    version: ArticleVersion
    is_new: bool
    reanchored: Reanchored | None = None


def capture(
    data: bytes,
    *,
    media_type: str | None = None,
    url: str | None = None,
    headers: Mapping[str, str] | None = None,
    publisher: str | Source | None = None,
    kind: str | None = None,
    published: PartialDate | None = None,
    article: Article | None = None,
    title: str | None = None,
) -> Capture:
    """Inside `acting`: reads the bytes and keeps them with their text.

    `url` is where the bytes came from. The same page again gives the version that is there:
    the same bytes, or others that read the same as the newest version. A changed page, of
    `article` or of the address of an article on record, gives the next version. Raises
    EditingError with the reason where the bytes are no readable article; nothing is kept then.
    """
    for told in (url, title, publisher):
        if isinstance(told, str):
            storable(told)
    try:
        captured = read(data, media_type=media_type, url=url)
    except Unreadable as refusal:
        raise EditingError(str(refusal)) from refusal
    addresses = addresses_of(captured, url)
    if any(len(address) > ADDRESS_LENGTH for address in addresses):
        raise EditingError(f"The address is longer than {ADDRESS_LENGTH} characters.")
    stated = [asdict(one) for one in captured.stated]
    take_turn(addresses, data)
    article = article or (article_at(addresses) if addresses else None)
    article = in_turn(article) if article else None
    known = same_version(captured, stated, data, article)
    if article is None and not addresses:
        known = with_same_bytes(data)
    if known is not None:
        return Capture(known.article, known, is_new=False)
    if article is None:
        address = addresses[0] if addresses else ""
        article = _new_article(captured, address, publisher, kind, published, title)
        article.refresh_from_db()
    fields = _fields(captured, data) | {
        "captured_from": url or "",
        "headers": dict(headers or {}),
        "stated": stated,
    }
    before = article.versions.order_by("-number").values_list("stated", flat=True).first()
    added = add_version(article, version=article.version, fields=fields)
    added.version.refresh_from_db()
    article = article.refreshed()
    if article.is_confirmed and before is not None and chosen(before) != chosen(stated):
        article = revise_article(article, version=article.version, is_confirmed=False)
    return Capture(article, added.version, is_new=True, reanchored=added.reanchored)


def _new_article(
    captured: Captured,
    address: str,
    publisher: str | Source | None,
    kind: str | None,
    published: PartialDate | None,
    title: str | None,
) -> Article:
    chosen = kind or ArticleKind.UNKNOWN.value
    return make_article(
        title=_undirected(title or captured.title)[:TITLE_LENGTH],
        publisher=_publisher(publisher or captured.publisher),
        byline=_undirected(captured.byline or "")[:300],
        kind=chosen,
        published_on=published or captured.published,
        canonical_url=address,
        language=captured.language or "",
        default_kind=KIND_OF_EVIDENCE.get(ArticleKind(chosen), EvidenceKind.MEDIA_REPORT).value,
    )


def _publisher(named: str | Source | None) -> Source | None:
    """The source of that name that is no secret, made as a news outlet if there is none."""
    if named is None or isinstance(named, Source):
        return named
    name = _undirected(named)[:200]
    if not name:
        return None
    open_sources = Source.objects.exclude(attribution=SourceAttribution.CONFIDENTIAL)
    found = open_sources.filter(name__iexact=name).order_by("id").first()
    return found or make_source(name=name, kind=SourceKind.NEWS_OUTLET.value)


def _undirected(line: str) -> str:
    """A title or a name without controls of direction: it will stand in lines of others."""
    return HAS_CONTROL.sub("", line).strip()


def _fields(captured: Captured, data: bytes) -> dict[str, Any]:
    return {
        "text": captured.text,
        "blocks": [
            {"kind": block.kind.value, "start": block.start, "end": block.end}
            | ({"level": block.level} if block.level else {})
            for block in captured.blocks
        ],
        "sentences": [
            [sentence.start, sentence.end, sentence.block] for sentence in captured.sentences
        ],
        "raw": data,
        "media_type": captured.media_type,
    }
