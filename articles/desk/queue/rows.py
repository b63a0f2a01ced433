"""The rows of a tab: ranked, each with the reasons why it is there."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db import connection
from django.db.models import Case, Count, IntegerField, OuterRef, Q, Subquery, Value, When
from django.db.models.functions import Coalesce, Now, TruncDate

from articles.desk.editing.coverage import Coverage
from articles.desk.models import (
    Appearance,
    CheckAsk,
    Enquiry,
    ReaderReport,
    Snooze,
)
from articles.desk.publishing.news import changed_since_published
from articles.desk.queue.advice import LevelsApart, advice_shown
from articles.desk.queue.forecasts import days_since_end, period_ended, resolved
from articles.desk.queue.links import resting_on_broken
from articles.desk.queue.tabs import Asker, Tab, claims_of
from articles.logic.divergence import FAR
from articles.logic.link_states import LinkStanding
from articles.logic.queue_reasons import Waiting, reasons
from articles.logic.vocabulary import Challenge, Workflow

#: Rows of a page; who has more narrows the list, or works it off.
SHOWN = 40

_RANK = Case(
    When(challenge=Challenge.UNDER_REVIEW, then=0),
    When(challenge=Challenge.RECHECK, then=1),
    When(workflow=Workflow.CHANGES_REQUESTED, then=2),
    When(workflow=Workflow.IN_REVIEW, then=3),
    When(workflow=Workflow.VERIFIED, then=4),
    default=5,
    output_field=IntegerField(),
)


@dataclass
class Row:
    """`reason` heads the row, `further` are the others; `days` since anything was done.

    `hash` is that of the content, of the chosen row alone, where it is in review.
    """

    claim: Any
    reason: str
    further: list[str]
    days: int
    carrying: int
    coverage: list[Coverage] = field(default_factory=list)
    hash: str = ""

    @property
    def age(self) -> str:
        return f"{self.days} d" if self.days else "today"


@dataclass(frozen=True)
class Held:
    """Rows of a tab, at most `SHOWN`, and the one that is looked at."""

    rows: list[Row]
    has_more: bool
    chosen: Row | None


def rows_of(tab: Tab, asker: Asker, today: date, narrowed: Q, wanted: str) -> Held:
    """In two questions to the database; `wanted` is the public id of the row to look at."""
    claims = list(_ranked(_described(claims_of(tab, asker).filter(narrowed), asker)))
    chosen = next((one for one in claims if one.public_id == wanted), next(iter(claims), None))
    covered, content_hash = _coverage(
        [claim.pk for claim in claims if claim.workflow == Workflow.IN_REVIEW],
        chosen.pk if chosen else None,
    )
    rows = [_row(claim, covered.get(claim.pk, []), asker, today, tab.name) for claim in claims]
    row = next((row for row in rows if row.claim is chosen), None)
    if row is not None:
        row.hash = content_hash
    return Held(rows[:SHOWN], len(rows) > SHOWN, row)


def _described(claims: Any, asker: Asker) -> Any:
    """With what the reasons need."""
    mine = CheckAsk.objects.open().filter(claim=OuterRef("pk"), asked_of=asker.person.pk)
    asked_by = mine.order_by("id").values("asked_by__username")[:1]
    overdue = Enquiry.objects.overdue(TruncDate(Now())).filter(claim=OuterRef("pk"))
    lost = Appearance.objects.waiting()
    put_off = Snooze.objects.running(TruncDate(Now())).filter(
        claim=OuterRef("pk"), person=asker.person.pk
    )
    told = Case(When(advice_shown(asker.person.pk, asker.roles), then=LevelsApart()), default=0)
    described = claims.with_held_assessment().with_last_change()
    return described.select_related("assigned_to", "created_by").annotate(
        asked_by=Coalesce(Subquery(asked_by), Value("")),
        snoozed_until=Subquery(put_off.values("until")[:1]),
        overdue_company=Subquery(overdue.order_by("deadline").values("company__name")[:1]),
        overdue_since=Subquery(overdue.order_by("deadline").values("deadline")[:1]),
        is_resolved=resolved(),
        waits_for_outcome=Case(When(period_ended(), then=True), default=False),
        lost=_count(lost),
        gone=_count(resting_on_broken(LinkStanding.DEAD), of="article"),
        moved=_count(resting_on_broken(LinkStanding.MOVED), of="article"),
        reported=_count(ReaderReport.objects.new()),
        apart=told,
        is_changed=changed_since_published(),
        carrying=_count(Appearance.objects.all(), of="article_version__article"),
    )


def _count(rows: Any, of: str = "pk") -> Any:
    counted = rows.filter(claim=OuterRef("pk")).order_by().values("claim")
    return Coalesce(Subquery(counted.annotate(n=Count(of, distinct=True)).values("n")), 0)


def _ranked(claims: Any) -> Any:
    """By state, then by how many articles carry it, then the longest waiting first."""
    since = Coalesce("challenged_at", "changed_last", "created_at")
    ranked = claims.annotate(rank=_RANK, since=since).order_by("rank", "-carrying", "since", "pk")
    return ranked[: SHOWN + 1]


def _coverage(keys: list[int], hashed: int | None) -> tuple[dict[int, list[Coverage]], str]:
    """Whose eyes the parts of these claims need, and the content hash of one of them."""
    found: dict[int, list[Coverage]] = {}
    content_hash = ""
    if not keys:
        return found, content_hash
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT c.id, h.hash, p.kind, p.part, p.made_at, p.authors, p.checkers, p.needed "
            "FROM unnest(%s::bigint[]) AS c(id) "
            "LEFT JOIN LATERAL (SELECT claim_content_hash(c.id) AS hash WHERE c.id = %s) AS h "
            "ON true, LATERAL claim_coverage(c.id) AS p",
            [keys, hashed],
        )
        for key, hash_of, kind, part, made_at, authors, checkers, needed in cursor.fetchall():
            part_of = Coverage(kind, part, made_at, tuple(authors), tuple(checkers), needed)
            found.setdefault(key, []).append(part_of)
            content_hash = hash_of or content_hash
    return found, content_hash


def _row(claim: Any, coverage: list[Coverage], asker: Asker, today: date, tab: str) -> Row:
    me = asker.person.pk
    left = [part for part in coverage if not part.is_covered and me not in part.checkers]
    yours = [part for part in left if me in part.authors]
    told = (asker.is_checker and len(left) - len(yours)) or 0
    waiting = Waiting(
        workflow=claim.workflow,
        challenge=claim.challenge,
        is_published=claim.published_number is not None,
        is_changed=claim.is_changed,
        challenged_days=_days(claim.challenged_at, today),
        recheck_reason=claim.challenge_reason if asker.is_checker else "",
        review_due_on=claim.review_due_on,
        review_due_reason=claim.review_due_reason,
        ended_days=days_since_end(claim, today) if claim.waits_for_outcome else 0,
        overdue_from=(claim.overdue_company or "a source") if claim.overdue_since else "",
        overdue_days=(today - claim.overdue_since).days if claim.overdue_since else 0,
        asked_by=claim.asked_by,
        is_assigned=claim.assigned_to_id == me,
        open_to_me=told,
        mine=len(yours),
        apart=claim.apart if (claim.apart or 0) >= FAR else 0,
        lost=claim.lost,
        gone=claim.gone,
        moved=claim.moved,
        reported=claim.reported,
        snoozed_until=claim.snoozed_until,
    )
    first, *further = reasons(waiting, today, tab=tab)
    return Row(claim, first, further, _days(claim.since, today), claim.carrying, coverage)


def _days(moment: Any, today: date) -> int:
    return max(0, (today - moment.date()).days) if moment else 0
