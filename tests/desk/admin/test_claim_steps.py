from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.test import Client

from articles.desk.editing import claim_topic as claim_topic_verbs
from articles.desk.editing.acting import ADMINISTRATOR, EDITOR, FACT_CHECKER, JOURNALIST, acting
from articles.desk.models import Claim, Enquiry, Person, Request, Verification
from articles.public.models import Correction, Edition, PublishedClaim
from tests.desk import factories
from tests.desk.admin.pages import address, client_of, fields_of, text_of

pytestmark = pytest.mark.django_db


def offered(person: Person, claim: Claim, step: str) -> dict[str, Any]:
    """What the small form on the workbench holds, hidden fields included."""
    return fields_of(client_of(person).get(address(claim, "change")), f"step-{step}")


def taken(person: Person, claim: Claim, step: str, **answers: Any) -> Any:
    """The step as a browser takes it from the workbench."""
    page = offered(person, claim, step) | answers
    return client_of(person).post(address(claim, "step", step), page)


def forged(person: Person, claim: Claim, step: str, **answers: Any) -> Any:
    """The step posted although the workbench does not offer it."""
    claim.refresh_from_db()
    answers = {"seen_version": claim.version, **answers}
    return client_of(person).post(address(claim, "step", step), answers)


def approved(person: Person, claim: Claim) -> Any:
    request = Request.objects.open().filter(claim=claim).get()
    client = client_of(person)
    page = fields_of(client.get(address(claim, "change")), f"approve-{request.public_id}")
    return client.post(address(claim, "step", "approve"), page | {"reason": "I read it as well."})


def edited(person: Person, claim: Claim, **typed: Any) -> Any:
    client, at = client_of(person), address(claim, "change")
    return client.post(at, fields_of(client.get(at), "workbench") | typed)


def test_two_people_take_a_claim_the_whole_way() -> None:
    """From nothing to edition 2, by forms alone."""
    ana, ben = factories.person("ana"), factories.person("ben")
    factories.make_source(ana, "The Ledger")
    at = address(Claim, "add")
    page = fields_of(client_of(ana).get(at), "workbench")
    page |= {"statement": "Acme paid.", "evidence-0-source": "The Ledger"}
    assert client_of(ana).post(at, page).status_code == 302
    claim = Claim.objects.get()

    assert "Enter a verdict" in text_of(client_of(ana).get(address(claim, "change")))
    taken(ana, claim, "assess", verdict="unproven", rationale="One origin, not known.")
    assert taken(ana, claim, "submit").status_code == 302
    assert claim.refreshed().workflow == "in_review"

    taken(ben, claim, "send-back", comment="Name the amount, please.")
    assert claim.refreshed().workflow == "changes_requested"
    assert "Name the amount" in text_of(client_of(ana).get(address(claim, "change")))
    edited(ana, claim, statement="Acme paid 3 million.", then="submit")
    assert claim.refreshed().workflow == "in_review"

    assert taken(ben, claim, "verify", interests="none").status_code == 302
    assert claim.refreshed().workflow == "verified"
    assert taken(ben, claim, "publish").status_code == 302
    assert PublishedClaim.objects.get().statement == "Acme paid 3 million."

    edited(ben, claim, statement="Acme paid 4 million.")
    taken(ben, claim, "submit")
    taken(ana, claim, "verify", interests="none")
    response = taken(ana, claim, "publish")
    assert response.status_code == 200
    assert "Readers were told something else before" in text_of(response)
    taken(ana, claim, "publish", was_wrong="3 million.", is_right="4 million.", kind="correction")
    assert Edition.objects.count() == 2
    assert Correction.objects.get().is_right == "4 million."


def test_it_refuses_to_let_anybody_verify_their_own() -> None:
    ana = factories.person("ana")
    claim = factories.draft(ana)
    factories.attach(ana, claim)
    factories.assess(ana, claim)
    factories.submit(ana, claim)
    page = client_of(ana).get(address(claim, "change"))
    assert "Every part of it is yours" in text_of(page)
    assert 'id="step-verify"' not in page.content.decode()
    seen = fields_of(client_of(ana).get(address(claim, "step", "verify")))
    response = forged(ana, claim, "verify", interests="none", seen_hash=seen["seen_hash"])
    assert response.status_code == 200
    assert "Every part of it is yours: somebody else has to check it." in text_of(response)
    assert not Verification.objects.exists()


def test_it_refuses_to_verify_what_changed_since_it_was_read() -> None:
    ana, ben = factories.person("ana"), factories.person("ben")
    claim = factories.draft(ana)
    factories.attach(ana, claim)
    factories.assess(ana, claim)
    factories.submit(ana, claim)
    page = offered(ben, claim, "verify") | {"interests": "none", "comment": "Read it all."}
    with acting(ana, "meanwhile"):
        claim_topic_verbs.set_topics(claim, version=claim.refreshed().version, topics=["Money"])
    response = client_of(ben).post(address(claim, "step", "verify"), page)
    assert "Somebody else changed this claim" in text_of(response)
    assert "Read it all." in response.content.decode()
    page["seen_version"] = claim.refreshed().version
    page["seen_hash"] = "0" * 64
    client_of(ben).post(address(claim, "step", "verify"), page)
    assert not Verification.objects.exists()


def test_it_refuses_to_publish_what_is_not_verified() -> None:
    ana = factories.person("ana")
    claim = factories.draft(ana)
    assert "Only a verified claim is published" in text_of(
        client_of(ana).get(address(claim, "change"))
    )
    assert "Only a verified claim is published." in text_of(forged(ana, claim, "publish"))
    assert not Edition.objects.exists()


#: Who may take which step; the verbs say no to the rest, in words.
MAY = {
    "submit": (JOURNALIST, FACT_CHECKER, EDITOR),
    "verify": (FACT_CHECKER, EDITOR),
    "send-back": (FACT_CHECKER, EDITOR),
    "reject": (FACT_CHECKER, EDITOR),
    "publish": (EDITOR,),
    "challenge": (FACT_CHECKER, EDITOR),
    "retract": (EDITOR,),
    "withdraw": (EDITOR,),
    "ask-withdrawal": (EDITOR,),
    "ask-close": (EDITOR,),
    "close-challenge": (EDITOR,),
    "merge": (EDITOR,),
    "embargo": (EDITOR,),
}
ANSWERS = {
    "verify": {"interests": "none", "seen_hash": "0" * 64},
    "send-back": {"comment": "Ten characters and more."},
    "reject": {"reason": "Ten characters and more."},
    "challenge": {"reason": "They deny it."},
    "retract": {"was_wrong": "This.", "is_right": "That."},
    "ask-withdrawal": {"reason": "A court said so.", "ground": "legal"},
    "ask-close": {"reason": "Looked at."},
    "close-challenge": {"outcome": "upheld"},
}


@pytest.mark.parametrize("role", [JOURNALIST, FACT_CHECKER, EDITOR])
@pytest.mark.parametrize("step", MAY)
def test_it_refuses_a_forged_step_by_the_wrong_role(step: str, role: str) -> None:
    ana = factories.person("ana")
    claim, other = factories.draft(ana), factories.draft(ana)
    person = factories.person("zoe", role)
    answers = ANSWERS.get(step, {})
    if step == "merge":
        answers = {"into": other.public_id}
    response = forged(person, claim, step, **answers)
    refused = "can do this." in text_of(response) if response.status_code == 200 else False
    assert refused == (role not in MAY[step])


@pytest.mark.parametrize("step", ["assess", "submit", "publish", "approve", "delete", "mark"])
def test_it_gives_administrators_and_lone_superusers_no_way_in(step: str) -> None:
    ana = factories.person("ana")
    claim = factories.draft(ana)
    admin = factories.person("adm", ADMINISTRATOR)
    root = factories.person("root", JOURNALIST, is_superuser=True)
    root.groups.remove(Group.objects.get(name=JOURNALIST))
    assert forged(admin, claim, step).status_code == 403
    answers = {"verdict": "unproven", "rationale": "x", "request": "AAAAAAAA", "reason": "y",
               "marking": "internal"}  # fmt: skip
    response = forged(root, claim, step, **answers)
    assert response.status_code == 200
    claim.refresh_from_db()
    assert (claim.workflow, claim.marking, claim.version) == ("draft", "public", 1)
    assert client_of(root).get(address(claim, "change")).status_code == 200
    page = {"version": "1", "statement": "Forged"}
    assert client_of(root).post(address(claim, "change"), page).status_code == 403


def test_it_asks_a_visitor_to_sign_in() -> None:
    claim = factories.draft(factories.person("ana"))
    for page in ("change", "history"):
        answer = Client().get(address(claim, page))
        assert answer.status_code == 302
        assert "/desk/login/" in answer["Location"]
    assert Client().post(address(claim, "step", "publish")).status_code == 302


def test_it_challenges_and_closes_with_a_second_person() -> None:
    ana, ben = factories.person("ana"), factories.person("ben")
    claim, _ = factories.published_claim(ana, ben)
    taken(ana, claim, "challenge", reason="The company denies it.")
    assert PublishedClaim.objects.get().challenge == "under_review"
    page = text_of(client_of(ben).get(address(claim, "change")))
    assert "Ask to close it first; a second person has to approve that." in page
    taken(ben, claim, "ask-close", reason="Their denial says nothing new.")
    request = Request.objects.get()
    response = forged(ben, claim, "approve", request=request.public_id, reason="Mine")
    assert "You asked for this yourself" in text_of(response)
    assert approved(ana, claim).status_code == 302
    assert taken(ben, claim, "close-challenge", outcome="upheld").status_code == 302
    assert PublishedClaim.objects.get().challenge == "none"


def test_it_refuses_to_close_as_corrected_without_a_text() -> None:
    ana, ben = factories.person("ana"), factories.person("ben")
    claim, _ = factories.published_claim(ana, ben)
    taken(ana, claim, "challenge", reason="The company denies it.")
    taken(ben, claim, "ask-close", reason="It is so.")
    approved(ana, claim)
    response = taken(ben, claim, "close-challenge", outcome="retracted")
    assert "Say what was wrong and what is right." in text_of(response)
    response = taken(ben, claim, "close-challenge", outcome="retracted", was_wrong="This.")
    assert "Say what is right, too." in text_of(response)


def test_it_retracts_with_a_second_person_and_then_publishes_no_more() -> None:
    ana, ben = factories.person("ana"), factories.person("ben")
    claim, _ = factories.published_claim(ana, ben)
    assert "a second person has to approve" in text_of(
        forged(ben, claim, "retract", was_wrong="a", is_right="b")
    )
    taken(ana, claim, "ask-retraction", reason="The paper took it back.")
    approved(ben, claim)
    taken(ben, claim, "retract", was_wrong="All of it.", is_right="Nothing is known.")
    assert PublishedClaim.objects.get().standing == "retracted"
    page = text_of(client_of(ben).get(address(claim, "change")))
    assert "Edition 1 is retracted" in page
    assert "It was retracted, withdrawn or merged" in page


def test_it_withdraws_with_two_editors_and_a_ground() -> None:
    ana, ben = factories.person("ana"), factories.person("ben")
    claim, _ = factories.published_claim(ana, ben)
    taken(ana, claim, "ask-withdrawal", reason="A person is in danger.", ground="safety")
    request = Request.objects.get()
    checker = factories.person("fay", FACT_CHECKER)
    assert "This takes an editor." in text_of(client_of(checker).get(address(claim, "change")))
    forged(checker, claim, "approve", request=request.public_id, reason="Yes")
    assert Request.objects.open().exists()
    approved(ben, claim)
    assert taken(ben, claim, "withdraw").status_code == 302
    assert PublishedClaim.objects.get().standing == "withdrawn"


def test_it_refuses_a_forged_request_of_another_claim() -> None:
    ana, ben = factories.person("ana"), factories.person("ben")
    claim, _ = factories.published_claim(ana, ben)
    other, _ = factories.published_claim(ana, ben)
    taken(ana, claim, "ask-retraction", reason="The paper took it back.")
    request = Request.objects.get()
    response = forged(ben, other, "approve", request=request.public_id, reason="Yes")
    assert response.status_code == 200
    assert Request.objects.open().count() == 1


@pytest.mark.parametrize(
    ("answers", "words"),
    [
        ({"verdict": "supported"}, "needs a confidence"),
        ({"verdict": "unproven", "confidence": "low"}, "has no confidence"),
        ({"verdict": "partly_supported", "confidence": "low"}, "needs a rating"),
        ({"verdict": "unproven", "rating": "3"}, "has a rating"),
        ({"verdict": "unproven", "rationale": ""}, "This field is required"),
        ({"verdict": "true"}, "Select a valid choice"),
    ],
)
def test_it_refuses_an_assessment_that_does_not_fit(answers: dict[str, str], words: str) -> None:
    ana = factories.person("ana")
    claim = factories.draft(ana)
    response = taken(ana, claim, "assess", **({"rationale": "Because."} | answers))
    assert words in text_of(response)
    assert not claim.assessments.exists()


def test_it_records_an_enquiry_and_names_who_was_asked() -> None:
    ana = factories.person("ana")
    factories.make_company(ana, "Acme")
    claim = factories.draft(ana)
    answers = {"asked": "Did you pay?", "asked_on": "2026-11-20"}
    response = taken(ana, claim, "enquire", **answers)
    assert "Name the company or the source that was asked" in text_of(response)
    assert taken(ana, claim, "enquire", **answers, company="acme").status_code == 302
    assert Enquiry.objects.get().asked == "Did you pay?"
    assert "Did you pay?" in text_of(client_of(ana).get(address(claim, "change")))


def test_it_merges_a_claim_and_undoes_that() -> None:
    ana, ben = factories.person("ana"), factories.person("ben")
    claim, _ = factories.published_claim(ana, ben)
    other, _ = factories.published_claim(ana, ben)
    response = taken(ben, claim, "merge", into=f"/claims/{other.public_id}/")
    assert response.status_code == 302, text_of(response)
    assert PublishedClaim.objects.get(public_id=claim.public_id).merged_into is not None
    taken(ben, claim, "unmerge")
    assert PublishedClaim.objects.get(public_id=claim.public_id).merged_into is None


def test_it_marks_embargoes_rejects_and_deletes() -> None:
    ana, ben = factories.person("ana"), factories.person("ben")
    claim = factories.draft(ana)
    taken(ana, claim, "mark", marking="internal")
    assert claim.refreshed().marking == "internal"
    taken(ben, claim, "embargo", until="2030-01-01T10:00")
    assert claim.refreshed().embargo_until is not None
    taken(ben, claim, "embargo", until="")
    assert claim.refreshed().embargo_until is None
    taken(ben, claim, "reject", reason="Not our matter at all.")
    assert claim.refreshed().workflow == "rejected"
    page = client_of(ana).get(address(claim, "change"))
    assert "It was rejected and is not changed any more." in text_of(page)
    draft = factories.draft(ana)
    dan = factories.person("dan", JOURNALIST)
    assert "Only its author or an editor deletes a draft." in text_of(forged(dan, draft, "delete"))
    response = taken(ana, draft, "delete")
    assert response["Location"].endswith("/desk/articles/claim/")
    assert not Claim.objects.filter(pk=draft.pk).exists()


def test_it_records_how_a_forecast_came_out() -> None:
    ana = factories.person("ana")
    claim = factories.draft(ana, type="forecast")
    taken(ana, claim, "outcome", result="happened", came_out_on="June 2026", note="It filed.")
    assert claim.outcomes.get().note == "It filed."


def test_it_says_that_a_risk_takes_a_third_person() -> None:
    ana, _ = factories.person("ana"), factories.person("ben")
    claim = factories.draft(ana, risk="allegation", risk_reason="It accuses.")
    page = text_of(client_of(ana).get(address(claim, "change")))
    assert "each part needs two people who did not write it" in page
    assert "A newsroom of two needs a third person for this claim." in page


@pytest.mark.parametrize("step", ["publish", "verify", "approve", "nonsense"])
def test_it_answers_broken_posts_in_words(step: str) -> None:
    ana = factories.person("ana")
    claim = factories.draft(ana)
    for body in ({}, {"seen_version": "x"}, {"seen_version": "9" * 30}):
        response = client_of(ana).post(address(claim, "step", step), body)
        assert response.status_code in ((404,) if step == "nonsense" else (200, 412))
