"""Items of one claim whose articles print much the same text."""

from __future__ import annotations

from typing import Any

from articles.desk.capture.capturing import capture
from articles.desk.editing.acting import acting
from articles.desk.editing.origin_proposal import propose_origins
from articles.desk.models import Claim, Evidence, OriginProposal, Person
from articles.logic.partial_dates import PartialDate
from tests.desk import factories

SENTENCES = (
    "Acme is in talks to sell its three warehouses to a rival firm.",
    "A person who knows the talks said that a price had not been agreed so far.",
    "The warehouses hold about a tenth of the goods of the whole company.",
    "Two of the halls are due for an overhaul in the coming winter.",
)
#: The same with a sentence of its own in place of the third.
REWRITTEN = (
    *SENTENCES[:2],
    "Nobody at the gate had heard of any buyer when we asked there.",
    SENTENCES[3],
)


def copied_claim(by: Person, copies: int = 1) -> Claim:
    """A draft with an item of 17 June 2025 and copies of the days behind it."""
    claim = factories.draft(by, "Acme sells its warehouses.")
    for number in range(copies + 1):
        add_item(by, claim, number)
    return claim.refreshed()


def add_item(
    by: Person, claim: Claim, number: int, sentences: tuple[str, ...] = (), **fields: Any
) -> Evidence:
    """From the `number`-th article, the first of which is the earliest."""
    source = fields.pop("source", None) or factories.make_source(by, f"Paper {number}")
    text = sentences or (REWRITTEN if number else SENTENCES)
    with acting(by, "captured"):
        body = f"Talks, as paper {number} has them\n\n{' '.join(text)}\n"
        article = capture(body.encode(), publisher=source).article
    given = {
        "article": article,
        "quotation": text[0],
        "dated": PartialDate(2025, 6, 17 + number),
        "is_own_reporting": True,
    }
    return factories.attach(by, claim, source=source, **{**given, **fields})


def proposed(by: Person, claim: Claim) -> list[OriginProposal]:
    with acting(by, "looked"):
        return propose_origins(claim)
