"""I3 by what people did: what each wrote, and what each looked at before signing."""

from __future__ import annotations

import json

from articles.desk.models import Claim, Person
from articles.public.models import Edition
from tests.faults.ledger import Ledger


def said(claim: Claim) -> dict[str, str]:
    """What each part of the claim says now, as far as races change it."""
    parts = {"statement": claim.in_short}
    return parts | {item.public_id: item.state for item in claim.evidence.all()}


def wrote(ledger: Ledger, claim: Claim, part: str, words: str, by: Person) -> None:
    ledger.attempt("write", claim=claim.public_id, part=part, words=words, by=by.pk)


def looked_at(ledger: Ledger, claim: Claim, seen: dict[str, str], by: Person) -> None:
    """`by` was told that the check is on record."""
    ledger.acknowledge("verify", claim=claim.public_id, seen=seen, by=by.pk)


def begins(ledger: Ledger, claim: Claim, author: Person, checker: Person) -> None:
    """As `tests.faults.prepared` made it."""
    ledger.acknowledge("start", claim=claim.public_id)
    for part, words in said(claim).items():
        wrote(ledger, claim, part, words, author)
    if claim.workflow == "verified":
        looked_at(ledger, claim, said(claim), checker)


def unseen(ledger: Ledger) -> list[str]:
    """Words in an edition that nobody but their author looked at.

    Knows nothing of the versions, parts and verifications that the database keeps.
    """
    authors = {
        (facts["claim"], facts["part"], facts["words"]): facts["by"]
        for facts in (entry.facts for entry in ledger.entries("write"))
    }
    eyes: dict[tuple[str, str, str], set[int]] = {}
    for facts in ledger.acknowledged("verify"):
        for part, words in facts["seen"].items():
            eyes.setdefault((facts["claim"], part, words), set()).add(facts["by"])
    found = []
    for name in {facts["claim"] for facts in ledger.acknowledged("start")}:
        for edition in Edition.objects.of_claim(name):
            content = json.loads(edition.content)
            parts = {"statement": content["in_short"]}
            parts |= {item["id"]: item["state"] for item in content["evidence"]}
            found += [
                f"{name} edition {edition.number}: nobody looked at {part} “{words}”"
                for part, words in parts.items()
                if not eyes.get((name, part, words), set()) - {authors.get((name, part, words))}
            ]
    return found
