"""People and their groups: for administrators, and never one's own account."""

from __future__ import annotations

from typing import Any

import django.contrib.auth.admin  # noqa: F401  (registers Group)
import taggit.admin  # noqa: F401  (registers Tag)
from django.contrib import admin
from django.contrib.auth.models import Group
from taggit.models import Tag

from articles.desk.admin.as_it_was import AsItWas
from articles.desk.admin.base import DeskAdmin
from articles.desk.admin.permissions import has_role
from articles.desk.admin.step import Step
from articles.desk.editing.acting import ADMINISTRATOR, WRITERS
from articles.desk.editing.person import make_person, revise_person, set_password
from articles.desk.forms.person import NewPersonForm, PasswordForm, PersonForm
from articles.desk.models import Person

# Groups are the four roles of the desk: people get them on their own page. Topics have a page
# of ours: taggit's own tags are used by nothing, and its page would write past the verbs.
admin.site.unregister((Group, Tag))


@admin.register(Person)
class PersonAdmin(DeskAdmin):
    readers = (ADMINISTRATOR,)
    writers = (ADMINISTRATOR,)
    list_display = ("username", "full_name", "roles", "is_active", "is_superuser", "last_login")
    list_filter = ("is_active", "groups")
    search_fields = ("username", "first_name", "last_name", "email")
    fields = (
        "username",
        "first_name",
        "last_name",
        "email",
        "public_name",
        "groups",
        "is_active",
    )
    steps = (
        Step(
            name="password",
            title="Set a new password",
            explains="The person signs in with it from now on; open sessions end.",
            act=set_password,
            done="The new password holds from now on.",
            roles=(ADMINISTRATOR,),
            form=PasswordForm,
        ),
    )

    def _may_look(self, request: Any) -> bool:
        place = request.resolver_match
        if place is not None and place.url_name == "autocomplete":
            return has_role(request, *WRITERS, ADMINISTRATOR)
        return super()._may_look(request)

    def _may_change(self, request: Any, person: Any) -> bool:
        if not (has_role(request, ADMINISTRATOR) or request.user.is_superuser):
            return False
        if person is None:
            return True
        is_below = request.user.is_superuser or not person.is_superuser
        return person.pk != request.user.pk and is_below

    def has_add_permission(self, request: Any, obj: Any = None) -> bool:
        return self._may_change(request, None)

    def has_change_permission(self, request: Any, obj: Any = None) -> bool:
        return self._may_change(request, obj)

    def may_take(self, request: Any, step: Step) -> bool:
        return self._may_change(request, None)

    def may_open(self, request: Any, record: Any, step: Step) -> bool:
        return self._may_change(request, record)

    def steps_of(self, request: Any, record: Any) -> list[Step]:
        steps = super().steps_of(request, record)
        return steps if self._may_change(request, record) else []

    def get_queryset(self, request: Any) -> Any:
        rows = super().get_queryset(request).filter(is_system=False)
        if request.resolver_match and request.resolver_match.url_name == "autocomplete":
            return rows.filter(is_active=True)
        return rows

    def for_list(self, request: Any, rows: Any) -> Any:
        return rows.prefetch_related("groups")

    def get_form(self, request: Any, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:
        kwargs["form"] = PersonForm if change else NewPersonForm
        return super().get_form(request, obj, change=change, **kwargs)

    def get_fields(self, request: Any, obj: Any = None) -> Any:
        return self.fields if obj else (*self.fields[:-1], "password1", "password2")

    def get_readonly_fields(self, request: Any, obj: Any = None) -> tuple[str, ...]:
        return ()

    @admin.display(description="name", ordering="last_name")
    def full_name(self, person: Person) -> str:
        return person.get_full_name()

    @admin.display(description="roles")
    def roles(self, person: Person) -> str:
        return ", ".join(group.name for group in person.groups.all())

    def beside_then(self, request: Any, then: AsItWas) -> dict[str, Any]:
        named = then.record.held_roles.split(", ")
        return {"groups": list(Group.objects.filter(name__in=named))}

    def make(self, request: Any, values: dict[str, Any]) -> Person:
        values["password"] = values.pop("password1")
        values.pop("password2")
        return make_person(**values)

    def revise(self, request: Any, record: Any, *, version: int, changes: dict[str, Any]) -> Person:
        return revise_person(record, version=version, **changes)
