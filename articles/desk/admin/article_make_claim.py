"""The form of a claim from a sentence: a page of its own, and the same form for the panel."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.core.exceptions import ObjectDoesNotExist, PermissionDenied
from django.http import Http404, HttpResponse, HttpResponseRedirect, JsonResponse
from django.template.loader import render_to_string
from django.template.response import TemplateResponse
from django.urls import reverse

from articles.desk.admin.annotated_text import changed_parts
from articles.desk.admin.claim_duplicates import claims_like
from articles.desk.admin.company_offers import companies_offered
from articles.desk.admin.passage import Passage, passage_of
from articles.desk.admin.passage_asked import asked_spans, carried, version_read
from articles.desk.admin.passage_reading import initial_of
from articles.desk.admin.permissions import roles, visible
from articles.desk.admin.sentence_done import Done
from articles.desk.admin.sentence_saving import MOVED_ON, add_passage_to, make_claim
from articles.desk.editing.acting import EDITOR, acting
from articles.desk.editing.errors import GONE, EditingError
from articles.desk.forms.sentence import SentenceClaimForm
from articles.desk.models import Article, ArticleVersion, Claim


@dataclass
class Making:
    """One request to make a claim: the words, the form, and why it was refused."""

    passage: Passage
    form: SentenceClaimForm
    refusal: EditingError | None = None


class MakeClaimPage:
    """Gives ArticleAdmin `<id>/sentences/<n>/claim/`; with `?panel=1` it answers a script."""

    def make_claim_view(self, request: Any, object_id: int, number: int) -> HttpResponse:
        if not self.has_change_permission(request):  # type: ignore[attr-defined]
            raise PermissionDenied
        article, newest = self.text_of(request, object_id)  # type: ignore[attr-defined]
        version = version_read(request, article) or newest
        passage = passage_of(version, number, asked_spans(request)) if version else None
        if passage is None:
            raise Http404("There is no such sentence.")
        making = Making(passage, self._form(request, article, passage))
        if request.method == "POST":
            done = self._made(request, newest, making)
            if done:
                return _answer(request, newest, passage, done)
        elif version != newest:
            making.refusal = EditingError(MOVED_ON)
        return self._shown(request, article, making)

    def _form(self, request: Any, article: Article, passage: Passage) -> SentenceClaimForm:
        offered = companies_offered(passage)
        options = {
            "person": request.user,
            "is_editor": EDITOR in roles(request),
            "offered": offered,
        }
        if request.method == "POST":
            return SentenceClaimForm(request.POST, **options)
        return SentenceClaimForm(initial=initial_of(request, article, passage, offered), **options)

    def _made(self, request: Any, newest: ArticleVersion, making: Making) -> Done | None:
        """What was done; None where the form has faults or is refused, and nothing was done."""
        try:
            return _save(request, newest, making.form)
        except EditingError as refused:
            making.refusal = refused
        except ObjectDoesNotExist:
            making.refusal = EditingError(GONE)
        return None

    def _shown(self, request: Any, article: Article, making: Making) -> HttpResponse:
        form, passage = making.form, making.passage
        is_panel = _is_panel(request)
        readable = visible(request, Claim.objects.all())
        already = carried(passage, readable)
        others = readable.exclude(pk__in=[claim.pk for claim in already])
        statement = str(form["statement"].value() or passage.statement)
        context = {
            "original": article,
            "passage": passage,
            "number": passage.number,
            "form": form,
            "refusal": making.refusal,
            "has_errors": form.is_bound and bool(form.errors),
            "carried": already,
            "alike": claims_like(statement, others, most=3),
            "is_panel": is_panel,
        }
        if is_panel:
            shown = render_to_string("desk/article/_make_claim.html", context, request)
            return JsonResponse({"form": shown})
        title = f"A claim from sentence {passage.number}"
        context |= {**self.common(request, article), "title": title}  # type: ignore[attr-defined]
        return TemplateResponse(request, "desk/article_make_claim.html", context)


def _is_panel(request: Any) -> bool:
    return bool(request.GET.get("panel") == "1")


def _save(request: Any, newest: ArticleVersion, form: SentenceClaimForm) -> Done | None:
    """Makes the claim, or adds the passage to the one that the form names `instead`."""
    wanted = request.POST.get("instead", "").replace("\x00", "")
    if not wanted:
        if not form.is_valid():
            return None
        with acting(request.user, "Claim made from an article"):
            return make_claim(newest, form, visible(request, Claim.objects.all()))
    if not form.has_passage():
        return None
    public_id, _, seen = wanted.partition(":")
    claim = visible(request, Claim.objects.all()).get(public_id=public_id)
    with acting(request.user, "Passage added at the desk"):
        return add_passage_to(claim, seen, newest, form)


def _answer(request: Any, version: ArticleVersion, passage: Passage, done: Done) -> HttpResponse:
    is_next = request.POST.get("then") == "next"
    number = min(passage.number + is_next, len(version.sentences))
    if _is_panel(request):
        answer = {"said": done.said, "undo": done.token, "href": done.href, "number": number}
        return JsonResponse({**answer, **changed_parts(request, version, passage.blocks)})
    page = reverse("admin:articles_article_sentences", args=[version.article_id])
    asked = {"done": done.token, "at": number}
    return HttpResponseRedirect(f"{page}?{urlencode(asked)}#s-{number}")
