"""People of the newsroom."""

from __future__ import annotations

from django.contrib.auth.models import AbstractUser, UserManager
from django.db import models
from django.db.models import Q

from articles.desk.models.base import tracked
from articles.fields import public_id_check, public_id_field


@tracked
class Person(AbstractUser):
    """The user model. People are deactivated, never deleted.

    `public_name` is empty unless the person agreed to be named in public.
    `held_roles` names the groups as the verbs last set them: so that giving and taking roles
    stands in the history, and raises what `version_of` counts.
    The built-in person `system` acts for commands; it can neither sign in nor verify,
    assess or approve.
    """

    public_id = public_id_field()
    public_name = models.CharField(max_length=150, blank=True)
    held_roles = models.CharField(
        "roles", max_length=200, blank=True, editable=False, help_text="As they were last given."
    )
    is_system = models.BooleanField(default=False, editable=False)
    uses_keys = models.BooleanField(
        "single keys", default=True, editable=False, help_text="In lists that have the focus."
    )

    objects = UserManager()  # type: ignore[misc]

    class Meta(AbstractUser.Meta):
        app_label = "articles"
        verbose_name = "person"
        verbose_name_plural = "people"
        ordering = ("username",)
        constraints = (
            public_id_check("person"),
            models.UniqueConstraint(
                fields=("is_system",), condition=Q(is_system=True), name="person_one_system"
            ),
            models.CheckConstraint(
                condition=Q(is_system=False)
                | Q(is_superuser=False, is_staff=False, username="system"),
                name="person_system_cannot_sign_in",
            ),
        )
