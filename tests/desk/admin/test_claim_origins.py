"""The origin tree on the claim's page, and the answer to "where did they get it?" """

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from lxml import html

from articles.desk.capture.capturing import capture
from articles.desk.editing.acting import (
    ADMINISTRATOR,
    EDITOR,
    FACT_CHECKER,
    JOURNALIST,
    acting,
)
from articles.desk.editing.claim import revise
from articles.desk.editing.claim_desk import mark
from articles.desk.editing.evidence_state import retract_evidence
from articles.desk.editing.origin import make_origin
from articles.desk.editing.review import reject
from articles.desk.models import Claim, Evidence, Origin, Person, Suggestion
from articles.logic.partial_dates import PartialDate
from tests.desk import factories
from tests.desk.admin.counting import queries_of
from tests.desk.admin.pages import address, client_of, fields_of, text_of

pytestmark = pytest.mark.django_db
FORM = "name-origin-supports"


def workbench(person: Person, claim: Claim) -> Any:
    return client_of(person).get(address(claim, "change"))


def asking(by: Person, reports: int = 3) -> Claim:
    """Reports that do not say where they have it from."""
    claim = factories.draft(by)
    for number in range(reports):
        factories.attach(
            by,
            claim,
            source=factories.make_source(by, f"Paper {number}"),
            dated=PartialDate(2025, 6, 17 + number),
            credibility="2",
        )
    return claim.refreshed()


def known(by: Person, claim: Claim, label: str = "person-7") -> Origin:
    """An origin that the claim has already."""
    with acting(by, "test"):
        origin = make_origin(kind="person", label=label)
    outlet = factories.make_source(by, "The Ledger")
    factories.attach(by, claim, source=outlet, kind="anonymous", derived_from=[origin])
    claim.refresh_from_db()
    return origin


def named(person: Person, claim: Claim, origin: str, **chosen: Any) -> Any:
    """As a browser sends the form when this button is pressed."""
    page = fields_of(workbench(person, claim), FORM)
    return client_of(person).post(address(claim, "name_origin"), page | {"origin": origin} | chosen)


def parents(claim: Claim) -> list[object]:
    rows = [row for item in claim.evidence.order_by("pk") for row in item.derivations.all()]
    return [row.parent_evidence or row.parent_article or row.parent_origin for row in rows]


def groups(response: Any) -> list[str]:
    tree = html.fromstring(response.content.decode())
    return [" ".join(node.text_content().split()) for node in tree.cssselect(".origins > li")]


# --- What is shown -------------------------------------------------------------------------


def test_it_hangs_outlets_under_their_origin_and_asks_of_the_others() -> None:
    ana = factories.person("ana")
    claim = asking(ana, 2)
    known(ana, claim)
    ledger = claim.evidence.get(source__name="The Ledger")
    copy = factories.make_source(ana, "The Copy")
    factories.attach(ana, claim, source=copy, derived_from=[ledger])
    asked, told = groups(workbench(ana, claim))
    assert asked.startswith("Name it Where did they get it? 2 items, counted once")
    assert "Paper 0, media report, 17 June 2025" in asked
    assert told == (
        "Unnamed person: person-7 2 items, counted once "
        "The Ledger, unnamed person, undated The Copy, media report, undated after The Ledger"
    )
    tree = html.fromstring(workbench(ana, claim).content.decode())
    assert len(tree.cssselect(".origins > .nowhere")) == 1
    assert [box.get("checked") for box in tree.cssselect(".nowhere [name=items]")] == [
        "checked"
    ] * 2


def test_it_shows_the_tree_before_an_assessment_and_the_suggestion_after() -> None:
    ana = factories.person("ana")
    claim = asking(ana)
    page = text_of(workbench(ana, claim))
    assert "Where did they get it?" in page
    assert "Suggested: after your assessment" in page
    assert "Independent origins: 1 (from 3 items)" in page


def test_it_strikes_out_what_leads_to_no_origin() -> None:
    ana = factories.person("ana")
    claim = asking(ana, 2)
    with acting(ana, "test"):
        retract_evidence(
            claim.evidence.order_by("pk")[0], version=claim.version, reason="Taken back."
        )
    page = workbench(ana, claim)
    tree = html.fromstring(page.content.decode())
    assert [node.text_content() for node in tree.cssselect("#origins del")] == [
        "Paper 0, media report, 17 June 2025"
    ]
    assert "1 of unknown origin" in text_of(page)


def test_it_asks_it_of_the_article_that_brings_the_item() -> None:
    ana = factories.person("ana")
    claim = factories.draft(ana)
    with acting(ana, "captured"):
        article = capture(b"Talks at Acme\n\nAcme is in talks, it is said here.\n").article
    factories.attach(ana, claim, derived_from=[article])
    page = workbench(ana, claim)
    assert "Where did “Talks at Acme” get it?" in text_of(page)
    assert f"/desk/articles/article/{article.pk}/rewrites/" in page.content.decode()
    assert FORM not in page.content.decode()


# --- Naming --------------------------------------------------------------------------------


def test_it_names_all_of_them_with_one_click() -> None:
    ana, ben = factories.person("ana"), factories.person("ben", JOURNALIST)
    claim = asking(ana)
    origin = known(ana, claim)
    assert Suggestion.objects.get(claim=claim).origins_for == 2
    client = client_of(ben)
    asked = fields_of(client.get(address(claim, "change")), FORM)
    response = client.post(
        address(claim, "name_origin"), asked | {"origin": f"origin:{origin.public_id}"}
    )
    assert response.status_code == 302
    assert response["Location"].endswith("#origins")
    assert parents(claim) == [origin] * 4
    assert Suggestion.objects.get(claim=claim).origins_for == 1
    page = client.get(response["Location"])
    assert "3 items now go back to a known origin." in text_of(page)
    assert "Where did they get it?" not in text_of(page)


def test_it_names_one_of_them_and_leaves_the_others() -> None:
    ana = factories.person("ana")
    claim = asking(ana)
    origin = known(ana, claim)
    second = claim.evidence.order_by("pk")[1]
    named(ana, claim, f"origin:{origin.public_id}", items=second.public_id)
    assert second.derivations.get().parent_origin == origin
    assert len(parents(claim)) == 2


def test_it_offers_an_outlet_with_reporting_of_its_own() -> None:
    ana = factories.person("ana")
    claim = asking(ana, 1)
    first = factories.attach(
        ana, claim, source=factories.make_source(ana, "The Courier"), is_own_reporting=True
    )
    denial = factories.attach(
        ana,
        claim,
        source=factories.make_source(ana, "Acme’s spokesperson", kind="person"),
        kind="on_record_statement",
        stance="disputes",
    )
    claim.refresh_from_db()
    refused = named(ana, claim, f"evidence:{denial.public_id}")
    assert "is not one of the available choices" in text_of(refused)
    response = named(ana, claim, f"evidence:{first.public_id}")
    assert response.status_code == 302, text_of(response)
    assert parents(claim) == [first]


def test_it_makes_a_new_origin_or_finds_the_one_of_that_name() -> None:
    ana = factories.person("ana")
    said = {"named": "Northbank report", "origin_kind": "wire_report"}
    for _ in range(2):
        claim = asking(ana, 2)
        assert named(ana, claim, "named", **said).status_code == 302
        assert parents(claim) == [Origin.objects.get()] * 2
    assert (Origin.objects.get().label, Origin.objects.get().kind) == (
        "Northbank report",
        "wire_report",
    )


def test_it_lists_the_origins_that_have_no_button(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("articles.desk.admin.claim_origins.MOST_BUTTONS", 1)
    ana = factories.person("ana")
    claim = asking(ana, 2)
    known(ana, claim)
    other = known(ana, claim, "person-8")
    assert "Choose the origin." in text_of(named(ana, claim, "listed"))
    named(ana, claim, "listed", listed=f"origin:{other.public_id}")
    assert parents(claim)[:2] == [other] * 2


@pytest.mark.parametrize(
    ("origin", "chosen", "words"),
    [
        ("", {}, "Say where they got it: press one of the buttons."),
        ("named", {"named": " "}, "Name the origin."),
        ("named", {"named": "x", "origin_kind": ""}, "Say what it is."),
        ("named", {"named": "x\x00", "origin_kind": "document"}, "Null characters"),
        ("named", {"named": "x" * 201, "origin_kind": "document"}, "at most 200 characters"),
        ("origin:00000000", {}, "is not one of the available choices"),
        ("named", {"named": "x", "items": []}, "Tick which of them."),
        ("named", {"named": "x", "items": "ZZZZZZZZ"}, "One of them is not open any more"),
        ("named", {"named": "x", "claim_version": "many"}, "Enter a whole number."),
    ],
)
def test_it_says_what_is_missing_and_does_nothing(
    origin: str, chosen: dict[str, Any], words: str
) -> None:
    ana = factories.person("ana")
    claim = asking(ana, 2)
    response = named(ana, claim, origin, **chosen)
    assert response.status_code == 200
    assert words in text_of(response)
    assert parents(claim) == []
    assert not Origin.objects.exists()


def test_it_refuses_a_stale_version_and_keeps_what_was_chosen() -> None:
    ana, ben = factories.person("ana"), factories.person("ben")
    claim = asking(ana)
    page = fields_of(workbench(ben, claim), FORM)
    chosen = page | {
        "origin": "named",
        "named": "The notice",
        "origin_kind": "document",
        "items": page["items"][1:],
    }
    with acting(ana, "meanwhile"):
        revise(claim, version=claim.version, in_short="They sell.")
    response = client_of(ben).post(address(claim, "name_origin"), chosen)
    assert response.status_code == 412
    assert "Somebody else changed this claim" in text_of(response)
    assert parents(claim) == []
    response.status_code = 200
    again = fields_of(response, FORM)
    assert (again["named"], again["items"]) == ("The notice", page["items"][1:])
    assert again["claim_version"] == str(claim.refreshed().version)
    response = client_of(ben).post(address(claim, "name_origin"), again | {"origin": "named"})
    assert response.status_code == 302
    assert len(parents(claim)) == 2


def test_it_says_when_another_was_quicker() -> None:
    ana, ben = factories.person("ana"), factories.person("ben")
    claim = asking(ana, 1)
    page = fields_of(workbench(ben, claim), FORM)
    named(ana, claim, "named", named="The notice", origin_kind="document")
    page |= {"origin": "named", "named": "Else"}
    response = client_of(ben).post(address(claim, "name_origin"), page)
    assert response.status_code == 412
    page |= {"claim_version": str(claim.refreshed().version)}
    response = client_of(ben).post(address(claim, "name_origin"), page)
    assert response.status_code == 200
    assert "was named in the meantime" in text_of(response)
    assert len(parents(claim)) == 1


def test_it_goes_on_with_those_that_are_left() -> None:
    ana, ben = factories.person("ana"), factories.person("ben")
    claim = asking(ana, 3)
    origin = known(ana, claim)
    page = fields_of(workbench(ben, claim), FORM) | {"origin": f"origin:{origin.public_id}"}
    named(ana, claim, "named", named="The notice", origin_kind="document", items=page["items"][0])
    response = client_of(ben).post(address(claim, "name_origin"), page)
    assert response.status_code == 412
    tree = html.fromstring(response.content.decode())
    assert tree.cssselect(".btn.go")[0].get("value") == page["origin"]
    response.status_code = 200
    again = fields_of(response, FORM) | {"origin": page["origin"]}
    assert again["items"] == page["items"][1:]
    assert client_of(ben).post(address(claim, "name_origin"), again).status_code == 302
    assert parents(claim).count(origin) == 3


# --- Who may -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("role", "read", "write"),
    [
        (JOURNALIST, 200, 302),
        (FACT_CHECKER, 200, 302),
        (EDITOR, 200, 302),
        (ADMINISTRATOR, 403, 403),
    ],
)
def test_it_is_for_those_who_write(role: str, read: int, write: int) -> None:
    ana = factories.person("ana")
    claim = asking(ana, 1)
    client, at = client_of(factories.person("who", role)), address(claim, "name_origin")
    sent = fields_of(workbench(ana, claim), FORM) | {
        "origin": "named",
        "named": "The notice",
        "origin_kind": "document",
    }
    assert client.get(at).status_code == read
    assert client.post(at, sent).status_code == write
    assert len(parents(claim)) == (write == 302)


def test_it_asks_who_is_there_and_lets_a_superuser_only_look() -> None:
    claim = asking(factories.person("ana"), 1)
    at = address(claim, "name_origin")
    for answer in (Client().get(at), Client().post(at, {"origin": "named"})):
        assert answer.status_code == 302
        assert answer.headers["Location"].startswith("/desk/login/")
    root = client_of(factories.person("root", ADMINISTRATOR, is_superuser=True))
    assert root.get(at).status_code == 200
    assert FORM not in root.get(at).content.decode()
    assert root.post(at, {"origin": "named"}).status_code == 403


def test_it_answers_404_for_a_claim_that_is_not_for_this_person() -> None:
    ana, dan = factories.person("ana"), factories.person("dan", JOURNALIST)
    claim = asking(ana, 1)
    at = address(claim, "name_origin")
    with acting(ana, "test"):
        mark(claim, version=claim.version, marking="confidential")
    assert client_of(dan).get(at).status_code == 404
    assert client_of(dan).post(at, {"origin": "named"}).status_code == 404
    assert client_of(ana).get(at.replace(str(claim.pk), "999999999")).status_code == 404


def test_it_changes_nothing_of_a_rejected_claim() -> None:
    ana = factories.person("ana")
    claim = asking(ana, 1)
    with acting(ana, "no story"):
        reject(claim, version=claim.version, reason="Nobody needs to know.")
    assert FORM not in workbench(ana, claim).content.decode()
    assert client_of(ana).post(address(claim, "name_origin")).status_code == 403


def test_it_tells_nobody_of_a_confidential_source_who_is_not_on_its_list() -> None:
    ana, ben = factories.person("ana"), factories.person("ben")
    claim = asking(ana, 1)
    kestrel = factories.make_source(ana, "Kestrel", kind="person", attribution="confidential")
    with acting(ana, "test"):
        origin = make_origin(kind="person", label="token-9")
    hidden: list[Evidence] = [
        factories.attach(
            ana, claim, source=kestrel, kind="anonymous", dated=PartialDate(2025, 5, 3)
        ),
        factories.attach(ana, claim, source=kestrel, kind="anonymous", derived_from=[origin]),
        factories.attach(ana, claim, source=kestrel, kind="on_record_statement"),
    ]
    page = workbench(ben, claim)
    for secret in ("Kestrel", "token-9", "3 May 2025", origin.public_id, hidden[2].public_id):
        assert secret not in page.content.decode(), secret
    assert "Unnamed person 1 item a source known to the newsroom, unnamed person" in " ".join(
        groups(page)
    )
    assert fields_of(page, FORM)["items"] == claim.evidence.order_by("pk")[0].public_id
    said = {"named": "x", "origin_kind": "document", "items": hidden[0].public_id}
    assert "One of them is not open any more" in text_of(named(ben, claim, "named", **said))
    assert "Kestrel" in text_of(workbench(ana, claim))
    assert "token-9" in text_of(workbench(ana, claim))


def test_it_asks_no_more_queries_for_more_items_and_origins() -> None:
    ana = factories.person("ana")
    counts = []
    for reports in (1, 12):
        claim = asking(ana, reports)
        for number in range(reports):
            known(ana, claim, f"person-{reports}-{number}")
        factories.assess(ana, claim)
        counts.append(queries_of(client_of(ana), address(claim, "change")))
        counts.append(queries_of(client_of(ana), address(claim, "name_origin")))
    assert counts[:2] == counts[2:]
    assert counts[0] <= 60
    assert counts[1] <= 22
