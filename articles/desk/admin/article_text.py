"""An article's text as blocks of numbered sentences, with the claims they carry."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from django.urls import reverse

from articles.desk.models import AppearanceSpan, ArticleVersion, Claim


@dataclass(frozen=True)
class Carried:
    """A claim that a sentence carries."""

    words: str
    href: str
    workflow: str


@dataclass
class Sentence:
    number: int
    text: str
    start: int
    end: int
    href: str
    carries: list[Carried] = field(default_factory=list)


@dataclass
class Block:
    kind: str
    sentences: list[Sentence] = field(default_factory=list)


def sentence_at(version: ArticleVersion, number: int) -> tuple[int, int] | None:
    """Start and end of the sentence of that number, counted from 1."""
    if not 1 <= number <= len(version.sentences):
        return None
    start, end, _ = version.sentences[number - 1]
    return int(start), int(end)


def blocks_of(version: ArticleVersion, readable: Any) -> list[Block]:
    """One query, whatever the length; claims that the person may not read are left out."""
    blocks = [Block(str(block["kind"])) for block in version.blocks]
    found: list[Sentence] = []
    for number, (start, end, block) in enumerate(version.sentences, 1):
        href = reverse("admin:articles_article_make_claim", args=[version.article_id, number])
        sentence = Sentence(number, version.text[start:end], start, end, href)
        blocks[block].sentences.append(sentence)
        found.append(sentence)
    spans = (
        AppearanceSpan.objects.filter(
            appearance__article_version=version, appearance__claim__in=readable.values("pk")
        )
        .select_related("appearance__claim")
        .order_by("start", "pk")
    )
    for span in spans:
        _carry(found, span)
    return [block for block in blocks if block.sentences]


def _carry(sentences: list[Sentence], span: AppearanceSpan) -> None:
    claim: Claim = span.appearance.claim
    href = reverse("admin:articles_claim_change", args=[claim.pk])
    carried = Carried(str(claim), href, claim.get_workflow_display().lower())
    for sentence in sentences:
        overlaps = span.start < sentence.end and sentence.start < span.end
        if overlaps and carried not in sentence.carries:
            sentence.carries.append(carried)
