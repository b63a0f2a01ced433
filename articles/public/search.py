"""What readers type into the search box, and which published rows answer it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from django.contrib.postgres.search import (
    SearchHeadline,
    SearchQuery,
    SearchRank,
    TrigramWordSimilarity,
)
from django.db.models import Case, F, IntegerField, Q, QuerySet, Value, When
from django.db.models.functions import Cast, Greatest

from articles.fields import TextSearchConfigurationField
from articles.public.models import PublishedClaim, PublishedCompanyName

MOST_CHARACTERS = 200
MOST_WORDS = 12
#: Ranking looks at the newest so many; a frequent word has more, and nobody reads them.
CANDIDATES = 1000
#: Claims are indexed each by the configuration of its language; these are all there are.
CONFIGURATIONS = (
    "simple", "arabic", "danish", "dutch", "english", "finnish", "french", "german",
    "italian", "norwegian", "portuguese", "romanian", "russian", "spanish", "swedish",
    "turkish",
)  # fmt: skip
#: A word of fewer letters says too little by itself to find a name or a title.
LONG_ENOUGH = 3
#: Share of a word's letter triples that a name must have to be offered instead.
SIMILAR = 0.35

#: Marks around matches in what the database gives back; neither can stand in a claim's text.
START, STOP = "\x02", "\x03"

_WORD = re.compile(r"\w[\w’'&.-]*")
_OPERATORS = {"or", "and", "not"}


@dataclass(frozen=True)
class Segment:
    text: str
    is_match: bool


def cleaned(text: str) -> str:
    """What is searched for: without control characters, on one line, at most 200 characters."""
    words = "".join(c if c.isprintable() else " " for c in text).split()
    return " ".join(words)[:MOST_CHARACTERS].strip()


def words_of(text: str) -> list[str]:
    """The words that names and titles are searched for; operators and short words left out."""
    words = [word.strip("’'.-") for word in _WORD.findall(text)]
    return [w for w in words if len(w) >= LONG_ENOUGH and w.lower() not in _OPERATORS][:MOST_WORDS]


def marked(text: str, words: Sequence[str]) -> list[Segment]:
    """`text` in segments, with the beginnings of words that match set apart."""
    if not words:
        return [Segment(text, False)]
    pattern = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
    parts = re.split(rf"(\b(?:{pattern})\w*)", text, flags=re.IGNORECASE)
    return [Segment(part, place % 2 == 1) for place, part in enumerate(parts) if part]


def segments(headline: str) -> list[Segment]:
    """What the database marked with START and STOP, in segments."""
    parts = re.split(f"{START}([^{STOP}]*){STOP}", headline)
    return [Segment(part, place % 2 == 1) for place, part in enumerate(parts) if part]


def query(text: str, configuration: str | F) -> SearchQuery:
    """Words as typed: "quoted phrases", or, -without. Never an error, whatever is typed."""
    return SearchQuery(text, config=configuration, search_type="websearch")


def claims_matching(text: str, among: QuerySet[PublishedClaim]) -> QuerySet[PublishedClaim]:
    """The newest of `among` that match, at most CANDIDATES, not yet ranked.

    Each claim is asked in its own language: one query for all would find what "-without"
    leaves out, in the other languages' spelling. Constants let the index answer.
    """
    condition = Q(pk__in=[])
    for name in CONFIGURATIONS:
        own = Cast(Value(name), TextSearchConfigurationField())
        condition |= Q(search_configuration=own, search_vector=query(text, name))
    found = among.filter(condition)
    return PublishedClaim.objects.filter(
        pk__in=found.order_by("-updated_at", "-id").values("pk")[:CANDIDATES]
    )


def ranked(claims: QuerySet[PublishedClaim], text: str) -> QuerySet[PublishedClaim]:
    """The best first, each with its statement marked as `headline`."""
    own = F("search_configuration")
    return claims.annotate(
        rank=SearchRank(F("search_vector"), query(text, own)),
        headline=SearchHeadline(
            "statement",
            query(text, own),
            config=own,
            start_sel=START,
            stop_sel=STOP,
            highlight_all=True,
        ),
    ).order_by("-rank", "-updated_at", "-id")


def names_matching(text: str) -> QuerySet[PublishedCompanyName]:
    """Names that contain what was typed, or begin a word with one of its words; best first."""
    names = PublishedCompanyName.objects.filter(company__merged_into__isnull=True)
    condition = Q(name__icontains=text)
    for word in words_of(text):
        condition |= Q(name__istartswith=word) | Q(name__icontains=f" {word}")
    return (
        names.filter(condition)
        .select_related("company")
        .annotate(
            closeness=Case(
                When(name__iexact=text, then=Value(4)),
                When(name__istartswith=text, then=Value(3)),
                When(name__icontains=text, then=Value(2)),
                default=Value(1),
                output_field=IntegerField(),
            )
        )
        .order_by("-closeness", "name", "pk")
    )


def names_like(text: str) -> QuerySet[PublishedCompanyName]:
    """Names that share most of their letter triples with a word of `text`: typing errors."""
    names = PublishedCompanyName.objects.filter(company__merged_into__isnull=True)
    likeness = [TrigramWordSimilarity(word, "name") for word in [text, *words_of(text)]]
    return (
        names.select_related("company")
        .annotate(likeness=Greatest(*likeness) if len(likeness) > 1 else likeness[0])
        .filter(likeness__gte=SIMILAR)
        .order_by("-likeness", "name", "pk")
    )


def with_words(field: str, text: str) -> Q:
    """Every word of `text` occurs in the column; nothing where there is no word."""
    words = words_of(text)
    condition = Q() if words else Q(pk__in=[])
    for word in words:
        condition &= Q(**{f"{field}__icontains": word})
    return condition
