"""The article's own node in a page's JSON-LD (schema.org)."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from itertools import islice

from lxml.html import HtmlElement

Node = dict[str, object]

# XHTML pages wrap it; some end it like a statement.
_WRAPPING = re.compile(r"^\s*(?://)?\s*<!\[CDATA\[|(?://)?\s*\]\]>\s*$|;\s*$")
_TYPE = "application/ld+json"
_MAX_SCRIPTS = 50
_MAX_LENGTH = 1_000_000
_MAX_NODES = 2_000
# In order of preference; a WebPage describes the page around the article.
_ARTICLES = (
    "NewsArticle", "ReportageNewsArticle", "AnalysisNewsArticle", "BackgroundNewsArticle",
    "OpinionNewsArticle", "ReviewNewsArticle", "Article", "BlogPosting", "LiveBlogPosting",
    "TechArticle", "ScholarlyArticle", "SocialMediaPosting", "Report", "WebPage",
)  # fmt: skip
_RANK = {name: rank for rank, name in enumerate(_ARTICLES)}


def article_node(tree: HtmlElement) -> Node:
    """The node that describes the article, references by @id filled in; {} where there is none."""
    nodes: list[Node] = []
    scripts = (s for s in tree.iter("script") if (s.get("type") or "").strip().lower() == _TYPE)
    for script in islice(scripts, _MAX_SCRIPTS):
        nodes.extend(_nodes(_loaded(script.text or "")))
    articles = [node for node in nodes if _rank(node) is not None]
    if not articles:
        return {}
    best = min(articles, key=lambda node: _rank(node) or 0)
    named = {node["@id"]: node for node in nodes if isinstance(node.get("@id"), str)}
    return {key: _resolved(value, named) for key, value in best.items()}


def text_of(value: object) -> str | None:
    """The string in a JSON-LD value, also when it stands in a list or as @value."""
    if isinstance(value, str):
        return value
    if isinstance(value, list) and value:
        return text_of(value[0]) if not isinstance(value[0], list) else None
    if isinstance(value, dict):
        inner = value.get("@value") or value.get("name")
        return inner if isinstance(inner, str) else None
    return None


def names(value: object) -> list[str]:
    """The names of persons or organisations: strings, nodes with a name, or a list of them."""
    values = value if isinstance(value, list) else [value]
    return [name for item in values[:20] if (name := text_of(item))]


def _loaded(text: str) -> object:
    if len(text) > _MAX_LENGTH:
        return None
    try:
        return json.loads(_WRAPPING.sub("", text), strict=False)
    except (ValueError, RecursionError):
        return None


def _nodes(loaded: object) -> Iterator[Node]:
    """The top-level nodes, those in @graph and the page's main entity."""
    waiting, seen = [loaded], 0
    while waiting and seen < _MAX_NODES:
        item = waiting.pop(0)
        seen += 1
        if isinstance(item, list):
            waiting.extend(item)
        elif isinstance(item, dict):
            yield item
            waiting.extend(item[key] for key in ("@graph", "mainEntity") if key in item)


def _rank(node: Node) -> int | None:
    types = node.get("@type")
    listed = types if isinstance(types, list) else [types]
    ranks = [_RANK[name] for name in listed if isinstance(name, str) and name in _RANK]
    return min(ranks, default=None)


def _resolved(value: object, named: dict[object, Node]) -> object:
    if isinstance(value, list):
        return [_resolved(item, named) for item in value[:20] if not isinstance(item, list)]
    if isinstance(value, dict) and "name" not in value and isinstance(value.get("@id"), str):
        return named.get(value["@id"], value)
    return value
