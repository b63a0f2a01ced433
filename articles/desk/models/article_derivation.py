"""Which article rewrites which."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import F, Q

from articles.desk.models.article import Article
from articles.desk.models.base import tracked
from articles.fields import public_id_check, public_id_field

if TYPE_CHECKING:
    pass


@tracked
class ArticleDerivation(models.Model):
    """`article` rewrites, syndicates or relies on `parent`."""

    public_id = public_id_field()
    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="derivations")
    parent = models.ForeignKey(Article, on_delete=models.PROTECT, related_name="derived")

    class Meta:
        app_label = "articles"
        ordering = ("article", "parent")
        constraints = (
            public_id_check("articlederivation"),
            models.UniqueConstraint(fields=("article", "parent"), name="articlederivation_once"),
            models.CheckConstraint(
                condition=~Q(article=F("parent")),
                name="articlederivation_not_of_itself",
                violation_error_message="An article does not rewrite itself.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.article_id} rests on {self.parent_id}"
