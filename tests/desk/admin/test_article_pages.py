"""Every page of an article by role: who gets in, and nothing breaks on odd addresses."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib import admin
from django.test import Client
from django.urls import reverse

from articles.desk.editing.acting import (
    ADMINISTRATOR,
    CHECKERS,
    EDITOR,
    FACT_CHECKER,
    JOURNALIST,
    WRITERS,
    acting,
)
from articles.desk.editing.appearance_place import mend_appearance
from articles.desk.models import Article, Person
from tests.desk import factories
from tests.desk.admin.annotating import TEXT, article_of
from tests.desk.admin.pages import client_of, text_of
from tests.desk.admin.test_article_versions import ana, edited, mending

__all__ = ["ana", "edited"]  # fixtures

pytestmark = pytest.mark.django_db

#: Pages by the last part of their name: what follows the article's key, and how GET is answered.
WITHOUT_ARTICLE = {"changelist": 200, "add": 200, "by_hand": 200}
OF_ARTICLE: dict[str, tuple[tuple[Any, ...], int]] = {
    "change": ((), 200),
    "history": ((), 200),
    "delete": ((), 200),
    "sentences": ((), 200),
    "make_claim": ((1,), 200),
    "undo": ((), 405),
    "versions": ((), 200),
    "show_version": ((), 405),
    "check_link": ((), 405),
    "raw": ((1,), 200),
    "rewrites": ((), 200),
    "corrections": ((), 200),
    "corrections_check": ((), 200),
    "corrections_publish": ((), 200),
    "step": (("none",), 404),
    "editing": ((), 405),
}

#: Forms that have no page: whoever has signed in is told so before anything else.
NO_PAGE = {"show_version", "check_link"}
#: Pages for some of the writers only.
FOR = {"corrections_check": CHECKERS, "corrections_publish": (EDITOR,)}


def addresses(key: Any) -> dict[str, tuple[str, int]]:
    found = {name: (at(name), status) for name, status in WITHOUT_ARTICLE.items()}
    for name, (args, status) in OF_ARTICLE.items():
        found[name] = (at(name, key, *args), status)
    return found


def at(name: str, *args: Any) -> str:
    return reverse(f"admin:articles_article_{name}", args=args)


def test_every_page_is_tested_here() -> None:
    names = {one.name for one in admin.site._registry[Article].get_urls() if one.name}
    assert names == {f"articles_article_{name}" for name in (*WITHOUT_ARTICLE, *OF_ARTICLE)}


@pytest.mark.parametrize("role", [JOURNALIST, FACT_CHECKER, EDITOR, ADMINISTRATOR])
def test_it_lets_writers_in_and_nobody_else(role: str) -> None:
    article = article_of(factories.person("ana"), TEXT)
    client = client_of(factories.person("who", role))
    for name, (page, status) in addresses(article.pk).items():
        if role == ADMINISTRATOR:
            assert client.get(page).status_code == (405 if name in NO_PAGE else 403), name
            assert client.post(page).status_code == 403, name
        else:
            let_in = role in FOR.get(name, WRITERS)
            assert client.get(page).status_code == (status if let_in else 403), name


def test_it_asks_who_is_there_first() -> None:
    article = article_of(factories.person("ana"), TEXT)
    for name, (page, _) in addresses(article.pk).items():
        for answer in (Client().get(page), Client().post(page)):
            assert answer.status_code == 302, name
            assert answer["Location"].startswith("/desk/login/"), name


@pytest.mark.parametrize("key", [0, 999999999999999999999999])
def test_it_answers_404_for_keys_that_are_none(key: int) -> None:
    client = client_of(factories.person("ana", *WRITERS))
    article = article_of(factories.person("ben"), TEXT)
    for name in OF_ARTICLE:
        args, status = OF_ARTICLE[name]
        for answer in (client.get(at(name, key, *args)), client.post(at(name, key, *args))):
            assert answer.status_code in {404, status} - {200}, name
    for name in ("make_claim", "raw"):
        assert client.get(at(name, article.pk, key)).status_code == 404


@pytest.mark.parametrize("asked", ["from=x&to=%00", "from=9&to=9", "from=2&to=1", "from=1&to=1"])
def test_it_survives_odd_comparisons(edited: Any, ana: Person, asked: str) -> None:
    page = client_of(ana).get(f"{at('versions', edited[0].pk)}?{asked}")
    assert page.status_code == 200


def test_who_only_looks_changes_nothing(edited: Any) -> None:
    article, cut, _ = edited
    root = factories.person("root", ADMINISTRATOR, is_superuser=True)
    client = client_of(root)
    shown = client.get(at("versions", article.pk)).content.decode()
    assert "says it" not in shown
    assert client.post(at("versions", article.pk), mending(cut, number="2")).status_code == 403
    client.post(at("show_version", article.pk), {"version": article.refreshed().version})
    assert cut.refreshed().state == "orphaned"


def test_of_two_who_mend_the_same_passage_the_second_is_told(edited: Any, ana: Person) -> None:
    article, cut, _ = edited
    typed = mending(cut, number="2")
    newest = article.versions.order_by("-number")[0]
    with acting(ana, "test"):
        mend_appearance(cut, version=cut.claim.refreshed().version, article_version=newest,
                        spans=[(0, 6)])  # fmt: skip
    answer = client_of(ana).post(at("versions", article.pk), typed)
    assert "Nothing was saved." in text_of(answer)
    assert cut.spans.get().exact == newest.text[:6]
