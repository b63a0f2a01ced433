"""The foot of the workbench: save and next, ask for a second pair of eyes, what was refused."""

from __future__ import annotations

from typing import Any

import pytest
from lxml import html

from articles.desk.editing.acting import acting
from articles.desk.editing.claim_desk import mark
from articles.desk.models import CheckAsk, Claim, Person
from tests.desk import factories
from tests.desk.admin.pages import address, client_of, fields_of, text_of

pytestmark = pytest.mark.django_db
FORM = "workbench"


@pytest.fixture
def ana(db: None) -> Person:
    return factories.person("ana", first_name="Ana")


@pytest.fixture
def ben(db: None) -> Person:
    return factories.person("ben", first_name="Ben")


def saved(by: Person, claim: Claim, query: str = "", **typed: Any) -> Any:
    client = client_of(by)
    at = address(claim, "change") + query
    typed = {name.replace("__", "-"): text for name, text in typed.items()}
    return client.post(at, fields_of(client.get(at), FORM) | typed)


def in_review(by: Person, statement: str) -> Claim:
    claim = factories.draft(by, statement)
    factories.attach(by, claim)
    factories.assess(by, claim)
    return factories.submit(by, claim)


def test_it_goes_on_to_the_next_of_the_queue_and_from_the_last_to_the_first(
    ana: Person, ben: Person
) -> None:
    claims = [in_review(ana, f"Acme paid {number} times.") for number in (1, 2, 3)]
    for here, after in ((0, 1), (1, 2), (2, 0)):
        response = saved(ben, claims[here], "?tab=to-verify", then="next")
        assert response["Location"] == address(claims[after], "change") + "?tab=to-verify"
    narrowed = saved(ben, claims[0], "?tab=to-verify&q=3+times", then="next")
    assert narrowed["Location"].startswith(address(claims[2], "change"))
    assert "q=3+times" in narrowed["Location"]


def test_it_goes_on_to_what_waits_for_oneself_without_a_queue(ana: Person, ben: Person) -> None:
    mine, other = factories.draft(ana, "Acme paid."), in_review(ana, "Acme paid Bolt.")
    response = saved(ben, mine, then="next")
    assert response["Location"] == address(other, "change") + "?tab=to-verify"


def test_it_leads_to_the_queue_where_nothing_else_waits(ana: Person) -> None:
    claim = factories.draft(ana, "Acme paid.")
    client = client_of(ana)
    at = address(claim, "change") + "?tab=disputed"
    page = fields_of(client.get(at), FORM) | {"then": "next", "in_short": "Paid."}
    response = client.post(at, page, follow=True)
    assert response.redirect_chain[-1][0].endswith("/queue/?tab=disputed")
    assert "Nothing else waits in “Disputed”." in text_of(response)
    assert claim.refreshed().in_short == "Paid."


def test_it_saves_submits_and_asks_a_person_in_one(ana: Person, ben: Person) -> None:
    claim = factories.draft(ana, "Acme paid.")
    factories.attach(ana, claim)
    factories.assess(ana, claim)
    saved(ana, claim, then="ask", ask_of=str(ben.pk), in_short="It paid.")
    ask = CheckAsk.objects.get()
    assert (ask.asked_of, ask.asked_by, ask.claim) == (ben, ana, claim)
    assert (claim.refreshed().workflow, claim.in_short) == ("in_review", "It paid.")
    again = saved(ana, claim, then="ask", ask_of=str(ben.pk))
    assert again.status_code == 302
    assert CheckAsk.objects.count() == 1
    saved(ana, claim, then="ask")
    assert set(CheckAsk.objects.values_list("asked_of", flat=True)) == {ben.pk, None}


@pytest.mark.parametrize("whom", ["0", "x", "²", "9" * 30])
def test_it_refuses_in_words_to_ask_for_what_nobody_can_check_yet(ana: Person, whom: str) -> None:
    claim = factories.draft(ana, "Acme paid.")
    response = saved(ana, claim, then="ask", in_short="Kept.")
    assert response.status_code == 200
    assert "Nothing was saved." in text_of(response)
    assert fields_of(response, FORM)["in_short"].strip() == "Kept."
    assert (claim.refreshed().workflow, claim.in_short) == ("draft", "")
    ready = in_review(ana, "Acme paid twice.")
    gone = saved(ana, ready, then="ask", ask_of=whom)
    assert "Whoever was asked to check is no longer here" in text_of(gone)
    assert not CheckAsk.objects.exists()


def test_it_refuses_to_ask_who_may_not_check_or_oneself(ana: Person) -> None:
    claim, dan = in_review(ana, "Acme paid."), factories.person("dan", "journalist")
    refused = saved(ana, claim, then="ask", ask_of=str(dan.pk))
    assert "Checking takes a fact-checker or an editor" in text_of(refused)
    assert "Ask somebody else" in text_of(saved(ana, claim, then="ask", ask_of=str(ana.pk)))


def test_it_says_who_saved_it_last(ana: Person, ben: Person) -> None:
    claim = factories.draft(ana, "Acme paid.")
    assert "by you" in text_of(client_of(ana).get(address(claim, "change")))
    page = text_of(client_of(ben).get(address(claim, "change")))
    assert ", by Ana" in page or "by Ana" in page


def test_it_lists_what_is_refused_with_links_that_lead_to_the_fields(ana: Person) -> None:
    claim = factories.draft(ana, "Acme paid.")
    factories.attach(ana, claim)
    response = saved(
        ana, claim, statement="", held_from="June 31", evidence__0__state="retracted",
        evidence__1__note="Something", companies__0__company="Nobody", evidence__1__stance="",
    )  # fmt: skip
    assert response.status_code == 200
    tree = html.fromstring(response.content.decode())
    (summary,) = tree.cssselect("[role=alert]")
    assert summary.get("tabindex") == "-1"
    links = [(link.get("href") or "")[1:] for link in summary.cssselect("a")]
    assert links == [
        "id_statement", "id_held_from", "id_companies-0-company", "id_evidence-0-state_reason",
        "id_evidence-1-stance_0", "id_evidence-1-source",
    ]  # fmt: skip
    for name in links:
        field = tree.get_element_by_id(name)
        folds = [one for one in field.iterancestors("details") if "open" not in one.attrib]
        assert not folds, name
    said = text_of(response)
    assert "Item 1: why its state changes" in said
    assert "New item: who tells us?" in said


def test_it_takes_evidence_along_to_the_claim_that_says_the_same(ana: Person) -> None:
    there = factories.draft(ana, "Acme paid Bolt three million for sensors.")
    factories.attach(ana, there)
    factories.make_source(ana, "The Ledger")
    client = client_of(ana)
    at = address(Claim, "add")
    page = fields_of(client.get(at), FORM) | {
        "statement": "Bolt was paid three million by Acme for sensors.", "there": str(there.pk),
        "evidence-0-source": "The Ledger", "evidence-0-stance": "disputes",
        "evidence-0-note": "It did not.",
    }  # fmt: skip
    response = client.post(at, page)
    assert response.status_code == 200
    said = text_of(response)
    assert "This is the other claim." in said
    assert "stands below as a new item; nothing is saved yet" in said
    assert (Claim.objects.count(), there.evidence.count()) == (1, 1)
    tree = html.fromstring(response.content.decode())
    action = tree.get_element_by_id("workbench").get("action")
    assert action == address(there, "change")
    assert client.post(action, fields_of(response, FORM)).status_code == 302
    item = there.evidence.order_by("-id")[0]
    assert (str(item.source), item.stance, item.note) == ("The Ledger", "disputes", "It did not.")


def test_it_takes_nothing_along_to_a_claim_that_one_may_not_read(ana: Person) -> None:
    eve = factories.person("eve")
    secret = factories.draft(eve, "Acme paid.")
    with acting(eve, "test"):
        mark(secret, version=secret.version, marking="confidential")
    dan = client_of(factories.person("dan", "journalist"))
    at = address(Claim, "add")
    page = fields_of(dan.get(at), FORM)
    for key in (str(secret.pk), "999999"):
        assert dan.post(at, page | {"there": key}).status_code == 404


def test_it_submits_what_was_verified_and_changed_and_leaves_what_was_not(
    ana: Person, ben: Person
) -> None:
    claim = factories.verify(ben, in_review(ana, "Acme paid twice."))
    client, at = client_of(ana), address(claim, "change")
    sent = fields_of(client.get(at), FORM) | {"then": "submit"}
    said = text_of(client.post(at, sent, follow=True))
    assert "Saved. It is verified as it stands." in said
    assert claim.refreshed().workflow == "verified"
    saved(ana, claim, then="submit", in_short="It did.")
    assert claim.refreshed().workflow == "in_review"
    saved(ana, claim, then="submit", in_short="It did, twice.")
    assert claim.refreshed().workflow == "in_review"
