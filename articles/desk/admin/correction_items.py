"""The evidence of a claim for who checks a correction: what each item rests on, what is new."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from articles.desk.admin.claim_facts import NOT_NAMED
from articles.desk.editing.rewriting import rewritten_by
from articles.desk.models import Evidence
from articles.desk.publishing.shown_editions import ShownEdition
from articles.logic.vocabulary import EvidenceKind, EvidenceState
from articles.logic.wording import listed


@dataclass(frozen=True)
class Item:
    """Who tells it, where it comes from, and what is not as in the edition."""

    words: str
    rests_on: str
    change: str


def item_of(row: Evidence, names: Mapping[int, str], edition: ShownEdition | None) -> Item:
    """Reads prefetched rows; `names` are the sources that the person may know of."""
    kind = row.get_kind_display()
    words = f"{names.get(row.source_id, NOT_NAMED)} ({kind[:1].lower()}{kind[1:]})"
    told = f"{row.get_stance_display()}: {words}"
    return Item(told, _rests_on(row, names), _change(row, edition))


def _rests_on(row: Evidence, names: Mapping[int, str]) -> str:
    found = []
    for parent in row.derivations.all():
        if parent.parent_origin:
            found.append(str(parent.parent_origin))
        elif parent.parent_article:
            found.append(f"“{parent.parent_article}”")
        elif parent.parent_evidence:
            source = names.get(parent.parent_evidence.source_id, NOT_NAMED)
            found.append(f"the item from {source}")
    if row.article and rewritten_by(row):
        found += [f"“{link.parent}”" for link in row.article.derivations.all()]
    if row.is_own_reporting:
        found.append("its own reporting")
    if found:
        return listed(list(dict.fromkeys(found)))
    if row.kind in (EvidenceKind.MEDIA_REPORT, EvidenceKind.ANONYMOUS):
        return "an origin that is not stated"
    return "itself"


def _change(row: Evidence, edition: ShownEdition | None) -> str:
    if row.state != EvidenceState.LIVE or edition is None:
        return "" if row.state == EvidenceState.LIVE else row.get_state_display().lower()
    was_own = edition.own.get(row.public_id)
    if was_own is None or was_own == row.is_own_reporting:
        return "not in the edition" if was_own is None else ""
    return f"in the edition {'' if was_own else 'not '}its own reporting"
