"""The links of a claim to other claims, carried over from a stale workbench."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.http import QueryDict

from articles.desk.admin.as_it_was import AsItWas
from articles.desk.admin.row_carrying import Rows
from articles.desk.admin.rows_sent import Values, count_of
from articles.desk.admin.workbench_forms import WorkbenchForms
from articles.desk.forms.claim_links import ClaimLinkForm
from articles.desk.models import Claim, ClaimLink


def link_rows(forms: WorkbenchForms, data: QueryDict, then: AsItWas) -> Rows:
    facts: Any = forms.facts
    was = then.rows(ClaimLink, claim_id=then.key).values()
    shown = Claim.objects.readable_by(facts.person.pk, is_editor=facts.is_editor)
    others = [link.other_id for link in [*was, *facts.links]]
    readable = {claim.pk: str(claim) for claim in shown.filter(pk__in=others)}

    def values(links: Iterable[ClaimLink]) -> dict[str, Values]:
        return {link.public_id: {"other": link.other_id, "kind": link.kind} for link in links}

    def form(prefix: str, sent: Any, key: str | None) -> ClaimLinkForm:
        initial: Values = {} if key is None else {"initial": {"id": key}}
        return ClaimLinkForm(sent, prefix=prefix, **initial, **forms.options)

    return Rows(
        prefix="links",
        called="Link to",
        read=values(was) if then.is_known else None,
        now=values(facts.links),
        sent=[
            (f"links-{n}", data.get(f"links-{n}-id") or None)
            for n in range(count_of(data, "links"))
        ],
        form=form,
        named=lambda values: readable.get(values.get("other", 0), "a claim that you may not read"),
        keys=lambda key: {"id": key},
    )
