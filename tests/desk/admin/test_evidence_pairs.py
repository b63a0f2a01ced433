"""Credibility first, then the source's reliability beside it; far corners warn."""

from __future__ import annotations

from typing import Any

import pytest

from articles.desk.editing.acting import acting
from articles.desk.editing.evidence import attach
from articles.desk.models import Claim, Evidence, Person, Source
from tests.desk import factories
from tests.desk.admin.pages import address, client_of, fields_of, text_of
from tests.desk.resting import graded

pytestmark = pytest.mark.django_db

A5 = "A5 is a rare pair: completely reliable source, improbable."
E2 = "E2 is a rare pair: unreliable source, probably true."


@pytest.fixture
def ana() -> Person:
    return factories.person("ana")


@pytest.fixture
def claim(ana: Person) -> Claim:
    return factories.draft(ana, "They paid.", temporal="event")


def source(ana: Person, reliability: str) -> Source:
    made = factories.make_source(ana, "The Ledger")
    graded(ana, reliability, made)
    return made


def shown(person: Person, claim: Claim) -> str:
    return text_of(client_of(person).get(address(claim, "change")))


def typed(person: Person, claim: Claim, **answers: str) -> Any:
    """The workbench with these answers in its first item, saved; the page that follows."""
    client, where = client_of(person), address(claim, "change")
    form = fields_of(client.get(where), "workbench")
    form |= {f"evidence-0-{name}": value for name, value in answers.items()}
    return client.post(where, form, follow=True)


def test_credibility_is_asked_in_sight_and_reliability_comes_after(
    ana: Person, claim: Claim
) -> None:
    ledger = source(ana, "B")
    assert "How credible is it, taken by itself?" in shown(ana, claim)
    page = text_of(typed(ana, claim, source="The Ledger"))
    assert claim.evidence.get().source == ledger
    assert "stands here once the item is rated and saved" in page
    assert "B6" not in page
    assert "sually reliable" not in page
    page = text_of(typed(ana, claim, credibility="3"))
    assert "On record: B3, usually reliable source, possibly true." in page
    assert "rare pair" not in page


def test_choosing_a_source_tells_no_reliability(ana: Person) -> None:
    source(ana, "A")
    found = client_of(ana).get(address(Claim, "choose", "source"), {"q": "ledger"})
    assert "The Ledger" in found.content.decode()
    assert "eliable" not in found.content.decode()
    assert '"A"' not in found.content.decode()


@pytest.mark.parametrize(
    ("reliability", "credibility", "warning"), [("A", "5", A5), ("E", "2", E2)]
)
def test_it_warns_of_a_far_corner_and_saves_it(
    reliability: str, credibility: str, warning: str, ana: Person, claim: Claim
) -> None:
    source(ana, reliability)
    page = text_of(typed(ana, claim, source="The Ledger", credibility=credibility))
    assert f"The Ledger: {warning}" in page
    assert "Saved." in page
    assert claim.evidence.get().credibility == credibility
    # It stays beside the item; a save that leaves the pair as it is says nothing more.
    page = text_of(typed(ana, claim, note="In the annual report."))
    assert warning in page
    assert f"The Ledger: {warning}" not in page
    page = text_of(typed(ana, claim, credibility="3"))
    assert "rare pair" not in page


def test_a_typed_1_is_refused_in_words_and_nothing_is_lost(ana: Person, claim: Claim) -> None:
    source(ana, "B")
    page = text_of(typed(ana, claim, source="The Ledger", credibility="1", note="Kept below."))
    assert (
        "1, “confirmed by other sources”, follows from the evidence and is never entered." in page
    )
    assert "Kept below." in page
    assert not claim.evidence.exists()


def test_a_grade_given_later_warns_as_well(ana: Person, claim: Claim) -> None:
    ledger = source(ana, "C")
    factories.attach(ana, claim, source=ledger, credibility="5")
    assert "rare pair" not in shown(ana, claim)
    graded(ana, "A", ledger)
    assert A5 in shown(ana, claim)


def imported(claim: Claim, **fields: Any) -> Evidence:
    system = Person.objects.get(is_system=True)
    system.groups.set(Person.objects.get(username="ana").groups.all())
    with acting(system, "import"):
        return attach(claim, version=claim.refreshed().version, credibility="1", **fields)


def test_an_imported_one_is_kept_and_warned_of(ana: Person, claim: Claim) -> None:
    imported(claim, source=source(ana, "E"))
    page = text_of(typed(ana, claim, note="As the other desk has it."))
    assert "E1 is a rare pair: unreliable source, confirmed by other sources." in page
    assert (claim.evidence.get().credibility, claim.evidence.get().note) == (
        "1", "As the other desk has it.",
    )  # fmt: skip


def test_it_says_that_others_confirm_an_item_once_it_is_assessed(ana: Person, claim: Claim) -> None:
    said = "Another independent reliable origin confirms it"
    for name in ("The Ledger", "The Courier"):
        outlet = factories.make_source(ana, name)
        graded(ana, "B", outlet)
        factories.attach(ana, claim, source=outlet, kind="on_record_statement", credibility="2")
    alone = factories.attach(ana, claim, kind="on_record_statement", credibility="2")
    assert said not in shown(ana, claim)
    factories.assess(ana, claim, verdict="supported", confidence="moderate")
    assert shown(ana, claim).count(said) == 3
    assert alone.refreshed().credibility == "2"
