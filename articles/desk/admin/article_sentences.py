"""The sentences of an article, and the claim made from each."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import ObjectDoesNotExist, PermissionDenied, ValidationError
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse

from articles.desk.admin.article_text import blocks_of, sentence_at
from articles.desk.admin.claim_duplicates import claims_like
from articles.desk.admin.company_names import companies_in
from articles.desk.admin.permissions import roles, visible
from articles.desk.admin.refusing import GONE
from articles.desk.admin.sentence_saving import add_passage_to, make_claim
from articles.desk.editing.acting import EDITOR, acting
from articles.desk.editing.errors import EditingError
from articles.desk.forms.appearance import Spans, SpansField, read_sentence
from articles.desk.forms.sentence import SentenceClaimForm
from articles.desk.models import Article, ArticleVersion, Claim, Company, Source


class SentencePages:
    """Gives ArticleAdmin `<id>/sentences/` and `<id>/sentences/<n>/claim/`."""

    admin_site: Any
    model: Any

    def sentences_view(self, request: Any, object_id: int) -> HttpResponse:
        article, version = self._text(request, object_id)
        blocks = blocks_of(version, visible(request, Claim.objects.all())) if version else []
        sentences = [sentence for block in blocks for sentence in block.sentences]
        context = {
            **self._common(request, article),
            "title": "Sentences",
            "version": version,
            "blocks": blocks,
            "count": len(sentences),
            "carrying": sum(1 for sentence in sentences if sentence.carries),
        }
        return TemplateResponse(request, "desk/article_sentences.html", context)

    def make_claim_view(self, request: Any, object_id: int, number: int) -> HttpResponse:
        if not self.has_change_permission(request):  # type: ignore[attr-defined]
            raise PermissionDenied
        article, version = self._text(request, object_id)
        place = sentence_at(version, number) if version else None
        if version is None or place is None:
            raise Http404("There is no such sentence.")
        spans = _asked_spans(request) or (place,)
        passage = " … ".join(version.text[start:end] for start, end in spans)
        offered, ticked = companies_in(passage, article)
        refusal: EditingError | None = None
        if request.method == "POST":
            form = self._form(request, offered, data=request.POST)
            wanted = request.POST.get("instead", "")
            try:
                said = self._made(request, version, form, wanted)
            except EditingError as refused:
                refusal = refused
            except ObjectDoesNotExist:
                refusal = EditingError(GONE)
            else:
                if said:
                    messages.success(request, said)
                    return HttpResponseRedirect(_next(article, version, number))
        else:
            initial = _initial(request, article, version, spans, passage, ticked)
            form = self._form(request, offered, initial=initial)
        readable = visible(request, Claim.objects.all())
        context = {
            **self._common(request, article),
            "title": f"A claim from sentence {number}",
            "version": version,
            "number": number,
            "passage": passage,
            "form": form,
            "refusal": refusal,
            "has_errors": form.is_bound and bool(form.errors),
            "alike": claims_like(str(form["statement"].value() or passage), readable, most=5),
        }
        return TemplateResponse(request, "desk/article_make_claim.html", context)

    def _text(self, request: Any, object_id: int) -> tuple[Article, ArticleVersion | None]:
        if not self.has_view_permission(request):  # type: ignore[attr-defined]
            raise PermissionDenied
        article = self.get_object(request, str(object_id))  # type: ignore[attr-defined]
        if article is None:
            raise Http404("There is no such article.")
        return article, article.versions.defer("raw").order_by("-number").first()

    def _common(self, request: Any, article: Article) -> dict[str, Any]:
        known = visible(request, Source.objects.all())
        publisher = known.filter(pk=article.publisher_id).first() if article.publisher_id else None
        return {
            **self.admin_site.each_context(request),
            "opts": self.model._meta,
            "original": article,
            "publisher": publisher,
            "may_write": self.has_change_permission(request),  # type: ignore[attr-defined]
        }

    def _form(self, request: Any, offered: list[Company], **options: Any) -> SentenceClaimForm:
        is_editor = EDITOR in roles(request)
        return SentenceClaimForm(
            person=request.user, is_editor=is_editor, offered=offered, **options
        )

    def _made(
        self, request: Any, version: ArticleVersion, form: SentenceClaimForm, wanted: str
    ) -> str:
        """What was done, in words; "" where the form has faults."""
        if wanted:
            if not form.has_passage():
                return ""
            public_id, _, seen = wanted.partition(":")
            readable = visible(request, Claim.objects.all())
            claim = readable.get(public_id=public_id)
            with acting(request.user, "Passage added at the desk"):
                add_passage_to(claim, seen, version, form)
            return f"The passage is added to “{claim}”."
        if not form.is_valid():
            return ""
        with acting(request.user, "Claim made from an article"):
            claim = make_claim(version, form)
        return f"Claim {claim.public_id} is made."


def _asked_spans(request: Any) -> Spans | None:
    """`?spans=`, or those that the form carries; None where there are none that hold."""
    told = request.POST.get("spans") or request.GET.get("spans")
    if not told:
        return None
    try:
        return SpansField().clean(told)
    except ValidationError:
        return None


def _initial(
    request: Any,
    article: Article,
    version: ArticleVersion,
    spans: Spans,
    passage: str,
    ticked: set[str],
) -> dict[str, Any]:
    reading = read_sentence(passage)
    teller = article.default_source or article.publisher
    if teller and not visible(request, Source.objects.filter(pk=teller.pk)).exists():
        teller = None
    return {
        "version": version.pk,
        "spans": spans,
        "statement": passage,
        "companies": sorted(ticked),
        "attribution": reading.attribution[:300],
        "mode": reading.mode,
        "basis": article.default_basis,
        "source": teller,
    }


def _next(article: Article, version: ArticleVersion, number: int) -> str:
    """The sentences, at the one after this."""
    following = min(number + 1, len(version.sentences))
    page = reverse("admin:articles_article_sentences", args=[article.pk])
    return f"{page}#s-{following}"
