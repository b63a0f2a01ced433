"""The form of a relation between two companies."""

from __future__ import annotations

from typing import Any

from articles.desk.forms.linking import choose_several
from articles.desk.forms.record import RecordForm
from articles.desk.models import Claim, CompanyRelationClaim


class RelationForm(RecordForm):
    """`claims_shown` on the record are those of its claims that the person may see."""

    rests_on = choose_several(
        Claim.objects.all(),
        CompanyRelationClaim._meta.get_field("claim"),
        required=False,
        label="Claims it rests on",
        help_text="Without a published claim behind it, a relation is never public.",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        shown = getattr(self.instance, "claims_shown", [])
        if "rests_on" in self.fields:
            self.initial["rests_on"] = shown
            widget: Any = self.fields["rests_on"].widget
            widget.known = {str(claim.pk): str(claim) for claim in shown}
