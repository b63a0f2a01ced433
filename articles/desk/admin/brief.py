"""Briefs: the answer, its sentences with the claims they cite, and its steps."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import Prefetch

from articles.desk.admin.as_it_was import AsItWas
from articles.desk.admin.base import DeskAdmin, DeskStacked
from articles.desk.admin.brief_steps import STEPS
from articles.desk.admin.permissions import visible
from articles.desk.editing.acting import WRITERS
from articles.desk.editing.brief import (
    Sentence,
    delete_brief_draft,
    draft_brief,
    revise_brief,
)
from articles.desk.forms.brief import BriefForm, SentenceForm, Sentences
from articles.desk.models import Brief, BriefCitation, BriefSentence, Claim


class SentenceInline(DeskStacked):
    model = BriefSentence
    form = SentenceForm
    formset = Sentences
    fields = ("section", "text", "cites", "place")
    verbose_name = "sentence"
    extra = 1

    def has_delete_permission(self, request: Any, obj: Any = None) -> bool:
        return self.has_change_permission(request, obj)

    def get_queryset(self, request: Any) -> Any:
        shown = Prefetch("claims", visible(request, Claim.objects.all()), to_attr="claims_shown")
        return super().get_queryset(request).prefetch_related(shown)

    def dress(self, request: Any, row: Any, then: AsItWas) -> None:
        cited = then.rows(BriefCitation, sentence_id=row.pk).values()
        claims = Claim.objects.filter(pk__in=[citation.claim_id for citation in cited])
        row.claims_shown = list(visible(request, claims))

    def get_formset(self, request: Any, obj: Any = None, **kwargs: Any) -> Any:
        formset = super().get_formset(request, obj, **kwargs)
        formset.form.person = request.user
        return formset


@admin.register(Brief)
class BriefAdmin(DeskAdmin):
    form = BriefForm
    list_display = ("answer", "about", "workflow", "published_number", "created_by")
    list_filter = ("workflow",)
    list_select_related = ("company", "counterparty", "topic", "created_by")
    search_fields = ("answer", "company__name", "company__names__name", "topic__name")
    fields = ("company", "counterparty", "topic", "answer")
    inlines = (SentenceInline,)
    removers = WRITERS
    steps = STEPS

    def get_readonly_fields(self, request: Any, obj: Any = None) -> tuple[str, ...]:
        return ("company", "counterparty", "topic", "workflow", "published_number") if obj else ()

    def get_fields(self, request: Any, obj: Any = None) -> Any:
        return (*self.fields, "workflow", "published_number") if obj else self.fields

    @admin.display(description="about")
    def about(self, brief: Brief) -> str:
        named = [str(part) for part in (brief.company, brief.counterparty, brief.topic) if part]
        return " and ".join(named)

    def make(self, request: Any, values: dict[str, Any]) -> Brief:
        return draft_brief(sentences=[], **values)

    def save_model(self, request: Any, obj: Any, form: Any, change: bool) -> None:
        """A new brief is made here; an old one is written once, with its sentences."""
        if not change:
            super().save_model(request, obj, form, change)

    def save_related(self, request: Any, form: Any, formsets: Any, change: bool) -> None:
        brief, rows = form.instance, formsets[0]
        version = form.version() if change else brief.version
        if change and not form.changes() and not rows.has_changed():
            Brief.objects.locked(brief.pk, version)
            return
        revise_brief(
            brief,
            version=version,
            answer=form.cleaned_data["answer"],
            sentences=[self._sentence(request, row) for row in rows.in_order()],
        )

    def _sentence(self, request: Any, row: Any) -> Sentence:
        """With the cited claims that this person may not see: they stay cited."""
        typed = row.cleaned_data
        shown = visible(request, Claim.objects.all()).values("pk")
        cited = BriefCitation.objects.filter(sentence=row.instance.pk)
        hidden = Claim.objects.filter(brief_citations__in=cited).exclude(pk__in=shown)
        return Sentence(typed["section"], typed["text"], [*typed["cites"], *hidden])

    def remove(self, request: Any, record: Any, *, version: int) -> None:
        delete_brief_draft(record, version=version)

    history_parts = (("brief", BriefSentence),)
