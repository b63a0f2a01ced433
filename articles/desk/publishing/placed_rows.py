"""Published passages of an article in the version of its text that readers get."""

from __future__ import annotations

from articles.desk.editing.reanchoring import sentence_at
from articles.desk.models import Appearance, AppearanceSpan, ArticleVersion
from articles.desk.publishing.bulk import place_appearances
from articles.logic.anchoring import anchor_all, describe
from articles.logic.paragraph_numbers import paragraph_at
from articles.logic.vocabulary import AppearanceState
from articles.public.models import PublishedAppearance, PublishedArticle

Place = tuple[int, int]


def place_rows(shown: PublishedArticle, text: ArticleVersion) -> None:
    """Places every passage in `text`, the newest: where the desk has it, while it quotes the same
    words there; else where the published words stand. A fixed number of queries.
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
        version.number: version.text
        for version in ArticleVersion.objects.filter(
            article__public_id=shown.public_id, number__in={row.version for row in rows}
        ).only("number", "text")
    }
    for row in rows:
        appearance = desk.get(row.public_id)
        spans = list(appearance.spans.all()) if appearance else []
        if appearance is not None and _quotes_the_same(row, spans):
            if appearance.article_version_id == text.pk:
                _put(row, text, [(span.start, span.end) for span in spans], appearance.state)
            else:
                row.state = AppearanceState.ORPHANED.value
        else:
            _look_for(row, texts.get(row.version, ""), text)
    place_appearances(rows)


def settle_row(appearance: Appearance, number: int) -> None:
    """What a person confirmed in this version of the text, readers see confirmed."""
    rows = PublishedAppearance.objects.filter(
        public_id=appearance.public_id,
        claim__public_id=appearance.claim.public_id,
        version=number,
        state=AppearanceState.MOVED,
    )
    found = [row for row in rows if _quotes_the_same(row, list(appearance.spans.all()))]
    for row in found:
        row.state = AppearanceState.ANCHORED.value
    place_appearances(found)


def _quotes_the_same(row: PublishedAppearance, spans: list[AppearanceSpan]) -> bool:
    """Whether the desk's words are those that readers have; withheld ones agree with any."""
    if len(spans) != len(row.spans):
        return False
    return all(
        said["exact"] in ("", span.exact) for said, span in zip(row.spans, spans, strict=True)
    )


def _look_for(row: PublishedAppearance, before: str, text: ArticleVersion) -> None:
    """The desk has moved on to other words: those of the edition are looked for themselves."""
    known = [span for span in row.spans if span["start"] is not None]
    quotes = [
        describe(before, span["start"], span["end"]) for span in known if span["end"] <= len(before)
    ]
    found = anchor_all(text.text, quotes) if quotes and len(quotes) == len(row.spans) else None
    if found is None:
        row.state = AppearanceState.ORPHANED.value
        return
    is_same = all(
        text.text[place.start : place.end] == span["exact"]
        for place, span in zip(found, known, strict=True)
    )
    state = AppearanceState.ANCHORED if is_same else AppearanceState.MOVED
    _put(row, text, [(place.start, place.end) for place in found], state.value)


def _put(row: PublishedAppearance, text: ArticleVersion, places: list[Place], state: str) -> None:
    """Withheld words stay out: of their place only the paragraph is told."""
    starts = [(str(block["kind"]), int(block["start"])) for block in text.blocks]
    row.version, row.state = text.number, state
    row.first_start = min(start for start, _ in places)
    row.spans = [
        span | {"paragraph": paragraph_at(starts, start)}
        if span.get("paragraph") is not None
        else span | {"start": start, "end": end, "sentence": sentence_at(text, start)}
        for span, (start, end) in zip(row.spans, places, strict=True)
    ]
