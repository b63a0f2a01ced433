"""Looking at the address of an article: asked first, then recorded in one transaction.

A page that reads differently is kept as the next version, whose passages are placed anew.
"""

from __future__ import annotations

import hashlib
import logging
from dataclasses import dataclass, replace

from articles.desk.capture.capturing import capture
from articles.desk.capture.fetching import Fetched, Unfetchable, fetch
from articles.desk.capture.fetching.hosts import NOWHERE
from articles.desk.capture.readers import Unreadable, read
from articles.desk.editing.acting import WRITERS, acting, roles_of
from articles.desk.editing.errors import EditingError, NotAllowed
from articles.desk.editing.link import Looked, Recorded
from articles.desk.models import Article, ArticleVersion, Person
from articles.desk.publishing.link import record_check
from articles.logic.link_addresses import is_reserved
from articles.logic.link_judging import Answer, Kept, judge, says_it_is_paid
from articles.logic.link_states import LinkFinding

logger = logging.getLogger("claimbook.links")

#: Addresses that an article was captured from, the newest: more tell nothing.
MOST_ADDRESSES = 20


@dataclass(frozen=True)
class Checked:
    """`version` is the copy that the check made, if it made one."""

    recorded: Recorded
    version: ArticleVersion | None


@dataclass(frozen=True)
class _Look:
    """What came back, and what it means; `page` where it could be read."""

    looked: Looked
    page: Fetched | None = None


def check_link(person: Person, article: Article, *, reason: str) -> Checked:
    """Outside `acting`: no transaction is open while the web answers, up to 20 seconds.

    Raises EditingError where the article has no address, or another one by the time the answer
    is there; NotAllowed for who may not capture.
    """
    if not (person.is_system or roles_of(person) & set(WRITERS)):
        raise NotAllowed("Only those who may capture articles can have a link checked.")
    url = article.canonical_url
    if not url:
        raise EditingError("This article has no address on the web: there is nothing to check.")
    look = _look(url, _kept(article))
    try:
        with acting(person, reason):
            version = _archived(article, look)
            return Checked(record_check(article, look.looked, url=url, kept=version), version)
    except EditingError as refusal:
        if look.page is None:
            raise
        words = f"{look.looked.words} It could not be kept: {refusal}"
        with acting(person, reason):
            looked = replace(look.looked, words=words)
            return Checked(record_check(article, looked, url=url), None)


def _kept(article: Article) -> Kept:
    rows = article.versions.order_by("-number")
    newest = rows.only("text", "raw").first()
    came_from = rows.exclude(captured_from="").values_list("captured_from", flat=True)
    return Kept(
        (article.canonical_url, *came_from[:MOST_ADDRESSES]),
        newest.text if newest else "",
        newest is not None and says_it_is_paid(bytes(newest.raw)),
    )


def _look(url: str, kept: Kept) -> _Look:
    if is_reserved(url):
        words = "Not asked: names like this are set aside for examples; nobody can be there."
        return _Look(Looked(LinkFinding.NOT_ASKED, words))
    try:
        page = fetch(url)
    except Unfetchable as refusal:
        return _Look(_without_page(url, refusal, kept))
    try:
        text = read(page.data, media_type=page.media_type, url=page.final_url).text
    except Unreadable as refusal:
        words = f"The page came, but no article can be read in it. {refusal}"
        return _Look(_of_page(page, LinkFinding.FAILED, words, "unreadable"))
    except Exception:
        # A page that our readers break on must not hold up all others, look after look.
        logger.exception("A page of %d bytes could not be read", len(page.data))
        words = "The page came, but reading it failed here; whoever runs this finds why in the log."
        return _Look(_of_page(page, LinkFinding.FAILED, words, "reader"))
    answer = Answer(page.final_url, page.status, text, says_it_is_paid(page.data))
    found = judge(answer, kept)
    return _Look(_of_page(page, found.finding, found.words), page)


def _of_page(page: Fetched, finding: LinkFinding, words: str, error: str = "") -> Looked:
    return Looked(
        finding,
        words,
        error,
        status=page.status,
        final_url=page.final_url,
        sha256=hashlib.sha256(page.data).hexdigest(),
        size=len(page.data),
        etag=page.headers.get("etag", ""),
        last_modified=page.headers.get("last-modified", ""),
        content_type=page.headers.get("content-type", page.media_type),
    )


def _without_page(url: str, refusal: Unfetchable, kept: Kept) -> Looked:
    is_nowhere = refusal.status is None and NOWHERE in str(refusal)
    answer = Answer(refusal.url or url, refusal.status, problem=str(refusal), is_nowhere=is_nowhere)
    found = judge(answer, kept)
    return Looked(
        found.finding,
        found.words,
        error=f"http-{refusal.status}" if refusal.status else _class_of(is_nowhere),
        is_nowhere=is_nowhere,
        status=refusal.status,
        final_url=refusal.url,
    )


def _class_of(is_nowhere: bool) -> str:
    return "no-site" if is_nowhere else "unreachable"


def _archived(article: Article, look: _Look) -> ArticleVersion | None:
    """Keeps a page that reads differently, or of which no copy is on record; what shows its
    beginning alone, or another page, is no copy of the article."""
    page, looked = look.page, look.looked
    is_first = not article.versions.exists()
    if page is None or not (
        looked.finding is LinkFinding.CHANGED
        or (is_first and looked.finding in (LinkFinding.ALIVE, LinkFinding.PAYWALLED))
    ):
        return None
    captured = capture(
        page.data,
        media_type=page.media_type,
        url=page.final_url,
        headers=page.headers,
        article=article,
    )
    return captured.version if captured.is_new else None
