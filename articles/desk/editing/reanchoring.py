"""The claims of an article in a new version of its text: where their words stand now."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field

from articles.desk.editing.acting import EDITOR, actor, roles_of
from articles.desk.editing.bulk import place_again
from articles.desk.models import Appearance, AppearanceSpan, ArticleVersion, Claim
from articles.logic.anchoring import CONTEXT, Quote, anchor_all
from articles.logic.vocabulary import AppearanceState
from articles.logic.wording import counted


@dataclass
class Reanchored:
    """What became of the passages of an article; `shifted` of those that `stand` did so too.

    `moved` and `orphaned` need a person: words in a changed sentence or with differences, and
    words that are gone. Passages of claims that the actor may not know of are in none of them.
    """

    stand: int = 0
    shifted: int = 0
    moved: list[Appearance] = field(default_factory=list)
    orphaned: list[Appearance] = field(default_factory=list)

    def told(self) -> str:
        """In a sentence or two; "" where the article has no passages."""
        waiting = len(self.moved) + len(self.orphaned)
        if not self.stand + waiting:
            return ""
        stand = "stands" if self.stand == 1 else "stand"
        told = f"Of {counted(self.stand + waiting, 'passage')} {self.stand} {stand} in it"
        told += f" ({self.shifted} at another place)." if self.shifted else "."
        return f"{told} {waiting} {'needs' if waiting == 1 else 'need'} you." if waiting else told


def reanchor(text: ArticleVersion, *, only: Appearance | None = None) -> Reanchored:
    """Places all passages of the article in `text`, its newest version, or one of them.

    Passages whose words stand in the sentence that a person last confirmed move along; those
    whose words or sentence are others move along and are `moved`, in later versions too until
    a person confirms them; those that are gone stay on their version and are `orphaned`. No
    part of a claim changes: not what is quoted, only where it stands. A fixed number of queries.
    """
    waiting = Appearance.objects.filter(article_version__article=text.article_id)
    if only is not None:
        waiting = waiting.filter(pk=only.pk)
    found = list(waiting.exclude(article_version=text).prefetch_related("spans").order_by("pk"))
    readable = _readable({row.claim_id for row in found})
    report, untold = Reanchored(), Reanchored()
    spans: list[AppearanceSpan] = []
    for appearance in found:
        told = report if appearance.claim_id in readable else untold
        spans += _placed(appearance, text, told)
    place_again(found, spans)
    return report


def _readable(claims: set[int]) -> set[int]:
    """Those of these claims that the actor may know of; keys."""
    person = actor()
    known = Claim.objects.readable_by(person.pk, is_editor=EDITOR in roles_of(person))
    return set(known.filter(pk__in=claims).values_list("pk", flat=True))


def _placed(
    appearance: Appearance, text: ArticleVersion, report: Reanchored
) -> list[AppearanceSpan]:
    """Sets the appearance's version and state; the spans whose places are new."""
    spans = list(appearance.spans.all())
    places = anchor_all(text.text, [quote_of(span) for span in spans]) if spans else None
    if places is None:
        appearance.state = AppearanceState.ORPHANED.value
        report.orphaned.append(appearance)
        return []
    if all(
        reads_as_confirmed(span, text, place.start, place.end)
        for span, place in zip(spans, places, strict=True)
    ):
        appearance.state = AppearanceState.ANCHORED.value
        report.stand += 1
        report.shifted += any(place.state == AppearanceState.MOVED for place in places)
    else:
        appearance.state = AppearanceState.MOVED.value
        report.moved.append(appearance)
    appearance.article_version = text
    for span, place in zip(spans, places, strict=True):
        put(span, text, place.start, place.end)
    return spans


def quote_of(span: AppearanceSpan) -> Quote:
    return Quote(span.exact, span.prefix, span.suffix, span.start, span.end)


def put(span: AppearanceSpan, text: ArticleVersion, start: int, end: int) -> None:
    """Sets the span's place in the text, with its context; its words stay as they are quoted."""
    span.start, span.end = start, end
    span.prefix = text.text[max(0, start - CONTEXT) : start]
    span.suffix = text.text[end : end + CONTEXT]
    span.sentence = sentence_at(text, start)


def sentence_at(text: ArticleVersion, place: int) -> int | None:
    """The number, from 0, of the sentence that the place stands in."""
    number = bisect_right(text.sentences, place, key=lambda sentence: int(sentence[0])) - 1
    return number if number >= 0 and place < text.sentences[number][1] else None


def reads_as_confirmed(span: AppearanceSpan, text: ArticleVersion, start: int, end: int) -> bool:
    """The very words, in the sentence that a person last confirmed; white space aside."""
    if text.text[start:end] != span.exact:
        return False
    return sentences_around(text, start, end).split() == span.confirmed.split()


def confirm(span: AppearanceSpan, text: ArticleVersion) -> None:
    """Keeps the sentences around its place: a person has read the words there."""
    span.confirmed = sentences_around(text, span.start, span.end)


def sentences_around(text: ArticleVersion, start: int, end: int) -> str:
    """The sentences that a range touches; the range alone where there are none."""
    touched = [one for one in text.sentences if one[0] < end and one[1] > start]
    return text.text[touched[0][0] : touched[-1][1]] if touched else text.text[start:end]
