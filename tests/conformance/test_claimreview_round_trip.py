"""Our own feed of ClaimReviews, loaded into an empty base: what it told is told again."""

from __future__ import annotations

import io
import json
import re
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st
from pytest_django.fixtures import Settings

from articles.desk.importing.claimreview import ITEM, claim_reviews
from articles.desk.models import Claim
from articles.logic.edition_content import ClaimContent, Named
from articles.logic.vocabulary import VERDICTS_WITH_CONFIDENCE, Confidence, Verdict
from articles.public.renderings.beside import Beside
from articles.public.renderings.claimreview import json_ld
from articles.public.renderings.rating import rating_of
from tests.conformance.hostile_claim import HOSTILE, HOSTILE_NAME, hostile_claim
from tests.public import factories as make
from tests.public.contents import appearance, claim_content

ADDRESS = "https://claims.example"
_REFERENCE = re.compile(r"&(#\d+|#[xX][0-9a-fA-F]+|\w+);")


def loaded(client: Client, path: Path) -> dict[str, Claim]:
    """By its statement, each claim that the desk then has."""
    response = client.get("/feeds/claimreview.jsonld")
    path.write_bytes(b"".join(response))
    out = io.StringIO()
    call_command("load", "claimreview", str(path), "--base", "Ours", stdout=out)
    counted = json.loads(out.getvalue())
    assert (counted["skipped"], counted["refused"]) == (0, 0)
    assert not list(path.parent.glob("*.csv"))
    claims = Claim.objects.select_related("claimant_source").prefetch_related("evidence__article")
    return {claim.statement: claim for claim in claims}


def works_of(claim: Claim) -> set[tuple[str, str, str]]:
    """Title, address and date of what the claim was said in."""
    said = [item for item in claim.evidence.all() if item.note.startswith("Where it was said")]
    return {
        (one.article.title, one.article.canonical_url, str(one.article.published_on and
         one.article.published_on.iso()))
        for one in said if one.article
    }  # fmt: skip


@pytest.mark.django_db
def test_it_comes_back_with_all_that_it_told(
    client: Client, settings: Settings, tmp_path: Path
) -> None:
    settings.CLAIMBOOK_ADDRESS = ADDRESS
    person = make.published_source("Ada Quill", kind="person")
    outlet = make.published_source("The Daily Ledger")
    tern = make.published_company("Tern")
    make.published_claim(
        "It rained.",
        claimant=Named(person.public_id, "Ada Quill"),
        verdict="partly_supported", confidence="high", rating=2,
        appearances=(
            appearance("A0000001", Named(None, "On the wire"), url="https://wire.example/1",
                       published="2025-10-02"),
            appearance("A0000002", Named(None, "In the pub"), published="2025", publisher=None),
        ),
    )  # fmt: skip
    make.published_claim("It snowed.", claimant=Named(outlet.public_id, "The Daily Ledger"),
                         verdict="supported", confidence="very high")  # fmt: skip
    make.published_claim("It hailed.", claimant=Named(tern.public_id, "Tern"), companies=[tern],
                         verdict="supported", confidence="moderate")  # fmt: skip
    make.published_claim("It thawed.")
    hostile_claim()
    claims = loaded(client, tmp_path / "feed.jsonld")
    assert set(claims) == {"It rained.", "It snowed.", "It hailed.", "It thawed.", HOSTILE}
    claimants = {
        text: (claim.claimant_source.name, claim.claimant_source.kind)
        for text, claim in claims.items()
        if claim.claimant_source
    }
    assert claimants == {
        "It rained.": ("Ada Quill", "person"),
        "It snowed.": ("The Daily Ledger", "news_outlet"),
        "It hailed.": ("Tern", "organisation"),
        HOSTILE: (HOSTILE_NAME, "person"),
    }
    assert works_of(claims["It rained."]) == {
        ("On the wire", "https://wire.example/1", "2025-10-02"),
        ("In the pub", "", "2025"),
    }
    reviews = {text: claim.evidence.order_by("pk")[0] for text, claim in claims.items()}
    assert {text: item.stance for text, item in reviews.items()} == {
        "It rained.": "context", "It snowed.": "supports", "It hailed.": "context",
        "It thawed.": "context", HOSTILE: "disputes",
    }  # fmt: skip
    assert "in our words: partly supported (mostly false)" in reviews["It rained."].note
    assert {str(item.source) for item in reviews.values()} == {"Claimbook"}
    assert {item.dated and item.dated.iso() for item in reviews.values()} == {"2026-03-09"}


def words(most: int) -> st.SearchStrategy[str]:
    """What a desk can keep in one line: nothing torn, no NUL, no controls, no white space around,
    and no character references, which feeds hold for what was escaped."""
    texts = st.text(st.characters(exclude_categories=("Cs", "Cc", "Cf", "Zl", "Zp")), max_size=most)
    stripped = texts.map(lambda text: " ".join(text.split()))
    return stripped.filter(lambda text: bool(text) and not _REFERENCE.search(text))


DATES = st.none() | st.dates().map(lambda day: day.isoformat()) | st.just("2019-07")


@st.composite
def contents(draw: st.DrawFn) -> ClaimContent:
    verdict = draw(st.sampled_from(Verdict))
    has_confidence = verdict in VERDICTS_WITH_CONFIDENCE
    said = [
        appearance(f"A000000{place}", Named(None, draw(words(60))), published=draw(DATES),
                   url=draw(st.sampled_from([None, f"https://wire.example/{place}"])))
        for place in range(draw(st.integers(0, 3)))
    ]  # fmt: skip
    given_: dict[str, Any] = {
        "statement": draw(words(300)),
        "verdict": verdict.value,
        "confidence": draw(st.sampled_from(Confidence)).value if has_confidence else None,
        "rating": draw(st.sampled_from([4, 3, 2])) if verdict == "partly_supported" else None,
        "claimant": draw(st.none() | st.builds(Named, st.just("00000002"), words(80))),
        "appearances": tuple(said),
    }
    return claim_content(**given_)


@given(content=contents(), kind=st.sampled_from(["person", "news_outlet", "organisation"]))
def test_whatever_it_tells_is_read_again(content: ClaimContent, kind: str) -> None:
    data = json_ld(content, Beside(ADDRESS, kinds={"00000002": kind}))
    row = claim_reviews({}).read({ITEM: json.loads(json.dumps(data))})
    assert row.left_out == ()
    assert row.statement == content.statement
    assert row.reviewed_on == content.published_at[:10]
    if content.claimant:
        assert row.claimant is not None
        assert row.claimant[:2] == (content.claimant.name, kind)
    else:
        assert row.claimant is None
    works = {(work.title, work.url, work.published_on) for work in row.works}
    assert works == {(a.article.name, a.url or "", a.published) for a in content.appearances}
    if data["@type"] == "ClaimReview":
        assert rating_of(content) is not None
        assert (row.verdict, row.rating) == (content.verdict, content.rating)
    else:
        assert (row.verdict, row.rating) == ("", None)
