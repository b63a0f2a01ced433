"""Claims to correct after something was found out about an article: decide, check, publish.

One text serves many claims; each claim is decided for itself.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse

from articles.desk.admin import correction_acts as acts
from articles.desk.admin import correction_stages as stages
from articles.desk.admin.correction_decisions import Act, Decided, carry_out, forms_of
from articles.desk.admin.correction_rows import Row, rows_of
from articles.desk.admin.permissions import has_role, visible
from articles.desk.editing.acting import CHECKERS, EDITOR, WRITERS
from articles.desk.editing.reached import claims_reached
from articles.desk.forms import correcting as forms
from articles.desk.models import Article, Claim

#: Claims on one page; the next ones come when these are decided.
MOST = 50
#: So many claims are named in the message; of more it tells how many.
FEW = 3


@dataclass(frozen=True)
class Stage:
    """One page: which claims, who decides, what is shared, and what a decision needs of that."""

    name: str
    title: str
    roles: tuple[str, ...]
    choose: Callable[[Any], Any]
    form: type[forms.DecisionForm]
    shared: type[forms.SharedForm]
    needs: dict[str, tuple[str, ...]]
    act: Act


_TEXT = ("was_wrong", "is_right")
DECIDE = Stage(
    "corrections", "Claims to correct after this", WRITERS, stages.to_decide,
    forms.CorrectForm, forms.SharedTextForm,
    {"suggested": (*_TEXT, "rationale"), "own": (*_TEXT, "rationale")}, acts.correct_one,
)  # fmt: skip
CHECK = Stage(
    "corrections_check", "Check these corrections", CHECKERS, stages.to_check,
    forms.CheckForm, forms.InterestsForm, {"verify": ("interests",)}, acts.check_one,
)  # fmt: skip
PUBLISH = Stage(
    "corrections_publish", "Publish these corrections", (EDITOR,), stages.to_publish,
    forms.PublishForm, forms.PublishedTextForm, {"publish": _TEXT}, acts.publish_one,
)  # fmt: skip
STAGES = (DECIDE, CHECK, PUBLISH)


class CorrectionPages:
    """Gives ArticleAdmin `<id>/corrections/`, `…/check/` and `…/publish/`."""

    admin_site: Any
    model: Any

    def correction_urls(self) -> list[Any]:
        def page(stage: Stage, tail: str) -> Any:
            def view(request: Any, object_id: int) -> HttpResponse:
                return self._stage_view(request, object_id, stage)

            name = f"articles_article_{stage.name}"
            at = f"<int:object_id>/corrections/{tail}"
            return path(at, self.admin_site.admin_view(view), name=name)

        return [page(DECIDE, ""), page(CHECK, "check/"), page(PUBLISH, "publish/")]

    def _stage_view(self, request: Any, object_id: int, stage: Stage) -> HttpResponse:
        article: Article = self._article(request, str(object_id))  # type: ignore[attr-defined]
        may_decide = has_role(request, *stage.roles)
        if not may_decide and (request.method == "POST" or stage is not DECIDE):
            raise PermissionDenied
        page = _Page(request, article, stage)
        if request.method == "POST" and page.decide():
            messages.success(request, page.summary())
            return HttpResponseRedirect(
                reverse(f"admin:articles_article_{stage.name}", args=[article.pk])
            )
        context = {
            **self.common(request, article),  # type: ignore[attr-defined]
            "title": stage.title,
            "may_decide": may_decide,
            **page.context(),
        }
        return TemplateResponse(request, "desk/article_corrections.html", context)


class _Page:
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
    return dict(zip(_TEXT, newest.correction, strict=True))
