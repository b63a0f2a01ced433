"""An article's change form: its fields, its defaults for claims, what it rewrites."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Count
from django.forms import formset_factory
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse

from articles.desk.admin.article_saving import save_article
from articles.desk.admin.article_stale import article_anew
from articles.desk.admin.article_stated import stated_rows
from articles.desk.admin.article_waiting import needs_a_person
from articles.desk.admin.link_lines import link_of
from articles.desk.admin.permissions import roles, visible
from articles.desk.admin.refusing import reason_in
from articles.desk.admin.sending import answer_if_sent, key_of, saved_once
from articles.desk.admin.stale import Stale, is_shown_as_stale, is_to_be_asked
from articles.desk.admin.stale_answers import Answers, with_theirs
from articles.desk.editing.acting import EDITOR, acting
from articles.desk.editing.editing_note import forget_editing
from articles.desk.editing.errors import EditingError
from articles.desk.editing.sent_form import keep_address, take_key
from articles.desk.forms.article import ArticleForm, OfferedCompanyForm, RewriteForm
from articles.desk.models import Article, Claim

#: Rows of one kind that are read, whatever number a form claims to have.
MOST = 300


class ArticleForms:
    """The article's form with the rows beside it; bound where `data` is given."""

    def __init__(self, request: Any, article: Article | None, data: Any = None) -> None:
        self.options = options = {"person": request.user, "is_editor": EDITOR in roles(request)}
        rows = article.derivations.select_related("parent").order_by("id") if article else []
        companies = article.companies.order_by("name", "pk") if article else []
        self.present_parents = [row.parent for row in rows]
        self.present_companies = list(companies)
        self.article = ArticleForm(data, article=article, **options)
        self.rewrites: Any = formset_factory(RewriteForm, extra=1, max_num=MOST, absolute_max=MOST)(
            data,
            prefix="rewrites",
            initial=[{"parent": parent} for parent in self.present_parents],
            form_kwargs=options,
        )
        self.companies: Any = formset_factory(
            OfferedCompanyForm, extra=2, max_num=MOST, absolute_max=MOST
        )(
            data,
            prefix="companies",
            initial=[{"company": company} for company in self.present_companies],
            form_kwargs=options,
        )

    def is_valid(self) -> bool:
        return all([self.article.is_valid(), self.rewrites.is_valid(), self.companies.is_valid()])

    @staticmethod
    def kept(formset: Any, name: str) -> list[Any]:
        """The records of the rows that are filled in and not taken out, each once."""
        rows = [form.cleaned_data for form in formset]
        found = [row[name] for row in rows if row.get(name) and not row.get("remove")]
        return list(dict.fromkeys(found))


class ArticlePage:
    """Gives ArticleAdmin `<id>/change/`, and `by-hand/` for a new one."""

    admin_site: Any
    model: Any

    def changeform_view(
        self,
        request: Any,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        article = self._article(request, object_id)
        if request.method != "POST":
            return self._page(request, article, ArticleForms(request, article))
        if not self.has_change_permission(request, article):  # type: ignore[attr-defined]
            raise PermissionDenied
        at = request.get_full_path()
        if answer := answer_if_sent(request, at):
            return answer
        refusal: EditingError | None = None
        if article is None or not is_to_be_asked(article, request.POST, "version"):
            data = with_theirs(request.POST, Answers.of(request.POST))
            forms = ArticleForms(request, article, data)
            if forms.is_valid():
                saved = saved_once(request, at, partial(self._saved, request, article, forms))
                if not isinstance(saved, EditingError):
                    return saved
                refusal = saved
        return self._refused(request, self._article(request, object_id), refusal)

    def _saved(self, request: Any, article: Any, forms: ArticleForms) -> HttpResponse:
        with acting(request.user, reason_in(request, "Changed at the desk")):
            take_key(key_of(request))
            saved = save_article(article, forms)
            page = reverse("admin:articles_article_change", args=[saved.pk])
            keep_address(key_of(request), page)
        if article is not None:
            forget_editing(request.user, saved)
        messages.success(request, "Saved.")
        return HttpResponseRedirect(page)

    def _refused(self, request: Any, article: Any, refusal: EditingError | None) -> HttpResponse:
        """The form again with what was typed; made anew where the article moved on."""
        forms, stale = ArticleForms(request, article, request.POST), None
        if article is not None and is_shown_as_stale(article, request.POST, "version"):
            stale = article_anew(forms, article, request.POST, request.FILES)
            forms = ArticleForms(request, article, stale.carrying.data)
            refusal = stale.refusal or refusal
        return self._page(request, article, forms, refusal, stale)

    def _article(self, request: Any, object_id: str | None) -> Any:
        if object_id is None:
            if not self.has_add_permission(request):  # type: ignore[attr-defined]
                raise PermissionDenied
            return None
        if not self.has_view_permission(request):  # type: ignore[attr-defined]
            raise PermissionDenied
        article = self.get_object(request, object_id)  # type: ignore[attr-defined]
        if article is None:
            raise Http404("There is no such article.")
        return article

    def _page(
        self,
        request: Any,
        article: Any,
        forms: ArticleForms,
        refusal: EditingError | None = None,
        stale: Stale | None = None,
    ) -> HttpResponse:
        form = forms.article
        context = {
            **self.admin_site.each_context(request),
            "title": f"Article {article.public_id}" if article else "New article, by hand",
            "opts": self.model._meta,
            "original": article,
            "forms": forms,
            "form": form,
            "refusal": refusal,
            "stale": stale,
            "has_errors": form.is_bound
            and (
                bool(form.errors)
                or forms.rewrites.total_error_count()
                or forms.companies.total_error_count()
            ),
            "may_write": self.has_change_permission(request, article),  # type: ignore[attr-defined]
        }
        if article is not None:
            context |= self._beside(request, article) | self.notes_for(request, article)  # type: ignore[attr-defined]
        status = 412 if stale and stale.refusal else 200
        return TemplateResponse(request, "desk/article_change.html", context, status=status)

    def _beside(self, request: Any, article: Article) -> dict[str, Any]:
        readable = visible(request, Claim.objects.all())
        claims = readable.filter(appearances__article_version__article=article).distinct()
        rests = readable.filter(evidence__article=article).distinct()
        versions = list(
            article.versions.defer("text", "raw", "blocks", "sentences", "headers")
            .select_related("captured_by")
            .order_by("-number")
        )
        return {
            "versions": versions,
            "stated": stated_rows(article, versions[0] if versions else None),
            "waiting": needs_a_person(article, readable).count(),
            "link": link_of(article),
            "claims": claims.order_by("-id")[:50],
            "resting": rests.aggregate(n=Count("pk", distinct=True))["n"],
            "rewritten_by": article.rewritten_by.order_by("-id")[:20],
        }
