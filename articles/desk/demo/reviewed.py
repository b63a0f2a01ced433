"""A published claim that somebody looked at again and found as it was."""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone

from articles.desk.demo.newsroom import Newsroom
from articles.desk.models import Claim
from articles.desk.publishing.reviewed import find_nothing_to_change
from articles.logic.review_dates import STATE_DAYS
from articles.logic.vocabulary import VerificationDecision


def review_contract(newsroom: Newsroom, claim: Claim) -> None:
    """By a fact-checker; due again in half a year."""
    if claim.verifications.filter(decision=VerificationDecision.REVIEWED).exists():
        return
    with newsroom.deed("yuna", "Looked at again"):
        find_nothing_to_change(
            claim,
            version=claim.refreshed().version,
            looked_at="Read the contract in the register again: no amendment has been filed.",
            next_due_on=timezone.now().date() + timedelta(days=STATE_DAYS),
            next_due_reason="An amendment may be filed while ferries are still to be delivered.",
        )
