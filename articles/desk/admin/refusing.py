"""Whatever is refused comes back as the bound form with the refusal in words."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import ObjectDoesNotExist
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from articles.desk.admin.as_it_was import AsItWas
from articles.desk.admin.record_stale import VERSION, record_anew
from articles.desk.admin.sending import answer_if_sent, answer_sent, key_of
from articles.desk.admin.stale import Stale, is_shown_as_stale, is_to_be_asked
from articles.desk.admin.stale_answers import Answers, with_theirs
from articles.desk.editing.acting import acting
from articles.desk.editing.editing_note import forget_editing
from articles.desk.editing.errors import GONE, EditingError
from articles.desk.editing.sent_form import SentAlready, keep_address, take_key

NOT_TOGETHER = "What you chose of theirs does not go with the rest of the form."


class _Unsaved(Exception):
    """The form has faults: nothing was written, and its key is free again."""

    def __init__(self, response: HttpResponse) -> None:
        self.response = response


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
        at = request.get_full_path()
        if answer := answer_if_sent(request, at):
            return answer
        sent = request.POST
        if self._is_to_be_asked(request, object_id):
            request.refusal = None
        else:
            made = "Changed at the desk" if object_id else "Made at the desk"
            request.POST = with_theirs(sent, Answers.of(sent))
            try:
                with acting(request.user, reason_in(request, made)):
                    take_key(key_of(request))
                    response = view(request, object_id, form_url, extra_context)
                    self._keep(request, response)
            except SentAlready as before:
                return answer_sent(request, before, at)
            except _Unsaved as unsaved:
                if not Answers.of(sent).names:
                    return unsaved.response
                request.refusal = EditingError(NOT_TOGETHER)
            except EditingError as refusal:
                request.refusal = refusal
            except ObjectDoesNotExist:
                request.refusal = EditingError(GONE)
            else:
                self._say(request)
                return response  # type: ignore[no-any-return]
        request.POST = sent
        return self._again(request, object_id, form_url, extra_context)

    def _record_sent(self, request: Any, object_id: str | None) -> Any:
        """The record that the form changes; None for a new one, and where it may not be."""
        if object_id is None:
            return None
        record = self.get_object(request, unquote(object_id))  # type: ignore[attr-defined]
        may = record is not None and self.has_change_permission(request, record)  # type: ignore[attr-defined]
        return record if may else None

    def _is_to_be_asked(self, request: Any, object_id: str | None) -> bool:
        record = self._record_sent(request, object_id)
        return record is not None and is_to_be_asked(record, request.POST, VERSION)

    def _keep(self, request: Any, response: Any) -> None:
        """Where the form led, beside what it did; nothing of it where nothing was saved."""
        saved = getattr(request, "saved_record", None)
        if saved is None:
            raise _Unsaved(response)
        meta = self.model._meta  # type: ignore[attr-defined]
        page = reverse(f"admin:{meta.app_label}_{meta.model_name}_change", args=[saved.pk])
        keep_address(key_of(request), getattr(response, "url", page))
        forget_editing(request.user, saved)

    def _again(self, request: Any, object_id: str | None, *rest: Any) -> HttpResponse:
        """The form with what was typed; made anew where the record moved on."""
        record = self._record_sent(request, object_id)
        stale: Stale | None = None
        if record is not None and is_shown_as_stale(record, request.POST, VERSION):
            stale = request.stale = record_anew(self, request, record)
            request.POST = stale.carrying.data
            request.refusal = stale.refusal or request.refusal
        request.messages_kept = []
        for upload in request.FILES.values():
            upload.seek(0)
        response = super().changeform_view(request, object_id, *rest)  # type: ignore[misc]
        if stale and stale.refusal:
            response.status_code = 412
        return response  # type: ignore[no-any-return]

    def response_add(self, request: Any, obj: Any, *rest: Any, **named: Any) -> HttpResponse:
        request.saved_record = obj
        return super().response_add(request, obj, *rest, **named)  # type: ignore[misc,no-any-return]

    def response_change(self, request: Any, obj: Any) -> HttpResponse:
        request.saved_record = obj
        return super().response_change(request, obj)  # type: ignore[misc,no-any-return]

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
        context["stale"] = getattr(request, "stale", None)
        return super().render_change_form(request, context, *args, **kwargs)  # type: ignore[misc,no-any-return]

    def beside_then(self, request: Any, then: AsItWas) -> dict[str, Any]:
        """For fields that no column holds: their values as the record was, by name."""
        return {}

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
