"""What the rules suggest, as the desk reads it: reasons that add up, limits, what would change."""

from __future__ import annotations

from typing import Any

import pytest
from lxml import html

from articles.desk.editing.acting import acting
from articles.desk.editing.evidence_state import retract_evidence
from articles.desk.editing.origin import make_origin
from articles.desk.models import Claim, Person, Source
from articles.desk.publishing.source_grade import grade
from tests.desk import factories
from tests.desk.admin.pages import address, client_of, text_of

pytestmark = pytest.mark.django_db


def graded(by: Person, name: str, reliability: str, **fields: Any) -> Source:
    source = factories.make_source(by, name, **fields)
    with acting(by, "test"):
        grade(source, reliability=reliability, reason="Long experience.")
    return source


def ten_rewrites(by: Person) -> Claim:
    """One unnamed person, and ten careful outlets that repeat it."""
    claim = factories.draft(by, "Acme is in talks to sell its warehouses.", temporal="event")
    with acting(by, "test"):
        person = make_origin(kind="person", label="person-7")
    first = factories.attach(
        by,
        claim,
        source=graded(by, "Talks 1", "B", kind="person"),
        kind="anonymous",
        credibility="2",
        derived_from=[person],
    )
    for number in range(10):
        factories.attach(
            by,
            claim,
            source=graded(by, f"Outlet no. {number}", "A"),
            credibility="2",
            derived_from=[first],
        )
    return factories.assess(by, claim, verdict="unproven", rationale="One person, unnamed.")


def disputed(by: Person) -> Claim:
    """A document for it, a contract against it, and a report that was taken back."""
    claim = factories.draft(by, "Acme owes Bolt money.", temporal="event")
    for name, kind in (("The Court", "official_document"), ("A director", "on_record_statement")):
        factories.attach(by, claim, source=graded(by, name, "A"), kind=kind, credibility="2")
    factories.attach(
        by,
        claim,
        source=graded(by, "Bolt’s lawyer", "B", kind="person"),
        kind="official_document",
        stance="disputes",
        credibility="2",
    )
    gone = factories.attach(by, claim, source=graded(by, "The Post", "B"), credibility="2")
    with acting(by, "test"):
        retract_evidence(gone, version=claim.refreshed().version, reason="The paper was wrong.")
    return factories.assess(by, claim)


def card(person: Person, claim: Claim) -> Any:
    page = client_of(person).get(address(claim, "change"))
    tree = html.fromstring(page.content.decode())
    return tree.xpath("//section[@aria-labelledby='suggestion']")[0]


def words(node: Any) -> str:
    return " ".join(node.text_content().split())


def figures(node: Any) -> list[float]:
    return [float(cell.text_content().replace("−", "-")) for cell in node.cssselect(".fall td")]


def test_it_counts_ten_rewrites_of_one_unnamed_person_once() -> None:
    ana = factories.person("ana", first_name="Ana", last_name="Li")
    claim = ten_rewrites(ana)
    page = client_of(ana).get(address(claim, "change"))
    said = text_of(page)
    assert "1 origin in 11 items; support score 65, low." in said
    assert "Confidence: none (Ana Li, " in said
    assert "Suggested: low" in said
    assert "Independent origins: 1 (from 11 items)" in said
    assert "Talks 1 (anonymous, B2), counted once for 11 items of the same origin" in said
    assert "Unnamed person: person-7 11 items, counted once" in said
    assert "R1 unnamed-source rule, from Reuters, AP" in said
    found = card(ana, claim)
    assert figures(found) == [4.0, -1.1, 2.9]
    assert "A reliable origin that supports it → supported, moderate" in words(found)


def test_it_sets_a_limit_apart_and_strikes_out_what_is_void() -> None:
    ana = factories.person("ana")
    found = card(ana, disputed(ana))
    (limit,) = found.cssselect(".fall .limit")
    assert words(limit).startswith("Limit. Capped at moderate: a credible source says otherwise")
    assert "R4 rule of open dissent, from IPCC, GRADE" in words(limit)
    (struck,) = found.cssselect(".void")
    assert (
        words(struck) == "Not counted: The Post (media report, B2) retracted: The paper was wrong."
    )
    assert struck.cssselect("del")[0].text_content() == "The Post (media report, B2)"
    *points, total = figures(found)
    assert round(sum(points), 1) == total


def test_it_marks_one_cell_of_the_matrix_and_says_the_same() -> None:
    ana = factories.person("ana")
    found = card(ana, ten_rewrites(ana))
    assert len(found.cssselect(".matrix td.here")) == 1
    assert "There is little evidence, and what there is agrees." in words(found)


def test_it_shows_nothing_of_that_before_an_assessment() -> None:
    ana, ben = factories.person("ana"), factories.person("ben")
    claim = ten_rewrites(ana)
    page = client_of(ben).get(address(claim, "change"))
    said = text_of(page)
    assert "Suggested: after your assessment" in said
    for secret in ("What would change it", "Signed points", "support score", "Evidence and agree"):
        assert secret not in said
    assert not html.fromstring(page.content.decode()).cssselect(".matrix")


def test_it_names_no_confidential_source_in_a_reason_or_a_change() -> None:
    ana, ben = factories.person("ana"), factories.person("ben")
    claim = factories.draft(ana)
    hidden = graded(ana, "Kestrel", "B", kind="person", attribution="confidential")
    factories.attach(ana, claim, source=hidden, kind="on_record_statement", credibility="2")
    factories.assess(ana, claim)
    factories.assess(ben, claim)
    page = client_of(ben).get(address(claim, "change"))
    assert "Kestrel" not in page.content.decode()
    assert "A source known to the newsroom (statement on the record) retracted" in text_of(page)
    assert "Kestrel (statement on the record) retracted" in words(card(ana, claim))


def test_it_says_that_an_opinion_is_not_counted() -> None:
    ana = factories.person("ana")
    claim = factories.draft(ana, type="opinion")
    factories.attach(ana, claim)
    factories.assess(ana, claim, verdict="not_checkable", rationale="A value judgement.")
    said = text_of(client_of(ana).get(address(claim, "change")))
    assert "Independent origins: not counted (an opinion)" in said
    assert "What would change it" not in said
