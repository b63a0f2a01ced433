"""The questions beside the form: from records, in a fixed number of queries."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from lxml import html

from articles.desk.admin.claim_facts import ClaimFacts
from articles.desk.admin.claim_findings import findings_of, stands_in
from articles.desk.capture.capturing import capture
from articles.desk.editing.acting import acting, roles_of
from articles.desk.editing.claim import revise
from articles.desk.models import Article, Claim, LinkState, Person
from articles.logic.claim_checks import Rule
from tests.desk import factories
from tests.desk.admin.counting import queries_of
from tests.desk.admin.pages import address, client_of

pytestmark = pytest.mark.django_db
TEXT = (
    "Strain grows between partners\n\nAcme paid 3 million to Bolt in May, according to a “secret” "
    "filing. Bolt denies it.\n\nBoth companies have worked together for four years.\n"
)


@pytest.fixture
def ana(db: None) -> Person:
    return factories.person("ana")


def article(ana: Person) -> Article:
    with acting(ana, "test"):
        return capture(TEXT.encode(), media_type="text/plain").article


def told(claim: Claim, person: Person) -> dict[Rule, str]:
    facts = ClaimFacts(claim.refreshed(), person, roles_of(person))
    return {one.rule: one.at for one in findings_of(facts)}


def attached(ana: Person, claim: Claim, kept: Article, **fields: Any) -> Any:
    version = kept.versions.get()
    return factories.attach(ana, claim, article=kept, article_version=version, **fields)


def test_it_asks_about_quotations_that_are_missing_or_not_in_the_kept_text(ana: Person) -> None:
    claim, kept = factories.draft(ana, "Acme paid.", held_from="2025"), article(ana)
    attached(ana, claim, kept, quotation='acme paid 3 million to Bolt […] a "secret" filing')
    assert told(claim, ana) == {}
    wrong = attached(ana, claim, kept, quotation="Acme paid 4 million")
    assert told(claim, ana) == {Rule.NOT_IN_TEXT: f"item-{wrong.public_id}"}
    bare = attached(ana, claim, kept)
    assert told(claim, ana)[Rule.NO_QUOTATION] == f"item-{bare.public_id}"


@pytest.mark.parametrize(
    ("quotation", "stands"),
    [
        ("Bolt denies it.", True), ("bolt  denies\nit", True), ("… Bolt … it …", True),
        ("according to a 'secret' filing", True), ("it … Bolt denies", False),
        ("Bolt admits it.", False), ("…", True),
    ],
)  # fmt: skip
def test_it_forgives_typography_and_no_other_words(quotation: str, stands: bool) -> None:
    assert stands_in(quotation, TEXT) is stands


def test_it_asks_about_one_publisher_by_its_owner(ana: Person) -> None:
    owner = factories.make_source(ana, "The Group")
    claim = factories.draft(ana, "Acme paid.", held_from="2025")
    for name in ("The Ledger", "The Post"):
        factories.attach(ana, claim, source=factories.make_source(ana, name, owner=owner))
    assert told(claim, ana) == {Rule.ONE_PUBLISHER: "evidence"}
    factories.attach(ana, claim)
    assert told(claim, ana) == {}


def test_it_knows_companies_by_their_other_names(ana: Person) -> None:
    acme = factories.make_company(ana, "Acme", names=[("Apex", "former")])
    claim = factories.draft(ana, "Acme paid.", companies=[(acme, "subject")], held_from="2025")
    factories.attach(ana, claim, note="Apex did.")
    assert told(claim, ana) == {}
    other = factories.draft(ana, "Acme paid.", companies=[(acme, "subject")], held_from="2025")
    factories.attach(ana, other, note="Somebody did.")
    assert told(other, ana) == {Rule.WIDER: "id_statement"}


def test_it_says_nothing_of_items_whose_source_one_may_not_know(ana: Person) -> None:
    ben = factories.person("ben")
    heron = factories.make_source(ana, "Heron", kind="person", attribution="confidential")
    claim, kept = factories.draft(ana, "Acme paid.", held_from="2025"), article(ana)
    attached(ana, claim, kept, source=heron, quotation="Not in it")
    assert Rule.NOT_IN_TEXT in told(claim, ana)
    assert told(claim, ben) == {}
    assert "Heron" not in client_of(ben).get(address(claim, "change")).content.decode()


def test_it_shows_each_question_with_a_link_that_leads_somewhere(ana: Person) -> None:
    claim, kept = factories.draft(ana, "All paid 7 firms.", risk="allegation",
                                  risk_reason="It may harm them."), article(ana)  # fmt: skip
    attached(ana, claim, kept, quotation="Not in it")
    attached(ana, claim, kept)
    tree = html.fromstring(client_of(ana).get(address(claim, "change")).content.decode())
    section = tree.xpath("//section[@aria-labelledby='checks']")[0]
    links = [link.get("href")[1:] for link in section.cssselect("a")]
    assert len(links) >= 5
    for name in links:
        tree.get_element_by_id(name)


def test_it_asks_no_more_queries_for_more_items(ana: Person) -> None:
    kept = article(ana)
    counts = []
    for number in (1, 12):
        claim = factories.draft(ana, companies=[(factories.make_company(ana), "subject")])
        for _ in range(number):
            attached(ana, claim, kept, quotation="Not in it")
        facts = ClaimFacts(claim.refreshed(), ana, roles_of(ana))
        facts.evidence, facts.known_sources, facts.enquiries, facts.company_links  # noqa: B018
        with CaptureQueriesContext(connection) as asked:
            findings_of(facts)
        counts.append(len(asked))
    assert counts == [2, 2]


def test_it_asks_about_pages_that_are_gone(ana: Person) -> None:
    claim, kept = factories.draft(ana, "Acme paid.", held_from="2025"), article(ana)
    item = attached(ana, claim, kept, quotation="Acme paid 3 million")
    now = timezone.now()
    kept.link_state = LinkState(
        article=kept, url=kept.canonical_url, standing="dead", since=now, checked_at=now,
        next_check=now,
    )  # fmt: skip
    facts = ClaimFacts(claim.refreshed(), ana, roles_of(ana))
    assert findings_of(facts) == []
    facts.evidence[0].article = kept
    (found,) = findings_of(facts)
    assert (found.rule, found.at) == (Rule.DEAD_LINK, f"item-{item.public_id}")
    kept.standing = "unavailable"
    assert findings_of(facts) == []
    kept.standing, kept.link_state.url = "current", "https://ledger.example/old"
    assert findings_of(facts) == []


def test_the_whole_page_asks_a_bounded_number_of_queries(ana: Person) -> None:
    """With a check, a change since, quotations to look for and companies by other names."""
    ben, kept = factories.person("ben"), article(ana)
    acme = factories.make_company(ana, "Acme", names=[("Apex", "former")])
    claims = []
    for number in (3, 15):
        claim = factories.draft(ana, "Acme paid.", companies=[(acme, "subject")])
        for _ in range(number):
            attached(ana, claim, kept, quotation="Not in it")
        factories.assess(ana, claim)
        factories.submit(ana, claim)
        factories.verify(ben, claim)
        with acting(ana, "test"):
            revise(claim.refreshed(), version=claim.version, statement="Acme paid twice.")
        claims.append(claim)
    counts = [queries_of(client_of(ben), address(claim, "change")) for claim in claims]
    assert counts[0] == counts[1] <= 44
