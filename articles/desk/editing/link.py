"""The verb on links: what a look at the address of an article found, and how it stands since."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from articles.desk.editing.acting import WRITERS, actor, only
from articles.desk.editing.errors import EditingError
from articles.desk.editing.text import storable
from articles.desk.models import Article, ArticleVersion, LinkCheck, LinkState
from articles.logic.link_courses import Course, after, begun
from articles.logic.link_states import LinkFinding


@dataclass(frozen=True)
class Looked:
    """What was found at an address. The rest is that of the answer, empty where none came.

    `words` are a sentence for editors; `error` the class of a failure; `is_nowhere` that the
    name leads to no site.
    """

    finding: LinkFinding
    words: str
    error: str = ""
    is_nowhere: bool = False
    status: int | None = None
    final_url: str = ""
    sha256: str = ""
    size: int | None = None
    etag: str = ""
    last_modified: str = ""
    content_type: str = ""


@dataclass(frozen=True)
class Recorded:
    check: LinkCheck
    state: LinkState
    before: Course


def record_check(
    article: Article,
    looked: Looked,
    *,
    url: str,
    kept: ArticleVersion | None = None,
    at: datetime | None = None,
) -> Recorded:
    """Adds the check and moves the standing on. `url` is the address that was asked; nothing is
    said of an article that has another by now. `kept` is the version that the page was kept as.

    `at` counts for when it stands how; the database's clock if None.
    """
    only(*WRITERS)
    article = Article.objects.select_for_update(of=("self",)).get(pk=article.pk)
    if article.canonical_url != url or not url:
        raise EditingError("The article has another address by now: check that one.")
    check = LinkCheck(
        article=article,
        asked_url=url,
        checked_by=actor(),
        finding=looked.finding.value,
        words=storable(looked.words)[:500],
        error=looked.error[:100],
        status=looked.status,
        final_url=looked.final_url[:2000],
        sha256=looked.sha256,
        size=looked.size,
        etag=_line(looked.etag)[:300],
        last_modified=_line(looked.last_modified)[:100],
        content_type=_line(looked.content_type)[:200],
        kept=kept,
    )
    check.save(force_insert=True)
    check.refresh_from_db()
    return _moved_on(check, looked, at or check.checked_at)


def _moved_on(check: LinkCheck, looked: Looked, at: datetime) -> Recorded:
    row = LinkState.objects.filter(article=check.article).first()
    before = row.course if row and row.url == check.asked_url else begun(at)
    now = after(before, looked.finding, at, is_nowhere=looked.is_nowhere)
    row = row or LinkState(article=check.article)
    row.url = check.asked_url
    row.standing, row.since = now.standing.value, now.since
    row.failures, row.failing_since = now.failures, now.failing_since
    row.checked_at, row.next_check = at, now.next_check
    row.save()
    return Recorded(check, row, before)


def _line(text: str) -> str:
    """A header's value without what the database cannot hold."""
    return "".join(character for character in text if character.isprintable())
