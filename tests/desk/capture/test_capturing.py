"""Captures: by verb and by command."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from articles.desk.capture.capturing import capture
from articles.desk.editing.acting import acting
from articles.desk.editing.errors import EditingError
from articles.desk.models import Article, ArticleVersion, Person, Source
from tests.desk import factories

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
