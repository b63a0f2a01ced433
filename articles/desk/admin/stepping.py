"""The pages of a record's steps: what it does, its form, its refusal in words."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import ObjectDoesNotExist, PermissionDenied
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse

from articles.desk.admin.permissions import has_role
from articles.desk.admin.sending import answer_if_sent, answer_sent, key_of
from articles.desk.admin.step import Button, Step, only_for
from articles.desk.admin.step_stale import READ_FIRST, Moved, is_unread, moved_since, step_anew
from articles.desk.editing.acting import acting
from articles.desk.editing.errors import GONE, EditingError, StaleVersion
from articles.desk.editing.sent_form import SentAlready, keep_address, take_key
from articles.desk.forms.keyed import is_key
from articles.desk.forms.step import StepForm


def back_of(request: Any) -> str:
    """The queue as it was when a step was taken from it; "" where it was not."""
    asked: str = request.POST.get("back", "")
    queue = reverse("admin:articles_claim_queue")
    return asked if asked.partition("?")[0] == queue else ""


class StepPages:
    """`steps` are those of the record; `steps_of` may choose among them."""

    steps: tuple[Step, ...] = ()
    model: Any
    admin_site: Any

    def steps_of(self, request: Any, record: Any) -> list[Step]:
        return [step for step in self.steps if step.applies(record)]

    def buttons(self, request: Any, record: Any) -> list[Button]:
        """Links to the steps; where this person cannot take one, the words why."""
        shown = []
        mine = {step.name for step in self.steps if self.may_take(request, step)}
        for step in self.steps_of(request, record):
            if step.instead_of in mine:
                continue
            refusal = step.why_not(record, request.user)
            if not self.may_take(request, step):
                refusal = f"This takes {only_for(step.roles)}."
            href = self._address("step", record.pk, step.name)
            shown.append(Button(step.title, href, refusal, step.is_grave))
        return shown

    def may_take(self, request: Any, step: Step) -> bool:
        return has_role(request, *step.roles)

    def may_open(self, request: Any, record: Any, step: Step) -> bool:
        """Who may not take it is not asked for anything; its verb refuses what is sent."""
        return self.may_take(request, step)

    def get_urls(self) -> list[Any]:
        name = f"{self.model._meta.app_label}_{self.model._meta.model_name}_step"
        view = self.admin_site.admin_view(self.step_view)
        steps = [path("<path:object_id>/step/<slug:step>/", view, name=name)]
        return [*steps, *super().get_urls()]  # type: ignore[misc]

    def render_change_form(
        self, request: Any, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        record = context.get("original")
        if record is not None and record.pk:
            context["step_buttons"] = self.buttons(request, record)
        return super().render_change_form(request, context, *args, **kwargs)  # type: ignore[misc,no-any-return]

    def step_view(self, request: Any, object_id: str, step: str) -> HttpResponse:
        if not self.has_view_permission(request):  # type: ignore[attr-defined]
            raise PermissionDenied
        record: Any = self.get_object(request, object_id)  # type: ignore[attr-defined]
        chosen = next((known for known in self.steps if known.name == step), None)
        if record is None or chosen is None:
            raise Http404("There is no such step.")
        if request.method != "POST" and not self.may_open(request, record, chosen):
            raise PermissionDenied
        if request.method == "POST":
            return self._sent(request, record, chosen)
        if not chosen.applies(record):
            messages.warning(request, f"“{chosen.title}” is not open as the record stands now.")
            return HttpResponseRedirect(self._address("change", record.pk))
        asked = {name: request.GET[name] for name in chosen.asked if is_key(request.GET.get(name))}
        form = chosen.form(
            record=record,
            person=request.user,
            initial=asked | {"seen_version": self.version_now(record), **chosen.seen(record)},  # type: ignore[attr-defined]
        )
        return self._step_page(request, record, chosen, form)

    def _sent(self, request: Any, record: Any, step: Step) -> HttpResponse:
        at = self._address("change", record.pk)
        if answer := answer_if_sent(request, at):
            return answer
        form = step.form(request.POST, record=record, person=request.user)
        refusal: EditingError | None = None
        if form.is_valid() and not is_unread(request.POST):
            refusal = self._take(request, record, step, form)
            if refusal is None:
                messages.success(request, step.done)
                return HttpResponseRedirect(self._after(request, record, step))
            if isinstance(refusal, SentAlready):
                return answer_sent(request, refusal, at)
        is_stale = isinstance(refusal, StaleVersion)
        moved: Moved | None = None
        if is_stale or "read_version" in request.POST:
            record = self.get_object(request, str(record.pk)) or record  # type: ignore[attr-defined]
            moved = moved_since(self, request, record, is_stale=is_stale)
            form = step_anew(step, record, request, self.version_now(record))  # type: ignore[attr-defined]
        if refusal is not None:
            form.add_error(None, str(refusal))
        elif is_unread(request.POST):
            form.add_error(None, READ_FIRST)
        return self._step_page(request, record, step, form, moved)

    def _take(self, request: Any, record: Any, step: Step, form: StepForm) -> EditingError | None:
        answers = {name: value for name, value in form.answers().items() if value != ""}
        answers.pop("seen_hash", None)  # sent along with a step that compares no content
        if "seen_hash" in step.seen(record):
            answers["seen_hash"] = form.cleaned_data.get("seen_hash") or "none"
        reason = str(answers.get("reason") or answers.get("comment") or step.title)
        try:
            with acting(request.user, reason):
                take_key(key_of(request))
                step.act(record, version=form.cleaned_data["seen_version"], **answers)
                keep_address(key_of(request), self._after(request, record, step))
        except EditingError as refusal:
            return refusal
        except ObjectDoesNotExist:
            return EditingError(GONE)
        return None

    def _after(self, request: Any, record: Any, step: Step) -> str:
        if back := back_of(request):
            return back
        if step.leads_to is not None:
            return step.leads_to(record)
        if self.get_object(request, str(record.pk)) is None:  # type: ignore[attr-defined]
            return self._address("changelist")
        return self._address("change", record.pk)

    def _address(self, page: str, *args: Any) -> str:
        meta = self.model._meta
        return reverse(f"admin:{meta.app_label}_{meta.model_name}_{page}", args=args)

    def _step_page(
        self, request: Any, record: Any, step: Step, form: StepForm, moved: Moved | None = None
    ) -> HttpResponse:
        context = {
            **self.admin_site.each_context(request),
            "title": step.title,
            "subtitle": str(record),
            "opts": self.model._meta,
            "original": record,
            "step": step,
            "facts": step.facts(record),
            "form": form,
            "moved": moved,
            "back": back_of(request) or self._address("change", record.pk),
            "return_to": back_of(request),
            "media": self.media + form.media,  # type: ignore[attr-defined]
        }
        return TemplateResponse(request, step.template, context, status=412 if moved else 200)
