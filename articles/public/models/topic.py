"""Topics as readers see them."""

from __future__ import annotations

from django.db import models


class PublishedTopic(models.Model):
    slug = models.SlugField(max_length=100, unique=True)
    name = models.CharField(max_length=100)

    class Meta:
        app_label = "articles"
        ordering = ("name", "id")

    def __str__(self) -> str:
        return self.name
