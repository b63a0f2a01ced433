"""Which outlets on record the items of a claim may cite."""

from __future__ import annotations

from collections.abc import Collection
from itertools import chain

from django.db.models.functions import Lower

from articles.desk.models import Source
from articles.logic.sharing.reading import cited_by
from articles.logic.sharing.reports import outlet_key
from articles.logic.sharing.told import ToldItem
from articles.logic.vocabulary import SourceAttribution, SourceKind

#: Names near the quotations that are looked up among the outlets.
MOST_NAMES = 200
_ARTICLES = ("", "the ", "der ", "die ", "das ", "le ", "la ", "les ", "el ", "los ", "las ", "l’")


def cited_outlets(items: Collection[ToldItem]) -> frozenset[str]:
    """Keys of their names; one question to the database where any name is cited."""
    cited = sorted(set(chain.from_iterable(cited_by(item) for item in items)))[:MOST_NAMES]
    if not cited:
        return frozenset()
    spellings = [f"{article}{name}" for name in cited for article in _ARTICLES]
    known = Source.objects.filter(kind=SourceKind.NEWS_OUTLET).exclude(
        attribution=SourceAttribution.CONFIDENTIAL
    )
    known = known.annotate(lower=Lower("name")).filter(lower__in=spellings)
    return frozenset(outlet_key(name) for name in known.values_list("name", flat=True))
