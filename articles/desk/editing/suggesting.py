"""The rules' suggestion, computed again and kept beside the claim."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date

from django.db import connection
from django.db.models.functions import Now

from articles.desk.editing.facts import facts_of
from articles.desk.models import Claim, Suggestion
from articles.logic.confidence import (
    ALGORITHM_VERSION,
    ceilings,
    suggest,
)
from articles.logic.vocabulary import (
    Challenge,
    Confidence,
)


def suggest_again(claim: Claim, *, may_recheck: bool = True) -> Suggestion:
    """Recomputes and stores the suggestion; a published claim whose word fell is rechecked.

    Not so while its next edition is being published, which says the new word itself.
    """
    today, evidence_hash = _today_and_hash(claim)
    facts, items, links = facts_of(claim)
    advice = suggest(facts, items, links, as_of=today)
    pro, con = ceilings(facts, items, links, as_of=today)
    before = Suggestion.objects.filter(claim=claim).first()
    stored, _ = Suggestion.objects.update_or_create(
        claim=claim,
        defaults={
            "score": advice.score,
            "points": advice.points,
            "word": advice.word or "",
            "verdict": advice.verdict,
            "origins_for": advice.origins[0],
            "origins_against": advice.origins[1],
            "reliable_for": advice.reliable[0],
            "reliable_against": advice.reliable[1],
            "evidence_level": advice.evidence_level or "",
            "agreement": advice.agreement or "",
            "ceiling": ""
            if advice.word is None
            else pro.word
            if (advice.points or 0) >= 0
            else con.word,
            "reasons": [asdict(reason) for reason in advice.reasons],
            "algorithm_version": ALGORITHM_VERSION,
            "evidence_hash": evidence_hash,
            "as_of": today,
            "is_stale": False,
            "computed_at": Now(),
        },
    )
    if may_recheck and before is not None and _fell(before.word, advice.word):
        claim.refresh_from_db()
        if claim.published_number and claim.challenge == Challenge.NONE:
            claim.challenge = Challenge.RECHECK
            claim.save(update_fields=["challenge"])
    return stored


def _fell(before: str, now: str | None) -> bool:
    order = ["", *(word.value for word in Confidence)]
    return order.index(now or "") < order.index(before)


def _today_and_hash(claim: Claim) -> tuple[date, str]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT (clock_timestamp() AT TIME ZONE 'UTC')::date, claim_evidence_hash(%s)",
            [claim.pk],
        )
        today, evidence_hash = cursor.fetchone()
    return today, evidence_hash
