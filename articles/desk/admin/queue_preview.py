"""The chosen claim beside the queue: what it says, whose eyes it waits for, what can be done."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef

from articles.desk.admin.claim_eyes import Eyes, eyes_of
from articles.desk.admin.claim_facts import ClaimFacts
from articles.desk.admin.claim_panel import Shown, step_shown
from articles.desk.admin.link_lines import LostPage, lost_pages
from articles.desk.admin.permissions import roles
from articles.desk.editing.acting import EDITOR
from articles.desk.forms.claim_step import Viewer
from articles.desk.models import Evidence, Source
from articles.desk.queue.rows import Row

#: Steps that are taken without leaving the list.
HERE = ("verify", "send-back", "recheck-links", "assign", "snooze", "wake")
#: And these where the tab is about time: what was looked at, or came out, is said there and then.
OF_TIME = ("reviewed", "outcome")


@dataclass(frozen=True)
class Preview:
    """`steps` by name, those of `HERE` that make sense for the claim; `lost` are the pages that
    it rests on and that are no longer where they were."""

    row: Row
    eyes: Eyes | None
    steps: dict[str, Shown]
    lost: list[LostPage]

    @property
    def claim(self) -> Any:
        return self.row.claim


def preview_of(page: Any, request: Any, row: Row, tab: str) -> Preview:
    held = roles(request)
    claim = row.claim
    claim.viewer = Viewer(request.user, EDITOR in held)
    claim.facts = ClaimFacts(claim, request.user, held)
    # Read for all rows at once, so that choosing one asks little more.
    claim.facts.coverage, claim.facts.hash = row.coverage, row.hash
    claim.facts.is_resolved = claim.is_resolved
    claim.facts.evidence = _items(claim, request.user.pk)
    claim.facts.known_sources = {
        item.source_id for item in claim.facts.evidence if item.is_source_known
    }
    here = (*OF_TIME, *HERE) if tab == "due" else HERE
    known = {step.name: step for step in page.steps if step.name in here and step.applies(claim)}
    steps = {name: known[name] for name in here if name in known}
    return Preview(
        row,
        eyes_of(claim.facts) if row.coverage else None,
        {name: step_shown(request, claim, step) for name, step in steps.items()},
        lost_pages(claim.facts.evidence),
    )


def _items(claim: Any, person_id: int) -> list[Any]:
    """The claim's items with their sources, each with whether this person may know of it."""
    known = Source.objects.known_to(person_id).filter(pk=OuterRef("source_id"))
    rows = Evidence.objects.filter(claim=claim).select_related("source", "article__link_state")
    return list(rows.order_by("id").annotate(is_source_known=Exists(known)))
