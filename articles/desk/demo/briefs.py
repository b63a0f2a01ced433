"""Briefs of a story, taken all the way."""

from __future__ import annotations

from collections.abc import Mapping

from articles.desk.demo.newsroom import Newsroom
from articles.desk.demo.story import Data
from articles.desk.demo.telling import EDITOR
from articles.desk.editing.brief import Sentence, draft_brief
from articles.desk.editing.coverage import content_hash
from articles.desk.editing.review import submit, verify
from articles.desk.models import Brief, Claim
from articles.desk.publishing.brief import publish_brief
from articles.logic.vocabulary import Workflow


def tell_brief(newsroom: Newsroom, data: Data, claims: Mapping[str, Claim]) -> None:
    """Drafted by the first, checked by the second, published by the editor; each once."""
    author, checker = data["by"]
    brief = Brief.objects.filter(answer=data["answer"]).first()
    if brief is None:
        brief = _draft(newsroom, data, claims, author)
    if brief.workflow == Workflow.IN_REVIEW:
        with newsroom.deed(checker, "Checked each sentence against its claims"):
            verify(brief, version=brief.version, seen_hash=content_hash(brief), interests="none")
        brief.refresh_from_db()
    if brief.published_number is None:
        with newsroom.deed(EDITOR, "Published"):
            publish_brief(brief, version=brief.version)


def _draft(newsroom: Newsroom, data: Data, claims: Mapping[str, Claim], author: str) -> Brief:
    with newsroom.deed(author, "Brief drafted"):
        brief = draft_brief(
            answer=data["answer"],
            company=newsroom.company(data["company"]),
            counterparty=newsroom.company(data["counterparty"]) if "counterparty" in data else None,
            sentences=[
                Sentence(section, text, [claims[key] for key in keys])
                for section, text, keys in data["sentences"]
            ],
        )
        submit(brief, version=brief.version)
    return brief.refreshed()
