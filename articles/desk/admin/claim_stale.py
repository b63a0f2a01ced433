"""A stale save of the workbench: the claim, its companies, links and evidence as they were."""

from __future__ import annotations

from typing import Any

from django.http import QueryDict

from articles.desk.admin.as_it_was import AsItWas
from articles.desk.admin.claim_stale_companies import company_rows
from articles.desk.admin.claim_stale_items import item_rows
from articles.desk.admin.claim_stale_links import link_rows
from articles.desk.admin.row_carrying import carry_rows
from articles.desk.admin.stale import Stale, finish, start
from articles.desk.admin.workbench_forms import WorkbenchForms
from articles.desk.forms.claim import FIELDS
from articles.desk.models import Claim, ClaimTopic, Topic


def claim_anew(forms: WorkbenchForms, claim: Claim, data: QueryDict, files: Any) -> Stale:
    """`forms` are bound to what was sent, `claim` is as it stands now; writes nothing."""
    carrying, then = start(claim, data, "version")
    carrying.carry(forms.claim, _claim_then(then), forms.claim.initial)
    for rows_of in (company_rows, link_rows, item_rows):
        carry_rows(carrying, rows_of(forms, data, then))
    return finish(carrying, then, claim, files, "version")


def _claim_then(then: AsItWas) -> dict[str, Any] | None:
    if then.record is None:
        return None
    tags = [row.tag_id for row in then.rows(ClaimTopic, content_object_id=then.key).values()]
    names = Topic.objects.filter(pk__in=tags).values_list("name", flat=True)
    return {name: getattr(then.record, name) for name in FIELDS} | {
        "topics": ", ".join(sorted(names))
    }
