"""Topics."""

from __future__ import annotations

from typing import TYPE_CHECKING

from taggit.models import TagBase

from articles.desk.models.base import tracked
from articles.fields import public_id_check, public_id_field

if TYPE_CHECKING:
    pass


@tracked
class Topic(TagBase):
    public_id = public_id_field()

    class Meta:
        app_label = "articles"
        ordering = ("name", "id")
        constraints = (public_id_check("topic"),)
