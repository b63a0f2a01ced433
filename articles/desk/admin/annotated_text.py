"""A version of a text as one person sees it: what it carries, what is shown of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.template.loader import render_to_string

from articles.desk.admin.article_coverage import Coverage, coverage_of
from articles.desk.admin.article_filters import SUGGESTED, is_met, known_filter
from articles.desk.admin.article_marks import marks_of
from articles.desk.admin.article_parts import Part, part_links, part_with, parts_of
from articles.desk.admin.article_suggestions import add_grounds
from articles.desk.admin.article_text import Block, blocks_of
from articles.desk.admin.permissions import visible
from articles.desk.models import ArticleVersion, Claim
from articles.logic.typed_numbers import whole_number

#: Of a longer text only the part that is shown is read for what is worth checking.
MOST_READ = 1000


@dataclass(frozen=True)
class Annotated:
    """A version's text as one person sees it; `shown` are the blocks of the part asked for."""

    version: ArticleVersion
    blocks: list[Block]
    shown: list[Block]
    show: str
    coverage: Coverage
    parts: list[Part]


def annotated(request: Any, version: ArticleVersion) -> Annotated:
    """As `?show=`, `?part=` and `?at=` (a sentence) ask; a fixed number of queries."""
    blocks = blocks_of(version, marks_of(version, visible(request, Claim.objects.all())))
    show = known_filter(request.GET.get("show", ""))
    reads_all = show == SUGGESTED or len(version.sentences) <= MOST_READ
    if reads_all:
        add_grounds(blocks, version)
    parts = parts_of(blocks, show)
    at = _number(request, "at")
    wanted = part_with(parts, at) if at else _number(request, "part") or 1
    current = min(wanted, len(parts))
    shown = parts[current - 1]
    if not reads_all:
        add_grounds(shown, version)
    for block in shown:
        for sentence in block.sentences:
            sentence.is_aside = not is_met(sentence, show)
    drawn = shown if len(parts) > 1 else blocks
    coverage = coverage_of(blocks, drawn, show, reads_all=reads_all)
    return Annotated(version, blocks, shown, show, coverage, part_links(parts, current, show))


def _number(request: Any, name: str) -> int:
    """0 where it is not asked for, or not in figures."""
    return whole_number(request.GET.get(name, "")) or 0


def changed_parts(request: Any, version: ArticleVersion, blocks: set[int]) -> dict[str, Any]:
    """What a script puts in place of what it shows: these blocks and the coverage, as HTML."""
    text = annotated(request, version)
    context = {"text": text, "original": version.article, "may_write": True}
    return {
        "blocks": {
            f"b-{block.place}": render_to_string(
                "desk/article/_block.html", {**context, "block": block}
            )
            for block in text.blocks
            if block.place in blocks
        },
        "coverage": render_to_string("desk/article/_coverage.html", context),
    }
