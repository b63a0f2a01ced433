"""The desk's first page: tiles, what waits and how it goes; or an empty base's first steps."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db.models import Q
from django.templatetags.static import static

from articles.desk.admin.article_list import with_waiting
from articles.desk.admin.claim_diverging import without_advice
from articles.desk.admin.dashboard_figures import calibration, figures_for
from articles.desk.admin.dashboard_tiles import tiles
from articles.desk.admin.enquiry import OVERDUE
from articles.desk.admin.navigation import address_of
from articles.desk.admin.permissions import has_role, roles, with_visible
from articles.desk.editing.acting import WRITERS
from articles.desk.models import Article, Brief, Claim, Enquiry, Request, Source
from articles.desk.queue.tabs import BY_NAME, Asker, claims_of
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
    ("Yours: assigned to you, asked of you or sent back", "mine", Q()),
    ("To check: claims in review", "to-verify", Q()),
    ("Diverging: in review, two levels or more from the rules", "diverging", Q()),
    ("Sent back: changes requested", "unverified", Q(workflow=Workflow.CHANGES_REQUESTED)),
    ("To publish: verified and not out", "to-publish", Q()),
    ("Under review", "disputed", Q()),
    ("Reported by readers, not answered", "reports", Q()),
    ("To recheck: their basis moved", "due", Q(challenge=Challenge.RECHECK)),
    ("Rests on a page that is gone or moved", "broken-links", Q()),
)


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
    asker = Asker(request.user, roles(request))
    found = [_of_tab(title, asker, tab, which) for title, tab, which in _CLAIMS]
    lost = with_waiting(request, Article.objects.order_by("-id"))
    found.append(_one("Articles whose newer text moved or lost passages", lost, "article",
                      "passages=waiting"))  # fmt: skip
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


def _of_tab(title: str, asker: Asker, tab: str, which: Q) -> Waiting:
    """Of what the tab of the queue holds, so that both count alike."""
    claims = claims_of(BY_NAME[tab], asker).filter(which)
    rows = claims.most_carried_first() if tab == "due" else claims.order_by("-id")
    if not asker.is_checker:
        rows = rows.defer("challenge_reason")  # it tells the suggestion
    return _one(title, rows, "claim", tab=tab)


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
