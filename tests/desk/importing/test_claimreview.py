"""ClaimReviews as real feeds have them: what is taken, what is left out, what is refused."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.desk.editing.loading.rows import ReviewRow, Who, Work
from articles.desk.importing.claimreview import ITEM, claim_reviews
from articles.logic.grades import Grade

REVIEW: dict[str, Any] = {
    "@context": "https://schema.org",
    "@type": "ClaimReview",
    "url": "https://checks.example/1",
    "datePublished": "2024-02-03",
    "inLanguage": "fr-FR",
    "author": {"@type": "Organization", "name": "Les Vérificateurs", "url": "https://c.example/"},
    "claimReviewed": "La Terre est plate.",
    "itemReviewed": {
        "@type": "Claim",
        "author": {"@type": "Person", "name": "Ada Quill", "jobTitle": "baker"},
        "datePublished": "2024-01",
        "firstAppearance": {"@type": "CreativeWork", "url": "https://posts.example/1"},
        "appearance": [
            {
                "@type": "CreativeWork",
                "url": "https://posts.example/2",
                "name": "Un message",
                "publisher": {"name": "Posts"},
                "datePublished": "2024-01-05T10:00:00Z",
            },
            "https://posts.example/3",
        ],
    },
    "reviewRating": {
        "@type": "Rating",
        "ratingValue": "1",
        "bestRating": "5",
        "worstRating": "1",
        "alternateName": "Faux",
    },
}


def read(**changed: Any) -> ReviewRow:
    row: ReviewRow = claim_reviews({}).read({ITEM: REVIEW | changed})
    return row


def rated(**rating: Any) -> tuple[str, str, int | None]:
    row = read(reviewRating=rating)
    return row.words, row.verdict, row.rating


def test_it_takes_all_that_is_stated() -> None:
    row = read()
    assert row.left_out == ()
    assert row._replace(key="") == ReviewRow(
        key="",
        statement="La Terre est plate.",
        language="fr-FR",
        topics=(),
        claimant=Who("Ada Quill", "person", "baker"),
        said_on="2024-01",
        works=(
            Work("", "https://posts.example/1", "", None),
            Work("Un message", "https://posts.example/2", "Posts", "2024-01-05"),
            Work("", "https://posts.example/3", "", None),
        ),
        reviewer=Who("Les Vérificateurs", "news_outlet"),
        review_title="",
        review_url="https://checks.example/1",
        reviewed_on="2024-02-03",
        words="Faux",
        verdict="refuted",
        rating=None,
        left_out=(),
    )


def test_it_tells_several_claims_of_one_page_apart() -> None:
    assert read().key == read(datePublished="2025").key
    assert read().key != read(claimReviewed="La Terre est ronde.").key
    assert len(read(url=f"https://checks.example/{'x' * 1500}").key) <= 200


@pytest.mark.parametrize(
    ("changed", "field", "value", "why"),
    [
        ({"datePublished": "03/04/2024"}, "reviewed_on", None, "datePublished: "),
        ({"datePublished": "2024-02-31"}, "reviewed_on", None, "February 2024 has no day 31"),
        ({"datePublished": "0000-00-00"}, "reviewed_on", None, "datePublished: "),
        ({"datePublished": ["2024-02-03"]}, "reviewed_on", "2024-02-03", ""),
        ({"datePublished": None}, "reviewed_on", None, ""),
        ({"datePublished": "2024-02-03T00:00:00+01:00"}, "reviewed_on", "2024-02-03", ""),
        ({"url": ""}, "review_url", "", ""),
        ({"url": None}, "review_url", "", ""),
        ({"url": "checks.example/1"}, "review_url", "", "is no web address"),
        ({"url": "javascript:alert(1)"}, "review_url", "", "is no web address"),
        ({"url": ["https://checks.example/1", "x"]}, "review_url", "https://checks.example/1", ""),
        ({"inLanguage": "Français"}, "language", "", "is no language tag"),
        ({"inLanguage": {"@type": "Language", "alternateName": "fr"}}, "language", "fr", ""),
        ({"inLanguage": "pt_BR"}, "language", "pt-BR", ""),
        ({"itemReviewed": None}, "claimant", None, "Who said it, and where, is not stated"),
        ({"itemReviewed": {"@type": "CreativeWork"}}, "works", (), ""),
        (
            {"itemReviewed": {"author": ["Ada", "Bo"]}}, "claimant", Who("Ada", "organisation"),
            "Of 2 who said it only the first",
        ),
        (
            {"itemReviewed": {"author": {"name": "x" * 300}}},
            "claimant",
            Who("x" * 199 + "…", "organisation"),
            "300 characters, cut after 200",
        ),
        (
            {"itemReviewed": {"@type": "VideoObject", "name": "A film", "url": ""}},
            "works", (Work("A film", "", "", None),), "",
        ),
        ({"itemReviewed": [REVIEW["itemReviewed"]]}, "said_on", "2024-01", ""),
        ({"author": None}, "reviewer", None, "Who reviewed it is not stated"),
        ({"author": "Checks"}, "reviewer", Who("Checks", "news_outlet"), ""),
        ({"author": [{"@type": "Person", "name": "Bo"}]}, "reviewer", Who("Bo", "person"), ""),
        (
            {"author": {"url": "https://www.checks.example/"}},
            "reviewer", Who("checks.example", "news_outlet"), "its address stands in",
        ),
        ({"author": {"url": "http://["}}, "reviewer", None, "Who reviewed it is not stated"),
        ({"claimReviewed": "It&#8217;s &quot;so&quot;"}, "statement", "It’s \"so\"", ""),
        ({"claimReviewed": "A &amp;quot;fact&amp;quot;"}, "statement", 'A "fact"', ""),
        ({"claimReviewed": "R&D &amp; <b>so</b>"}, "statement", "R&D &amp; <b>so</b>", ""),
        ({"claimReviewed": ["It is so.", "No."]}, "statement", "It is so.", ""),
        ({"@type": None, "type": "ClaimReview"}, "statement", "La Terre est plate.", ""),
        ({"@type": ["ClaimReview", "Review"]}, "statement", "La Terre est plate.", ""),
        ({"@type": "http://schema.org/ClaimReview"}, "statement", "La Terre est plate.", ""),
        ({"reviewRating": None}, "verdict", "", "It has no rating"),
        ({"reviewRating": "Faux"}, "verdict", "refuted", ""),
        ({"reviewRating": [REVIEW["reviewRating"]]}, "verdict", "refuted", ""),
        ({"reviewRating": {"alternateName": "Bof"}}, "words", "Bof", "none that is known"),
    ],
)  # fmt: skip
def test_it_reads_over_what_is_wrong_and_says_so(
    changed: dict[str, Any], field: str, value: Any, why: str
) -> None:
    row = read(**changed)
    assert getattr(row, field) == value
    assert (why in " ".join(row.left_out)) if why else (row.left_out == ())


@pytest.mark.parametrize(
    ("rating", "found"),
    [
        ({"ratingValue": "4,0"}, ("4,0", "partly_supported", 4)),
        ({"ratingValue": "4/5"}, ("4/5", "partly_supported", 4)),
        ({"ratingValue": 10, "bestRating": "10", "worstRating": "0"}, ("10", "supported", None)),
        ({"ratingValue": "Plutôt vrai"}, ("Plutôt vrai", "partly_supported", 4)),
        ({"ratingValue": 0, "alternateName": "Faux"}, ("Faux", "refuted", None)),
        ({"ratingValue": 9}, ("9", "", None)),
        ({"ratingValue": 1, "name": "Mostly false"}, ("Mostly false", "partly_supported", 2)),
        ({"ratingValue": 1, "bestRating": 6, "alternateName": "True"}, ("True", "", None)),
        ({"ratingValue": -1, "alternateName": "Satire"}, ("Satire", "", None)),
        ({"ratingValue": 2, "alternateName": "Non prouvé"}, ("Non prouvé", "unproven", None)),
        ({"alternateName": "<b>Faux</b>&nbsp;!"}, ("Faux !", "refuted", None)),
        ({"ratingValue": None, "alternateName": ["Vrai", "True"]}, ("Vrai", "supported", None)),
        ({"ratingValue": {}, "bestRating": []}, ("", "", None)),
        ({"ratingValue": 10**400}, (str(10**400)[:300], "", None)),
    ],
)  # fmt: skip
def test_it_reads_words_before_numbers(
    rating: dict[str, Any], found: tuple[str, str, int | None]
) -> None:
    assert rated(**rating) == found


def test_it_takes_further_words() -> None:
    row = claim_reviews({"bof": Grade.HALF_TRUE}).read(
        {ITEM: REVIEW | {"reviewRating": {"alternateName": "Bof"}}}
    )
    assert (row.verdict, row.rating) == ("partly_supported", 3)


@pytest.mark.parametrize(
    ("item", "why"),
    [
        ("a text", "no object"),
        (None, "no object"),
        ({"@type": "WebPage"}, "no ClaimReview but WebPage"),
        ({}, "of no stated type"),
        ({"@type": "ClaimReview"}, "claimReviewed: this is needed"),
        (REVIEW | {"claimReviewed": "", "itemReviewed": {"name": "A film"}}, "this is needed"),
        (REVIEW | {"claimReviewed": "So\x00"}, "claimReviewed: "),
        (REVIEW | {"claimReviewed": "\ud800"}, "claimReviewed: "),
        (REVIEW | {"claimReviewed": "x" * 200_001}, "200,001 characters"),
    ],
)
def test_it_refuses_what_says_no_claim(item: Any, why: str) -> None:
    with pytest.raises(ValueError, match=why):
        claim_reviews({}).read({ITEM: item})


def test_it_takes_the_claim_of_what_is_reviewed() -> None:
    claim = {"@type": "Claim", "text": "It is so.", "name": "A title"}
    assert read(claimReviewed=None, itemReviewed=claim).statement == "It is so."


def test_it_leaves_out_names_that_cannot_be_kept() -> None:
    row = read(author={"name": "Checks\x00"})
    assert row.reviewer is None
    assert "It is left out." in row.left_out[0]


_NAMES = st.sampled_from(
    ["@type", "type", "@id", "@value", "url", "name", "author", "claimReviewed", "itemReviewed",
     "reviewRating", "ratingValue", "bestRating", "worstRating", "alternateName", "text",
     "appearance", "firstAppearance", "datePublished", "inLanguage", "publisher", "jobTitle"]
)  # fmt: skip
_VALUES = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(max_size=20)
    | st.sampled_from(["ClaimReview", "Claim", "Faux", "5", "2024-02-31", "http://[", "&#0;"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_NAMES, inner, max_size=5),
    max_leaves=25,
)  # fmt: skip


@given(st.dictionaries(_NAMES, _VALUES, max_size=10))
def test_it_takes_or_refuses_whatever_comes(changed: dict[str, Any]) -> None:
    try:
        row = read(**changed)
    except ValueError as refusal:
        said = str(refusal)
    else:
        said = "claimReviewed" if row.statement and len(row.key) <= 200 else ""
    assert said.startswith(("claimReviewed", "The item is no"))
