"""The sentences of a brief, each resting on claims."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q

from articles.choices import one_of, term_field
from articles.desk.models.base import tracked
from articles.desk.models.brief import Brief
from articles.fields import public_id_check, public_id_field
from articles.logic.vocabulary import BriefSection

if TYPE_CHECKING:
    from articles.desk.models.claim import Claim


@tracked
class BriefSentence(models.Model):
    public_id = public_id_field()
    brief = models.ForeignKey(Brief, on_delete=models.CASCADE, related_name="sentences")
    position = models.PositiveSmallIntegerField()
    section = term_field(BriefSection)
    text = models.TextField()
    claims: models.ManyToManyField[Claim, BriefCitation] = models.ManyToManyField(
        "Claim", through="BriefCitation", related_name="brief_sentences"
    )

    class Meta:
        app_label = "articles"
        ordering = ("brief", "position")
        constraints = (
            public_id_check("briefsentence"),
            one_of("section", BriefSection, "briefsentence_section_known"),
            models.UniqueConstraint(
                fields=("brief", "position"),
                name="briefsentence_once",
                deferrable=models.Deferrable.DEFERRED,
            ),
            models.CheckConstraint(
                condition=~Q(text__regex=r"^\s*$"), name="briefsentence_has_text"
            ),
        )

    def __str__(self) -> str:
        return self.text[:90]


@tracked
class BriefCitation(models.Model):
    sentence = models.ForeignKey(BriefSentence, on_delete=models.CASCADE, related_name="citations")
    claim = models.ForeignKey("Claim", on_delete=models.PROTECT, related_name="brief_citations")

    class Meta:
        app_label = "articles"
        ordering = ("sentence", "claim")
        constraints = (
            models.UniqueConstraint(fields=("sentence", "claim"), name="briefcitation_once"),
        )

    def __str__(self) -> str:
        return f"{self.sentence_id} cites {self.claim_id}"
