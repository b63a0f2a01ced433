"""Captures: by verb and by command."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from pytest_django.fixtures import Settings

from articles.desk.capture.capturing import Capture, capture
from articles.desk.capture.web import capture_page
from articles.desk.editing.acting import ADMINISTRATOR, acting
from articles.desk.editing.article import revise_article
from articles.desk.editing.errors import EditingError
from articles.desk.models import Article, ArticleVersion, Person, Source
from tests.desk import factories
from tests.desk.page_server import PageServer

pytestmark = pytest.mark.django_db

TEXT = """Two firms part ways

Northlight and Harbour Data ended their work together. Nobody said why.

What comes next

Analysts expect a quiet year. The firms expect nothing.
"""


def run(*arguments: str, **options: object) -> dict[str, object]:
    out = io.StringIO()
    call_command("capture", *arguments, stdout=out, stderr=io.StringIO(), **options)
    (line,) = out.getvalue().splitlines()
    found: dict[str, object] = json.loads(line)
    return found


@pytest.fixture
def path(tmp_path: Path) -> Path:
    file = tmp_path / "article.txt"
    file.write_text(TEXT)
    return file


def test_it_prints_one_json_line(path: Path) -> None:
    found = run(str(path), publisher="Meridian Wire", kind="news", published="2025-06")
    article = Article.objects.get(public_id=found["article"])
    assert found == {
        "article": article.public_id,
        "version": 1,
        "title": "Two firms part ways",
        "blocks": len(article.versions.get().blocks),
        "sentences": len(article.versions.get().sentences),
    }
    assert article.publisher == Source.objects.get(name="Meridian Wire")
    assert str(article.published_on) == "June 2025"
    assert article.versions.get().captured_by == Person.objects.get(is_system=True)


def test_it_leaves_what_is_not_stated_empty(path: Path) -> None:
    article = Article.objects.get(public_id=run(str(path))["article"])
    assert (article.publisher, article.byline, article.published_on) == (None, "", None)
    assert (article.canonical_url, article.kind) == ("", "unknown")


def test_it_gives_the_same_version_for_the_same_bytes(path: Path) -> None:
    assert run(str(path)) == run(str(path))
    assert ArticleVersion.objects.count() == 1


def test_it_gives_version_two_for_changed_bytes(path: Path, tmp_path: Path) -> None:
    first = run(str(path), url="https://example.org/a")
    changed = tmp_path / "changed.txt"
    changed.write_text(TEXT.replace("quiet", "loud"))
    by_address = run(str(changed), url="https://example.org/a")
    assert (by_address["article"], by_address["version"]) == (first["article"], 2)
    third = tmp_path / "third.txt"
    third.write_text(TEXT.replace("quiet", "fine"))
    assert run(str(third), article=first["article"])["version"] == 3


def test_it_keeps_the_bytes_as_received(path: Path) -> None:
    version = Article.objects.get(public_id=run(str(path))["article"]).versions.get()
    assert bytes(version.raw) == path.read_bytes()
    for start, end, block in version.sentences:
        assert version.blocks[block]["start"] <= start < end <= version.blocks[block]["end"]


@pytest.mark.parametrize(
    "data", [b"", b"   \n", b"\x00\x01\x02\x03" * 50, b"x" * (10 * 1024 * 1024 + 1)]
)
def test_it_refuses_what_is_no_article_and_keeps_nothing(data: bytes) -> None:
    ana = factories.person()
    with pytest.raises(EditingError), acting(ana, "test"):
        capture(data, publisher="Nobody's Outlet")
    assert not Article.objects.exists()
    assert not Source.objects.exists()


def test_it_names_a_missing_file_or_person(tmp_path: Path, path: Path) -> None:
    with pytest.raises(CommandError, match="cannot be read"):
        run(str(tmp_path / "none.txt"))
    with pytest.raises(CommandError, match="no active person"):
        run(str(path), as_username="nobody")
    with pytest.raises(CommandError, match="no article"):
        run(str(path), article="ZZZZZZZZ")


PAGE = """<html lang="en"><head><title>{title}</title>
<link rel="canonical" href="{canonical}"><meta property="og:site_name" content="Meridian Wire">
<meta name="build" content="{build}"></head><body><article><h1>{title}</h1>
<p>Northlight and Harbour Data ended their work together on Friday. Nobody said why they did.</p>
<p>Analysts expect a {year} year for both of them. The firms themselves expect nothing at all.</p>
</article></body></html>"""
AT = "https://news.example/parting"


def read_page(at: str | None = AT, **parts: str) -> Capture:
    told = {"canonical": AT, "build": "1", "title": "Two firms part ways", "year": "quiet"} | parts
    return capture(PAGE.format(**told).encode(), media_type="text/html", url=at)


@pytest.fixture
def by_ana() -> Iterator[Person]:
    ana = factories.person("ana")
    with acting(ana, "test"):
        yield ana


@pytest.mark.usefixtures("by_ana")
def test_it_takes_a_page_that_reads_the_same_for_the_same() -> None:
    first, again = read_page(), read_page(build="2")
    assert (again.is_new, again.version) == (False, first.version)
    assert read_page(year="loud").version.number == 2
    assert read_page(year="loud", title="Two firms split").version.number == 3


@pytest.mark.usefixtures("by_ana")
def test_it_makes_a_version_of_a_return_to_an_older_text() -> None:
    read_page()
    read_page(year="loud")
    back = read_page()
    assert (back.is_new, back.version.number) == (True, 3)


@pytest.mark.usefixtures("by_ana")
def test_it_keeps_what_the_page_says_and_where_and_the_headers() -> None:
    version = capture(
        PAGE.format(canonical=AT, build="1", title="Two firms part ways", year="quiet").encode(),
        media_type="text/html",
        url=AT,
        headers={"etag": '"abc"'},
    ).version
    assert version.headers == {"etag": '"abc"'}
    said = {(one["field"], one["value"], one["where"]) for one in version.stated}
    assert ("publisher", "Meridian Wire", "OpenGraph og:site_name") in said
    assert version.article.publisher == Source.objects.get(name="Meridian Wire")
    assert not version.article.is_confirmed


@pytest.mark.usefixtures("by_ana")
def test_it_finds_the_article_by_the_address_that_the_page_calls_its_own() -> None:
    first = read_page(f"{AT}?utm_source=mail")
    assert first.article.canonical_url == AT
    assert read_page("https://www.news.example/parting?b", year="loud").article == first.article
    assert first.version.captured_from == f"{AT}?utm_source=mail"


@pytest.mark.usefixtures("by_ana")
def test_it_does_not_let_a_page_pass_for_another_site() -> None:
    real = read_page()
    fake = read_page("https://fake.example/x", year="loud")
    assert fake.article != real.article
    assert fake.article.canonical_url == "https://fake.example/x"


@pytest.mark.usefixtures("by_ana")
def test_it_asks_to_confirm_again_where_the_page_says_something_else_of_itself() -> None:
    article = read_page().article
    article = revise_article(article, version=article.version, is_confirmed=True)
    assert read_page(year="loud").article.is_confirmed
    assert not read_page(title="Two firms split").article.is_confirmed


def test_the_command_fetches_an_address(page_server: PageServer, settings: Settings) -> None:
    settings.CLAIMBOOK_FETCH_HOSTS = (page_server.host,)
    parts = {"canonical": "", "build": "1", "title": "Two firms part ways", "year": "quiet"}
    at = page_server.serves("/parting", PAGE.format(**parts).encode())
    first = run(at)
    page_server.serves("/parting", PAGE.format(**parts | {"build": "2"}).encode())
    assert run(at) == first
    page_server.serves("/parting", PAGE.format(**parts | {"year": "loud"}).encode())
    assert run(at) == first | {"version": 2}
    assert Article.objects.get(public_id=first["article"]).canonical_url == at


def test_the_command_says_why_a_page_is_not_fetched(
    page_server: PageServer, settings: Settings
) -> None:
    at = page_server.serves("/parting", b"<p>No.</p>", status=404)
    with pytest.raises(CommandError, match="usual ports"):
        run(at)
    assert page_server.asked == []
    settings.CLAIMBOOK_FETCH_HOSTS = (page_server.host,)
    with pytest.raises(CommandError, match="404"):
        run(at)
    with pytest.raises(CommandError, match="--url is for files"):
        run(at, url="https://news.example/a")
    assert not Article.objects.exists()


def test_nobody_has_a_page_fetched_who_may_not_capture(
    page_server: PageServer, settings: Settings
) -> None:
    settings.CLAIMBOOK_FETCH_HOSTS = (page_server.host,)
    at = page_server.serves("/parting", b"<p>No.</p>")
    with pytest.raises(EditingError, match="may capture"):
        capture_page(factories.person("adm", ADMINISTRATOR), at, reason="test")
    assert page_server.asked == []
