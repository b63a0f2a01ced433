"""The soft note "Ana is editing (3 min)": never a lock, and nothing for who may not see."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.db import connection

from articles.desk.editing.acting import ADMINISTRATOR, JOURNALIST, acting
from articles.desk.editing.claim_desk import mark
from articles.desk.editing.source import revise_source
from articles.desk.models import EditingNote, Person, Topic
from tests.desk import factories
from tests.desk.admin.pages import address, client_of, fields_of, text_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def ana() -> Person:
    return factories.person("ana", first_name="Ana", last_name="Silva")


@pytest.fixture
def ben() -> Person:
    return factories.person("ben")


def _ago(began: int, seen: int) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE articles_editingnote SET began_at = now() - %s * interval '1 minute', "
            "seen_at = now() - %s * interval '1 minute'",
            [began, seen],
        )


def _said(by: Person, record: Any) -> str:
    return text_of(client_of(by).get(address(record, "change")))


def test_it_shows_on_every_change_form_who_else_has_it_open(ana: Person, ben: Person) -> None:
    claim = factories.draft(ana, topics=["Prices"])
    for record in (claim, factories.make_company(ana), factories.make_source(ana),
                   Topic.objects.get()):  # fmt: skip
        assert "is editing" not in _said(ana, record)
        _ago(3, 1)
        assert "Ana Silva is editing (3 min)" in _said(ben, record)
        assert "Ana Silva is editing" not in _said(ana, record)


def test_it_is_kept_alive_by_the_open_form_and_answers_who_else(ana: Person, ben: Person) -> None:
    claim = factories.draft(ana)
    client, at = client_of(ana), address(claim, "editing")
    assert client.post(at).content.decode().strip() == ""
    _ago(4, 4)
    answer = client_of(ben).post(at)
    assert text_of(answer) == "Ana Silva is editing (4 min)"
    client.post(at)
    assert "Ana Silva is editing (4 min)" in _said(ben, claim)
    assert client.get(at).status_code == 405


def test_it_expires_after_five_minutes_and_begins_anew(ana: Person, ben: Person) -> None:
    claim = factories.draft(ana)
    client_of(ana).get(address(claim, "change"))
    _ago(20, 6)
    assert "is editing" not in _said(ben, claim)
    client_of(ana).get(address(claim, "change"))
    assert "Ana Silva is editing (0 min)" in _said(ben, claim)


def test_it_goes_with_the_save_and_locks_nothing(ana: Person, ben: Person) -> None:
    claim = factories.draft(ana, "Acme paid.")
    page = fields_of(client_of(ana).get(address(claim, "change")), "workbench")
    other = fields_of(client_of(ben).get(address(claim, "change")), "workbench")
    at = address(claim, "change")
    assert client_of(ben).post(at, other | {"in_short": "Paid."}).status_code == 302
    assert [note.person for note in EditingNote.objects.all()] == [ana]
    assert client_of(ana).post(at, page | {"statement": "Acme paid once."}).status_code == 412
    assert (
        client_of(ana).post(at, fields_of(client_of(ana).get(at), "workbench")).status_code == 302
    )
    assert not EditingNote.objects.filter(person=ana).exists()


def test_it_answers_for_a_secret_record_as_for_none(ana: Person, ben: Person) -> None:
    claim, source = factories.draft(ana), factories.make_source(ana)
    with acting(ana, "test"):
        mark(claim, version=claim.version, marking="confidential")
        revise_source(source, version=source.version, attribution="confidential")
    stranger = client_of(factories.person("dan", JOURNALIST))
    client_of(ana).get(address(claim, "change"))
    for record in (claim, source):
        at = address(record, "editing")
        secret, none = stranger.post(at), stranger.post(at.replace(f"/{record.pk}/", "/999999/"))
        assert (secret.status_code, none.status_code) == (404, 404)
        assert secret.content == none.content
    assert not EditingNote.objects.filter(person__username="dan").exists()
    assert client_of(factories.person("ada", ADMINISTRATOR)).post(at).status_code == 403


def test_it_notes_nothing_of_who_may_only_look(ana: Person) -> None:
    root = factories.person("root", is_superuser=True)
    root.groups.clear()
    company = factories.make_company(ana)
    assert client_of(root).get(address(company, "change")).status_code == 200
    assert not EditingNote.objects.filter(person=root).exists()


def test_it_ships_a_small_script_to_the_desk_only() -> None:
    script = Path("static/js/editing.js").read_bytes()
    assert len(script) <= 2048
