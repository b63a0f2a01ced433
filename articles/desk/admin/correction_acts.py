"""What each decision on a claim to correct calls: one verb, for that claim alone."""

from __future__ import annotations

from typing import Any

from articles.desk.editing.errors import EditingError
from articles.desk.editing.review import send_back, verify
from articles.desk.models import Claim, Suggestion
from articles.desk.publishing.publish import CorrectionText
from articles.desk.publishing.recheck import close_recheck
from articles.desk.publishing.shared_correction import assess_again, publish_corrected
from articles.logic.vocabulary import VERDICTS_WITH_CONFIDENCE


def correct_one(claim: Claim, said: dict[str, Any], shared: dict[str, Any]) -> str:
    """Keeps the edition, or assesses again and submits; what was done, in words."""
    if said["decision"] == "keep":
        close_recheck(claim, version=said["version"], reason=said["reason"])
        return "the edition stands"
    if said["decision"] == "suggested":
        answer = _suggested(claim, said)
    else:
        names = ("verdict", "confidence", "rating", "divergence_reason")
        answer = {name: said[name] for name in names}
    text = CorrectionText(shared["was_wrong"], shared["is_right"])
    assess_again(claim, version=said["version"], text=text, rationale=shared["rationale"], **answer)
    return "assessed again and in review"


def _suggested(claim: Claim, said: dict[str, Any]) -> dict[str, Any]:
    """The suggestion, if it is still the one that was read."""
    claim = Claim.objects.locked(claim.pk, said["version"])
    advice = Suggestion.objects.get(claim=claim)
    word = advice.word if advice.verdict in VERDICTS_WITH_CONFIDENCE else ""
    if advice.is_stale or said["suggested"] != f"{advice.verdict}/{word}":
        raise EditingError("The rules suggest something else than what you read: read it again.")
    return {"verdict": advice.verdict, "confidence": word}


def check_one(claim: Claim, said: dict[str, Any], shared: dict[str, Any]) -> str:
    if said["decision"] == "send-back":
        send_back(claim, version=said["version"], comment=said["comment"])
        return "sent back"
    checked = verify(
        claim,
        version=said["version"],
        seen_hash=said["seen_hash"],
        interests=shared["interests"],
        comment=said["comment"],
    )
    if checked.workflow == "verified":
        return "verified"
    return "your check is on record; a part of it waits for somebody else"


def publish_one(claim: Claim, said: dict[str, Any], shared: dict[str, Any]) -> str:
    text = CorrectionText(shared["was_wrong"], shared["is_right"], shared["kind"])
    edition = publish_corrected(claim, version=said["version"], text=text)
    return f"edition {edition.number} is published with its correction"
