"""The desk's first page: tiles, what waits and how it goes; or an empty base's first steps."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db.models import Exists, OuterRef, Q
from django.templatetags.static import static

from articles.desk.admin.article_list import with_waiting
from articles.desk.admin.claim_diverging import diverging, without_advice
from articles.desk.admin.dashboard_figures import calibration, figures_for
from articles.desk.admin.dashboard_tiles import tiles
from articles.desk.admin.enquiry import OVERDUE
from articles.desk.admin.navigation import address_of
from articles.desk.admin.permissions import has_role, visible, with_visible
from articles.desk.editing.acting import CHECKERS, WRITERS
from articles.desk.models import Article, Brief, Claim, Enquiry, ReaderReport, Request, Source
from articles.desk.publishing.standing import not_taken_back
from articles.desk.queue.links import resting_on_broken
from articles.logic.vocabulary import Challenge, Workflow


@dataclass(frozen=True)
class Waiting:
    """What waits: its words, how many, where the list is, and a few of them."""

    title: str
    count: int
    href: str
    first: list[tuple[str, str]]


#: Rows that a heading of the dashboard shows.
SHOWN = 5

_CLAIMS = (
    ("To check: claims in review", "to-verify", Q(workflow=Workflow.IN_REVIEW)),
    (
        "Sent back: changes requested",
        "unverified",
        Q(workflow=Workflow.CHANGES_REQUESTED),
    ),
    (
        "Verified, not published",
        "to-publish",
        Q(workflow=Workflow.VERIFIED, published_number__isnull=True),
    ),
    ("Under review", "disputed", Q(challenge=Challenge.UNDER_REVIEW)),
)
_FAR = "Diverging: in review, two levels or more from the rules"
_RECHECKS = "To recheck: their basis moved"


def dashboard(request: Any, context: dict[str, Any]) -> dict[str, Any]:
    """Adds `is_empty` and `links`, or tiles, what waits and figures, for who may see content."""
    sees_content = has_role(request, *WRITERS) or request.user.is_superuser
    context["title"] = "What waits"
    context |= {"sees_content": sees_content, "people": address_of("articles_person_changelist")}
    if not sees_content:
        return context
    is_empty = not Claim.objects.exists()
    context |= {"is_empty": is_empty, "has_article": is_empty and Article.objects.exists()}
    if is_empty:
        context["links"] = {
            "capture": address_of("articles_article_add"),
            "articles": address_of("articles_article_changelist"),
            "claims": address_of("articles_claim_changelist"),
        }
    else:
        context |= {
            "tiles": tiles(request),
            "waiting": _waiting(request),
            "figures": figures_for(request),
            "calibration": calibration(),
        }
    return context


def _waiting(request: Any) -> list[Waiting]:
    claims = visible(request, Claim.objects.order_by("-id"))
    found = [_one(title, claims.filter(which), "claim", tab=tab) for title, tab, which in _CLAIMS]
    reported = claims.filter(Exists(ReaderReport.objects.new().filter(claim=OuterRef("pk"))))
    found.append(_one("Reported by readers, not answered", reported, "claim", tab="reports"))
    due = visible(request, _rechecks().most_carried_first())
    if not has_role(request, *CHECKERS):
        due = due.defer("challenge_reason")  # it tells the suggestion
    found.append(_one(_RECHECKS, due, "claim", tab="due"))
    far = diverging(request, claims.filter(workflow=Workflow.IN_REVIEW))
    found.insert(1, _one(_FAR, far, "claim", tab="diverging"))
    mine = claims.filter(assigned_to=request.user).exclude(workflow=Workflow.REJECTED)
    mine = mine.exclude(workflow=Workflow.VERIFIED, published_number__isnull=False)
    found.insert(0, _one("Assigned to you", mine, "claim", tab="mine"))
    lost = with_waiting(request, Article.objects.order_by("-id"))
    found.append(_one("Articles whose newer text moved or lost passages", lost, "article",
                      "passages=waiting"))  # fmt: skip
    links = claims.filter(pk__in=resting_on_broken().order_by().values("claim"))
    links = links.exclude(workflow=Workflow.REJECTED)
    found.append(_one("Rests on a page that is gone or moved", links, "claim", tab="broken-links"))
    requests = with_visible(request, Request.objects.open(), claim=Claim, source=Source)
    requests = without_advice(request, requests)
    found.append(
        _one("Requests that wait for a second person", requests, "request", "standing=open")
    )
    overdue = Enquiry.objects.filter(OVERDUE)
    enquiries = with_visible(request, overdue, claim=Claim, source=Source)
    enquiries = enquiries.select_related("claim", "company", "source")
    found.append(_one("Overdue enquiries", enquiries, "enquiry", "standing=overdue"))
    briefs = Brief.objects.filter(workflow=Workflow.IN_REVIEW)
    found.append(_one("To check: briefs in review", briefs, "brief", "workflow__exact=in_review"))
    return [one for one in found if one.count]


def _rechecks() -> Any:
    return Claim.objects.filter(not_taken_back(), challenge=Challenge.RECHECK)


def _one(title: str, rows: Any, kind: str, query: str = "", *, tab: str = "") -> Waiting:
    """`tab` names the one of the queue where they are worked off, else `query` the list."""
    listed = address_of(f"articles_{kind}_changelist")
    where = f"{address_of('articles_claim_queue')}?tab={tab}" if tab else f"{listed}?{query}"
    first = [(_said(row), f"{listed}{row.pk}/change/") for row in rows[:SHOWN]]
    count = len(first) if len(first) < SHOWN else rows.count()
    return Waiting(title, count, where, first)


def _said(row: Any) -> str:
    if isinstance(row, Enquiry):
        return f"{row.company or row.source}, by {row.deadline:%d %B %Y}: {row.claim}"
    is_told = isinstance(row, Claim) and "challenge_reason" not in row.get_deferred_fields()
    if is_told and row.challenge == Challenge.RECHECK:
        return f"{row} {row.challenge_reason}".strip()
    return str(row)


def style(request: Any) -> str:
    """What the desk adds to django-unfold's own style sheet."""
    return static("css/desk.css")


def environment(request: Any) -> list[str] | None:
    """The label beside the title, where this is a demonstration."""
    return ["Demonstration, not reporting", "warning"] if settings.CLAIMBOOK_DEMONSTRATION else None
