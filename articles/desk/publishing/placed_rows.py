"""Published passages of an article in the version of its text that readers get."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from articles.desk.editing.reanchoring import (
    quote_of,
    reads_as_confirmed,
    sentence_at,
    sentences_around,
)
from articles.desk.models import Appearance, AppearanceSpan, ArticleVersion
from articles.desk.publishing.bulk import place_appearances
from articles.logic.anchoring import anchor_all, describe
from articles.logic.paragraph_numbers import paragraph_at
from articles.logic.vocabulary import AppearanceState
from articles.public.models import PublishedAppearance, PublishedArticle

Place = tuple[int, int]


def place_rows(shown: PublishedArticle, text: ArticleVersion) -> None:
    """Places every passage in `text`, which readers get now: where the desk has it, while it
    quotes the same words; else where the published words stand. A fixed number of queries.
    """
    rows = list(PublishedAppearance.objects.filter(article=shown).exclude(version=text.number))
    desk = {
        appearance.public_id: appearance
        for appearance in Appearance.objects.filter(public_id__in=[row.public_id for row in rows])
        .select_related("article_version")
        .defer("article_version__raw", "article_version__text", "article_version__blocks")
        .prefetch_related("spans")
    }
    texts = {
        version.number: version
        for version in ArticleVersion.objects.filter(
            article__public_id=shown.public_id, number__in={row.version for row in rows}
        ).only("number", "text", "sentences")
    }
    for row in rows:
        appearance = desk.get(row.public_id)
        if appearance is not None and _quotes_the_same(row, list(appearance.spans.all())):
            _follow(row, appearance, text)
        else:
            _look_for(row, texts.get(row.version), text)
    place_appearances(rows)


def place_row(row: PublishedAppearance, appearance: Appearance) -> None:
    """A new row, that has the places of its edition: where it stands in the text that readers
    get, if that is an older one than the desk's.
    """
    number = row.article.version
    if row.version < number or (row.version == number and row.state != AppearanceState.ORPHANED):
        return
    texts = ArticleVersion.objects.filter(article=appearance.article_version.article_id)
    text = texts.defer("raw").filter(number=number).first()
    if text is not None:
        _follow(row, appearance, text)


def settle_row(appearance: Appearance, text: ArticleVersion) -> None:
    """What a person settled in the text that readers get, they see settled."""
    rows = PublishedAppearance.objects.filter(
        public_id=appearance.public_id,
        claim__public_id=appearance.claim.public_id,
        version=text.number,
    )
    found = [row for row in rows if _quotes_the_same(row, list(appearance.spans.all()))]
    for row in found:
        _follow(row, appearance, text)
    place_appearances(found)


def _quotes_the_same(row: PublishedAppearance, spans: Sequence[AppearanceSpan]) -> bool:
    """Whether the desk's words are those that readers have; withheld ones agree with any."""
    if len(spans) != len(row.spans):
        return False
    return all(
        said["exact"] in ("", span.exact) for said, span in zip(row.spans, spans, strict=True)
    )


def _follow(row: PublishedAppearance, appearance: Appearance, text: ArticleVersion) -> None:
    """Puts it where the desk has its words; from a newer text, they are looked for in `text`.

    From an older one they were looked for already, in every text since: they are gone.
    """
    spans = list(appearance.spans.all())
    places = _places(appearance, spans, text)
    if not places:
        row.state = AppearanceState.ORPHANED.value
        return
    is_known = all(
        reads_as_confirmed(span, text, *place) for span, place in zip(spans, places, strict=True)
    )
    _put(row, text, places, is_known=is_known)


def _places(
    appearance: Appearance, spans: Sequence[AppearanceSpan], text: ArticleVersion
) -> list[Place]:
    if appearance.article_version_id == text.pk:
        return [(span.start, span.end) for span in spans]
    if appearance.article_version.number < text.number:
        return []
    found = anchor_all(text.text, [quote_of(span) for span in spans]) or ()
    return [(place.start, place.end) for place in found]


def _look_for(
    row: PublishedAppearance, before: ArticleVersion | None, text: ArticleVersion
) -> None:
    """The desk has moved on to other words: those of the edition are looked for themselves."""
    known = [span for span in row.spans if span["start"] is not None]
    quotes = [
        replace(describe(before.text, span["start"], span["end"]), exact=span["exact"])
        for span in known
        if before and span["end"] <= len(before.text)
    ]
    found = anchor_all(text.text, quotes) if quotes and len(quotes) == len(row.spans) else None
    if before is None or found is None:
        row.state = AppearanceState.ORPHANED.value
        return
    places = [(place.start, place.end) for place in found]
    is_known = row.state == AppearanceState.ANCHORED and all(
        _reads_the_same(span, before, text, place)
        for span, place in zip(known, places, strict=True)
    )
    _put(row, text, places, is_known=is_known)


def _reads_the_same(
    span: dict[str, Any], before: ArticleVersion, text: ArticleVersion, place: Place
) -> bool:
    if text.text[place[0] : place[1]] != span["exact"]:
        return False
    read = sentences_around(before, span["start"], span["end"])
    return read.split() == sentences_around(text, *place).split()


def _put(
    row: PublishedAppearance, text: ArticleVersion, places: list[Place], *, is_known: bool
) -> None:
    """Withheld words stay out: of their place only the paragraph is told."""
    starts = [(str(block["kind"]), int(block["start"])) for block in text.blocks]
    row.state = (AppearanceState.ANCHORED if is_known else AppearanceState.MOVED).value
    row.version = text.number
    row.first_start = min(start for start, _ in places)
    row.spans = [
        span | {"paragraph": paragraph_at(starts, start)}
        if span.get("paragraph") is not None
        else span | {"start": start, "end": end, "sentence": sentence_at(text, start)}
        for span, (start, end) in zip(row.spans, places, strict=True)
    ]
