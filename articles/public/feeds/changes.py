"""Feeds of what moved: corrections and retractions, and changes of every kind in words."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from articles.logic.vocabulary import CorrectionKind
from articles.public.feeds.answering import answered
from articles.public.feeds.feed import ENTRIES, Feed, feed_of
from articles.public.feeds.words import change_entry, correction_entry
from articles.public.reading.change_list import corrections_with_moments, newest_changes
from articles.public.reading.correction import corrections_of
from articles.public.reading.version import base_version


@require_safe
def correction(request: HttpRequest, form: str) -> HttpResponseBase:
    """`?kind=` and `?company=` as on the page of corrections."""
    asked, company = request.GET.get("kind", ""), request.GET.get("company", "")[:120]
    kind = asked if asked in [known.value for known in CorrectionKind] else ""
    given = {name: text for name, text in (("kind", kind), ("company", company)) if text}
    notes = [f"“{asked[:60]}” is not a kind of correction."] if asked and not kind else []

    def make() -> Feed:
        rows = corrections_with_moments(corrections_of(kind=kind, company=company))[:ENTRIES]
        return feed_of(
            "Corrections",
            "correction-feed",
            page=reverse("articles:correction-list"),
            entries=map(correction_entry, rows),
            query=urlencode(given),
            notes=notes,
        )

    return answered(request, form, base_version(), make)


@require_safe
def change(request: HttpRequest, form: str) -> HttpResponseBase:
    """`?with=imported` takes in what came with an imported base, as on the page of changes."""
    with_imported = request.GET.get("with") == "imported"

    def make() -> Feed:
        return feed_of(
            "Changes",
            "change-feed",
            page=reverse("articles:change-list"),
            entries=map(change_entry, newest_changes(ENTRIES, with_imported=with_imported)),
            query="with=imported" if with_imported else "",
        )

    return answered(request, form, base_version(), make)
