"""Relations between companies, and the claims they rest on."""

from __future__ import annotations

from typing import Any

from django.contrib import admin

from articles.desk.admin.as_it_was import AsItWas
from articles.desk.admin.base import DeskAdmin
from articles.desk.admin.permissions import visible
from articles.desk.editing.acting import WRITERS
from articles.desk.editing.company_relation import delete_relation
from articles.desk.forms.relation import RelationForm
from articles.desk.models import Claim, CompanyRelation, CompanyRelationClaim
from articles.desk.publishing.relation import relate, rest_relation_on, revise_relation


@admin.register(CompanyRelation)
class CompanyRelationAdmin(DeskAdmin):
    form = RelationForm
    list_display = ("subject", "kind", "object", "started", "ended")
    list_display_links = ("subject", "kind", "object")
    list_filter = ("kind",)
    list_select_related = ("subject", "object")
    search_fields = ("subject__name", "subject__names__name", "object__name", "object__names__name")
    search_help_text = "Any name of one of the two companies."
    fields = ("subject", "kind", "object", "started", "ended", "rests_on")
    removers = WRITERS
    history_parts = (("relation", CompanyRelationClaim),)

    def get_readonly_fields(self, request: Any, obj: Any = None) -> tuple[str, ...]:
        return ("subject", "object") if obj else ()

    def get_object(self, request: Any, object_id: str, from_field: str | None = None) -> Any:
        record = super().get_object(request, object_id, from_field)
        if record is not None:
            record.claims_shown = list(visible(request, Claim.objects.filter(relations=record)))
        return record

    def beside_then(self, request: Any, then: AsItWas) -> dict[str, Any]:
        rows = then.rows(CompanyRelationClaim, relation_id=then.key).values()
        claims = visible(request, Claim.objects.filter(pk__in=[row.claim_id for row in rows]))
        return {"rests_on": list(claims)}

    def make(self, request: Any, values: dict[str, Any]) -> CompanyRelation:
        other, claims = values.pop("object"), values.pop("rests_on")
        return relate(values.pop("subject"), other, claims=claims, **values)

    def revise(self, request: Any, record: Any, *, version: int, changes: dict[str, Any]) -> Any:
        claims = changes.pop("rests_on", None)
        record = revise_relation(record, version=version, **changes)
        if claims is not None:
            shown = visible(request, Claim.objects.filter(relations=record)).values("pk")
            hidden = Claim.objects.filter(relations=record).exclude(pk__in=shown)
            record = rest_relation_on(record, version=record.version, claims=[*claims, *hidden])
        return record

    def remove(self, request: Any, record: Any, *, version: int) -> None:
        delete_relation(record, version=version)
