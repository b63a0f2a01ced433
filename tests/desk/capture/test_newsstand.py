"""Invented news in the shapes of news sites; what is the article stands between marks in them."""

from statistics import mean

import pytest

from bench.capture import LabelledPage, own_pages


@pytest.fixture(scope="module")
def pages() -> list[LabelledPage]:
    return list(own_pages())


def test_it_keeps_articles_of_news_sites_apart_from_the_sites(pages: list[LabelledPage]) -> None:
    assert {page.name[:2] for page in pages} == {"ar", "de", "en", "es", "ja", "ko", "zh"}
    assert mean(page.ours for page in pages) >= 0.94
    assert [(page.name, page.ours) for page in pages if page.ours < 0.85] == []


def test_it_does_better_than_trafilaturas_defaults(pages: list[LabelledPage]) -> None:
    assert mean(page.ours for page in pages) > mean(page.default for page in pages)
