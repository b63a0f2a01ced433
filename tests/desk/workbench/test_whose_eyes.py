"""Whose eyes: what changed since the last check, interests, and who could do what one cannot."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from lxml import html

from articles.desk.admin.claim_facts import ClaimFacts
from articles.desk.admin.claim_since import PartSince, since_last_check
from articles.desk.admin.claim_who import named
from articles.desk.editing import claim as claim_verbs
from articles.desk.editing import claim_company as claim_company_verbs
from articles.desk.editing import evidence as evidence_verbs
from articles.desk.editing import evidence_state as evidence_state_verbs
from articles.desk.editing import review
from articles.desk.editing.acting import acting, roles_of
from articles.desk.editing.comment import comment
from articles.desk.editing.coverage import content_hash
from articles.desk.models import Claim, Person
from tests.desk import factories
from tests.desk.admin.pages import address, client_of, text_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def ana(db: None) -> Person:
    return factories.person("ana", first_name="Ana")


@pytest.fixture
def ben(db: None) -> Person:
    return factories.person("ben", first_name="Ben")


def since(claim: Claim, person: Person) -> dict[str, PartSince]:
    facts = ClaimFacts(claim.refreshed(), person, roles_of(person))
    return {part.part: part for part in since_last_check(facts)}


def checked(ana: Person, ben: Person) -> Claim:
    acme = factories.make_company(ana, "Acme")
    claim = factories.draft(ana, "Acme paid Bolt.", companies=[(acme, "subject")])
    factories.attach(ana, claim, source=factories.make_source(ana, "The Ledger"), note="Said so.")
    factories.assess(ana, claim)
    factories.submit(ana, claim)
    with acting(ben, "test"):
        review.verify(
            claim.refreshed(), version=claim.version, seen_hash=content_hash(claim),
            interests="Owns 10 shares of Acme", comment="Read the filing.",
        )  # fmt: skip
    return claim.refreshed()


def revised(by: Person, claim: Claim, **fields: Any) -> None:
    with acting(by, "test"):
        claim_verbs.revise(claim.refreshed(), version=claim.version, **fields)


def test_it_tells_before_and_after_of_each_part_that_waits_again(ana: Person, ben: Person) -> None:
    claim = checked(ana, ben)
    assert since(claim, ben) == {}
    bolt = factories.make_company(ana, "Bolt")
    revised(ana, claim, statement="Acme paid Bolt twice.", held_from="2025")
    with acting(ana, "test"):
        links = [(claim.company_links.get().company, "subject"), (bolt, "counterparty")]
        now = claim.refreshed()
        claim_company_verbs.set_companies(now, version=now.version, companies=links)
    with acting(ana, "test"):
        item = claim.evidence.get()
        evidence_verbs.revise_evidence(
            item, version=claim.refreshed().version, note="Said so twice.", stance="disputes"
        )
    factories.assess(ana, claim, verdict="disputed", confidence="low", rationale="Two disagree.")
    told = since(claim, ben)
    assert list(told) == [
        "The statement", "The assessment", "The item from The Ledger (media report)",
    ]  # fmt: skip
    statement = told["The statement"]
    assert statement.checked.startswith("Ben on ")
    assert (statement.by, statement.at) == ("Ana", "the-claim")
    assert statement.names == "statement, holds since and companies"
    assert [(p.op, p.text) for p in statement.changes[0].pieces if p.op != "same"] == [
        ("taken", " Bolt."), ("added", " Bolt twice."),
    ]  # fmt: skip
    assert told["The assessment"].names == "verdict, confidence and reasons"
    item_names = told["The item from The Ledger (media report)"].names
    assert item_names == "what it does to the claim and what it shows"
    tree = html.fromstring(client_of(ben).get(address(claim, "change")).content.decode())
    marked = [node.text_content() for node in tree.cssselect(".since ins")]
    assert " Bolt twice." in marked
    assert tree.cssselect(".since[open]")


def test_it_tells_new_items_and_items_taken_out(ana: Person, ben: Person) -> None:
    claim = checked(ana, ben)
    new = factories.attach(ana, claim, source=factories.make_source(ana, "The Post"))
    with acting(ana, "test"):
        old = claim.evidence.exclude(pk=new.pk).get()
        evidence_state_verbs.remove_evidence(old, version=claim.refreshed().version)
    told = since(claim, ben)
    assert "new" not in told
    assert told["The item from The Ledger"].note == "It was taken out."
    factories.submit(ana, claim)
    factories.verify(ben, claim)
    assert since(claim, ben) == {}


def test_it_says_of_a_first_check_that_nobody_checked_before(ana: Person) -> None:
    claim = factories.draft(ana, "Acme paid Bolt.")
    assert "Nobody has checked it before." in text_of(client_of(ana).get(address(claim, "change")))
    facts = ClaimFacts(claim, ana, roles_of(ana))
    assert not facts.verifications
    with CaptureQueriesContext(connection) as asked:
        assert since_last_check(facts) == []
    assert len(asked) == 0


def test_it_shows_checks_with_the_interests_declared(ana: Person, ben: Person) -> None:
    claim = checked(ana, ben)
    page = text_of(client_of(ana).get(address(claim, "change")))
    assert "Interests: Owns 10 shares of Acme." in page
    assert "Read the filing." in page


def test_it_tells_nothing_of_an_item_whose_source_one_may_not_know(
    ana: Person, ben: Person
) -> None:
    heron = factories.make_source(ana, "Heron", kind="person", attribution="confidential")
    claim = checked(ana, ben)
    item = factories.attach(ana, claim, source=heron, note="Heron saw it.")
    factories.submit(ana, claim)
    factories.verify(ben, claim)
    with acting(ana, "test"):
        evidence_verbs.revise_evidence(
            item, version=claim.refreshed().version, note="Heron heard of it."
        )
    (part,) = since(claim, ben).values()
    assert "Heron" not in part.part
    assert (part.changes, part.note) == ([], "Those on its source’s list can read what changed.")
    assert "Heron" not in text_of(client_of(ben).get(address(claim, "change")))


def test_it_names_who_could_check_and_never_who_wrote_it(ana: Person, ben: Person) -> None:
    cleo = factories.person("cleo", "fact-checker", first_name="Cleo")
    claim = factories.draft(ana, "Acme paid Bolt.")
    factories.attach(ben, claim, source=factories.make_source(ana, "The Ledger"))
    factories.assess(ana, claim)
    factories.submit(ana, claim)
    page = text_of(client_of(ana).get(address(claim, "change")))
    assert "the statement and the assessment. Ask Ben or Cleo to check them" in page
    dan = factories.person("dan", "journalist")
    read = text_of(client_of(dan).get(address(claim, "change")))
    assert "Checking takes a fact-checker or an editor: Cleo." in read
    assert "Publish: This takes an editor. Ana or Ben can." in read
    only_mine = factories.draft(cleo, "Acme paid Bolt thrice.")
    factories.attach(cleo, only_mine)
    factories.assess(cleo, only_mine)
    factories.submit(cleo, only_mine)
    refused = text_of(client_of(cleo).get(address(only_mine, "change")))
    assert "somebody else has to check it. Ana or Ben can." in refused


def test_it_names_four_at_most() -> None:
    people = [Person(username=name, first_name=name.title()) for name in ("a", "b", "c", "d", "e")]
    assert named(people) == "A, B, C, D or 1 other"
    assert (named(people[:1]), named([])) == ("A", "")


def test_it_shows_comments_on_an_item_with_the_item(ana: Person, ben: Person) -> None:
    claim = checked(ana, ben)
    item = claim.evidence.get()
    with acting(ben, "test"):
        comment(claim, version=claim.version, words="Which page?", part=item.public_id)
    tree = html.fromstring(client_of(ana).get(address(claim, "change")).content.decode())
    assert "Which page?" in tree.get_element_by_id(f"item-{item.public_id}").text_content()


def test_it_asks_few_queries_and_no_more_for_more_items_for_what_changed(
    ana: Person, ben: Person
) -> None:
    claim = checked(ana, ben)
    revised(ana, claim, statement="Acme paid Bolt twice.")
    for _ in range(5):
        factories.attach(ana, claim)
    facts = ClaimFacts(claim.refreshed(), ben, roles_of(ben))
    facts.coverage, facts.verifications, facts.evidence, facts.people  # noqa: B018
    facts.company_links, facts.known_sources  # noqa: B018
    with CaptureQueriesContext(connection) as asked:
        assert since_last_check(facts)
    assert len(asked) <= 4, [one["sql"] for one in asked]
