"""Whether a second editor was asked to let this very content go against the rules."""

from __future__ import annotations

from articles.desk.admin.claim_facts import ClaimFacts
from articles.desk.models import Request
from articles.logic.vocabulary import RequestAction


def asked_against(facts: ClaimFacts) -> Request | None:
    """The newest request for the content as it stands, approved or open."""
    action = RequestAction.PUBLISH_AGAINST_SUGGESTION
    asked = [row for row in facts.requests if row.action == action]
    return next((row for row in asked if row.content_hash == facts.hash), None)


def is_approved_against(facts: ClaimFacts) -> bool:
    asked = asked_against(facts)
    return asked is not None and hasattr(asked, "approval")
