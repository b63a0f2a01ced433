"""An article with its claims marked in the text; without the right to its text, the quotations."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef
from django.db.models.functions import JSONObject

from articles.logic.charts import level_of
from articles.logic.marking import Reach, Run, located, runs, sentences_reached
from articles.logic.vocabulary import AppearanceState, BlockKind, PublicStanding
from articles.public.models import PublishedAppearance, PublishedArticle, PublishedClaim
from articles.public.reading.coverage import Coverage, coverage


@dataclass(frozen=True)
class Card:
    """A claim beside the text. `number` counts through the page from 1, `first` is its place."""

    number: int
    claim: PublishedClaim
    appearance: PublishedAppearance

    @property
    def level(self) -> int:
        return level_of(self.claim.confidence)

    @property
    def is_retracted(self) -> bool:
        return self.claim.standing == PublicStanding.RETRACTED


@dataclass(frozen=True)
class Piece:
    """Words that carry the same claims: `card` is the one they link to, `ends` get a number.

    `is_first` where the card's claim begins: the card links back to there.
    """

    text: str
    card: Card | None
    is_first: bool
    ends: tuple[Card, ...]


@dataclass(frozen=True)
class Paragraph:
    kind: str
    pieces: tuple[Piece, ...]
    cards: tuple[Card, ...]


@dataclass(frozen=True)
class OtherArticle:
    public_id: str
    title: str


@dataclass(frozen=True)
class ArticlePage:
    """`earlier` are claims whose words are no longer in the text."""

    article: PublishedArticle
    paragraphs: tuple[Paragraph, ...]
    cards: tuple[Card, ...]
    earlier: tuple[Card, ...]
    coverage: Coverage
    derives_from: tuple[OtherArticle, ...]
    rewritten_by: tuple[OtherArticle, ...]

    @property
    def is_quoted(self) -> bool:
        return not self.article.body


def article_state(public_id: str) -> PublishedArticle | None:
    """The article with all that its page rests on besides, for the entity tag: one query."""
    claims = (
        PublishedAppearance.objects.filter(article=OuterRef("pk"))
        .order_by("id")
        .values(
            found=JSONObject(
                edition="claim__edition_id",
                standing="claim__standing",
                challenge="claim__challenge",
                merged="claim__merged_into",
                state="state",
                version="version",
            )
        )
    )
    return (
        PublishedArticle.objects.filter(public_id=public_id)
        .only("public_id", "updated_at", "version", "standing", "rights")
        .annotate(page_claims=ArraySubquery(claims))
        .first()
    )


def article_page(public_id: str) -> ArticlePage | None:
    """Two queries, however many claims the article carries."""
    article = _article(public_id)
    if article is None:
        return None
    appearances = list(
        PublishedAppearance.objects.filter(article=article)
        .exclude(claim__standing=PublicStanding.WITHDRAWN)
        .exclude(claim__merged_into__standing=PublicStanding.WITHDRAWN)
        .select_related("claim__merged_into")
        .defer("claim__search_vector", "claim__merged_into__search_vector")
        .order_by("first_start", "id")
    )
    blocks = article.body or _quotations(appearances)
    placed, lost = _placed(appearances, blocks, quoted=not article.body)
    cards, reaches = _numbered(placed)
    earlier = [
        Card(len(cards) + place, claim, said) for place, (claim, said) in enumerate(lost, start=1)
    ]
    return ArticlePage(
        article=article,
        paragraphs=tuple(_paragraphs(blocks, cards, reaches)),
        cards=tuple(cards),
        earlier=tuple(earlier),
        coverage=coverage(
            [(card.level, card.claim.verdict) for card in cards],
            _reached(blocks, reaches) if article.body else _stated_sentences(cards),
            article.sentence_count,
        ),
        derives_from=_others(article, "page_derives_from"),
        rewritten_by=_others(article, "page_rewritten_by"),
    )


def _article(public_id: str) -> PublishedArticle | None:
    through = PublishedArticle.derives_from.through
    derives = through.objects.filter(from_publishedarticle=OuterRef("pk")).values(
        found=JSONObject(
            public_id="to_publishedarticle__public_id", title="to_publishedarticle__title"
        )
    )
    rewritten = through.objects.filter(to_publishedarticle=OuterRef("pk")).values(
        found=JSONObject(
            public_id="from_publishedarticle__public_id", title="from_publishedarticle__title"
        )
    )
    return (
        PublishedArticle.objects.filter(public_id=public_id)
        .select_related("publisher")
        .annotate(
            page_derives_from=ArraySubquery(derives), page_rewritten_by=ArraySubquery(rewritten)
        )
        .first()
    )


def _others(article: PublishedArticle, name: str) -> tuple[OtherArticle, ...]:
    rows: list[dict[str, str]] = getattr(article, name)
    return tuple(sorted((OtherArticle(**row) for row in rows), key=lambda other: other.title))


def _quotations(appearances: Sequence[PublishedAppearance]) -> list[dict[str, Any]]:
    """Blocks made of the quoted words alone, one an appearance, the same words once."""
    blocks: list[dict[str, Any]] = []
    start = 0
    for said in appearances:
        text = " … ".join(span["exact"] for span in said.spans)
        if said.state == AppearanceState.ORPHANED or any(b["text"] == text for b in blocks):
            continue
        end = start + len(text)
        blocks.append({"kind": BlockKind.QUOTATION.value, "start": start, "end": end, "text": text})
        start = end + 1
    return blocks


Said = tuple[PublishedClaim, PublishedAppearance]


def _placed(
    appearances: Sequence[PublishedAppearance], blocks: Sequence[dict[str, Any]], *, quoted: bool
) -> tuple[list[tuple[Said, list[tuple[int, int]]]], list[Said]]:
    """Appearances with the ranges of their words in the blocks, and those whose words are gone."""
    placed: list[tuple[Said, list[tuple[int, int]]]] = []
    lost: list[Said] = []
    text = _text(blocks)
    for said in appearances:
        pair = (said.claim.merged_into or said.claim, said)
        found: list[tuple[int, int]] = []
        if said.state != AppearanceState.ORPHANED:
            for span in said.spans:
                start, end = (None, None) if quoted else (span["start"], span["end"])
                place = _first(text, span["exact"]) if quoted else located(text, start, end, span["exact"])
                found += [place] if place else []
        if found:
            placed.append((pair, sorted(found)))
        else:
            lost.append(pair)
    placed.sort(key=lambda entry: entry[1])
    return placed, lost


def _first(text: str, exact: str) -> tuple[int, int] | None:
    at = text.find(exact) if exact else -1
    return None if at < 0 else (at, at + len(exact))


def _text(blocks: Sequence[dict[str, Any]]) -> str:
    """The text with its gaps between blocks kept, so that ranges hold."""
    made = ""
    for block in blocks:
        made = made.ljust(block["start"], "\n") + block["text"]
    return made


def _numbered(
    placed: Sequence[tuple[Said, list[tuple[int, int]]]],
) -> tuple[list[Card], list[Reach]]:
    """One card a claim, numbered in the order of the text, and all of its words."""
    cards: list[Card] = []
    places: dict[int, int] = {}
    reaches: list[Reach] = []
    for (claim, said), ranges in placed:
        if claim.pk not in places:
            places[claim.pk] = len(cards)
            cards.append(Card(len(cards) + 1, claim, said))
        reaches += [Reach(places[claim.pk], start, end) for start, end in ranges]
    return cards, reaches


def _paragraphs(
    blocks: Sequence[dict[str, Any]], cards: Sequence[Card], reaches: Sequence[Reach]
) -> Iterator[Paragraph]:
    begun: set[int] = set()
    for block in blocks:
        here: list[Card] = []
        pieces = []
        for run in runs(block["text"], block["start"], reaches):
            new = [claim for claim in run.claims if claim not in begun]
            begun.update(new)
            here += [cards[claim] for claim in new]
            pieces.append(_piece(run, new, cards))
        yield Paragraph(block["kind"], tuple(pieces), tuple(here))


def _piece(run: Run, new: Sequence[int], cards: Sequence[Card]) -> Piece:
    """Where claims overlap, the words link to the one that begins there, else the latest begun."""
    claim = new[0] if new else (run.claims[-1] if run.claims else None)
    return Piece(
        run.text,
        None if claim is None else cards[claim],
        bool(new),
        tuple(cards[end] for end in run.ends),
    )


def _reached(
    blocks: Sequence[dict[str, Any]], reaches: Sequence[Reach]
) -> dict[int, tuple[int, ...]]:
    sentences = [(start, end) for block in blocks for start, end in block["sentences"]]
    return sentences_reached(sentences, reaches)


def _stated_sentences(cards: Sequence[Card]) -> dict[int, tuple[int, ...]]:
    """Where the text may not be shown: the sentences that the appearances name."""
    found: dict[int, list[int]] = {}
    for place, card in enumerate(cards):
        for span in card.appearance.spans:
            if span.get("sentence") is not None:
                found.setdefault(span["sentence"], []).append(place)
    return {sentence: tuple(claims) for sentence, claims in sorted(found.items())}
