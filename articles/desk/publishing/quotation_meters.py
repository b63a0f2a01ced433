"""The quotation meters of claims' articles, read and moved on at the door."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable
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
    count: int
    meter: QuotationMeter


class Texts:
    """Texts that may only be quoted, by the keys of their articles, with what is quoted of them.

    What one claim quotes counts for the next one, as if it were published already.
    """

    def __init__(self, texts: dict[int, ArticleVersion], passages: dict[int, set[Passage]]) -> None:
        self.texts = texts
        self._passages = passages
        self._meters: dict[int, QuotationMeter] = {}

    def meter(self, article: int | None) -> QuotationMeter | None:
        """None for an article whose words are free, or whose text we do not have."""
        if article not in self.texts:
            return None
        if article not in self._meters:
            self._meters[article] = _meter(self.texts[article], self._passages[article])
        return self._meters[article]

    def quote(self, article: int, passages: Iterable[Passage]) -> None:
        self._passages[article].update(passages)
        self._meters.pop(article, None)


class Meters:
    """The meters of one claim's articles: each of its passages is asked once."""

    def __init__(self, texts: Texts) -> None:
        self._texts = texts
        self._meters: dict[int, QuotationMeter] = {}
        self._withheld: Counter[int] = Counter()
        self._quoted: dict[int, list[Passage]] = defaultdict(list)

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
        text = self._texts.texts[item.article_id or 0]
        place = None if is_secret(item.source) else passage.place_in(text.text)
        return "", 0 if place is None else paragraph_at(_starts(text), place)

    def withheld(self) -> list[Withheld]:
        return [
            Withheld(self._texts.texts[key].article, count, self._meters[key])
            for key, count in sorted(self._withheld.items())
        ]

    def keep(self) -> None:
        """What was let pass counts for the claims that come after."""
        for article, passages in self._quoted.items():
            self._texts.quote(article, passages)

    def _lets(self, article: int | None, passage: Passage) -> bool:
        meter = self._meters.get(article or 0) or self._texts.meter(article)
        if article is None or meter is None:
            return True
        after = meter.quoting(passage)
        self._meters[article] = after or meter
        if after is None:
            self._withheld[article] += 1
            return False
        self._quoted[article].append(passage)
        return True


def meters_for(claim: Claim, *, lock: bool) -> Meters:
    """Meters of those of the claim's articles that may only be quoted and whose text we have.

    With `lock`, nobody else publishes from these articles until the transaction ends.
    """
    return Meters(texts_of([claim.pk], lock=lock))


def texts_of(claims: Collection[int], *, lock: bool) -> Texts:
    """Of these claims' articles; as `meters_for`, in a fixed number of queries."""
    said = Appearance.objects.filter(claim__in=claims).order_by()
    articles = set(said.values_list("article_version__article", flat=True))
    rests_on = Evidence.objects.filter(claim__in=claims, article__isnull=False).order_by()
    quoted = articles | set(rests_on.exclude(quotation="").values_list("article", flat=True))
    if lock:
        hold_places(articles | set(rests_on.values_list("article", flat=True)))
    found = (
        ArticleVersion.objects.filter(article__in=quoted, article__rights=Rights.QUOTATION_ONLY)
        .select_related("article")
        .only("article", "text", "blocks")
        .order_by("article_id", "-number")
        .distinct("article_id")
    )
    texts = {text.article_id: text for text in found}
    return Texts(texts, quoted_passages([text.article for text in texts.values()]))


def _meter(text: ArticleVersion, passages: Collection[Passage]) -> QuotationMeter:
    meter = QuotationMeter(text.text, settings.CLAIMBOOK_QUOTATION_SHARE)
    # Words with a place first: quotations without one are looked for among them.
    for part in (True, False):
        meter = meter.with_passages(p for p in passages if (p.start is not None) is part)
    return meter


def _starts(text: ArticleVersion) -> list[tuple[str, int]]:
    return [(block["kind"], block["start"]) for block in text.blocks]
