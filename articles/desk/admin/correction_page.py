"""One visit of a page of claims to correct: the decisions that came, and what is left."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from django.core.paginator import Paginator

from articles.desk.admin import correction_stages as stages
from articles.desk.admin.correction_decisions import Decided, carry_out, forms_of
from articles.desk.admin.correction_row import Row
from articles.desk.admin.correction_rows import rows_of
from articles.desk.admin.correction_steps import DECIDE, STAGES, TEXT, Stage
from articles.desk.admin.permissions import has_role, visible
from articles.desk.editing.reached import claims_reached
from articles.desk.models import Article, Claim

#: Claims on one page; the next ones come when these are decided.
MOST = 50
#: So many claims are named in the message; of more it tells how many.
FEW = 3


class CorrectionPage:
    """One visit of a stage's page: the decisions that came, and what is left to decide."""

    def __init__(self, request: Any, article: Article, stage: Stage) -> None:
        self.request, self.article, self.stage = request, article, stage
        self.shared: Any = None
        self.forms: dict[int, Any] = {}
        self.decided: list[Decided] = []

    def decide(self) -> bool:
        """Carries out what was decided; whether all of it was, and something was."""
        data = self.request.POST
        ids = [text.replace("\x00", "")[:8] for text in data.getlist("claim")[:MOST]]
        reached = visible(self.request, claims_reached(self.article))
        claims: Sequence[Claim] = list(reached.filter(public_id__in=ids))
        self.forms = forms_of(data, claims, self.stage.form)
        self.shared = self.stage.shared(data)
        taken = {data[one.add_prefix("decision")] for one in self.forms.values()}
        needed = {name for one in taken for name in self.stage.needs.get(one, ())}
        if not self.shared.is_valid() or self.shared.missing(*needed):
            return False
        said = self.shared.cleaned_data
        self.decided = carry_out(self.request, claims, self.forms, said, self.stage.act)
        return bool(self.forms) and sum(one.is_done for one in self.decided) == len(self.forms)

    def summary(self) -> str:
        if len(self.decided) <= FEW:
            return " ".join(f"“{one.claim}”: {one.words}." for one in self.decided)
        words = Counter(one.words for one in self.decided)
        return " ".join(f"{count} × {said}." for said, count in words.items())

    def context(self) -> dict[str, Any]:
        recheck = stages.in_recheck(self.request, self.article)
        at = self.request.GET.get("page", "1")
        page = Paginator(self.stage.choose(recheck), MOST).get_page(at)
        rows = rows_of(self.request, list(page.object_list))
        for row in rows:
            row.form = self._form(row)
        return {
            "stage": self.stage.name,
            "page": page,
            "rows": rows,
            "shared": self.shared or self.stage.shared(initial=_proposed(rows)),
            "decided": self.decided,
            "unclear": sum(not one.is_valid() for one in self.forms.values()),
            "is_refused": self.request.method == "POST",
            "stages": [
                (one.title, f"admin:articles_article_{one.name}", one.choose(recheck).count(), one)
                for one in STAGES
                if has_role(self.request, *one.roles) or one is DECIDE
            ],
        }

    def _form(self, row: Row) -> Any:
        """As it was typed where it was refused; with nothing decided where it has to be read
        again."""
        key, kind = row.claim.pk, self.stage.form
        outcome = next((one for one in self.decided if one.claim.pk == key), None)
        if key in self.forms and (outcome is None or not outcome.is_stale):
            return self.forms[key]
        seen = {
            "version": row.claim.version,
            "seen_hash": getattr(row.claim, "seen_hash", ""),
            "suggested": row.advised,
        }
        prefix = row.claim.public_id
        typed = {name: self.request.POST.get(f"{prefix}-{name}", "") for name in kind.kept}
        return kind(prefix=prefix, initial=typed | seen)


def _proposed(rows: Sequence[Row]) -> dict[str, str]:
    """The newest text that was proposed for one of these claims."""
    asked = [row for row in rows if row.proposal and row.correction]
    newest = max(asked, key=lambda row: row.proposal.pk if row.proposal else 0, default=None)
    if newest is None or newest.correction is None:
        return {}
    return dict(zip(TEXT, newest.correction, strict=True))
