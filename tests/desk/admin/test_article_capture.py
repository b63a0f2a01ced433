from __future__ import annotations

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pytest_django.fixtures import Settings

from articles.desk.editing.acting import ADMINISTRATOR
from articles.desk.models import Article, ArticleVersion, Person, Source
from articles.logic.partial_dates import PartialDate
from tests.desk import factories
from tests.desk.admin.pages import address, client_of, fields_of, text_of
from tests.desk.page_server import PageServer

pytestmark = pytest.mark.django_db
TEXT = (
    "Strain grows between partners\n\n"
    "Acme paid 3 million to Bolt in May, according to a filing. Bolt denies it.\n\n"
    "Both companies have worked together for four years, and neither gave a reason.\n"
)


def captured(person: Person, **typed: Any) -> Any:
    return sent(client_of(person), **typed)


def sent(client: Client, **typed: Any) -> Any:
    page = fields_of(client.get(address(Article, "add")), "capture")
    return client.post(address(Article, "add"), page | typed)


def test_it_captures_a_pasted_text_and_leads_to_the_article() -> None:
    ana = factories.person("ana")
    ledger = factories.make_source(ana, "The Ledger")
    client = client_of(ana)
    response = sent(
        client, text=TEXT, publisher="the ledger", kind="news", published="May 2026",
        url="https://ledger.example/strain",
    )  # fmt: skip
    article = Article.objects.get()
    assert response["Location"] == address(article, "change")
    assert article.publisher == ledger
    assert article.title == "Strain grows between partners"
    assert article.published_on == PartialDate(2026, 5)
    assert (article.kind, article.canonical_url) == ("news", "https://ledger.example/strain")
    assert "Captured as version 1" in text_of(client.get(address(article, "change")))


def test_it_captures_a_file_and_says_when_the_bytes_are_on_record() -> None:
    ana = factories.person("ana")
    captured(ana, file=SimpleUploadedFile("a.txt", TEXT.encode()))
    version = ArticleVersion.objects.get()
    assert bytes(version.raw) == TEXT.encode()
    assert version.article.publisher is None
    client = client_of(ana)
    page = fields_of(client.get(address(Article, "add")), "capture")
    page |= {"file": SimpleUploadedFile("a.txt", TEXT.encode())}
    response = client.post(address(Article, "add"), page, follow=True)
    assert "on record already, as version 1" in text_of(response)
    assert ArticleVersion.objects.count() == 1


def test_it_captures_html_and_a_next_version() -> None:
    ana = factories.person("ana")
    captured(ana, text=TEXT)
    article = Article.objects.get()
    client = client_of(ana)
    at = f"{address(Article, 'add')}?article={article.public_id}"
    page = fields_of(client.get(at), "capture")
    assert page["article"].endswith(article.public_id)
    body = "".join(f"<p>{line}</p>" for line in TEXT.splitlines() if line)
    page |= {"text": f"<html><body><article><h1>Strain</h1>{body}</article></body></html>",
             "media_type": "text/html"}  # fmt: skip
    assert client.post(at, page).status_code == 302
    assert [row.number for row in article.versions.order_by("number")] == [1, 2]


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ({}, "Give an address, choose a file, or paste the text."),
        ({"text": "  \n "}, "Give an address, choose a file, or paste the text."),
        ({"text": TEXT, "published": "31 June 2025"}, "June 2025 has no day 31"),
        ({"text": TEXT, "publisher": "Unheard of"}, "No source is called “Unheard of”."),
        ({"text": TEXT, "url": "ftp://x"}, "Enter a valid URL."),
        ({"text": TEXT, "kind": "gossip"}, "Select a valid choice"),
    ],
)
def test_it_says_why_it_refuses_and_keeps_what_was_typed(typed: dict[str, str], words: str) -> None:
    ana = factories.person("ana")
    response = captured(ana, title="A title of mine", **typed)
    assert response.status_code == 200
    assert words in text_of(response)
    kept = fields_of(response, "capture")
    assert kept["title"] == "A title of mine"
    assert kept["text"].strip() == typed.get("text", "").strip()
    assert not Article.objects.exists()


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("empty.txt", b""),
        ("blank.txt", b"   \n\n  "),
        ("picture.png", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20),
        ("broken.html", b"<html><body></body></html>"),
    ],
)
def test_it_refuses_a_file_that_is_no_article(name: str, data: bytes) -> None:
    ana = factories.person("ana")
    response = captured(ana, file=SimpleUploadedFile(name, data), title="Kept")
    assert response.status_code == 200
    assert "Nothing was saved." in text_of(response)
    assert fields_of(response, "capture")["title"] == "Kept"
    assert not Article.objects.exists()


def test_it_refuses_both_a_file_and_a_text_and_what_is_too_large() -> None:
    ana = factories.person("ana")
    both = captured(ana, file=SimpleUploadedFile("a.txt", TEXT.encode()), text=TEXT)
    assert "Choose one: the file or the pasted text." in text_of(both)
    broken = text_of(captured(ana, text=f"\x00{TEXT}"))
    assert "Null characters are not allowed." in broken
    assert "Give an address" not in broken
    large = captured(ana, file=SimpleUploadedFile("a.txt", b"x" * (10 * 1024 * 1024 + 1)))
    assert "The file is larger than 10 MB." in text_of(large)


def test_it_enters_an_article_by_hand() -> None:
    ana = factories.person("ana")
    client = client_of(ana)
    at = "/desk/articles/article/by-hand/"
    page = fields_of(client.get(at), "article")
    response = client.post(at, page | {"title": "A letter", "standing": "corrected"})
    article = Article.objects.get()
    assert response["Location"] == address(article, "change")
    assert (article.title, article.standing) == ("A letter", "corrected")


def test_it_is_for_those_who_write() -> None:
    adm = client_of(factories.person("adm", ADMINISTRATOR))
    assert adm.get(address(Article, "add")).status_code == 403
    assert adm.post(address(Article, "add"), {"text": TEXT}).status_code == 403


PAGE = b"""<html lang="en"><head><meta property="og:site_name" content="The Ledger">
<title>Strain grows</title></head><body><article><h1>Strain grows</h1>
<p>Acme paid Bolt three million in May, according to a filing. Bolt denies it.</p>
<p>Both companies have worked together for four years, and neither gave a reason.</p>
</article></body></html>"""


def test_it_fetches_a_page_and_asks_to_confirm_what_it_says(
    page_server: PageServer, settings: Settings
) -> None:
    at = page_server.serves("/strain", PAGE)
    settings.CLAIMBOOK_FETCH_HOSTS = (page_server.host,)
    ana = factories.person("ana")
    client = client_of(ana)
    response = sent(client, url=at)
    article = Article.objects.get()
    assert response["Location"] == address(article, "change")
    assert "Read from its page, not confirmed yet" in text_of(client.get(response["Location"]))
    version = article.versions.get()
    assert bytes(version.raw) == PAGE
    assert (version.captured_from, version.headers["x-served-by"]) == (at, "test")
    assert article.publisher == Source.objects.get(name="The Ledger")
    assert sent(client, url=at).status_code == 302
    assert (page_server.asked, ArticleVersion.objects.count()) == (["/strain", "/strain"], 1)


@pytest.mark.parametrize(
    "at", ["http://127.0.0.1/", "http://[::1]/", "http://localhost/", "http://10.0.0.1/"]
)
def test_it_fetches_nothing_from_the_inside_and_keeps_the_address(at: str) -> None:
    response = captured(factories.person("ana"), url=at)
    assert "Nothing was saved." in text_of(response)
    assert fields_of(response, "capture")["url"] == at
    assert not Article.objects.exists()
