"""Proposals of a shared origin on the claim's page: read beside each other, then decided."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from lxml import html

from articles.desk.editing.acting import (
    ADMINISTRATOR,
    EDITOR,
    FACT_CHECKER,
    JOURNALIST,
    acting,
)
from articles.desk.editing.claim import revise
from articles.desk.editing.claim_desk import mark
from articles.desk.editing.origin import make_origin
from articles.desk.editing.review import reject
from articles.desk.models import Claim, Origin, OriginProposal, Person, Suggestion
from tests.desk import factories
from tests.desk.admin.pages import address, client_of, fields_of, text_of
from tests.desk.copying import SENTENCES, add_item, copied_claim, proposed

pytestmark = pytest.mark.django_db


def workbench(person: Person, claim: Claim) -> Any:
    return client_of(person).get(address(claim, "change"))


def decided(person: Person, proposal: OriginProposal, decide: str, **chosen: Any) -> Any:
    """As a browser sends the proposal's form from the workbench."""
    page = fields_of(workbench(person, proposal.claim), f"proposal-{proposal.public_id}")
    return client_of(person).post(
        address(proposal.claim, "proposals"), page | {"decide": decide} | chosen
    )


def with_proposal(by: Person, copies: int = 1) -> tuple[Claim, OriginProposal]:
    claim = copied_claim(by, copies)
    (proposal,) = proposed(by, claim)
    return claim.refreshed(), proposal


def test_it_looks_when_asked_and_shows_both_texts_marked() -> None:
    ana = factories.person("ana")
    claim = copied_claim(ana)
    at = address(claim, "proposals")
    response = client_of(ana).post(at, {"look": "1"}, follow=True)
    assert "1 proposal of a shared origin waits for a decision." in text_of(response)
    words = text_of(response)
    assert "3 of 4 sentences are the same (short ones and quotations left out)" in words
    assert "Paper 0, 17 June 2025, the earliest; Paper 1, 18 June 2025" in words
    tree = html.fromstring(response.content.decode())
    marked = [node.text_content() for node in tree.cssselect("#proposals mark")]
    assert marked == [SENTENCES[0], SENTENCES[1], SENTENCES[3]] * 2
    assert not OriginProposal.objects.exclude(is_accepted=None).exists()
    assert Suggestion.objects.get(claim=claim).origins_for == 2


def test_it_looks_by_itself_when_an_item_is_saved() -> None:
    ana = factories.person("ana")
    claim = copied_claim(ana)
    client, at = client_of(ana), address(claim, "change")
    page = fields_of(client.get(at), "workbench")
    client.post(at, page | {"in_short": "They sell."})
    assert not OriginProposal.objects.exists()
    page = fields_of(client.get(at), "workbench")
    assert client.post(at, page | {"evidence-0-note": "Seen."}).status_code == 302
    assert OriginProposal.objects.get().is_accepted is None


def test_it_links_what_is_accepted() -> None:
    ana, ben = factories.person("ana"), factories.person("ben", JOURNALIST)
    claim, proposal = with_proposal(ana)
    first, second = claim.evidence.order_by("pk")
    page = fields_of(workbench(ben, claim), f"proposal-{proposal.public_id}")
    assert page["origin"] == f"evidence:{first.public_id}"
    response = decided(ben, proposal, "accept", is_without_reporting="on", reason="Same text.")
    assert response.status_code == 302
    assert second.derivations.get().parent_evidence == first
    assert not second.refreshed().is_own_reporting
    proposal.refresh_from_db()
    assert (proposal.is_accepted, proposal.decided_by) == (True, ben)
    assert Suggestion.objects.get(claim=claim).origins_for == 1
    page = workbench(ana, claim)
    assert "1 accepted Paper 0, Paper 1: 3 of 4 sentences" in text_of(page)
    assert "Accepted by ben" in text_of(page)


def test_it_names_a_new_origin_and_takes_one_on_record() -> None:
    ana = factories.person("ana")
    claim, proposal = with_proposal(ana, 2)
    ids = [item.public_id for item in claim.evidence.order_by("pk")]
    said = {"origin": "named", "named": "Northbank report", "origin_kind": "wire_report"}
    decided(ana, proposal, "accept", **said, items=ids[1:])
    origin = Origin.objects.get()
    assert (origin.label, origin.kind) == ("Northbank report", "wire_report")
    items = list(claim.evidence.order_by("pk"))
    assert [item.derivations.count() for item in items] == [0, 1, 1]
    (again,) = proposed(ana, add_third_party(ana, claim))
    page = workbench(ana, claim)
    words = "took it from what Paper 1 rests on: Wire report: Northbank report"
    assert words not in text_of(page)  # Paper 1 is linked to none of the proposal's items
    assert [item.source.name for item in again.items.all()] == ["Paper 0", "Paper 9"]


def add_third_party(by: Person, claim: Claim) -> Claim:
    add_item(by, claim, 9, SENTENCES)
    return claim


def test_it_offers_what_an_item_rests_on_already() -> None:
    ana = factories.person("ana")
    claim = factories.draft(ana)
    with acting(ana, "test"):
        origin = make_origin(kind="document", label="The notice")
    add_item(ana, claim, 0, derived_from=[origin])
    add_item(ana, claim, 1)
    (proposal,) = proposed(ana, claim)
    words = "Both took it from what Paper 0 rests on: Document: The notice"
    assert words in text_of(workbench(ana, claim))
    decided(ana, proposal, "accept", origin=f"origin:{origin.public_id}")
    assert [item.derivations.get().parent_origin for item in claim.evidence.all()] == [origin] * 2


def test_it_keeps_what_is_rejected_and_shows_it_folded() -> None:
    ana = factories.person("ana", first_name="Ana", last_name="Li")
    claim, proposal = with_proposal(ana)
    assert decided(ana, proposal, "reject", reason="Both print a notice.").status_code == 302
    page = workbench(ana, claim)
    assert "1 rejected Kept, and not proposed again Paper 0, Paper 1: 3 of 4" in text_of(page)
    assert "Rejected by Ana Li" in text_of(page)
    assert "Both print a notice." in text_of(page)
    again = client_of(ana).post(address(claim, "proposals"), {"look": "1"}, follow=True)
    assert "Nothing new was found" in text_of(again)
    assert not claim.evidence.filter(derivations__isnull=False).exists()


@pytest.mark.parametrize(
    ("chosen", "words"),
    [
        ({"origin": ""}, "Say where they got it, or reject the proposal."),
        ({"origin": "named", "named": " "}, "Name the origin."),
        ({"origin": "evidence:00000000"}, "is not one of the available choices"),
        ({"origin": "named", "named": "x\x00", "origin_kind": "document"}, "Null characters"),
        ({"claim_version": "x"}, "Nothing was done"),
    ],
)
def test_it_says_what_is_missing_and_keeps_the_rest(chosen: dict[str, str], words: str) -> None:
    ana = factories.person("ana")
    _, proposal = with_proposal(ana)
    response = decided(ana, proposal, "accept", reason="Read both.", **chosen)
    assert response.status_code == 200
    assert words in text_of(response)
    assert 'value="Read both."' in response.content.decode()
    proposal.refresh_from_db()
    assert proposal.is_accepted is None


def test_it_refuses_a_stale_version_and_goes_on_from_there() -> None:
    ana, ben = factories.person("ana"), factories.person("ben")
    claim, proposal = with_proposal(ana)
    page = fields_of(workbench(ben, claim), f"proposal-{proposal.public_id}")
    with acting(ana, "meanwhile"):
        revise(claim, version=claim.version, in_short="They sell.")
    response = client_of(ben).post(address(claim, "proposals"), page | {"decide": "accept"})
    assert response.status_code == 412
    assert "Somebody else changed this claim" in text_of(response)
    now = claim.refreshed().version
    assert f'name="claim_version" value="{now}"' in response.content.decode()
    page |= {"claim_version": str(now)}
    response = client_of(ben).post(address(claim, "proposals"), page | {"decide": "accept"})
    assert response.status_code == 302
    assert OriginProposal.objects.get().is_accepted


def test_it_says_who_decided_meanwhile() -> None:
    ana, ben = factories.person("ana"), factories.person("ben")
    claim, proposal = with_proposal(ana)
    page = fields_of(workbench(ben, claim), f"proposal-{proposal.public_id}")
    decided(ana, proposal, "reject")
    response = client_of(ben).post(address(claim, "proposals"), page | {"decide": "accept"})
    assert response.status_code == 200
    assert "ana has rejected this proposal already" in text_of(response)


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
    claim, proposal = with_proposal(factories.person("ana"))
    client, at = client_of(factories.person("who", role)), address(claim, "proposals")
    assert client.get(at).status_code == read
    asked = {"proposal": proposal.public_id, "claim_version": claim.version, "decide": "reject"}
    for sent in ({"look": "1"}, asked):
        assert client.post(at, sent).status_code == write
    assert OriginProposal.objects.rejected().exists() == (write == 302)


def test_it_asks_who_is_there_and_lets_a_superuser_only_look() -> None:
    claim, _ = with_proposal(factories.person("ana"))
    at = address(claim, "proposals")
    for answer in (Client().get(at), Client().post(at, {"look": "1"})):
        assert answer.status_code == 302
        assert answer.headers["Location"].startswith("/desk/login/")
    root = factories.person("root", ADMINISTRATOR, is_superuser=True)
    assert client_of(root).get(at).status_code == 200
    assert client_of(root).post(at, {"look": "1"}).status_code == 403
    assert "Look for shared origins" not in text_of(client_of(root).get(at))


def test_it_answers_404_for_what_is_not_there_or_not_for_this_person() -> None:
    ana, dan = factories.person("ana"), factories.person("dan", JOURNALIST)
    claim, _ = with_proposal(ana)
    _, other = with_proposal(factories.person("cleo"))
    at = address(claim, "proposals")
    for sent in ("", "ZZZZZZZZ", "\x00", other.public_id):
        assert client_of(ana).post(at, {"proposal": sent}).status_code == 404
    with acting(ana, "test"):
        mark(claim, version=claim.version, marking="confidential")
    assert client_of(dan).get(at).status_code == 404
    assert client_of(dan).post(at, {"look": "1"}).status_code == 404
    assert client_of(ana).get(at.replace(str(claim.pk), "999999999")).status_code == 404


def test_it_shows_an_item_of_a_confidential_source_to_those_on_its_list() -> None:
    ana, ben = factories.person("ana"), factories.person("ben")
    claim = copied_claim(ana, 0)
    hidden = factories.make_source(ana, "Kestrel", kind="person", attribution="confidential")
    add_item(ana, claim, 1, source=hidden)
    at = address(claim, "proposals")
    looked = client_of(ben).post(at, {"look": "1"}, follow=True)
    assert "Nothing new was found" in text_of(looked)
    assert "3 of 4 sentences" not in text_of(looked)
    proposal = OriginProposal.objects.get()
    for decide in ("accept", "reject"):
        sent = {"proposal": proposal.public_id, "claim_version": claim.version, "decide": decide}
        assert client_of(ben).post(at, sent).status_code == 404
    assert "3 of 4 sentences" in text_of(workbench(ana, claim))
    decided(ana, proposal, "reject")
    assert "1 rejected" not in text_of(workbench(ben, claim))


def test_it_decides_nothing_of_a_rejected_claim() -> None:
    ana = factories.person("ana")
    claim, _ = with_proposal(ana)
    with acting(ana, "no story"):
        reject(claim, version=claim.version, reason="Nobody needs to know.")
    assert client_of(ana).post(address(claim, "proposals"), {"look": "1"}).status_code == 403
    page = workbench(ana, claim)
    assert "3 of 4 sentences" in text_of(page)
    assert "Reject: they share no origin" not in text_of(page)


def test_it_asks_no_more_queries_for_more_items() -> None:
    ana = factories.person("ana")
    counts = []
    for copies in (1, 5):
        claim, _ = with_proposal(ana, copies)
        client = client_of(ana)
        client.get(address(claim, "change"))
        with CaptureQueriesContext(connection) as taken:
            client.get(address(claim, "proposals"))
        counts.append(len(taken))
    assert counts[0] == counts[1] <= 15


def test_it_shows_nothing_where_there_is_nothing_to_share() -> None:
    ana = factories.person("ana")
    claim = copied_claim(ana, 0)
    assert "Shared origins?" not in text_of(workbench(ana, claim))
