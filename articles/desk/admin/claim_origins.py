"""The origin tree at the desk: outlets under their origin, as far as this person may know."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from articles.desk.admin.claim_facts import ClaimFacts
from articles.desk.admin.origin_groups import Group, OriginTree, Row
from articles.desk.admin.origin_labels import OriginLabels
from articles.desk.forms.name_origin import NameOriginForm
from articles.desk.models import Article, Evidence
from articles.logic.confidence import UNKNOWN
from articles.logic.origin_outlines import Outline, OutlineRow, origin_outlines
from articles.logic.partial_dates import display_partial
from articles.logic.vocabulary import Stance, Workflow
from articles.logic.wording import counted

#: So deep rows are set in; what lies deeper stands below in the same line.
MOST_DEPTH = 4
#: So many origins have a button each; the others are in a list.
MOST_BUTTONS = 5
_SIDES = {Stance.SUPPORTS: "For it", Stance.DISPUTES: "Against it"}


def origin_tree(
    facts: ClaimFacts, *, may_write: bool, bound: NameOriginForm | None = None
) -> OriginTree | None:
    """None where no item has a side. `bound` is an answer that was refused."""
    weighed = facts.weighed
    if not any(one.item.stance != Stance.CONTEXT for one in weighed):
        return None
    may_write = may_write and facts.claim.workflow != Workflow.REJECTED
    return _Tree(facts, may_write=may_write, bound=bound).tree()


def form_for(facts: ClaimFacts, stance: str, data: Any = None) -> NameOriginForm:
    """The question for one side, bound where `data` is given."""
    return _Tree(facts, may_write=True, bound=None).form(stance, data)


class _Tree:
    def __init__(self, facts: ClaimFacts, *, may_write: bool, bound: NameOriginForm | None) -> None:
        self.facts, self.may_write, self.bound = facts, may_write, bound
        self.outlines = origin_outlines(facts.weighed)
        self.items = {item.public_id: item for item in facts.evidence}
        self.labels = OriginLabels(facts, (one.key for one in self.outlines))
        self.articles = self._articles()

    def tree(self) -> OriginTree:
        sides = [
            (words, [self._group(one) for one in self.outlines if one.stance == stance])
            for stance, words in _SIDES.items()
        ]
        unknown = {
            row.id for outline in self.outlines if outline.is_unknown for row in outline.rows
        }
        return OriginTree(
            [side for side in sides if side[1]], list(self._uncounted()), len(unknown)
        )

    def form(self, stance: str, data: Any = None) -> NameOriginForm:
        asked = [
            (row.id, self._words(self.items[row.id]))
            for outline in self.outlines
            if outline.is_unknown and outline.stance == stance
            for row in outline.rows
            if self._is_asked(row)
        ]
        return NameOriginForm(
            data,
            asked=asked,
            offered=self.offered(stance),
            auto_id=f"origin-{stance}-%s",
            initial={
                "claim_version": self.facts.claim.version,
                "side": stance,
                "items": [key for key, _ in asked],
            },
        )

    def offered(self, stance: str) -> list[tuple[str, str]]:
        """What an item can be derived from so that it leads back to a known origin.

        An outlet's own reporting is offered on its own side only: nobody has it from a denial.
        """
        found = {}
        for outline in self.outlines:
            kind, _, _ = outline.key.partition(":")
            if not self.labels.is_shown(outline.key):
                continue
            if kind == "origin":
                found[outline.key] = self.labels[outline.key]
            elif kind == "src" and outline.stance == stance:
                first = self.items.get(outline.rows[0].id)
                if first is not None and self._is_known(first) and self._leads_only_to(outline):
                    found[f"evidence:{first.public_id}"] = self.labels[outline.key]
        return list(found.items())

    def _leads_only_to(self, outline: Outline) -> bool:
        first = outline.rows[0].id
        return any(
            one.item.id == first and one.roots == {outline.key} for one in self.facts.weighed
        )

    def _group(self, outline: Outline) -> Group:
        form = None
        if self.may_write and outline.is_unknown and any(map(self._is_asked, outline.rows)):
            is_refused = self.bound is not None and self.bound["side"].value() == outline.stance
            form = self.bound if is_refused else self.form(outline.stance)
        boxes = {box.data["value"]: box for box in form["items"]} if form else {}
        offered = self.offered(outline.stance) if form else []
        count = counted(len(outline.rows), "item")
        return Group(
            label="Where did they get it?" if outline.is_unknown else self.labels[outline.key],
            count=f"{count}, counted once" if len(outline.rows) > 1 else count,
            stance=outline.stance,
            rows=[self._row(row, boxes) for row in outline.rows],
            is_unknown=outline.is_unknown,
            form=form,
            buttons=offered[:MOST_BUTTONS],
            has_more=len(offered) > MOST_BUTTONS,
            chosen=str(form.data.get("origin", "")) if form else "",
        )

    def _row(self, row: OutlineRow, boxes: dict[str, Any]) -> Row:
        item = self.items[row.id]
        return Row(
            name=self.facts.source_words(item.source),
            detail=self._detail(item),
            depth=min(row.depth, MOST_DEPTH),
            after=self.facts.source_words(self.items[row.after].source) if row.after else "",
            box=boxes.get(row.id),
            article=self.articles.get(row.unasked) if self._is_known(item) else None,
        )

    def _is_asked(self, row: OutlineRow) -> bool:
        return row.unasked == row.id and self._is_known(self.items[row.id])

    def _is_known(self, item: Evidence) -> bool:
        return item.source_id in self.facts.known_sources

    def _words(self, item: Evidence) -> str:
        return f"{self.facts.source_words(item.source)}, {self._detail(item)}"

    def _detail(self, item: Evidence) -> str:
        kind = item.get_kind_display().lower()
        if not self._is_known(item):
            return kind
        return f"{kind}, {display_partial(item.dated) if item.dated else 'undated'}"

    def _uncounted(self) -> Iterable[tuple[str, str]]:
        for one in self.facts.weighed:
            item = self.items.get(one.item.id)
            if item is None or one.roots or item.stance == Stance.CONTEXT:
                continue
            words = self._words(item)
            why = str(one.item.state) if one.item.is_void else "rests only on what no longer counts"
            yield words, why

    def _articles(self) -> dict[str, Article]:
        names = {
            row.unasked
            for outline in self.outlines
            if outline.key == UNKNOWN
            for row in outline.rows
            if row.unasked.startswith("article:")
        }
        if not names:
            return {}
        ids = [name.partition(":")[2] for name in names]
        found = Article.objects.filter(public_id__in=ids).only("public_id", "title")
        return {f"article:{article.public_id}": article for article in found}
