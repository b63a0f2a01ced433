"""`manage.py load claimreview` and `load table --as reviews`: drafts, their rating as evidence."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from articles.desk.importing import tables
from articles.desk.importing.claimreview import ITEM, claim_reviews
from articles.desk.models import Article, Assessment, Claim, Evidence, Source, Suggestion
from articles.public.models import PublishedClaim
from tests.desk import factories
from tests.desk.importing.test_claimreview import REVIEW
from tests.desk.quoting import article_text

database = pytest.mark.django_db


def run(what: str, path: Path, *options: str) -> dict[str, Any]:
    out = io.StringIO()
    call_command("load", what, str(path), "--base", "b", *options, stdout=out, stderr=io.StringIO())
    [line] = out.getvalue().splitlines()
    counted: dict[str, Any] = json.loads(line)
    return counted


def feed(path: Path, *reviews: Any) -> Path:
    path.write_text(json.dumps({"@type": "DataFeed", "dataFeedElement": list(reviews)}))
    return path


def reasons(path: Path) -> list[list[str]]:
    with path.open(newline="") as file:
        return list(csv.reader(file))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "feed.json"


@database
def test_it_lands_in_draft_with_the_rating_as_evidence(path: Path) -> None:
    assert run("claimreview", feed(path, REVIEW)) == {"taken": 1, "skipped": 0, "refused": 0}
    claim = Claim.objects.get()
    assert (claim.statement, claim.language, claim.workflow) == (
        "La Terre est plate.", "fr-FR", "draft",
    )  # fmt: skip
    assert str(claim.claimant_source) == "Ada Quill"
    assert claim.in_short == "Said by Ada Quill (baker). When: January 2024."
    assert not Assessment.objects.exists()
    review, *said = Evidence.objects.order_by("pk").select_related("article", "source")
    assert (review.source.name, review.stance, review.kind) == (
        "Les Vérificateurs", "disputes", "media_report",
    )  # fmt: skip
    assert review.note == (
        "Rated “Faux” by Les Vérificateurs; in our words: refuted. It is their verdict, taken over "
        "unchecked."
    )
    assert review.dated is not None
    assert review.dated.iso() == "2024-02-03"
    assert review.article is not None
    assert review.article.canonical_url == "https://checks.example/1"
    assert {one.stance for one in said} == {"context"}
    assert [str(one.article) for one in said] == [
        "https://posts.example/1", "Un message", "https://posts.example/3",
    ]  # fmt: skip
    assert not Suggestion.objects.filter(is_stale=True).exists()


@database
def test_it_takes_each_once_and_reports_all(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tables, "BATCH", 2)
    other = REVIEW | {"claimReviewed": "Autre chose.", "datePublished": "31/02/2024"}
    items = [REVIEW, REVIEW, other, {"@type": "WebPage"}, "text", REVIEW | {"reviewRating": None}]
    assert run("claimreview", feed(path, *items)) == {"taken": 2, "skipped": 1, "refused": 3}
    assert reasons(path.with_name("feed.json.refused.csv")) == [
        ["item", "reason"],
        ["4", "The item is no ClaimReview but WebPage."],
        ["5", "The item is no object."],
        ["6", tables._other_row(_key_of(REVIEW))],
    ]
    left_out = reasons(path.with_name("feed.json.left_out.csv"))
    assert [row[0] for row in left_out] == ["item", "3"]
    assert "datePublished" in left_out[1][1]
    assert run("claimreview", path) == {"taken": 0, "skipped": 3, "refused": 3}
    assert not path.with_name("feed.json.left_out.csv").exists()
    assert Source.objects.filter(name="Les Vérificateurs").count() == 1
    assert Article.objects.filter(canonical_url="https://checks.example/1").count() == 1
    assert Claim.objects.count() == 2


def _key_of(review: dict[str, Any]) -> str:
    key: str = claim_reviews({}).read({ITEM: review}).key
    return key


@database
def test_it_uses_the_article_that_the_desk_has(path: Path) -> None:
    journalist = factories.person("lou", "journalist")
    text = article_text(
        journalist, "It was said.", title="The post", canonical_url="https://posts.example/2"
    )
    run("claimreview", feed(path, REVIEW), "--by", "lou")
    assert Evidence.objects.filter(article=text.article).count() == 1


@database
def test_it_keeps_hostile_words(path: Path) -> None:
    words = "</script> “Tern” 👩‍🚀 \u2067تيرن\u2069 & {A_B}\\"
    run("claimreview", feed(path, REVIEW | {"claimReviewed": words}))
    assert Claim.objects.get().statement == words


def test_what_is_carried_over_is_never_our_review(
    committed_db: str, path: Path, client: Client
) -> None:
    factories.person("lou", "journalist")
    told = run(
        "claimreview", feed(path, REVIEW), "--by", "lou", "--carry-over", "Les Vérificateurs"
    )
    assert told["carried_over"] == 1
    claim = PublishedClaim.objects.get()
    assert (claim.verdict, claim.confidence) == ("not_assessed", "")
    data = client.get(f"/claims/{claim.public_id}.jsonld").json()
    assert data["@type"] == "Claim"
    assert "reviewRating" not in data
    assert data["disambiguatingDescription"] == (
        "Imported from Les Vérificateurs, not checked by this desk"
    )
    page = client.get(f"/claims/{claim.public_id}/").content.decode()
    assert "It is their verdict, taken over unchecked." in page


@database
def test_it_loads_a_table_of_reviews_by_a_map_and_their_words(tmp_path: Path) -> None:
    table, told, ratings = (tmp_path / name for name in ("t.csv", "map.json", "ratings.tsv"))
    table.write_text(
        "id,label,statement,subjects,speaker,job_title,votes,context\n"
        '1.json,short-legs,It rained.,"weather,taxes",ada-quill,Mayor,3,a debate\n'
        "2.json,barely-true,It snowed.,weather,ada-quill,,1,\n"
        "3.json,who-knows,It hailed.,,,,,\n"
        "4.json,true,,weather,ada-quill,,,\n"
    )
    told.write_text(
        '{"key": "id", "statement": "statement", "rating": "label", "claimant": "speaker",'
        ' "claimant_role": "job_title", "said_in": "context", "reviewer": {"value": "Checks"},'
        ' "topics": {"column": "subjects", "between": ","}}'
    )
    ratings.write_text("false\tfake|short legs\n")
    options = ("--as", "reviews", "--map", str(told), "--ratings", str(ratings))
    assert run("table", table, *options) == {"taken": 3, "skipped": 0, "refused": 1}
    assert reasons(tmp_path / "t.csv.refused.csv")[1:] == [["5", "statement: this is needed."]]
    assert reasons(tmp_path / "t.csv.left_out.csv")[1:] == [
        ["4", "The rating “who-knows” is none that is known: it is kept in its words alone."]
    ]
    rain, snow, hail = Claim.objects.order_by("pk")
    assert rain.in_short == "Said by ada-quill (Mayor). Where: a debate."
    assert sorted(rain.topics.values_list("name", flat=True)) == ["taxes", "weather"]
    assert rain.claimant_source_id == snow.claimant_source_id
    assert [item.stance for item in rain.evidence.order_by("pk")] == ["disputes", "context"]
    assert "mostly false" in snow.evidence.get().note
    assert hail.evidence.get().note.startswith("Rated “who-knows” by Checks, which is none of our")
    assert run("table", table, *options) == {"taken": 0, "skipped": 3, "refused": 1}


@database
def test_it_says_what_is_missing(path: Path) -> None:
    feed(path, REVIEW)
    with pytest.raises(CommandError, match="--as and --map are for tables"):
        run("claimreview", path, "--as", "claims")
    with pytest.raises(CommandError, match="their base with --base"):
        call_command("load", "claimreview", str(path))
    for wrong in (b"who knows\tFaux", b"\xff"):
        ratings = path.with_name("ratings.tsv")
        ratings.write_bytes(wrong)
        with pytest.raises(CommandError, match="ratings cannot be read"):
            run("claimreview", path, "--ratings", str(ratings))
    path.write_text("[")
    with pytest.raises(CommandError, match="no JSON"):
        run("claimreview", path)
