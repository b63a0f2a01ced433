"""Evidence by pasted address: a new item comes back filled in, and nothing is saved before."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pytest_django.fixtures import Settings

from articles.desk.editing.acting import acting
from articles.desk.editing.article import make_article, revise_article
from articles.desk.models import Article, ArticleVersion, Claim, Evidence, Person, Source
from tests.desk import factories
from tests.desk.admin.pages import address, client_of, fields_of, text_of
from tests.desk.page_server import PageServer

pytestmark = pytest.mark.django_db
FORM = "workbench"
STATEMENT = "Acme paid Bolt three million in May."
PAGE = b"""<html lang="en"><head><meta property="og:site_name" content="The Ledger">
<meta property="article:published_time" content="2026-06-13">
<title>Strain grows</title></head><body><article><h1>Strain grows</h1>
<p>Both companies have worked together for four years, and neither gave a reason.</p>
<p>Acme paid Bolt three million in May, according to a filing. Bolt denies it.</p>
</article></body></html>"""


@pytest.fixture
def ana(db: None) -> Person:
    return factories.person("ana")


@pytest.fixture
def claim(ana: Person) -> Claim:
    return factories.draft(ana, STATEMENT)


@pytest.fixture
def site(page_server: PageServer, settings: Settings) -> PageServer:
    settings.CLAIMBOOK_FETCH_HOSTS = (page_server.host,)
    return page_server


def pasted(client: Client, claim: Claim | None, at: str, **typed: Any) -> Any:
    page = address(claim, "change") if claim else address(Claim, "add")
    held = fields_of(client.get(page), FORM)
    typed = {name.replace("__", "-"): text for name, text in typed.items()}
    return client.post(page, held | {"pasted": at} | typed)


def test_it_fills_an_item_from_the_page_and_saves_it_only_when_the_editor_does(
    ana: Person, claim: Claim, site: PageServer
) -> None:
    client, at = client_of(ana), site.serves("/strain", PAGE)
    response = pasted(client, claim, at, statement="Acme paid Bolt three million in May of 2026.")
    assert response.status_code == 200
    assert not Evidence.objects.exists()
    assert claim.refreshed().statement == STATEMENT
    said = text_of(response)
    assert "Filled in from the page." in said
    assert "Strain grows" in said
    assert "version 1, kept just now" in said
    held = fields_of(response, FORM)
    article = Article.objects.get()
    assert held["statement"] == "Acme paid Bolt three million in May of 2026."
    assert held["evidence-0-source"].startswith("The Ledger · ")
    assert held["evidence-0-article"].endswith(article.public_id)
    assert (held["evidence-0-stance"], held["evidence-0-url"]) == ("supports", at)
    assert held["evidence-0-dated"] == "13 June 2026"
    assert held["evidence-0-quotation"].startswith("Acme paid Bolt three million in May, acc")
    assert held["pasted"] == ""
    saved = client.post(address(claim, "change"), held | {"evidence-0-stance": "disputes"})
    assert saved.status_code == 302
    item = Evidence.objects.get()
    assert (item.stance, item.kind, item.url) == ("disputes", "media_report", at)
    assert (item.source.name, item.article) == ("The Ledger", article)
    version = article.versions.get()
    assert item.article_version == version
    assert bytes(version.raw) == PAGE


def test_it_takes_the_article_on_record_and_says_so(
    ana: Person, claim: Claim, site: PageServer
) -> None:
    client, at = client_of(ana), site.serves("/strain", PAGE)
    held = fields_of(pasted(client, claim, at), FORM)
    client.post(address(claim, "change"), held)
    again = pasted(client, claim, at)
    assert "on record since" in text_of(again)
    assert "An item of this article is attached already" in text_of(again)
    assert ArticleVersion.objects.count() == 1
    site.pages.clear()
    gone = pasted(client, claim, at)
    assert "The page cannot be had now; this is the copy on record." in text_of(gone)
    assert fields_of(gone, FORM)["evidence-1-source"].startswith("The Ledger")


@pytest.mark.parametrize(
    ("at", "words"),
    [
        ("http://127.0.0.1/x", "Not fetched."),
        ("no address", "This is no address of a web page"),
        ("ftp://ledger.example/x", "This is no address of a web page"),
        ("javascript:alert(1)", "This is no address of a web page"),
        ("https://ledger.example/\ud800".encode("utf-8", "replace").decode(), "Not fetched."),
    ],
)
def test_it_loses_nothing_where_the_page_cannot_be_fetched(
    ana: Person, claim: Claim, at: str, words: str
) -> None:
    response = pasted(client_of(ana), claim, at, in_short="Kept words.")
    assert response.status_code == 200
    assert words in text_of(response)
    held = fields_of(response, FORM)
    assert (held["in_short"].strip(), held["evidence-0-url"]) == ("Kept words.", at)
    assert 'class="errors"' not in response.content.decode()
    assert claim.refreshed().in_short == ""
    assert not Article.objects.exists()


def test_it_leaves_an_item_that_was_being_typed_alone(
    ana: Person, claim: Claim, site: PageServer
) -> None:
    at = site.serves("/strain", PAGE)
    response = pasted(
        client_of(ana), claim, at, evidence__0__note="Typed already",
        evidence__0__file=SimpleUploadedFile("deed.txt", b"x"),
    )  # fmt: skip
    held = fields_of(response, FORM)
    assert (held["evidence-TOTAL_FORMS"], held["evidence-0-note"].strip()) == ("2", "Typed already")
    assert not held.get("evidence-0-source")
    assert held["evidence-1-source"].startswith("The Ledger")
    assert "Choose your file again: deed.txt" in text_of(response)
    assert response.content.decode().count('id="new-item"') == 1


def test_it_says_what_a_page_leaves_open_and_offers_the_publisher_of_its_site(
    ana: Person, claim: Claim, site: PageServer
) -> None:
    bare = PAGE.replace(b'<meta property="og:site_name" content="The Ledger">\n', b"")
    assert bare != PAGE
    client = client_of(ana)
    first = pasted(client, claim, site.serves("/bare", bare))
    assert "The page names no publisher: say who tells us." in text_of(first)
    ledger = factories.make_source(ana, "The Ledger")
    with acting(ana, "test"):
        make_article(title="Older", publisher=ledger, canonical_url=f"http://{site.host}/older")
    second = pasted(client, claim, site.serves("/bare", bare))
    assert "that of other articles from the same site" in text_of(second)
    assert fields_of(second, FORM)["evidence-0-source"].startswith("The Ledger")


def test_it_never_names_a_source_that_the_person_may_not_know_of(
    ana: Person, claim: Claim, site: PageServer
) -> None:
    at = site.serves("/strain", PAGE)
    pasted(client_of(ana), claim, at)
    secret = factories.make_source(
        factories.person("ben"), "Heron", kind="person", attribution="confidential"
    )
    article = Article.objects.get()
    with acting(ana, "test"):
        revise_article(article, version=article.version, default_source=secret)
    response = pasted(client_of(ana), claim, at)
    assert "Heron" not in response.content.decode()
    assert fields_of(response, FORM)["evidence-0-source"].startswith("The Ledger")
    assert Source.objects.filter(name="Heron").exists()


def test_it_asks_for_an_address_where_there_is_none_and_fetches_for_a_new_claim(
    ana: Person, claim: Claim, site: PageServer
) -> None:
    client = client_of(ana)
    assert "Paste an address first." in text_of(pasted(client, claim, " ", then="fetch"))
    response = pasted(client, None, site.serves("/strain", PAGE), statement=STATEMENT)
    held = fields_of(response, FORM)
    assert held["statement"] == STATEMENT
    assert client.post(address(Claim, "add"), held).status_code == 302
    assert Evidence.objects.get().source.name == "The Ledger"


def test_it_fetches_nothing_for_who_may_not_write_nor_for_a_stale_form(
    ana: Person, claim: Claim, site: PageServer
) -> None:
    at = site.serves("/strain", PAGE)
    adm = client_of(factories.person("adm", "administrator"))
    assert adm.post(address(claim, "change"), {"pasted": at}).status_code in (403, 404)
    client = client_of(ana)
    held = fields_of(client.get(address(claim, "change")), FORM)
    factories.attach(ana, claim)
    response = client.post(address(claim, "change"), held | {"pasted": at})
    assert response.status_code == 412
    assert fields_of(response, FORM)["pasted"] == at
    assert site.asked == []
