"""Origins that items rest on."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from articles.choices import one_of, term_field
from articles.desk.models.base import Edited, EditedQuerySet, tracked
from articles.fields import public_id_check
from articles.logic.vocabulary import (
    OriginKind,
)


class OriginQuerySet(EditedQuerySet["Origin"]):
    pass


@tracked
class Origin(Edited):
    """A wire report, a document or an unnamed person that items rest on.

    For a person `label` is an opaque token: identities are not stored in this system.
    """

    kind = term_field(OriginKind)
    label = models.CharField(max_length=200)
    public_label = models.CharField(max_length=200, blank=True)

    objects = OriginQuerySet.as_manager()

    class Meta:
        app_label = "articles"
        ordering = ("label", "id")
        constraints = (
            public_id_check("origin"),
            one_of("kind", OriginKind, "origin_kind_known"),
            models.CheckConstraint(condition=~Q(label__regex=r"^\s*$"), name="origin_has_label"),
        )

    def __str__(self) -> str:
        return self.label
