"""Names for a field while somebody types: at most ten, and only what they may know of."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, JsonResponse

from articles.desk.admin.permissions import has_role, visible
from articles.desk.editing.acting import WRITERS
from articles.desk.forms.company_typed import companies_typed
from articles.desk.forms.record_choice import NAMES, named_like, words_of
from articles.desk.models import Company, Person

MOST = 10


def choose_view(request: HttpRequest, record: str) -> JsonResponse:
    """{"names": […]} for `?q=`; two characters at least."""
    if not has_role(request, *WRITERS):
        raise PermissionDenied
    models: dict[str, Any] = {str(model._meta.model_name): model for model in NAMES}
    if record not in models:
        raise Http404("There is no such record.")
    text = request.GET.get("q", "").replace("\x00", "").strip()[:100]
    if len(text) < 2:
        return JsonResponse({"names": []})
    rows = visible(request, models[record]._default_manager.all())
    if models[record] is Company:
        rows = rows.filter(merged_into__isnull=True)
        named = companies_typed(rows, text, most=MOST) or named_like(rows, text)[:MOST]
        return JsonResponse({"names": [words_of(row) for row in named]})
    if models[record] is Person:
        rows = rows.filter(is_active=True, is_staff=True)
    return JsonResponse({"names": [words_of(row) for row in named_like(rows, text)[:MOST]]})
