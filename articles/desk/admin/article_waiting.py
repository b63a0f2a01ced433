"""Passages that a new version of the text moved or lost, with both texts side by side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from articles.desk.models import Appearance, AppearanceSpan, ArticleVersion
from articles.logic.text_changes import SentenceChange, likeliest, sentence_changes
from articles.logic.vocabulary import AppearanceState


@dataclass(frozen=True)
class Words:
    """A stretch of text: `is_said` where it is the passage itself; `start` in code points."""

    text: str
    start: int
    is_said: bool


@dataclass(frozen=True)
class Candidate:
    """A sentence of the new text that may say it now; `spans` as the form takes them."""

    number: int
    text: str
    start: int
    spans: str


Paragraphs = tuple[tuple[Words, ...], ...]


@dataclass(frozen=True)
class Waiting:
    """`before` are the paragraphs that said it, `now` those where it stands; () if gone.

    `is_same` where the very words stand there, so that a person can confirm them.
    """

    appearance: Appearance
    quoted: str
    before: Paragraphs
    now: Paragraphs
    spans: str
    is_same: bool
    candidates: tuple[Candidate, ...]

    @property
    def is_gone(self) -> bool:
        return self.appearance.state == AppearanceState.ORPHANED


def waiting_in(
    appearances: Sequence[Appearance], versions: dict[int, ArticleVersion], newest: ArticleVersion
) -> list[Waiting]:
    """`appearances` with their spans prefetched; `versions` by id. No query."""
    changes: dict[int, tuple[SentenceChange, ...]] = {}
    found = []
    for appearance in appearances:
        spans = list(appearance.spans.all())
        old = appearance.article_version = versions[appearance.article_version_id]
        if appearance.state == AppearanceState.ORPHANED and old.pk not in changes:
            changes[old.pk] = sentence_changes(sentences_of(old), sentences_of(newest))
        found.append(_waiting(appearance, spans, old, newest, changes.get(old.pk, ())))
    return found


def _waiting(
    appearance: Appearance,
    spans: list[AppearanceSpan],
    old: ArticleVersion,
    newest: ArticleVersion,
    changes: tuple[SentenceChange, ...],
) -> Waiting:
    quoted = " … ".join(span.exact for span in spans)
    if appearance.state == AppearanceState.ORPHANED:
        return Waiting(
            appearance,
            quoted,
            _around(old, spans),
            (),
            "",
            False,
            _candidates(quoted, _sentences_at(old, spans), changes, newest),
        )
    ranges = [(span.start, span.end) for span in spans]
    return Waiting(
        appearance=appearance,
        quoted=quoted,
        before=tuple(_as_confirmed(spans)) or ((Words(quoted, 0, is_said=True),),),
        now=_around(newest, spans),
        spans=",".join(f"{start}-{end}" for start, end in ranges),
        is_same=all(newest.text[span.start : span.end] == span.exact for span in spans),
        candidates=(),
    )


def sentences_of(version: ArticleVersion) -> list[str]:
    return [version.text[start:end] for start, end, *_ in version.sentences]


def _as_confirmed(spans: Sequence[AppearanceSpan]) -> list[tuple[Words, ...]]:
    """The sentences that a person last read around the spans, each once, with the spans marked.

    Nothing where nobody has confirmed any, or the words do not stand in what was confirmed.
    """
    inside: dict[str, list[tuple[int, int]]] = {}
    for span in spans:
        ranges = inside.setdefault(span.confirmed, [])
        start = span.confirmed.find(span.exact, ranges[-1][1] if ranges else 0)
        if start < 0:
            return []
        ranges.append((start, start + len(span.exact)))
    return [_marked(text, 0, len(text), ranges) for text, ranges in inside.items()]


def _around(version: ArticleVersion, spans: Sequence[AppearanceSpan]) -> Paragraphs:
    """The blocks that the spans touch, with the spans marked."""
    found = []
    for block in version.blocks:
        begin, end = int(block["start"]), int(block["end"])
        inside = sorted(
            (max(span.start, begin), min(span.end, end))
            for span in spans
            if span.start < end and span.end > begin
        )
        if inside:
            found.append(_marked(version.text, begin, end, inside))
    return tuple(found)


def _marked(text: str, begin: int, end: int, inside: list[tuple[int, int]]) -> tuple[Words, ...]:
    words: list[Words] = []
    at = begin
    for start, stop in inside:
        if start > at:
            words.append(Words(text[at:start], at, is_said=False))
        words.append(Words(text[start:stop], start, is_said=True))
        at = stop
    if at < end:
        words.append(Words(text[at:end], at, is_said=False))
    return tuple(words)


def _sentences_at(version: ArticleVersion, spans: Sequence[AppearanceSpan]) -> set[int]:
    """Numbers of the sentences that hold words of the spans."""
    return {
        number
        for number, (start, end, _) in enumerate(version.sentences, 1)
        if any(span.start < end and span.end > start for span in spans)
    }


def _candidates(
    quoted: str, said_in: set[int], changes: Sequence[SentenceChange], newest: ArticleVersion
) -> tuple[Candidate, ...]:
    made: list[Candidate] = []
    for number in likeliest(quoted, changes, said_in=said_in):
        start, end, *_ = newest.sentences[number - 1]
        made.append(Candidate(number, newest.text[start:end], start, f"{start}-{end}"))
    return tuple(made)


def needs_a_person(article: Any, readable: Any) -> Any:
    """The appearances that wait, of the claims that this person may read, in order."""
    return (
        Appearance.objects.filter(article_version__article=article, claim__in=readable.values("pk"))
        .waiting()
        .select_related("claim")
        .prefetch_related("spans")
        .order_by("-state", "pk")
    )
