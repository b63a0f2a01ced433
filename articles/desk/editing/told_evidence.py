"""A claim's evidence with its words, as the search for shared origins reads it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from itertools import chain

from django.db.models import Q
from django.db.models.functions import Lower

from articles.desk.editing.facts import facts_of
from articles.desk.models import ArticleVersion, Claim, CompanyName, Evidence, Source
from articles.logic.cited_reports import outlet_key
from articles.logic.leading_back import leads_to
from articles.logic.shared_origins import MOST_ITEMS
from articles.logic.told_items import MOST_SENTENCES, ToldItem, cited_by
from articles.logic.vocabulary import EvidenceKind, SourceAttribution, SourceKind

#: Names near the quotations that are looked up among the outlets.
MOST_NAMES = 200
_ARTICLES = ("", "the ", "der ", "die ", "das ", "le ", "la ", "les ", "el ", "los ", "las ", "l’")


@dataclass(frozen=True)
class ToldEvidence:
    """`rows` by public id; `outlets` are keys of outlets on record that the items may cite,
    `names` those of the claim's companies."""

    rows: dict[str, Evidence]
    items: tuple[ToldItem, ...]
    outlets: frozenset[str]
    names: tuple[str, ...]


def told_evidence(claim: Claim) -> ToldEvidence:
    """The newest items that count, in a fixed number of queries."""
    _, facts, links = facts_of(claim)
    paths = leads_to(facts, links)
    void = {item.id for item in facts if item.is_void}
    rows = Evidence.objects.filter(claim=claim).exclude(kind=EvidenceKind.NULL_SEARCH)
    rows = rows.select_related("source", "article__publisher").order_by("-id")
    live = [row for row in rows if row.public_id not in void][:MOST_ITEMS]
    texts = texts_of(live)
    items = tuple(_told(row, texts, paths) for row in live)
    return ToldEvidence({row.public_id: row for row in live}, items, _outlets(items), _names(claim))


def texts_of(rows: Collection[Evidence]) -> dict[int, ArticleVersion]:
    """Key of an item → the text that it quotes: the version named, or the article's newest."""
    named = {row.article_version_id for row in rows if row.article_version_id}
    open_ = {row.article_id for row in rows if row.article_id and not row.article_version_id}
    if not named | open_:
        return {}
    found = ArticleVersion.objects.filter(Q(pk__in=named) | Q(article__in=open_))
    versions = list(found.defer("raw", "blocks", "stated", "headers").order_by("number"))
    by_key = {version.pk: version for version in versions}
    newest = {version.article_id: version for version in versions}
    texts = (
        (row.pk, by_key.get(row.article_version_id or 0) or newest.get(row.article_id or 0))
        for row in rows
    )
    return {key: text for key, text in texts if text is not None}


def told_item(row: Evidence, version: ArticleVersion | None) -> ToldItem:
    """The item and its words, without what it rests on."""
    publisher = row.article.publisher if row.article else None
    outlets = [row.source] if row.source.kind == SourceKind.NEWS_OUTLET else []
    outlets += [publisher] if publisher else []
    sentences = version.sentences[:MOST_SENTENCES] if version else []
    return ToldItem(
        id=row.public_id,
        quotation=row.quotation,
        sentences=tuple(version.text[start:end] for start, end, *_ in sentences) if version else (),
        text=f"article:{row.article_id}" if row.article_id else "",
        date=row.dated or (row.article.published_on if row.article else None),
        outlets=tuple(one.name for one in outlets if not _is_confidential(one)),
        language=row.article.language if row.article else "",
        is_apart=_is_confidential(row.source),
    )


def _told(
    row: Evidence, texts: dict[int, ArticleVersion], paths: dict[str, frozenset[str]]
) -> ToldItem:
    return replace(told_item(row, texts.get(row.pk)), leads_to=paths[row.public_id])


def _is_confidential(source: Source) -> bool:
    return source.attribution == SourceAttribution.CONFIDENTIAL


def _outlets(items: Collection[ToldItem]) -> frozenset[str]:
    cited = sorted(set(chain.from_iterable(cited_by(item) for item in items)))[:MOST_NAMES]
    if not cited:
        return frozenset()
    spellings = [f"{article}{name}" for name in cited for article in _ARTICLES]
    known = Source.objects.filter(kind=SourceKind.NEWS_OUTLET).exclude(
        attribution=SourceAttribution.CONFIDENTIAL
    )
    known = known.annotate(lower=Lower("name")).filter(lower__in=spellings)
    return frozenset(outlet_key(name) for name in known.values_list("name", flat=True))


def _names(claim: Claim) -> tuple[str, ...]:
    companies = claim.companies.values_list("pk", "name")
    keys = [pk for pk, _ in companies]
    others = CompanyName.objects.filter(company__in=keys).values_list("name", flat=True)
    return tuple(sorted({name for _, name in companies} | set(others)))
