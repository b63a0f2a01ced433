"""The real inputs, which lie outside the repository."""

import os
from pathlib import Path

import pytest

from articles.desk.capture.readers import Captured, read
from articles.logic.vocabulary import BlockKind
from bench.capture import labelled_pages, listed_pages

CHECKOUT = Path(__file__).parents[3]
FOLDER = Path(os.environ.get("CLAIMBOOK_SHARED_DATA") or CHECKOUT.parent / "shared/data")

pytestmark = pytest.mark.skipif(
    not FOLDER.is_dir(),
    reason="the shared data is not here; CLAIMBOOK_SHARED_DATA names another folder",
)


@pytest.fixture(scope="module")
def article() -> Captured:
    data = (FOLDER / "articles/meta-scale-ai-partnership.txt").read_bytes()
    return read(data, media_type="text/plain", url=None)


def test_it_tells_the_title_and_the_nine_headings(article: Captured) -> None:
    assert article.title == "Is the Facebook and Scale AI Partnership Suddenly Falling Apart?"
    headings = [b for b in article.blocks if b.kind is BlockKind.HEADING]
    assert [article.text[b.start : b.end] for b in headings] == [
        "The Origins of the Partnership",
        "Early Successes",
        "Emerging Tensions",
        "Financial Considerations",
        "Impact on AI Development",
        "Industry and Market Reactions",
        "The Role of Regulation and Ethics",
        "Looking Ahead",
        "Analysis and Conclusion",
    ]
    assert {b.kind for b in article.blocks} == {BlockKind.HEADING, BlockKind.PARAGRAPH}
    assert len(article.blocks) == 25


def test_it_gives_every_sentence_once_and_in_order(article: Captured) -> None:
    sentences = [article.text[s.start : s.end] for s in article.sentences]
    assert len(sentences) == 46
    assert " ".join(" ".join([article.title, *sentences]).split()) == " ".join(article.text.split())
    assert all(sentence[0].isupper() for sentence in sentences)
    prose = [s for s, place in zip(sentences, article.sentences, strict=True)
             if article.blocks[place.block].kind is BlockKind.PARAGRAPH]  # fmt: skip
    assert len(prose) == 37
    assert all(sentence.endswith(".") for sentence in prose)
    assert (
        "Sources report disagreements over data privacy standards, intellectual property rights, "
        "and project priorities." in prose
    )


def test_it_states_nothing_that_the_article_does_not_state(article: Captured) -> None:
    assert article.byline is None
    assert article.publisher is None
    assert article.published is None
    assert article.canonical_url is None


def test_it_captures_labelled_pages_at_least_as_well_as_trafilaturas_defaults() -> None:
    pages = list(labelled_pages(FOLDER))
    ours = sum(page.ours for page in pages) / len(pages)
    default = sum(page.default for page in pages) / len(pages)
    assert len(pages) == 14
    assert ours >= 0.97
    assert ours >= default
    assert min(page.ours for page in pages) >= 0.93


def test_it_keeps_what_must_be_kept_and_loses_what_must_be_lost() -> None:
    pages = list(listed_pages(FOLDER))
    assert len(pages) == 12
    assert {page.name: page.ours for page in pages if page.ours} == {}
