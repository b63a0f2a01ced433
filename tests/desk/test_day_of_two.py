"""A whole day's work by two people, ana and ben, through the desk's own pages."""

from __future__ import annotations

import io
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client

from articles.desk.models import Claim, Person, Request, Source, Suggestion
from articles.logic.vocabulary import VERDICTS_WITH_CONFIDENCE
from articles.public.models import Correction, Edition, PublishedClaim
from tests.desk import factories
from tests.desk.admin.pages import address, client_of, fields_of, text_of
from tests.desk.admin.test_claim_steps import approved, edited, forged, taken


def made(by: Person, checker: Person, statement: str, **items: str) -> Claim:
    """From an empty form to a verified claim: written by one, checked by the other."""
    client, at = client_of(by), address(Claim, "add")
    page = fields_of(client.get(at), "workbench")
    page |= {"statement": statement, "evidence-0-source": "The Register", **items}
    assert done(client.post(at, page))
    claim = Claim.objects.get(statement=statement)
    found = Suggestion.objects.get(claim=claim)
    assert done(taken(by, claim, "assess", verdict="unproven", rationale="One entry is known."))
    if found.verdict in VERDICTS_WITH_CONFIDENCE:  # as the rules have it: nothing to answer
        answers = {"verdict": found.verdict, "confidence": found.word, "rating": ""}
        assert done(taken(by, claim, "assess", rationale="As the register has it.", **answers))
    checked(by, checker, claim)
    return claim.refreshed()


def checked(by: Person, checker: Person, claim: Claim) -> None:
    assert done(taken(by, claim, "submit"))
    assert done(taken(checker, claim, "verify", interests="none"))
    assert claim.refreshed().workflow == "verified"


def done(response: Any) -> bool:
    assert response.status_code == 302, text_of(response)
    return True


def agreed(by: Person, other: Person, claim: Claim, step: str, **answers: str) -> None:
    """Asked for by one and approved by the other; the asker cannot approve."""
    assert done(taken(by, claim, step, reason="We looked at it again.", **answers))
    open_one = Request.objects.open().get(claim=claim)
    forged(by, claim, "approve", request=open_one.public_id, reason="My own.")
    assert Request.objects.open().filter(pk=open_one.pk).exists()
    assert done(approved(other, claim))


def read(claim: Claim, rest: str = "") -> Any:
    return Client().get(f"/claims/{claim.public_id}/{rest}")


def shown(claim: Claim) -> str:
    return text_of(read(claim))


@pytest.mark.usefixtures("committed_db")
def test_two_people_do_a_whole_days_work() -> None:
    ana, ben = factories.person("ana"), factories.person("ben")
    register = factories.make_source(ana, "The Register", kind="public_register")

    # Morning: publish, be contested, uphold; be contested again, and correct.
    claim = made(ana, ben, "Acme paid 3 million.")
    assert done(taken(ben, claim, "publish"))
    assert done(taken(ben, claim, "challenge", reason="Acme denies it."))
    assert "Under review since" in shown(claim)
    agreed(ana, ben, claim, "ask-close")
    assert done(taken(ana, claim, "close-challenge", outcome="upheld"))
    assert "Contested, and upheld on" in shown(claim)

    assert done(taken(ana, claim, "challenge", reason="A second letter."))
    assert "upheld" not in shown(claim)
    edited(ana, claim, statement="Acme paid 4 million.")
    checked(ana, ben, claim)
    agreed(ana, ben, claim, "ask-close")
    words = {"was_wrong": "It was not 3 million.", "is_right": "It was 4 million."}
    assert done(taken(ana, claim, "close-challenge", outcome="corrected", **words))
    assert "Contested, and corrected on" in shown(claim)
    assert "It was 4 million." in shown(claim)
    assert Edition.objects.of_claim(claim.public_id).count() == 2

    # A contested claim that does not hold, and one that is taken back without a challenge.
    for statement, contested in (("Bolt was sold.", True), ("Bolt was bought.", False)):
        gone = made(ben, ana, statement)
        assert done(taken(ana, gone, "publish"))
        words = {"was_wrong": "All of it.", "is_right": "Nothing is known."}
        if contested:
            assert done(taken(ben, gone, "challenge", reason="Bolt denies it."))
            agreed(ana, ben, gone, "ask-close")
            assert done(taken(ana, gone, "close-challenge", outcome="retracted", **words))
        else:
            agreed(ben, ana, gone, "ask-retraction")
            assert done(taken(ana, gone, "retract", **words))
        assert "Retracted on" in shown(gone)
    assert Correction.objects.filter(kind="retraction").count() == 2

    # Noon: the source is worth less than was thought; the claim comes back to be looked at.
    graded(ben, register, "A")
    strong = {
        "evidence-0-kind": "official_document",
        "evidence-0-credibility": "2",
        "evidence-0-directness": "direct",
    }
    rests = made(ana, ben, "Acme owns Bolt.", **strong)
    assert done(taken(ben, rests, "publish"))
    word = PublishedClaim.objects.get(public_id=rests.public_id).confidence
    assert word
    graded(ana, register, "E")
    assert rests.refreshed().challenge == "recheck"
    assert PublishedClaim.objects.get(public_id=rests.public_id).confidence == word
    assert "Under review" not in shown(rests)
    assert done(taken(ben, rests, "close-recheck", reason="The entry itself was seen."))
    assert rests.refreshed().challenge == "none"

    # Afternoon: a duplicate is merged, and parted again; a dangerous one is withdrawn by two.
    twin = made(ana, ben, "Acme has paid 4 million.")
    assert done(taken(ben, twin, "publish"))
    assert done(taken(ana, twin, "merge", into=claim.public_id))
    assert read(twin)["Location"] == f"/claims/{claim.public_id}/"
    assert done(taken(ben, twin, "unmerge"))
    assert read(twin).status_code == 200
    agreed(ana, ben, twin, "ask-withdrawal", ground="safety")
    assert done(taken(ana, twin, "withdraw"))
    assert (read(twin).status_code, read(twin, "v1/").status_code) == (410, 410)

    # Evening: the first edition of the first claim is blanked.
    response = taken(ana, claim, "ask-redaction", edition_number="2", ground="legal", reason="So.")
    assert "readers are shown it now" in text_of(response)
    agreed(ana, ben, claim, "ask-redaction", edition_number="1", ground="legal")
    request = Request.objects.get(claim=claim, action="redact")
    page = text_of(client_of(ana).get(address(claim, "step", "ask-redaction")))
    assert f"manage.py redact {request.public_id}" in page
    call_command("redact", request.public_id, stdout=io.StringIO())
    old = text_of(read(claim, "v1/"))
    assert "This edition was blanked on a legal ground." in old
    assert "3 million" not in old + shown(claim)
    assert "It was 4 million." in shown(claim)


def graded(by: Person, source: Source, reliability: str) -> None:
    client, at = client_of(by), address(source, "step", "grade")
    page = fields_of(client.get(at)) | {"reliability": reliability, "reason": "We compared it."}
    assert done(client.post(at, page))
