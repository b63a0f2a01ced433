"""What an article tells rests on the articles that it rewrites.

An item made from a rewriting article rests on what the rewritten one told: on the claim's own
items from that article where there are any, else on the article. Two things keep their origin:
the article's own reporting (`own_reporting` of the item adds the source itself, confidence.md
§3.1), and a document or a statement that the article only quotes, since whoever wrote or said it
is the origin, however often it is reprinted.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from articles.desk.models import Article, Evidence
from articles.logic.confidence import EvidenceItem
from articles.logic.vocabulary import EvidenceKind, Stance

_SAYS_NOTHING_OF_ITS_ORIGIN = (EvidenceKind.MEDIA_REPORT, EvidenceKind.ANONYMOUS)


@dataclass(frozen=True)
class Link:
    """`article` rewrites `parent`: keys of articles."""

    article: int
    parent: int


def is_told_by_article(row: Evidence) -> bool:
    """Whether the item is the article's own telling, and not what it quotes of somebody."""
    if row.article is None:
        return False
    return row.kind in _SAYS_NOTHING_OF_ITS_ORIGIN or row.source_id == row.article.publisher_id


def rewritten_by(row: Evidence, added: Link | None = None) -> list[int]:
    """Keys of the articles that the item rests on because its own article rewrites them."""
    if row.article is None or row.is_own_reporting or not is_told_by_article(row):
        return []
    return _parents(row.article, added)


def _parents(article: Article, added: Link | None) -> list[int]:
    keys = [link.parent_id for link in article.derivations.all()]
    if added is not None and added.article == article.pk and added.parent not in keys:
        keys.append(added.parent)
    return keys


def resting_on_rewritten(
    rows: Sequence[Evidence],
    items: Sequence[EvidenceItem],
    articles: Mapping[int, Article],
    added: Link | None = None,
) -> list[EvidenceItem]:
    """`items` of one claim with what rewriting adds: those of `rows`, and those of `articles`.

    `articles` has every article named, by key; `added` is a link that is not on record. An
    item is not made to rest on one that rests on it already: neither would have an origin.
    """
    graph = {item.id: list(item.derived_from) for item in items}
    brought: dict[int, list[str]] = defaultdict(list)
    for row in rows:
        if row.article_id and row.stance != Stance.CONTEXT:
            brought[row.article_id].append(row.public_id)

    def rest(name: str, keys: list[int]) -> None:
        for key in keys:
            article = f"article:{articles[key].public_id}"
            parents = [id for id in brought[key] if not _reaches(graph, id, name)]
            kept = [other for other in graph[name] if other != article]
            graph[name] = list(dict.fromkeys([*kept, *(parents or [article])]))

    for row in rows:
        rest(row.public_id, rewritten_by(row, added))
    for article in articles.values():
        rest(f"article:{article.public_id}", _parents(article, added))
    return [
        item if graph[item.id] == list(item.derived_from) else _resting(item, graph)
        for item in items
    ]


def _resting(item: EvidenceItem, graph: Mapping[str, list[str]]) -> EvidenceItem:
    return replace(item, derived_from=tuple(graph[item.id]))


def _reaches(graph: Mapping[str, list[str]], start: str, wanted: str) -> bool:
    seen: set[str] = set()
    waiting = [start]
    while waiting:
        name = waiting.pop()
        if name == wanted:
            return True
        if name not in seen:
            seen.add(name)
            waiting += graph.get(name, ())
    return False
