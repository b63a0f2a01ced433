"""The sidebar: what there is to do first, records to look up last."""

from __future__ import annotations

from typing import Any
from urllib.parse import parse_qsl

from django.urls import NoReverseMatch, reverse

from articles.desk.admin.permissions import has_role
from articles.desk.editing.acting import ADMINISTRATOR, EDITOR, WRITERS

#: (heading, ((title, icon, URL name, query), …)): those whose page is there are shown.
_CONTENT = (
    (
        "What needs me",
        (
            ("Queue", "inbox", "articles_claim_queue", ""),
            ("Readers’ reports", "feedback", "articles_claim_reports", ""),
            ("What I was told", "notifications", "articles_claim_told", ""),
        ),
    ),
    (
        "Write",
        (
            ("Capture an article", "download", "articles_article_add", ""),
            ("Write a claim", "edit_note", "articles_claim_add", ""),
            ("Briefs", "short_text", "articles_brief_changelist", ""),
        ),
    ),
    (
        "Decide",
        (
            ("Check", "rule", "articles_claim_queue", "?tab=to-verify"),
            ("Publish", "publish", "articles_claim_queue", "?tab=to-publish"),
            ("Requests", "how_to_reg", "articles_request_changelist", "?standing=open"),
            ("Enquiries", "mail", "articles_enquiry_changelist", "?standing=open"),
        ),
    ),
    (
        "Look up",
        (
            ("Claims", "fact_check", "articles_claim_changelist", ""),
            ("Articles", "article", "articles_article_changelist", ""),
            ("Companies", "apartment", "articles_company_changelist", ""),
            ("Relations", "share", "articles_companyrelation_changelist", ""),
            ("Topics", "label", "articles_topic_changelist", ""),
            ("Sources", "campaign", "articles_source_changelist", ""),
            ("Origins", "account_tree", "articles_origin_changelist", ""),
            ("Verifications", "verified", "articles_verification_changelist", ""),
        ),
    ),
)
_EXPORTS = (("Kept on record", (("Exports", "ios_share", "articles_deskexport_changelist", ""),)),)
_PEOPLE = (("Newsroom", (("People", "group", "articles_person_changelist", ""),)),)


def navigation(request: Any) -> list[dict[str, Any]]:
    """Groups of links for django-unfold's sidebar, by the groups of who asks."""
    groups: tuple[Any, ...] = ()
    if has_role(request, *WRITERS) or request.user.is_superuser:
        groups += _CONTENT
    if has_role(request, EDITOR) or request.user.is_superuser:
        groups += _EXPORTS
    if has_role(request, ADMINISTRATOR) or request.user.is_superuser:
        groups += _PEOPLE
    home = {"title": "What waits", "icon": "home", "link": reverse("admin:index")}
    shown = [
        {"items": [home]},
        *({"title": heading, "items": _links(links)} for heading, links in groups),
    ]
    _mark_present(request, [item for group in shown for item in group["items"]])
    return shown


def _mark_present(request: Any, items: list[dict[str, Any]]) -> None:
    """The one link that says most of where one is; django-unfold would mark each that fits."""
    fitting = []
    for item in items:
        item["active"] = False
        path, _, query = item["link"].partition("?")
        asked = dict(parse_qsl(query))
        is_here = request.path == path or (
            path != items[0]["link"] and request.path.startswith(path)
        )
        if is_here and asked.items() <= request.GET.dict().items():
            fitting.append((len(path), len(asked), item))
    if fitting:
        max(fitting, key=lambda found: found[:2])[2]["active"] = True


def _links(links: tuple[tuple[str, str, str, str], ...]) -> list[dict[str, Any]]:
    shown = []
    for title, icon, name, query in links:
        address = address_of(name)
        if address:
            shown.append({"title": title, "icon": icon, "link": address + query})
    return shown


def address_of(name: str) -> str:
    """The address of an admin page, or "" where no such page is registered."""
    try:
        return reverse(f"admin:{name}")
    except NoReverseMatch:
        return ""
