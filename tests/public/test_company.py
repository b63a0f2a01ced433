"""The company dossier."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.test import Client

from articles.logic.edition_content import Named
from articles.public.models import PublishedClaim, PublishedCompany
from tests.public import contents, factories
from tests.public.briefs import published_brief
from tests.public.pages import page_by_page

pytestmark = pytest.mark.django_db
AT_MOST = 4
ROW = r'<li class="claim-row">.*?href="/claims/([0-9A-Z]{8})/"'


def supported(confidence: str = "high", **values: Any) -> dict[str, Any]:
    return {"verdict": "supported", "confidence": confidence, **values}


def dossier(client: Client, company: PublishedCompany, query: str = "") -> str:
    response = client.get(f"/companies/{company.slug}/{query}")
    assert response.status_code == 200, response
    return response.content.decode()


@pytest.fixture
def northlight() -> PublishedCompany:
    return factories.published_company(
        "Northlight Robotics",
        names=[("Polar Pick", "former"), ("NLRB", "ticker")],
        identifiers=[("wikidata", "Q42")],
        description="Warehouse robots",
        founded="2014",
    )


def test_it_says_who_the_company_is(client: Client, northlight: PublishedCompany) -> None:
    page = dossier(client, northlight)
    for words in ("Northlight Robotics", "Polar Pick", "ticker NLRB", "Q42", "2014"):
        assert words in page


def test_it_has_a_sentence_where_nothing_is_on_record(
    client: Client, northlight: PublishedCompany
) -> None:
    assert "No claim about" in dossier(client, northlight)


def test_it_warns_where_there_is_one_claim_only(
    client: Client, northlight: PublishedCompany
) -> None:
    factories.published_claim(companies=[northlight])
    assert "the only claim on record" in dossier(client, northlight)


def test_it_answers_first_with_claims_behind_each_sentence(
    client: Client, northlight: PublishedCompany
) -> None:
    claim = factories.published_claim("The contract was renewed.", companies=[northlight])
    published_brief(company=northlight, answer="The partnership has not ended.", claim=claim)
    page = dossier(client, northlight)
    assert "The partnership has not ended." in page
    assert page.index("The partnership has not ended.") < page.index('id="claims"')
    assert f'href="/claims/{claim.public_id}/"' in page
    assert "Checked by a second person on" in page


def test_it_groups_claims_by_topic(client: Client, northlight: PublishedCompany) -> None:
    money, rights = (factories.published_topic(name) for name in ("Money", "Ownership"))
    factories.published_claim("About rights.", companies=[northlight], topics=[rights])
    factories.published_claim("About money.", companies=[northlight], topics=[money])
    factories.published_claim("About neither.", companies=[northlight])
    page = dossier(client, northlight)
    places = [
        page.index(words, page.index('<ol class="claims">') - 2000)
        for words in ('group-1">', "About money.", "About rights.", "Without a topic")
    ]
    assert places == sorted(places)


def test_it_counts_one_square_a_claim(client: Client, northlight: PublishedCompany) -> None:
    for _ in range(3):
        factories.published_claim(companies=[northlight], **supported())
    factories.published_claim(companies=[northlight])
    page = dossier(client, northlight)
    assert "4 claims, by verdict" in page
    tally = page[page.index('class="tally"') : page.index("One square is one claim")]
    assert tally.count('class="fill level-4"') == 3
    assert tally.count('class="fill level-0"') == 1


@pytest.mark.parametrize(
    ("query", "shown", "hidden"),
    [
        ("?verdict=supported", "Is borne out.", "Is not carried."),
        ("?confidence=high", "Is borne out.", "Is not carried."),
        ("?confidence=none", "Is not carried.", "Is borne out."),
        ("?topic=money", "Is borne out.", "Is not carried."),
        ("?role=supplier", "Is not carried.", "Is borne out."),
        ("?counterparty=harbour-data", "Is not carried.", "Is borne out."),
        ("?since=2026", "Is borne out.", "Is not carried."),
        ("?until=2025", "Is not carried.", "Is borne out."),
        ("?until=July+2025", "Is not carried.", "Is borne out."),
    ],
)
def test_it_filters_by_the_address(
    client: Client, northlight: PublishedCompany, query: str, shown: str, hidden: str
) -> None:
    harbour = factories.published_company("Harbour Data")
    money = factories.published_topic("Money")
    factories.published_claim(
        "Is borne out.",
        companies=[northlight],
        topics=[money],
        held_from="2026-02-01",
        **supported(),
    )
    factories.published_claim(
        "Is not carried.", companies=[(northlight, "supplier"), harbour], held_from="2025-07"
    )
    page = dossier(client, northlight, query)
    rows = page[page.index('class="claims"') : page.index("Items that repeat one origin")]
    assert shown in rows
    assert hidden not in rows
    assert "1 of 2 claims pass these filters" in page


@pytest.mark.parametrize(
    "query",
    ["?verdict=true", "?confidence=9", "?topic=x", "?role=boss", "?since=soon", "?order=up"],
)
def test_it_says_what_it_did_not_understand(
    client: Client, northlight: PublishedCompany, query: str
) -> None:
    factories.published_claim("Is still shown.", companies=[northlight])
    page = dossier(client, northlight, query)
    assert "the list is shown without it" in page
    assert "Is still shown." in page


def test_it_has_a_sentence_where_filters_leave_nothing(
    client: Client, northlight: PublishedCompany
) -> None:
    factories.published_claim(companies=[northlight])
    page = dossier(client, northlight, "?verdict=refuted")
    assert "No claim passes these filters together." in page
    assert "Show all 1" in page


def test_it_keeps_other_filters_in_the_links_of_the_strip(
    client: Client, northlight: PublishedCompany
) -> None:
    factories.published_claim(companies=[northlight], **supported())
    page = dossier(client, northlight, "?verdict=supported")
    assert "?verdict=supported&amp;confidence=high#claims" in page


def test_it_pages_without_losing_or_repeating_a_claim(
    client: Client, northlight: PublishedCompany
) -> None:
    topics = [factories.published_topic(f"T{n}") for n in range(3)]
    for n in range(120):
        factories.published_claim(
            companies=[northlight], topics=[topics[n % 3]] if n % 4 else [], held_from=None
        )
    for order in ("changed", "certain", "date"):
        assert f'value="{order}" selected' in dossier(client, northlight, f"?order={order}")
        seen = page_by_page(client, f"/companies/{northlight.slug}/", ROW, order=order)
        assert len(seen) == len(set(seen)) == 120


def test_it_opens_a_long_list_with_the_newest_of_each_topic(
    client: Client, northlight: PublishedCompany
) -> None:
    money, rights = (factories.published_topic(name) for name in ("Money", "Ownership"))
    for n in range(60):
        factories.published_claim(
            f"Claim {n}.",
            companies=[northlight],
            topics=[] if n > 56 else [rights if n % 5 else money],
        )
    page = dossier(client, northlight)
    assert page.index("Ownership") < page.index("Without a topic")
    assert 'href="?topic=ownership#claims">All 45 on <bdi>Ownership</bdi>' in page
    assert "All 60 claims, last changed first" in page
    shown = re.findall(ROW, page, re.DOTALL)
    assert len(shown) == len(set(shown)) == 12 + 16 + 3
    assert "45 of 60 claims pass these filters" in dossier(client, northlight, "?topic=ownership")
    assert "Claim 59." in dossier(client, northlight, "?order=topic")


@pytest.mark.parametrize("after", ["ZZZZZZZZ", "'; --", "\x00", "ü" * 50])
def test_it_shows_page_one_for_an_unknown_place(
    client: Client, northlight: PublishedCompany, after: str
) -> None:
    factories.published_claim("First of all.", companies=[northlight])
    response = client.get(f"/companies/{northlight.slug}/", {"after": after})
    assert response.status_code == 200
    assert "First of all." in response.content.decode()


def test_it_lists_standing_claims_only(client: Client, northlight: PublishedCompany) -> None:
    factories.retracted(factories.published_claim("Was retracted.", companies=[northlight]))
    gone = factories.published_claim("Was withdrawn.", companies=[northlight])
    other = factories.published_claim("Survives.", companies=[northlight])
    factories.merged(factories.published_claim("Was merged.", companies=[northlight]), other)
    factories.withdrawn(gone)
    page = dossier(client, northlight)
    rows = page[page.index('id="claims"') : page.index('id="corrections"')]
    assert "Survives." in rows
    for words in ("Was retracted.", "Was withdrawn.", "Was merged."):
        assert words not in rows
    assert "Was withdrawn." not in page
    assert "1 claim, by verdict" in page


def test_it_warns_where_most_rests_on_one_publisher(
    client: Client, northlight: PublishedCompany
) -> None:
    ledger = factories.published_source("The Daily Ledger")
    item = contents.evidence("E0000001", source=Named(ledger.public_id, ledger.label))
    for _ in range(4):
        factories.published_claim(companies=[northlight], evidence=(item,))
    page = dossier(client, northlight)
    assert "100 per cent of the evidence goes back to one publisher" in page
    assert f'href="/sources/{ledger.public_id}/"' in page


def test_it_does_not_warn_where_evidence_is_spread(
    client: Client, northlight: PublishedCompany
) -> None:
    for n in range(4):
        source = factories.published_source(f"Outlet {n}")
        named = Named(source.public_id, source.label)
        item = contents.evidence(f"E000000{n}", source=named)
        factories.published_claim(companies=[northlight], evidence=(item,))
    page = dossier(client, northlight)
    assert "What this rests on" in page
    assert "goes back to one publisher" not in page


def test_it_shows_relations_that_a_standing_claim_carries(
    client: Client, northlight: PublishedCompany
) -> None:
    harbour = factories.published_company("Harbour Data")
    kestrel = factories.published_company("Kestrel Capital")
    kept = factories.published_claim(companies=[northlight, harbour])
    lost = factories.retracted(factories.published_claim(companies=[northlight, kestrel]))
    factories.published_relation(
        harbour, northlight, kind="supplier", started="2022-03", claims=[kept]
    )
    factories.published_relation(northlight, kestrel, kind="investment", claims=[lost])
    page = dossier(client, northlight)
    relations = page[page.index('id="relations"') :]
    assert "supplied by" in relations
    assert "since March 2022" in relations
    assert "investor in" not in relations


def test_it_draws_a_timeline_of_dated_claims(client: Client, northlight: PublishedCompany) -> None:
    for n, day in enumerate(("2022-03", "2024", "2026-02-03")):
        factories.published_claim(f"Event {n}.", companies=[northlight], held_from=day)
    page = dossier(client, northlight)
    timeline = page[page.index('id="timeline"') : page.index('id="corrections"')]
    assert "3 dated claims, from March 2022 to 3 February 2026." in timeline
    assert timeline.count("<circle") == 3
    assert timeline.index("Event 0.") < timeline.index("Event 1.") < timeline.index("Event 2.")


def test_it_lists_corrections_and_articles(client: Client, northlight: PublishedCompany) -> None:
    claim = factories.published_claim(companies=[northlight])
    claim = factories.another_edition(claim, **supported())
    factories.correction(claim, was_wrong="On 12 September.", is_right="On 2 September.")
    article = factories.published_article("Robot maker walks away")
    factories.published_appearance(claim, article, "The two sides disagree")
    page = dossier(client, northlight)
    assert "On 2 September." in page
    assert "Robot maker walks away" in page


def test_it_escapes_what_people_wrote(client: Client) -> None:
    nasty = "<script>alert(1)</script>"
    company = factories.published_company(f"Evil {nasty}", slug="evil", description=nasty)
    factories.published_claim(nasty, companies=[company], topics=[])
    assert "<script>alert" not in dossier(client, company)


def test_it_redirects_from_a_merged_company(client: Client, northlight: PublishedCompany) -> None:
    old = factories.published_company("Polar Pick", merged_into=northlight)
    response = client.get(f"/companies/{old.slug}/?verdict=disputed")
    assert response.status_code == 301
    assert response["Location"] == "/companies/northlight-robotics/?verdict=disputed"


def test_it_follows_a_renamed_slug(client: Client, northlight: PublishedCompany) -> None:
    factories.published_address("/companies/northlite/", f"/companies/{northlight.slug}/")
    response = client.get("/companies/northlite/")
    assert (response.status_code, response["Location"]) == (
        301,
        "/companies/northlight-robotics/",
    )
    feed = client.get("/companies/northlite/feed.atom")
    assert feed["Location"] == "/companies/northlight-robotics/feed.atom"


def test_it_refuses_an_unknown_company(client: Client) -> None:
    assert client.get("/companies/nobody/").status_code == 404


def fill(company: PublishedCompany, number: int) -> None:
    topic = factories.published_topic()
    article = factories.published_article()
    for n in range(number):
        other = factories.published_company()
        source = factories.published_source()
        item = contents.evidence(f"E{n:07}", source=Named(source.public_id, source.label))
        claim = factories.published_claim(
            companies=[company, other],
            topics=[topic],
            held_from=f"20{n % 20 + 10}",
            evidence=(item,),
        )
        claim = factories.another_edition(claim, **supported())
        factories.correction(claim)
        factories.published_appearance(claim, article, "The two sides")
        factories.published_relation(company, other, claims=[claim])
    published_brief(company=company, claim=PublishedClaim.objects.first())


@pytest.mark.parametrize("number", [3, 30])
def test_it_needs_as_few_queries_for_much_as_for_little(
    client: Client,
    northlight: PublishedCompany,
    number: int,
    django_assert_max_num_queries: Any,
) -> None:
    fill(northlight, number)
    for query in ("", "?verdict=supported&order=certain&since=2012&counterparty=company-1"):
        with django_assert_max_num_queries(AT_MOST):
            dossier(client, northlight, query)


def test_it_lists_companies_by_name(client: Client, django_assert_max_num_queries: Any) -> None:
    survivor = factories.published_company("Beta")
    factories.published_claim(companies=[factories.published_company("Alpha")])
    factories.published_company("Old Beta", merged_into=survivor)
    factories.published_claim(companies=[survivor], verdict="disputed", confidence="low")
    with django_assert_max_num_queries(2):
        page = client.get("/companies/").content.decode()
    assert page.index("Alpha") < page.index("Beta")
    assert "Old Beta" not in page


def test_it_says_that_there_is_no_company_yet(client: Client) -> None:
    assert "No company is on record yet" in client.get("/companies/").content.decode()
