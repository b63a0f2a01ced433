"""The quotation meters of a claim's articles, read and moved on at the door."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from django.conf import settings

from articles.desk.editing.placing import hold_places
from articles.desk.models import (
    Appearance,
    AppearanceSpan,
    Article,
    ArticleVersion,
    Claim,
    Evidence,
)
from articles.desk.publishing.naming import is_secret
from articles.desk.publishing.quoted_passages import quoted_passages
from articles.logic.edition_content import Span
from articles.logic.paragraph_numbers import paragraph_at
from articles.logic.quotation_meter import Passage, QuotationMeter
from articles.logic.vocabulary import Rights


@dataclass(frozen=True)
class Withheld:
    """Passages of an article that readers get as paragraph and link, and its meter."""

    article: Article
    passages: int
    meter: QuotationMeter


class Meters:
    """Decides for one publication, passage by passage, in the order in which it is asked."""

    def __init__(self, texts: dict[int, ArticleVersion], meters: dict[int, QuotationMeter]) -> None:
        self._texts, self._meters = texts, meters
        self._withheld: Counter[int] = Counter()

    def span(self, span: AppearanceSpan, text: ArticleVersion) -> Span:
        """As readers get the words of an appearance in this version of the text."""
        if self._lets(text.article_id, Passage(span.exact, span.start)):
            return Span(span.exact, span.start, span.end, span.sentence)
        return Span("", None, None, None, paragraph_at(_starts(text), span.start))

    def quotation(self, item: Evidence) -> tuple[str, int | None]:
        """As readers get it: the words and None, or "" and a paragraph's number."""
        passage = Passage(item.quotation)
        if not item.quotation or self._lets(item.article_id, passage):
            return item.quotation, None
        text = self._texts[item.article_id or 0]
        place = None if is_secret(item.source) else passage.place_in(text.text)
        return "", 0 if place is None else paragraph_at(_starts(text), place)

    def withheld(self) -> list[Withheld]:
        return [
            Withheld(self._texts[key].article, count, self._meters[key])
            for key, count in sorted(self._withheld.items())
        ]

    def _lets(self, article: int | None, passage: Passage) -> bool:
        meter = self._meters.get(article or 0)
        if meter is None:
            return True
        after = meter.quoting(passage)
        if after is None:
            self._withheld[article or 0] += 1
            return False
        self._meters[article or 0] = after
        return True


def meters_for(claim: Claim, *, lock: bool) -> Meters:
    """Meters of those of the claim's articles that may only be quoted and whose text we have.

    With `lock`, nobody else publishes from these articles until the transaction ends.
    """
    if lock:
        hold_places(_articles(claim))
    keys = set(_quoted_articles(claim))
    texts = {
        text.article_id: text
        for text in ArticleVersion.objects.filter(
            article__in=keys, article__rights=Rights.QUOTATION_ONLY
        )
        .select_related("article")
        .only("article", "text", "blocks")
        .order_by("article_id", "-number")
        .distinct("article_id")
    }
    return Meters(texts, {key: _meter(text) for key, text in texts.items()})


def _articles(claim: Claim) -> Iterator[int]:
    """Those whose words it quotes, and those that it rests on besides."""
    yield from _quoted_articles(claim)
    rests_on = claim.evidence.filter(quotation="", article__isnull=False)
    yield from rests_on.order_by().values_list("article", flat=True)


def _quoted_articles(claim: Claim) -> Iterator[int]:
    said = Appearance.objects.filter(claim=claim)
    yield from said.order_by().values_list("article_version__article", flat=True)
    quoted = claim.evidence.exclude(quotation="").filter(article__isnull=False)
    yield from quoted.order_by().values_list("article", flat=True)


def _meter(text: ArticleVersion) -> QuotationMeter:
    meter = QuotationMeter(text.text, settings.CLAIMBOOK_QUOTATION_SHARE)
    passages = quoted_passages(text.article)
    # Words with a place first: quotations without one are looked for among them.
    for part in (True, False):
        meter = meter.with_passages(p for p in passages if (p.start is not None) is part)
    return meter


def _starts(text: ArticleVersion) -> list[tuple[str, int]]:
    return [(block["kind"], block["start"]) for block in text.blocks]
