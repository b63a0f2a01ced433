"""Records beside claims: who signs them, what of them stays, whose they are."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from articles.desk.editing.acting import EDITOR, FACT_CHECKER, JOURNALIST, acting
from articles.desk.editing.claim_deletion import delete_draft
from articles.desk.editing.errors import EditingError
from articles.desk.models import (
    CheckAsk,
    Claim,
    Comment,
    Notification,
    Person,
    Snooze,
)
from tests.desk import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def ana() -> Person:
    return factories.person("ana", JOURNALIST, FACT_CHECKER, EDITOR)


@pytest.fixture
def jonas() -> Person:
    return factories.person("jonas", JOURNALIST)


@pytest.fixture
def claim(ana: Person) -> Claim:
    return factories.draft(ana)


def test_it_signs_what_somebody_says_and_keeps_it(ana: Person, jonas: Person, claim: Claim) -> None:
    with acting(ana, "test"):
        said = Comment.objects.create(
            claim=claim, seen_version=1, words="Which register?", written_by=jonas
        )
        said.refresh_from_db()
        assert said.written_by == ana
    for attempt in (
        lambda: Comment.objects.filter(pk=said.pk).update(words="Never mind."),
        lambda: Comment.objects.filter(pk=said.pk).delete(),
    ):
        with pytest.raises(EditingError, match="never changed"), acting(ana, "test"):
            attempt()


def test_it_closes_a_question_once_and_changes_nothing_else(
    ana: Person, jonas: Person, claim: Claim
) -> None:
    with acting(ana, "test"):
        ask = CheckAsk.objects.create(claim=claim, asked_by=jonas, asked_of=jonas, words="Please")
    ask.refresh_from_db()
    assert (ask.asked_by, ask.closed_at) == (ana, None)
    rows = CheckAsk.objects.filter(pk=ask.pk)
    with pytest.raises(EditingError, match="only be closed"), acting(jonas, "test"):
        rows.update(words="Something else")
    with acting(jonas, "test"):
        rows.update(closed_at="2020-01-01T00:00:00Z")
    assert rows.get().closed_at.year > 2020  # type: ignore[union-attr]
    with pytest.raises(EditingError, match="only be closed"), acting(jonas, "test"):
        rows.update(closed_at=None)


def test_it_asks_the_same_person_once_and_never_oneself(
    ana: Person, jonas: Person, claim: Claim
) -> None:
    with acting(ana, "test"):
        CheckAsk.objects.create(claim=claim, asked_by=ana)
        CheckAsk.objects.create(claim=claim, asked_by=ana, asked_of=jonas)
    for asked_of in (None, jonas):
        with pytest.raises(EditingError, match="asked already"), acting(ana, "test"):
            CheckAsk.objects.create(claim=claim, asked_by=ana, asked_of=asked_of)
    with pytest.raises(EditingError, match="somebody else"), acting(ana, "test"):
        CheckAsk.objects.create(claim=claim, asked_by=ana, asked_of=ana)


def test_it_leaves_ones_own_snoozes_to_oneself(ana: Person, jonas: Person, claim: Claim) -> None:
    values: dict[str, Any] = {"claim": claim, "until": date(2030, 1, 1)}
    with pytest.raises(EditingError, match="belongs to"), acting(jonas, "test"):
        Snooze.objects.create(person=ana, **values)
    with acting(ana, "test"):
        row = Snooze.objects.create(person=ana, **values)
    with pytest.raises(EditingError, match="belongs to"), acting(jonas, "test"):
        row.delete()
    with pytest.raises(EditingError, match="belongs to"), acting(ana, "test"):
        Snooze.objects.filter(pk=row.pk).update(person=jonas)


def test_it_keeps_what_was_told_and_to_whom(ana: Person, jonas: Person, claim: Claim) -> None:
    with acting(ana, "test"):
        told = Notification.objects.create(
            person=jonas, by=jonas, kind="assigned", claim=claim, words="A claim was assigned."
        )
    rows = Notification.objects.filter(pk=told.pk)
    assert rows.get().by == ana
    with pytest.raises(EditingError, match="as it was told"), acting(ana, "test"):
        rows.update(words="Nothing.")
    with pytest.raises(EditingError, match="somebody else"), acting(ana, "test"):
        rows.update(read_at="2030-01-01T00:00:00Z")
    with acting(jonas, "test"):
        rows.update(read_at="2030-01-01T00:00:00Z")


def test_it_goes_with_a_draft(ana: Person, jonas: Person, claim: Claim) -> None:
    with acting(jonas, "test"):
        Snooze.objects.create(person=jonas, claim=claim, until=date(2030, 1, 1))
        Comment.objects.create(claim=claim, seen_version=1, words="Well?", written_by=jonas)
    with acting(ana, "test"):
        CheckAsk.objects.create(claim=claim, asked_by=ana, asked_of=jonas)
        Notification.objects.create(person=jonas, by=ana, kind="comment", claim=claim, words="One.")
    claim.refresh_from_db()
    with acting(ana, "test"):
        delete_draft(claim, version=claim.version)
    for model in (Snooze, Comment, CheckAsk, Notification, Claim):
        assert not model.objects.exists()
