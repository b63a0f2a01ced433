"""One page for several claims: choose what to do, see what it would change, do it."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse

from articles.desk.admin.permissions import has_role
from articles.desk.admin.together.acts import done, effects
from articles.desk.admin.together.chosen import MOST, Chosen, chosen_in
from articles.desk.admin.together.file import as_file
from articles.desk.editing.acting import EDITOR, WRITERS, acting
from articles.desk.editing.desk_export import note_export
from articles.desk.editing.errors import EditingError
from articles.desk.forms.together import TogetherForm

_NONE = "Tick the claims first, in the queue or in the list."


class TogetherPage:
    """Gives ClaimAdmin `together/`, and the list of claims the action that leads there."""

    admin_site: Any
    model: Any
    actions: Any = ("do_together",)

    def together_urls(self) -> list[Any]:
        view = self.admin_site.admin_view(self.together_view)
        return [path("together/", view, name="articles_claim_together")]

    def get_actions(self, request: Any) -> dict[str, Any]:
        """Without Django's own: nothing is deleted in bulk."""
        found = super().get_actions(request)  # type: ignore[misc]
        return {name: found[name] for name in self.actions if name in found}

    @admin.action(description="Do one thing to these…", permissions=["change"])
    def do_together(self, request: Any, rows: Any) -> HttpResponse:
        names = list(rows.order_by("-id").values_list("public_id", flat=True)[: MOST + 1])
        if len(names) > MOST:
            messages.error(request, f"At most {MOST} at once: narrow the list first.")
            return HttpResponseRedirect(request.get_full_path())
        sent = request.POST.copy()
        sent.setlist("claim", names)
        request.POST = sent
        return self._together(request, "choose", TogetherForm(**_asker(request)))

    def together_view(self, request: Any) -> HttpResponse:
        if not has_role(request, *WRITERS):
            raise PermissionDenied
        if request.method != "POST":
            messages.info(request, _NONE)
            return HttpResponseRedirect(reverse("admin:articles_claim_queue"))
        stage = request.POST.get("stage", "")
        if stage not in ("preview", "do"):
            was_filled_in = request.POST if "act" in request.POST else None
            return self._together(request, "choose", TogetherForm(was_filled_in, **_asker(request)))
        form = TogetherForm(request.POST, **_asker(request))
        return self._together(request, stage if form.is_valid() else "choose", form)

    def _together(self, request: Any, stage: str, form: TogetherForm) -> HttpResponse:
        chosen = chosen_in(request)
        if not chosen:
            messages.info(request, _NONE)
            return HttpResponseRedirect(reverse("admin:articles_claim_queue"))
        shown: list[Any] = []
        if stage == "do" and form.cleaned_data["act"] == "export":
            return self._take_file(request, form, chosen)
        if stage == "do":
            shown = done(request.user, chosen, form.cleaned_data)
        elif stage == "preview":
            shown = effects(chosen, form.cleaned_data)
        return self._together_page(request, stage, form, chosen, shown)

    def _take_file(self, request: Any, form: TogetherForm, chosen: list[Chosen]) -> HttpResponse:
        reason = form.cleaned_data["reason"]
        try:
            with acting(request.user, reason):
                note_export([one.claim for one in chosen], reason=reason)
        except EditingError as refused:
            form.add_error(None, str(refused))
            return self._together_page(request, "choose", form, chosen, [])
        return as_file(chosen)

    def _together_page(
        self, request: Any, stage: str, form: TogetherForm, chosen: list[Chosen], shown: list[Any]
    ) -> HttpResponse:
        titles = {"choose": "Do one thing to", "preview": "What would change of", "do": "Done to"}
        count = f"{len(chosen)} claim{'' if len(chosen) == 1 else 's'}"
        context = {
            **self.admin_site.each_context(request),
            "title": f"{titles[stage]} {count}",
            "stage": stage,
            "form": form,
            "chosen": chosen,
            "shown": shown,
            "changing": sum(one.state == "change" for one in shown),
            "refused": sum(one.state == "refused" for one in shown),
            "back": _back(request),
        }
        return TemplateResponse(request, "desk/claim_together.html", context)


def _asker(request: Any) -> dict[str, Any]:
    return {"person": request.user, "is_editor": has_role(request, EDITOR)}


def _back(request: Any) -> str:
    """The queue or the list as it stood, if that is where one came from."""
    asked = request.POST.get("return_to", "")
    homes = (reverse("admin:articles_claim_queue"), reverse("admin:articles_claim_changelist"))
    is_ours = asked.partition("?")[0] in homes and "\\" not in asked
    return asked if is_ours else homes[0]
