from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.desk.capture.capturing import capture
from articles.desk.editing.acting import ADMINISTRATOR, acting
from articles.desk.editing.article import make_article
from articles.desk.models import Article, Person
from articles.desk.publishing.article import revise_article
from tests.desk import factories
from tests.desk.admin.pages import address, client_of, fields_of, text_of

pytestmark = pytest.mark.django_db


def _article(by: Person, title: str = "Strain grows", **fields: Any) -> Article:
    with acting(by, "test"):
        return make_article(title=title, **fields)


def saved(person: Person, article: Article, **typed: Any) -> Any:
    client, at = client_of(person), address(article, "change")
    page = fields_of(client.get(at), "article")
    return client.post(at, page | {name.replace("__", "-"): text for name, text in typed.items()})


def test_it_changes_fields_defaults_and_companies() -> None:
    ana = factories.person("ana")
    article, acme = _article(ana), factories.make_company(ana, "Acme")
    response = saved(ana, article, byline="R. Porter", default_basis="unnamed_source",
                     companies__0__company="acme")  # fmt: skip
    assert response.status_code == 302
    article.refresh_from_db()
    assert (article.byline, article.default_basis) == ("R. Porter", "unnamed_source")
    assert list(article.companies.all()) == [acme]
    saved(ana, article, companies__0__remove="on")
    assert not article.companies.exists()


def test_it_records_a_rewrite_and_undoes_it_and_weighs_claims_again() -> None:
    ana = factories.person("ana")
    first, second = _article(ana, "The first"), _article(ana, "The second")
    claim = factories.draft(ana)
    factories.attach(ana, claim, article=second)
    assert saved(ana, second, rewrites__0__parent="The first").status_code == 302
    assert [row.parent for row in second.derivations.all()] == [first]
    page = text_of(client_of(ana).get(address(first, "change")))
    assert "Rewritten by The second" in page
    saved(ana, second.refreshed(), rewrites__0__remove="on")
    assert not second.derivations.exists()


def test_it_refuses_an_article_that_rewrites_itself() -> None:
    ana = factories.person("ana")
    article = _article(ana, "The only")
    response = saved(ana, article, rewrites__0__parent=article.public_id, byline="Typed")
    assert "does not rewrite itself" in text_of(response)
    assert fields_of(response, "article")["byline"] == "Typed"


def test_it_sets_the_standing() -> None:
    ana = factories.person("ana")
    article = _article(ana)
    claim = factories.draft(ana)
    factories.attach(ana, claim, article=article, kind="official_document", credibility="2")
    before = claim.suggestion.score
    saved(ana, article, standing="retracted")
    assert article.refreshed().standing == "retracted"
    claim.suggestion.refresh_from_db()
    assert claim.suggestion.score != before


def test_it_keeps_both_texts_of_a_stale_save() -> None:
    ana, ben = factories.person("ana"), factories.person("ben")
    article = _article(ana)
    client, at = client_of(ana), address(article, "change")
    page = fields_of(client.get(at), "article")
    with acting(ben, "meanwhile"):
        revise_article(article, version=article.version, title="Strain eases")
    response = client.post(at, page | {"title": "Strain stays"})
    assert response.status_code == 412
    assert "Strain eases" in text_of(response)
    again = fields_of(response, "article")
    assert again["title"] == "Strain stays"
    assert article.refreshed().title == "Strain eases"
    assert client.post(at, again | {"take-title": "mine"}).status_code == 302
    assert article.refreshed().title == "Strain stays"


def test_it_undoes_nothing_of_the_other_save_that_it_did_not_touch() -> None:
    ana, ben = factories.person("ana"), factories.person("ben")
    article = _article(ana)
    client, at = client_of(ana), address(article, "change")
    page = fields_of(client.get(at), "article")
    with acting(ben, "meanwhile"):
        revise_article(article, version=article.version, byline="B. Other")
    again = fields_of(client.post(at, page | {"title": "Strain stays"}), "article")
    assert client.post(at, again).status_code == 302
    article.refresh_from_db()
    assert (article.title, article.byline) == ("Strain stays", "B. Other")


def test_it_refuses_the_same_address_twice() -> None:
    ana = factories.person("ana")
    _article(ana, canonical_url="https://a.example/1")
    other = _article(ana, "Other")
    response = saved(ana, other, canonical_url="https://a.example/1")
    assert "An article with this address is on record already." in text_of(response)


@pytest.mark.parametrize(
    "typed",
    [
        {"title": " "},
        {"language": "English"},
        {"published_on": "soon"},
        {"version": "x"},
        {"kind": "gossip"},
        {"rewrites__0__parent": "Unheard of"},
        {"rewrites__TOTAL_FORMS": "x"},
        {"companies__0__company": "Unheard of"},
    ],
)
def test_it_answers_bad_input_in_words(typed: dict[str, str]) -> None:
    ana = factories.person("ana")
    article = _article(ana)
    response = saved(ana, article, byline="Typed", **typed)
    assert response.status_code == (412 if "version" in typed else 200)
    assert "Nothing was saved." in text_of(response)
    assert article.refreshed().byline == ""


def test_it_shows_versions_by_number_moment_and_hash_only() -> None:
    ana = factories.person("ana")
    with acting(ana, "test"):
        article = capture(b"Strain grows\n\nAcme paid Bolt 3 million, and Bolt says so.").article
    page = client_of(ana).get(address(article, "change"))
    version = article.versions.get()
    assert f"sha256 {version.sha256}" in text_of(page)
    assert "Version 1" in text_of(page)
    assert "3 million" not in text_of(page)


def test_it_names_no_confidential_publisher() -> None:
    ana, ben = factories.person("ana"), factories.person("ben")
    source = factories.make_source(ana, "Quetzalcoatl", kind="person", attribution="confidential")
    article = _article(ana, publisher=source, default_source=source)
    for at in (address(article, "change"), address(Article, "changelist"),
               address(article, "sentences")):  # fmt: skip
        assert "Quetzalcoatl" not in client_of(ben).get(at).content.decode()
    saved(ben, article, byline="R. Porter")
    article.refresh_from_db()
    assert (article.byline, article.publisher) == ("R. Porter", source)


def test_it_asks_no_more_queries_for_more_rows() -> None:
    ana = factories.person("ana")
    client, ledger = client_of(ana), factories.make_source(ana)

    def queries(number: int) -> int:
        for row in range(number):
            _article(ana, f"Title {row}", publisher=ledger)
        client.get(address(Article, "changelist"))
        with CaptureQueriesContext(connection) as taken:
            assert client.get(address(Article, "changelist")).status_code == 200
        return len(taken)

    assert queries(3) == queries(27) <= 20


def test_it_is_for_those_who_write() -> None:
    article = _article(factories.person("ana"))
    adm = client_of(factories.person("adm", ADMINISTRATOR))
    for page in ("change", "sentences"):
        assert adm.get(address(article, page)).status_code == 403
    root = factories.person("root", ADMINISTRATOR, is_superuser=True)
    assert client_of(root).get(address(article, "change")).status_code == 200
    assert client_of(root).post(address(article, "change"), {}).status_code == 403


def test_it_deletes_an_article_without_a_text_and_no_other() -> None:
    ana = factories.person("ana")
    empty, used = _article(ana, "Empty"), _article(ana, "Used")
    factories.attach(ana, factories.draft(ana), article=used)
    client = client_of(ana)
    for article in (empty, used):
        page = fields_of(client.get(address(article, "delete")))
        client.post(address(article, "delete"), page)
    assert list(Article.objects.all()) == [used]
    with acting(ana, "test"):
        captured = capture(b"Strain grows\n\nAcme paid Bolt 3 million, and Bolt says so.").article
    assert ">Delete</a>" not in client.get(address(captured, "change")).content.decode()
    response = client.post(address(captured, "delete"), {"seen_version": captured.version,
                                                         "post": "yes"}, follow=True)  # fmt: skip
    assert "Its captured text is kept: the article stays." in text_of(response)


def test_it_shows_what_the_page_says_of_itself_until_somebody_confirms() -> None:
    ana = factories.person("ana")
    page = b"""<html lang="en"><head><meta property="og:site_name" content="The Ledger"></head>
    <body><article><h1>Strain grows</h1>
    <p>Acme paid Bolt three million in May, and Bolt says so.</p>
    <p>Neither of the two companies gave any reason for the payment.</p></article></body></html>"""
    with acting(ana, "test"):
        article = capture(page, media_type="text/html").article
    shown = text_of(client_of(ana).get(address(article, "change")))
    assert "Read from its page, not confirmed yet" in shown
    assert "Publisher The Ledger OpenGraph og:site_name the same" in shown
    assert "Published on not stated" in shown
    assert saved(ana, article).status_code == 302
    article.refresh_from_db()
    assert article.is_confirmed
    shown = text_of(client_of(ana).get(address(article, "change")))
    assert "What its page says of itself" in shown


def test_it_takes_what_a_person_enters_by_hand_as_confirmed() -> None:
    ana = factories.person("ana")
    client = client_of(ana)
    page = fields_of(client.get("/desk/articles/article/by-hand/"), "article")
    client.post("/desk/articles/article/by-hand/", page | {"title": "By hand"})
    assert Article.objects.get(title="By hand").is_confirmed
