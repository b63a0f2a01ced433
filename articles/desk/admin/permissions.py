"""Who may see and change what: by groups, never by Django's permission tables."""

from __future__ import annotations

from typing import Any

from django.contrib.admin.options import IncorrectLookupParameters
from django.db.models import ForeignKey, ManyToManyField, Model, QuerySet
from django.http import Http404, HttpRequest, HttpResponse

from articles.desk.editing.acting import WRITERS, roles_of
from articles.desk.forms.visibility import visible_to

_AnyQuerySet = QuerySet[Any]


def roles(request: HttpRequest) -> frozenset[str]:
    """The groups of who asks; none of somebody who has not signed in."""
    if not request.user.is_authenticated:
        return frozenset()
    return roles_of(request.user)


def has_role(request: HttpRequest, *wanted: str) -> bool:
    return bool(roles(request) & set(wanted))


def visible(request: HttpRequest, rows: _AnyQuerySet) -> _AnyQuerySet:
    """Without what this person may not know of: confidential sources and claims."""
    return visible_to(request.user, rows)  # type: ignore[arg-type]


def with_visible(request: HttpRequest, rows: _AnyQuerySet, **paths: type[Model]) -> _AnyQuerySet:
    """Only rows whose foreign keys lead to nothing secret: `claim=Claim, source=Source`."""
    for path, model in paths.items():
        seen = visible(request, model._default_manager.all())
        shown = rows.filter(**{f"{path}__in": seen.values("pk")})
        rows = shown | rows.filter(**{f"{path}__isnull": True})
    return rows


#: What Django's filters ask of a column.
_HOW = {"", "exact", "id__exact", "in", "isnull", "isempty"}


def filters_of(shown: Any, request: Any) -> set[str]:
    """The names by which the filters of a list are asked for."""
    names = set()
    for listed in shown.get_list_filter(request):
        name = listed[0] if isinstance(listed, tuple) else listed
        names.add(str(getattr(name, "parameter_name", name)))
    return names


class ByRole:
    """`readers` may look, `writers` add and change, `removers` delete; a superuser looks."""

    readers: tuple[str, ...] = WRITERS
    writers: tuple[str, ...] = WRITERS
    removers: tuple[str, ...] = ()

    def _may_look(self, request: HttpRequest) -> bool:
        return has_role(request, *self.readers) or bool(request.user.is_superuser)

    def has_module_permission(self, request: HttpRequest) -> bool:
        return self._may_look(request)

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self._may_look(request)

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return has_role(request, *self.writers)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return has_role(request, *self.writers)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return has_role(request, *self.removers)

    def get_queryset(self, request: HttpRequest) -> _AnyQuerySet:
        rows = visible(request, super().get_queryset(request))  # type: ignore[misc]
        place = request.resolver_match
        if place is not None and (place.url_name or "").endswith("_changelist"):
            return self.for_list(request, rows)
        return rows

    def for_list(self, request: HttpRequest, rows: _AnyQuerySet) -> _AnyQuerySet:
        """What only the change list reads: annotations and prefetches of its columns."""
        return rows

    def lookup_allowed(self, lookup: str, value: str, request: Any = None) -> bool:
        """Only the list's own filters.

        Django takes any column and any key for a filter: that would tell letter by letter what
        the list does not show, and which number leads to a secret claim or source.
        """
        name, _, how = lookup.partition("__")
        if name not in filters_of(self, request) or how not in _HOW:
            raise IncorrectLookupParameters(f"There is no filter “{lookup}”.")
        return True

    def get_field_queryset(
        self, db: str | None, db_field: ForeignKey[Any] | ManyToManyField[Any, Any], request: Any
    ) -> _AnyQuerySet:
        """What may stand in the field: nothing secret."""
        return visible(request, db_field.remote_field.model._default_manager.all())

    def _get_obj_does_not_exist_redirect(
        self, request: HttpRequest, opts: Any, object_id: str
    ) -> HttpResponse:
        # The same answer for what is secret and for what does not exist.
        raise Http404(f"There is no such {opts.verbose_name}.")
