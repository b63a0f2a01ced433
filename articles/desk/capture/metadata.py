"""What a page says about itself: title, byline, publisher, date, language, address.

Read, first to last, from schema.org JSON-LD, from meta elements (Open Graph, Dublin Core, Parse.ly
and plain names), then from marked-up text. What the page doesn't state stays None; nothing is
guessed from the address or from copyright lines.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from urllib.parse import urljoin, urlsplit

from lxml.html import HtmlElement

from articles.desk.capture.bylines import byline
from articles.desk.capture.headlines import headline
from articles.desk.capture.json_ld import article_node, names, text_of
from articles.desk.capture.meta_elements import UNPRINTABLE, MetaElements, clean
from articles.logic.languages import clean_language_tag
from articles.logic.partial_dates import PartialDate


@dataclass(frozen=True, slots=True)
class Metadata:
    """None means that the page doesn't state it."""

    title: str | None
    byline: str | None
    publisher: str | None
    published: PartialDate | None
    language: str | None
    canonical_url: str | None


_URL_LENGTH = 2000
#: Printing in Europe begins about then; earlier years, and the first day of Unix time, are
#: defaults of software.
_EARLIEST_YEAR = 1450
_SOFTWARE_DEFAULT = "1970-01-01"

_TITLES = ("dc.title", "dcterms.title", "og.title", "parsely-title", "citation_title",
           "twitter.title", "title")  # fmt: skip
_AUTHORS = ("dc.creator", "dcterms.creator", "author", "article.author", "parsely-author",
            "citation_author", "sailthru.author", "byl", "creator")  # fmt: skip
_PUBLISHERS = ("og.site_name", "dc.publisher", "dcterms.publisher", "citation_publisher",
               "publisher", "article.publisher")  # fmt: skip
_LANGUAGES = ("og.locale", "content-language", "dc.language", "language")
_DATES = ("article.published_time", "datepublished", "og.published_time", "parsely-pub-date",
          "dc.date.issued", "dcterms.issued", "dc.date", "dcterms.created", "dc.date.created",
          "citation_publication_date", "sailthru.date", "publish-date", "publish_date",
          "publication_date", "pubdate", "date")  # fmt: skip

_ISO_DAY = re.compile(r"(\d{4}-\d{2}-\d{2})(?:[T ].*)?", re.ASCII)


def read_metadata(tree: HtmlElement, *, url: str | None) -> Metadata:
    """The page's own statements; `url` is where it came from, to resolve and check addresses."""
    node, metas = article_node(tree), MetaElements(tree)
    publisher = _first_text(names(node.get("publisher")) + metas.firsts(_PUBLISHERS))
    signed = byline(tree, [names(node.get("author")), *map(metas.all, _AUTHORS)])
    titles = [text_of(node.get("headline")), *metas.firsts(_TITLES)]
    dates = [text_of(node.get("datePublished")), *metas.firsts(_DATES)]
    languages = [text_of(node.get("inLanguage")), *metas.firsts(_LANGUAGES)]
    return Metadata(
        title=headline(tree, titles, publisher=publisher, byline=signed),
        byline=signed,
        publisher=publisher,
        published=_published(tree, dates),
        language=_language(tree, languages),
        canonical_url=_canonical(tree, metas.firsts(("og.url",)), url),
    )


def _published(tree: HtmlElement, stated: Iterable[str | None]) -> PartialDate | None:
    marked = [time.get("datetime") for time in _publication_times(tree)]
    return next((date for text in [*stated, *marked] if (date := _date(text))), None)


def _publication_times(tree: HtmlElement) -> Iterator[HtmlElement]:
    times = [time for time in tree.iter("time") if time.get("datetime")][:50]
    yield from (t for t in times if t.get("itemprop") == "datePublished" or "pubdate" in t.attrib)
    for time in times:
        if any(parent.tag in ("article", "header", "main") for parent in time.iterancestors()):
            yield time
            return


def _date(text: str | None) -> PartialDate | None:
    words = clean(text)
    if words is None or words.startswith(_SOFTWARE_DEFAULT):
        return None
    try:
        if match := _ISO_DAY.fullmatch(words):
            date = PartialDate.parse(match.group(1))
        elif "," in words and ":" in words:
            moment = parsedate_to_datetime(words)
            date = PartialDate(moment.year, moment.month, moment.day)
        else:
            date = PartialDate.parse(words)
    except (ValueError, IndexError, OverflowError):
        return None
    return date if date.year >= _EARLIEST_YEAR else None


def _language(tree: HtmlElement, stated: Iterable[str | None]) -> str | None:
    own = (tree.get("lang"), tree.get("xml:lang"))
    return next((tag for text in (*own, *stated) if (tag := clean_language_tag(text))), None)


def _canonical(tree: HtmlElement, stated: Iterable[str], url: str | None) -> str | None:
    links = [
        link.get("href")
        for link in tree.iter("link")
        if "canonical" in (link.get("rel") or "").lower().split()
    ]
    for candidate in (*links, *stated):
        if address := _address(candidate, url):
            return address
    return url


def _address(candidate: str | None, url: str | None) -> str | None:
    try:
        address = urljoin(url or "", (candidate or "").strip())
        parts = urlsplit(address)
        if parts.scheme not in ("http", "https") or not parts.hostname or parts.username:
            return None
    except ValueError:
        return None
    if len(address) > _URL_LENGTH or UNPRINTABLE.search(address) or " " in address:
        return None
    # Sites that name their home page on every page would make all their articles one.
    is_home = parts.path in ("", "/") and not parts.query
    if is_home and url and urlsplit(url).path not in ("", "/"):
        return None
    return address.partition("#")[0]


def _first_text(candidates: Iterable[str]) -> str | None:
    for text in candidates:
        if (name := clean(text)) and "://" not in name:
            return name
    return None
