"""A stale save of an article: its fields, what it rewrites, the companies offered first."""

from __future__ import annotations

from typing import Any

from django.http import QueryDict

from articles.desk.admin.as_it_was import AsItWas
from articles.desk.admin.row_carrying import Rows, carry_rows
from articles.desk.admin.rows_sent import read_as
from articles.desk.admin.stale import Stale, finish, start
from articles.desk.forms.article import FIELDS, OfferedCompanyForm, RewriteForm
from articles.desk.models import Article, ArticleDerivation, Company


def article_anew(forms: Any, article: Article, data: QueryDict, files: Any) -> Stale:
    """`forms` are bound to what was sent, `article` is as it stands now; writes nothing."""
    carrying, then = start(article, data, "version")
    was = then.record
    base = None if was is None else {name: getattr(was, name) for name in (*FIELDS, "standing")}
    carrying.carry(forms.article, base, forms.article.initial)
    parents = _parents(then) if then.is_known else None
    carry_rows(carrying, _rows(forms, data, "rewrites", "parent", parents))
    # The companies have no history: what was read came along with the form.
    carry_rows(carrying, _rows(forms, data, "companies", "company", _as_read(data)))
    return finish(carrying, then, article, files, "version")


def _parents(then: AsItWas) -> list[Any]:
    keys = [row.parent_id for row in then.rows(ArticleDerivation, article_id=then.key).values()]
    found = Article.objects.in_bulk(keys)
    return [found[key] for key in keys if key in found]


def _as_read(data: QueryDict) -> list[Any]:
    held = [data.get(key, "")[-8:] for key in data if key.startswith("initial-companies-")]
    return list(Company.objects.filter(public_id__in=[key for key in held if key]))


def _rows(forms: Any, data: QueryDict, prefix: str, name: str, read: list[Any] | None) -> Rows:
    kinds: dict[str, Any] = {"rewrites": RewriteForm, "companies": OfferedCompanyForm}
    now = forms.present_parents if prefix == "rewrites" else forms.present_companies

    def by_id(records: list[Any]) -> dict[str, Any]:
        return {record.public_id: {name: record} for record in records}

    known = by_id([*(read or []), *now])

    def form(at: str, sent: Any, key: str | None) -> Any:
        initial = {"initial": known[key]} if key in known else {}
        return kinds[prefix](sent, prefix=at, **initial, **forms.options)

    return Rows(
        prefix=prefix,
        called="Rewrites" if prefix == "rewrites" else "Company",
        read=None if read is None else by_id(read),
        now=by_id(now),
        sent=read_as(data, prefix, name, known),
        form=form,
        named=lambda values: str(values.get(name, "")),
        spare=1 if prefix == "rewrites" else 2,
    )
