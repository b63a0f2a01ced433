"""Verbs on briefs: a few sentences, each resting on claims."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db import connection

from articles.desk.editing.acting import WRITERS, only
from articles.desk.editing.changing import made, revised, set_fields
from articles.desk.editing.errors import EditingError
from articles.desk.models import (
    Brief,
    BriefCitation,
    BriefSentence,
    Claim,
    Company,
    Topic,
)


@dataclass(frozen=True)
class Sentence:
    """section: known, not_known or would_settle; each sentence cites at least one claim."""

    section: str
    text: str
    claims: Sequence[Claim]


def draft_brief(
    *,
    answer: str,
    sentences: Iterable[Sentence],
    company: Company | None = None,
    counterparty: Company | None = None,
    topic: Topic | None = None,
) -> Brief:
    """On a company, a pair of companies or a topic. Journalists propose, editors publish."""
    person = only(*WRITERS)
    if company and counterparty and company.name.lower() > counterparty.name.lower():
        company, counterparty = counterparty, company
    values = {"answer": answer, "company": company, "counterparty": counterparty, "topic": topic}
    brief = made(Brief(created_by=person), values, tuple(values))
    _write(brief, sentences)
    return brief.refreshed()


def revise_brief(
    brief: Brief, *, version: int, answer: str, sentences: Iterable[Sentence]
) -> Brief:
    """Replaces answer and sentences; it has to be verified again."""
    only(*WRITERS)
    brief = Brief.objects.locked(brief.pk, version)
    revised(brief, {"answer": answer}, ("answer",))
    for sentence in brief.sentences.all():
        sentence.delete()
    _write(brief, sentences)
    return brief.refreshed()


def delete_brief_draft(brief: Brief, *, version: int) -> None:
    """Only one that was never published and that nobody has decided on."""
    only(*WRITERS)
    brief = Brief.objects.locked(brief.pk, version)
    with connection.cursor() as cursor:
        cursor.execute("SELECT delete_draft_brief(%s, %s)", [brief.pk, version])


def _write(brief: Brief, sentences: Iterable[Sentence]) -> None:
    for position, sentence in enumerate(sentences):
        if not sentence.claims:
            raise EditingError(f"“{sentence.text}” cites no claim.")
        row = BriefSentence(brief=brief, position=position)
        set_fields(row, {"section": sentence.section, "text": sentence.text}, ("section", "text"))
        row.save(force_insert=True)
        for claim in sentence.claims:
            made(BriefCitation(sentence=row), {"claim": claim}, ("claim",))
