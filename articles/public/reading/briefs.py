"""The brief at the head of a dossier, a pair or a topic."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import QuerySet

from articles.logic.edition_content import BriefContent, read_brief
from articles.logic.vocabulary import BriefSection
from articles.public.models import PublishedBrief


@dataclass(frozen=True)
class Reference:
    """A claim behind a sentence; the same claim keeps its number throughout the brief.

    Its statement is not repeated: the claim may have been withdrawn since.
    """

    number: int
    id: str


@dataclass(frozen=True)
class Sentence:
    text: str
    references: tuple[Reference, ...]


@dataclass(frozen=True)
class Brief:
    content: BriefContent

    @property
    def sections(self) -> list[tuple[BriefSection, list[Sentence]]]:
        """What is known, what is not, what would settle it; empty sections are left out."""
        numbers: dict[str, int] = {}
        sections = []
        for section in BriefSection:
            sentences = [
                Sentence(
                    said.text,
                    tuple(
                        Reference(
                            numbers.setdefault(claim.id, len(numbers) + 1),
                            claim.id,
                        )
                        for claim in said.claims
                    ),
                )
                for said in self.content.sentences
                if said.section == section
            ]
            if sentences:
                sections.append((section, sentences))
        return sections


def brief_from(text: str | None) -> Brief | None:
    """The brief of an edition's stored text; None where there is none or it was redacted."""
    return Brief(read_brief(text)) if text else None


def content_of(briefs: QuerySet[PublishedBrief]) -> QuerySet[PublishedBrief, str]:
    """The present edition's text of the newest of these briefs, to be used as a subquery."""
    return briefs.order_by("-updated_at").values_list("edition__content")[:1]  # type: ignore[return-value]
