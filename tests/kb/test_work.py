"""The background's work: what is due each minute, what waits, and the process beside the server."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable

import pytest
from django.core.management import call_command
from django_tasks_db.models import DBTaskResult
from pytest_django.fixtures import Settings

from articles.desk.capture.link_tasks import ask_for_checks, ask_for_due_checks
from articles.desk.editing.acting import acting
from articles.desk.editing.article import make_article
from articles.desk.models import Article, LinkCheck
from kb.background import Background
from kb.management.commands.work import each_minute
from tests.desk import factories
from tests.desk.page_server import serving


@pytest.mark.usefixtures("committed_db")
def test_what_is_due_is_asked_for_once_and_done_by_the_worker(settings: Settings) -> None:
    ana = factories.person("ana")
    with serving() as site:
        settings.CLAIMBOOK_FETCH_HOSTS = (site.host,)
        url = site.serves("/tern", b"<html><body><p>The Tern sails again.</p></body></html>")
        with acting(ana, "test"):
            article = make_article(title="Tern", canonical_url=url)
        assert ask_for_due_checks()
        assert not ask_for_due_checks()
        call_command("work", "--once")
        task = DBTaskResult.objects.get()
        assert (task.status, task.return_value) == ("SUCCESSFUL", {"checked": 1, "refused": 0})
        assert article.versions.count() == 1
        assert not ask_for_due_checks()
        assert ask_for_checks(ana, [article, article]) == 1
        call_command("work", "--once")
    newest = LinkCheck.objects.filter(article=article)[0]
    assert (newest.checked_by, newest.finding) == (ana, "alive")


@pytest.mark.usefixtures("committed_db")
def test_a_failure_is_told_of_and_keeps_nothing_else_from_its_turn(
    settings: Settings, caplog: pytest.LogCaptureFixture
) -> None:
    settings.CLAIMBOOK_EACH_MINUTE = ("tests.kb.test_work.fails", "tests.kb.test_work.succeeds")
    done.clear()
    each_minute()
    assert done == ["succeeds"]
    assert "tests.kb.test_work.fails" in caplog.text
    assert Article.objects.count() == 0


done: list[str] = []


def fails() -> None:
    raise RuntimeError("no network")


def succeeds() -> None:
    done.append("succeeds")


def _soon(holds: Callable[[], bool]) -> bool:
    deadline = time.monotonic() + 10
    while not holds() and time.monotonic() < deadline:
        time.sleep(0.02)
    return holds()


def test_the_process_is_started_again_where_it_ends_and_ended_with_the_server() -> None:
    waits = (sys.executable, "-c", "import sys; sys.stdin.buffer.read()")
    beside = Background(waits, first_wait=0.01)
    beside.start()
    assert _soon(lambda: beside.pid is not None)
    first = beside.pid
    process = beside._process
    assert process is not None
    process.kill()
    assert _soon(lambda: beside.pid not in (None, first))
    beside.stop()
    assert beside.pid is None
