"""An article that may only be quoted, and one part of a long one."""

from __future__ import annotations

from dataclasses import replace

from articles.public.reading.article import ArticlePage
from articles.public.reading.article_cards import Card
from articles.public.reading.article_part import Elsewhere, Part
from articles.public.views.styleguide.sample import Sample, span_of
from articles.public.views.styleguide.text import article_of


def quoted_page() -> ArticlePage:
    """Of a text that may only be quoted: words of two places, and words past the meter."""
    article = article_of("", rights="quotation_only", url="https://ledger.example/partnership",
                       sentence_count=24)  # fmt: skip
    sample = Sample(21, article, "")
    sample.says("Both sides wanted out.", "supported", "moderate",
                span_of("Both sides, they say,", 40, 61),
                span_of("wanted out", 300, 310))  # fmt: skip
    sample.says("The letter names no reason.", "unproven", "",
                span_of("", paragraph=7), said=("attributed", "a lawyer"), at=900)  # fmt: skip
    return sample.page()


def part_page() -> ArticlePage:
    """The first of twelve parts, with claims in two others."""
    sample = Sample(41, article_of(""), "")
    for place in range(6):
        sample.says(f"Further claim {place}.", "unproven", "", span_of("", paragraph=place))
    claims = [said.claim for said in sample.rows.appearances]
    cards = [Card(number, claim, ()) for number, claim in enumerate(claims, start=98)]
    elsewhere = Elsewhere(2, tuple(cards[:2])), Elsewhere(11, tuple(cards[2:]))
    return replace(sample.page(), part=Part(1, 12, range(410), elsewhere))
