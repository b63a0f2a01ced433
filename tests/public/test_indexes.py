"""Lists to browse by: companies, topics, sources, and what changed in a week."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from lxml import html

from articles.logic.country_names import country_name
from articles.logic.edition_content import EvidenceContent, Named
from articles.logic.weeks import Week
from articles.public.models import PublishedClaim, PublishedCompany, PublishedSource
from articles.public.reading import company_list, pages
from tests.public import contents, factories
from tests.public.pages import page_by_page

pytestmark = pytest.mark.django_db
AT_MOST = 5
SUNDAY, MONDAY = "2025-06-08T12:00:00+00:00", "2025-06-09T12:00:00+00:00"
ROW = r'<th scope="row"><a[^>]*><bdi>([^<]+)</bdi>'
HIT = r'<li class="hit">\s*<h3><a[^>]*>([^<]+)</a>'


def item(id: str, source: PublishedSource) -> EvidenceContent:
    return contents.evidence(id, source=Named(source.public_id, source.label))


def company(name: str, claims: int = 1, **values: Any) -> PublishedCompany:
    made = factories.published_company(name, **values)
    for number in range(claims):
        factories.published_claim(f"{name} did it, {number}.", companies=[made])
    return made


def rows(client: Client, address: str) -> list[str]:
    """What the table's first column says."""
    tree = html.fromstring(client.get(address).content)
    return [str(link.text_content()) for link in tree.cssselect("tbody th a")]


def said(client: Client, address: str) -> str:
    tree = html.fromstring(client.get(address).content)
    return " ".join(tree.get_element_by_id("main", tree).text_content().split())


def folded() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT fold_listing_counts()")


# --- Companies ---------------------------------------------------------------------------------


def test_companies_stand_by_letter_whatever_their_spelling(client: Client) -> None:
    for name in ("The Ångström Works", "acme", "Zeta", "3M", "Газпром", "“Bolt” AG", "東京電力"):
        company(name)
    assert rows(client, "/companies/") == [
        "3M", "acme", "The Ångström Works", "“Bolt” AG", "Zeta", "Газпром", "東京電力",
    ]  # fmt: skip
    assert rows(client, "/companies/?letter=a") == ["acme", "The Ångström Works"]
    assert rows(client, "/companies/?letter=0-9") == ["3M"]
    assert rows(client, "/companies/?letter=other") == ["Газпром", "東京電力"]
    page = said(client, "/companies/?letter=a")
    assert "2 companies under “A”." in page
    assert "letter=c" not in client.get("/companies/").content.decode()


def test_they_are_narrowed_by_country(client: Client) -> None:
    company("Acme", country="DE")
    company("Bolt", country="JP")
    company("Aurora", country="DE")
    assert rows(client, "/companies/?country=DE") == ["Acme", "Aurora"]
    assert rows(client, "/companies/?country=JP&letter=b") == ["Bolt"]
    assert "1 company in Japan." in said(client, "/companies/?country=JP")
    page = said(client, "/companies/?country=JP&letter=a")
    assert "There are no companies under “A”, in Japan." in page


def test_they_stand_by_activity(client: Client) -> None:
    company("Acme", claims=1)
    company("Bolt", claims=3)
    company("Nadir", claims=0)
    folded()
    assert rows(client, "/companies/?order=claims") == ["Bolt", "Acme"]
    changed = PublishedClaim.objects.get(statement__startswith="Acme")
    PublishedClaim.objects.filter(pk=changed.pk).update(updated_at=timezone.now())
    assert rows(client, "/companies/?order=changed") == ["Acme", "Bolt"]


def test_whoever_has_no_standing_claim_is_in_no_list(client: Client) -> None:
    shown, hidden = company("Acme"), company("Bolt", country="JP")
    factories.withdrawn(PublishedClaim.objects.get(statement__startswith="Bolt"))
    folded()
    for address in ("/companies/", "/companies/?order=claims", "/companies/?order=changed"):
        assert rows(client, address) == [shown.name]
    page = client.get("/companies/?letter=b&country=JP").content.decode()
    assert hidden.name not in page
    assert "Japan" not in page
    assert "letter=b" not in client.get("/companies/").content.decode()


def test_an_empty_list_and_one_of_one_say_so(client: Client) -> None:
    assert "No company is on record yet" in said(client, "/companies/")
    company("Acme")
    assert "One company so far." in said(client, "/companies/")


@pytest.mark.parametrize("query", ["letter=qq", "country=XX", "order=best", "letter=%00"])
def test_it_says_what_it_did_not_understand(query: str, client: Client) -> None:
    company("Acme")
    response = client.get(f"/companies/?{query}")
    assert "is no letter, country or order of this list" in response.content.decode()
    assert rows(client, f"/companies/?{query}") == ["Acme"]


@pytest.mark.parametrize("query", [{}, {"letter": "a"}, {"order": "claims"}, {"country": "DE"}])
def test_pages_hold_each_company_once(
    query: dict[str, str], client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(company_list, "PAGE", 2)
    monkeypatch.setattr(company_list, "page_of", partial(pages.page_of, size=2))
    for number in range(5):
        company(f"Acme {number}", country="DE")
    folded()
    found = page_by_page(client, "/companies/", ROW, **query)
    assert sorted(found) == [f"Acme {number}" for number in range(5)]


# --- Topics, sources ---------------------------------------------------------------------------


def test_topics_are_counted_as_they_stand(client: Client) -> None:
    money, ships = factories.published_topic("Money"), factories.published_topic("Ships")
    factories.published_claim("One.", topics=[money])
    factories.published_claim("Two.", topics=[money], verdict="disputed", confidence="low")
    factories.withdrawn(factories.published_claim("Three.", topics=[ships]))
    assert rows(client, "/topics/") == ["Money"]
    assert "Money21" in said(client, "/topics/").replace(" ", "")


def test_sources_are_listed_with_what_rests_on_them(client: Client) -> None:
    assert "rests on a source that readers may know" in said(client, "/sources/")
    ledger = factories.published_source("The Ledger", kind="news_outlet")
    gazette = factories.published_source("Gazette", kind="news_outlet")
    factories.published_source("Nobody", kind="person")
    claim = factories.published_claim(
        "It was said.", evidence=(item("E0000001", ledger), item("E0000002", gazette))
    )
    assert rows(client, "/sources/") == ["Gazette", "The Ledger"]
    assert rows(client, "/sources/?kind=news_outlet") == ["Gazette", "The Ledger"]
    assert "No claim rests on a source of this kind." in said(client, "/sources/?kind=person")
    assert "is not a kind of source" in said(client, "/sources/?kind=rumour")
    factories.withdrawn(claim)
    assert rows(client, "/sources/") == []


# --- Weeks -------------------------------------------------------------------------------------


def test_a_week_shows_what_moved_with_its_reason(client: Client) -> None:
    old = factories.published_claim(
        "It is old.", verdict="unproven", confidence=None, published_at=SUNDAY
    )
    factories.another_edition(old, verdict="supported", confidence="low", published_at=MONDAY)
    factories.withdrawn(factories.published_claim("It is gone.", published_at=MONDAY))
    page = said(client, "/changes/2025-W24/")
    assert "9 to 15 June 2025: 1 edition published" in page
    assert "The verdict was Unproven before." in page
    assert "Edition 1 beside 2" in page
    assert "It is gone." not in page
    before = said(client, "/changes/2025-W23/")
    assert "New on record" in before
    assert "The verdict was" not in before


def test_what_came_with_an_imported_base_is_shown_where_it_is_asked_for(client: Client) -> None:
    came = contents.review(how="carried_over", base="Old base")
    factories.published_claim("It came along.", published_at=MONDAY, review=came)
    assert "It came along." not in said(client, "/changes/2025-W24/")
    page = said(client, "/changes/2025-W24/?with=imported")
    assert "It came along." in page
    assert "imported from Old base and not checked by this desk" in page


def test_weeks_without_changes_lead_to_those_with_some(client: Client) -> None:
    assert "Nothing has been published here yet." in said(client, "/changes/")
    factories.published_claim("It is old.", published_at=MONDAY)
    assert "9 to 15 June 2025" in said(client, "/changes/")
    assert "Nothing had been published here yet." in said(client, "/changes/2024-W01/")
    assert client.get("/changes/").content.count(b"/changes/2025-W24/") >= 1


@pytest.mark.parametrize("week", ["2025-W54", "2025-W00", "2999-W01", "0000-W01"])
def test_there_is_no_page_for_no_week(week: str, client: Client) -> None:
    assert client.get(f"/changes/{week}/").status_code == 404


def test_a_week_in_pages(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("articles.public.reading.week.PAGE", 2)
    for number in range(5):
        moment = f"2025-06-09T1{number // 2}:00:00+00:00"
        factories.published_claim(f"It is so, {number}.", published_at=moment)
    found = page_by_page(client, "/changes/2025-W24/", HIT)
    assert sorted(found) == [f"It is so, {number}." for number in range(5)]


def test_a_week_begins_on_monday() -> None:
    assert str(Week.of(date(2021, 1, 3))) == "2020-W53"
    week = Week.parse("2020-W53")
    assert week is not None
    assert week.in_words == "28 December 2020 to 3 January 2021"
    assert Week.parse("2021-W53") is None
    assert country_name("DE") == "Germany"
    assert country_name("QQ") == "QQ"


@pytest.mark.parametrize(
    "address",
    [
        "/companies/", "/companies/?letter=a&country=DE", "/companies/?order=claims&after=acme-1",
        "/companies/?order=changed", "/companies/?after=acme-1", "/topics/?after=money",
        "/sources/?kind=news_outlet", "/changes/2025-W24/", "/changes/?after=AAAAAAAA.1",
    ],
)  # fmt: skip
def test_it_asks_a_few_questions_however_many_there_are(address: str, client: Client) -> None:
    money = factories.published_topic("Money")
    counts = []
    for number in (2, 9):
        for place in range(number):
            made = factories.published_company(f"Acme {number}{place}", country="DE")
            factories.published_claim(
                "It is so.", companies=[made], topics=[money], published_at=MONDAY,
                evidence=(item("E0000001", factories.published_source()),),
            )  # fmt: skip
        folded()
        with CaptureQueriesContext(connection) as asked:
            assert client.get(address).status_code == 200
        counts.append(len(asked))
    assert counts[0] <= AT_MOST
    assert counts[1] <= AT_MOST
