"""Links looked at in the background: rounds over what is due, and what somebody asks for."""

from __future__ import annotations

import time
from collections.abc import Iterable
from datetime import timedelta

from django.db.models import Q
from django.db.models.functions import Now
from django_tasks import TaskResultStatus, task
from django_tasks_db.models import DBTaskResult

from articles.desk.capture.link_rounds import check_each, due
from articles.desk.models import Article, Person

#: Addresses of one round, and seconds after which none is begun: what people ask for waits for
#: its end. The next round begins a minute later at the latest.
ROUND = 30
SECONDS = 45.0
#: A round that runs longer was killed with its worker: it counts for nothing.
LONGEST = timedelta(hours=1)


@task()
def check_due_links() -> dict[str, int]:
    """A round as `system`; how many were looked at, and how many were refused."""
    person = Person.objects.get(is_system=True)
    began = time.monotonic()
    said = {"checked": 0, "refused": 0}
    for done in check_each(person, due()[:ROUND], reason="Links checked when they were due"):
        said["checked" if done.checked else "refused"] += 1
        if time.monotonic() - began > SECONDS:
            break
    return said


@task(priority=10)
def check_link_for(person: int, article: int) -> str:
    """For somebody who asked: keys of the person and the article; what was found, in a word."""
    who = Person.objects.filter(pk=person).first()
    which = Article.objects.filter(pk=article)
    if who is None:
        return "nobody"
    for done in check_each(who, which, reason="Link checked again"):
        return done.checked.recorded.check.finding if done.checked else done.refusal
    return "no such article"


def ask_for_due_checks() -> bool:
    """Has a round made where anything is due and none waits already; whether it was asked for."""
    alive = Q(status=TaskResultStatus.READY) | Q(
        status=TaskResultStatus.RUNNING, started_at__gte=Now() - LONGEST
    )
    waiting = DBTaskResult.objects.filter(alive, task_path=check_due_links.module_path)
    if waiting.exists() or not due().exists():
        return False
    check_due_links.enqueue()
    return True


def ask_for_checks(person: Person, articles: Iterable[Article]) -> int:
    """Has the links of these articles looked at soon, for that person; how many were not asked
    for already."""
    asked = 0
    for article in articles:
        waiting = DBTaskResult.objects.filter(
            task_path=check_link_for.module_path,
            status=TaskResultStatus.READY,
            args_kwargs={"args": [person.pk, article.pk], "kwargs": {}},
        )
        if article.canonical_url and not waiting.exists():
            check_link_for.enqueue(person.pk, article.pk)
            asked += 1
    return asked
