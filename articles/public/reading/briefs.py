"""The brief at the head of a dossier, a pair or a topic."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import QuerySet

from articles.logic.edition_content import BriefContent, BriefSentence, read_brief
from articles.logic.vocabulary import BriefSection
from articles.public.models import PublishedBrief


@dataclass(frozen=True)
class Brief:
    content: BriefContent

    @property
    def sections(self) -> list[tuple[BriefSection, Sequence[BriefSentence]]]:
        """What is known, what is not, what would settle it; sections without a sentence left out."""
        sections = [
            (section, [s for s in self.content.sentences if s.section == section])
            for section in BriefSection
        ]
        return [(section, sentences) for section, sentences in sections if sentences]


def brief_from(text: str | None) -> Brief | None:
    """The brief of an edition's stored text; None where there is none or it was redacted."""
    return Brief(read_brief(text)) if text else None


def content_of(briefs: QuerySet[PublishedBrief]) -> QuerySet[PublishedBrief, str]:
    """The present edition's text of the newest of these briefs, to be used as a subquery."""
    return briefs.order_by("-updated_at").values_list("edition__content")[:1]  # type: ignore[return-value]
