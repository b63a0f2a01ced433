"""From an article's form to verbs."""

from __future__ import annotations

from typing import Any

from articles.desk.editing.article import make_article, set_article_companies
from articles.desk.editing.errors import EditingError
from articles.desk.forms.article import FIELDS
from articles.desk.models import Article
from articles.desk.publishing import article as verbs
from articles.desk.publishing import article_derivation as article_derivation_verbs


def save_article(article: Article | None, forms: Any) -> Article:
    """Inside `acting`. The version that the person saw is compared first.

    Whoever saves the fields has looked at what was read from the page: that confirms them.
    """
    form = forms.article
    if article is None:
        said = form.cleaned_data
        typed = {name: said[name] for name in FIELDS if name in said}
        saved = make_article(**typed, is_confirmed=True)
    else:
        version = form.version_read()
        if version is None:
            raise EditingError("The form came without its version: open the article again.")
        saved = Article.objects.locked(article.pk, version)
        fields = form.changed_fields()
        if not saved.is_confirmed:
            fields["is_confirmed"] = True
        if fields:
            saved = verbs.revise_article(saved, version=saved.version, **fields)
    is_chosen = article is None or "standing" in form.changed_data
    if is_chosen and form.cleaned_data["standing"] != saved.standing:
        saved = verbs.set_standing(
            saved, version=saved.version, standing=form.cleaned_data["standing"]
        )
    return _beside(saved, forms)


def _beside(saved: Article, forms: Any) -> Article:
    if any(row.has_changed() for row in forms.rewrites):
        wanted = forms.kept(forms.rewrites, "parent")
        for parent in forms.present_parents:
            if parent not in wanted:
                saved = article_derivation_verbs.underive_article(
                    saved, version=saved.version, parent=parent
                )
        for parent in wanted:
            if parent not in forms.present_parents:
                saved = article_derivation_verbs.derive_article(
                    saved, version=saved.version, parent=parent
                )
    if any(row.has_changed() for row in forms.companies):
        companies = forms.kept(forms.companies, "company")
        saved = set_article_companies(saved, version=saved.version, companies=companies)
    return saved
