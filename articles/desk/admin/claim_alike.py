"""Claims on record that say much the same as a statement which somebody types: for a script."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseNotAllowed, JsonResponse
from django.http.response import HttpResponseBase
from django.template.loader import render_to_string

from articles.desk.admin.claim_duplicates import Alike, claims_like
from articles.desk.admin.permissions import visible
from articles.desk.models import Claim
from articles.logic.typed_numbers import OF_A_KEY, whole_number
from articles.logic.wording import counted

SHOWN = {"claim": "desk/claim/_alike.html", "passage": "desk/article/_alike.html"}

#: A passage carries few claims; more keys than this were not sent by our script.
MOST_LEFT_OUT = 50


class WhileTyping:
    """Gives ClaimAdmin `alike/`."""

    def alike_view(self, request: HttpRequest) -> HttpResponseBase:
        """{"shown": markup, "said": words} for a POST of `statement`.

        A POST, so that statements stand in no log of addresses. `without` are keys of claims,
        with commas between them; `for` is "passage" where the words can be added to a claim.
        """
        if not self.has_add_permission(request):  # type: ignore[attr-defined]
            raise PermissionDenied
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        readable = visible(request, Claim.objects.all())
        others = readable.exclude(pk__in=_keys(request.POST.get("without", "")))
        found = claims_like(request.POST.get("statement", ""), others)
        template = SHOWN.get(request.POST.get("for", ""), SHOWN["claim"])
        shown = render_to_string(template, {"alike": found}, request)
        return JsonResponse({"shown": shown.strip(), "said": said(found)})


def said(found: list[Alike]) -> str:
    """What is announced: nothing where nothing is alike."""
    if not found:
        return ""
    verb = "says" if len(found) == 1 else "say"
    return f"{counted(len(found), 'claim')} on record {verb} something like it."


def _keys(listed: str) -> list[int]:
    keys = [whole_number(word, digits=OF_A_KEY) for word in listed.split(",")]
    return [key for key in keys if key is not None][:MOST_LEFT_OUT]
