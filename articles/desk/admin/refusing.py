"""Whatever is refused comes back as the bound form with the refusal in words."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import ObjectDoesNotExist
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from articles.desk.admin.conflicts import differences
from articles.desk.editing.acting import acting
from articles.desk.editing.errors import EditingError, StaleVersion

GONE = "Somebody else deleted what this rests on; read the record again."


def reason_in(request: HttpRequest, otherwise: str) -> str:
    return request.POST.get("why", "").strip()[:500].replace("\x00", "") or otherwise


class Refusing:
    """Runs every POST inside `acting`, outside of Django's own transaction.

    A refusal, also one at the commit, rolls everything back; the form is then shown again
    with everything that was typed. Messages wait until the transaction stands.
    """

    def changeform_view(
        self,
        request: Any,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        view = super().changeform_view  # type: ignore[misc]
        if request.method != "POST":
            return view(request, object_id, form_url, extra_context)  # type: ignore[no-any-return]
        made = "Changed at the desk" if object_id else "Made at the desk"
        try:
            with acting(request.user, reason_in(request, made)):
                response = view(request, object_id, form_url, extra_context)
        except EditingError as refusal:
            request.refusal = refusal
        except ObjectDoesNotExist:
            request.refusal = EditingError(GONE)
        else:
            self._say(request)
            return response  # type: ignore[no-any-return]
        request.messages_kept = []
        for upload in request.FILES.values():
            upload.seek(0)
        return view(request, object_id, form_url, extra_context)  # type: ignore[no-any-return]

    def delete_view(
        self, request: Any, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        view = super().delete_view  # type: ignore[misc]
        if request.method != "POST":
            return view(request, object_id, extra_context)  # type: ignore[no-any-return]
        try:
            with acting(request.user, reason_in(request, "Deleted at the desk")):
                response = view(request, object_id, extra_context)
        except (EditingError, ObjectDoesNotExist) as refusal:
            said = str(refusal) if isinstance(refusal, EditingError) else GONE
            messages.error(request, f"Nothing was deleted. {said}")
            meta = self.model._meta  # type: ignore[attr-defined]
            name = f"admin:{meta.app_label}_{meta.model_name}_change"
            return HttpResponseRedirect(reverse(name, args=[object_id]))
        self._say(request)
        return response  # type: ignore[no-any-return]

    def get_form(
        self, request: Any, obj: Any = None, change: bool = False, **kwargs: Any
    ) -> type[Any]:
        form: type[Any] = super().get_form(request, obj, change=change, **kwargs)  # type: ignore[misc]
        form.person = request.user
        refusal = getattr(request, "refusal", None)
        if refusal is not None:
            form.refusal = str(refusal)
        return form

    def render_change_form(
        self, request: Any, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        refusal = getattr(request, "refusal", None)
        if isinstance(refusal, StaleVersion):
            formsets = [shown.formset for shown in context["inline_admin_formsets"]]
            context["present_version"] = refusal.present
            context["differences"] = differences(context["adminform"].form, formsets)
        return super().render_change_form(request, context, *args, **kwargs)  # type: ignore[misc,no-any-return]

    def message_user(self, request: Any, message: Any, *args: Any, **kwargs: Any) -> None:
        """Kept until the transaction stands: nothing is called saved that may be refused."""
        if not hasattr(request, "messages_kept"):
            request.messages_kept = []
        request.messages_kept.append((message, args, kwargs))
        if request.method != "POST":
            self._say(request)

    def _say(self, request: Any) -> None:
        for message, args, kwargs in getattr(request, "messages_kept", []):
            super().message_user(request, message, *args, **kwargs)  # type: ignore[misc]
        request.messages_kept = []
