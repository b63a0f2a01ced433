"""The walk itself: it reports a door that is left open, and a page that nobody listed."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.urls import include, path

from articles.desk.admin.permissions import ByRole
from articles.desk.models import Company
from kb import urls
from tests.matrix.judging import differences, group_of, path_of, unlisted, vanished
from tests.matrix.newsroom import VISITORS
from tests.matrix.resolver import addresses
from tests.matrix.table import Row, rows
from tests.matrix.walking import Walker, changed, fingerprint, normalised


def _row(name: str) -> Row:
    return next(row for row in rows() if row.name == name)


def open_view(request: HttpRequest, **arguments: Any) -> HttpResponse:
    return HttpResponse("everything")


#: Addresses as they are, with an open door before them.
urlpatterns = [
    path("desk/articles/claim/<int:object_id>/origins/", open_view),
    *urls.urlpatterns,
]


def test_it_reports_a_view_without_any_check(kept: Walker, settings: Any) -> None:
    row = _row("admin:articles_claim_name_origin draft")
    assert differences(kept, row, "GET", row.gets, VISITORS) == []
    settings.ROOT_URLCONF = __name__
    found = differences(kept, row, "GET", row.gets, VISITORS)
    assert [line.split(" as ")[1].split(":")[0] for line in found] == ["anon", "gone", "none", "A"]


def test_it_reports_an_admin_that_shows_itself_to_everybody(
    kept: Walker, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = admin.site._registry[Company]
    monkeypatch.setattr(page, "has_view_permission", lambda request, obj=None: True)
    row = _row("admin:articles_company_changelist")
    found = differences(kept, row, "GET", row.gets, VISITORS)
    assert [line.split(" as ")[1].split(":")[0] for line in found] == ["none", "A"]


def test_it_reports_a_form_that_everybody_may_send(
    kept: Walker, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ByRole, "has_add_permission", lambda *_: True)
    row = _row("admin:articles_topic_add")
    found = differences(kept, row, "POST", row.sends, VISITORS)
    assert {line.split(" as ")[1].split(":")[0] for line in found} == {"none", "A", "root"}


def test_it_reports_an_address_that_nobody_listed() -> None:
    more = [
        *urls.urlpatterns,
        path("desk/backdoor/", open_view, name="backdoor"),
        path("desk/inner/", include([path("unnamed/<int:number>/", open_view)])),
    ]
    assert unlisted(addresses(more), rows()) == ["backdoor", "desk/inner/unnamed/<int:number>/"]


def test_it_reports_a_row_whose_address_is_gone() -> None:
    known: list[Any] = urls.urlpatterns
    fewer = [pattern for pattern in known if "desk" in str(pattern.pattern)]
    gone = vanished(addresses(fewer), rows())
    assert "articles:home" in gone
    assert not [key for key in gone if key.startswith(("admin:", "desk/"))]


def test_it_reports_a_failure_of_ours(kept: Walker, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: Any, **__: Any) -> Any:
        raise RuntimeError("broken")

    monkeypatch.setattr(admin.site._registry[Company], "get_queryset", broken)
    row = _row("admin:articles_company_changelist")
    (line,) = differences(kept, row, "GET", row.gets, ["J"])
    assert line.startswith(f"GET {row.name} as J: 500")


def test_it_sees_a_secret_that_is_answered_otherwise(
    kept: Walker, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A page that forgets who asks: 200 for the secret, 404 for what is not there."""
    world = kept.world
    at = "/desk/articles/source/{}/history/"
    one, other = world.keys["hidden"], world.keys["nowhere"]
    before = [normalised(kept.page("E", at.format(key)), key) for key in (one, other)]
    assert before[0] == before[1]
    monkeypatch.setattr("articles.desk.admin.permissions.visible", lambda request, rows: rows)
    after = [normalised(kept.page("E", at.format(key)), key) for key in (one, other)]
    assert after[0] != after[1]


def test_the_fingerprint_sees_one_changed_word(kept: Walker) -> None:
    before = fingerprint()
    company = kept.world.record("spare_company")
    person = kept.world.record("J")
    assert changed(before) == []
    kept.send("J", f"/desk/articles/company/{company.pk}/delete/", {"post": "yes"})
    assert changed(before) == []  # without the version that was read
    person.first_name = "Jo"
    person.save()
    assert "articles_person" in changed(before)


def test_every_row_has_an_address_of_its_own(walker: Walker) -> None:
    paths = [path_of(row, walker) for row in rows()]
    assert len(set(paths)) == len(paths)
    assert {group_of(row) for row in rows()} >= {"claim", "person", "public", "site"}
