"""What a page says about itself: title, byline, publisher, date, language, address.

Read, first to last, from schema.org JSON-LD, from meta elements (Open Graph, Dublin Core, Parse.ly
and plain names), then from marked-up text. What the page doesn't state stays None; nothing is
guessed from the address or from copyright lines.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from email.utils import parsedate_to_datetime
from urllib.parse import urljoin, urlsplit

from lxml.html import HtmlElement

from articles.desk.capture.bylines import bylines
from articles.desk.capture.headlines import headlines
from articles.desk.capture.json_ld import Node, article_node, names, text_of
from articles.desk.capture.meta_elements import UNPRINTABLE, MetaElements, clean
from articles.desk.capture.statements import (
    CAME_FROM,
    IN_TEXT,
    Candidate,
    Statements,
    where_in_meta,
)
from articles.desk.capture.visible_dates import visible_day
from articles.desk.capture.written_dates import written_days
from articles.logic.languages import clean_language_tag
from articles.logic.partial_dates import PartialDate

Stating = tuple[str | None, str]
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


def read_metadata(tree: HtmlElement, *, url: str | None) -> Statements:
    """The page's own statements; `url` is where it came from, to resolve and check addresses."""
    node, metas = article_node(tree), MetaElements(tree)
    publishers = list(_publishers(node, metas))
    publisher = publishers[0][0] if publishers else None
    authors = [(names(node.get("author")), "JSON-LD author")]
    authors += [(metas.all(name), where_in_meta(name)) for name in _AUTHORS]
    signed = bylines(tree, authors)
    titled = headlines(
        tree,
        list(_lines([(text_of(node.get("headline")), "JSON-LD headline")], metas, _TITLES)),
        publisher=publisher,
        byline=signed[0][0] if signed else None,
    )
    return Statements.of(
        title=titled,
        byline=signed,
        publisher=publishers,
        published=_dates(tree, node, metas),
        language=_languages(tree, node, metas),
        canonical_url=_addresses(tree, node, metas, url),
    )


def _lines(
    first: Iterable[Stating], metas: MetaElements, listed: Iterable[str]
) -> Iterator[Candidate]:
    """Statements in one printable line each: the given ones, then the meta elements listed."""
    in_metas = ((text, where_in_meta(name)) for name, text in metas.firsts(listed))
    for text, where in (*first, *in_metas):
        if line := clean(text):
            yield line, where


def _publishers(node: Node, metas: MetaElements) -> Iterator[Candidate]:
    own = [(name, "JSON-LD publisher") for name in names(node.get("publisher"))]
    for name, where in _lines(own, metas, _PUBLISHERS):
        if "://" not in name:
            yield name, where


def _dates(tree: HtmlElement, node: Node, metas: MetaElements) -> Iterator[Candidate]:
    own = [(text_of(node.get("datePublished")), "JSON-LD datePublished")]
    marked = [(time.get("datetime"), IN_TEXT) for time in _publication_times(tree)]
    for text, where in (*_lines(own, metas, _DATES), *marked):
        if date := _date(text):
            yield date.iso(), where
    if seen := visible_day(tree):
        yield seen.iso(), IN_TEXT


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
            first = next((day for _, _, day in written_days(words)), None)
            date = first or PartialDate.parse(words)
    except (ValueError, IndexError, OverflowError):
        return None
    return date if date.year >= _EARLIEST_YEAR else None


def _languages(tree: HtmlElement, node: Node, metas: MetaElements) -> Iterator[Candidate]:
    own: list[Stating] = [(tree.get(name), "the lang attribute") for name in ("lang", "xml:lang")]
    own.append((text_of(node.get("inLanguage")), "JSON-LD inLanguage"))
    for text, where in _lines(own, metas, _LANGUAGES):
        if tag := clean_language_tag(text):
            yield tag, where


def _addresses(
    tree: HtmlElement, node: Node, metas: MetaElements, url: str | None
) -> Iterator[Candidate]:
    links: list[Stating] = [
        (link.get("href"), "link rel=canonical")
        for link in tree.iter("link")
        if "canonical" in (link.get("rel") or "").lower().split()
    ]
    in_metas = [(text, where_in_meta(name)) for name, text in metas.firsts(("og.url",))]
    for candidate, where in (*links, *in_metas, (text_of(node.get("url")), "JSON-LD url")):
        if candidate and (address := _address(candidate, url)):
            yield address, where
    if url:
        yield url, CAME_FROM


def _address(candidate: str, url: str | None) -> str | None:
    try:
        address = urljoin(url or "", candidate.strip())
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
