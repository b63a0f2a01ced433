"""Feeds, as Atom and as JSON Feed."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from xml.etree import ElementTree

import pytest
from django.test import Client
from pytest_django.fixtures import Settings

from articles.logic.edition_content import Named
from tests.public import factories
from tests.public.contents import evidence
from tests.public.pages import tags_of

pytestmark = pytest.mark.django_db
ATOM = "{http://www.w3.org/2005/Atom}"


def feed(client: Client, path: str) -> ElementTree.Element:
    response = client.get(path)
    assert response.status_code == 200
    assert response["Content-Type"].startswith("application/atom+xml")
    return ElementTree.fromstring(response.content)


def titles(root: ElementTree.Element) -> list[str]:
    return [entry.findtext(f"{ATOM}title") or "" for entry in root.iter(f"{ATOM}entry")]


def test_it_follows_a_company(client: Client) -> None:
    meta = factories.published_company("Meta")
    factories.published_claim("About Meta.", companies=[meta])
    factories.published_claim("About another.")
    root = feed(client, "/companies/meta/feed.atom")
    assert titles(root) == ["About Meta."]
    assert root.findtext(f"{ATOM}title") == "Claims about Meta · Claimbook"


def test_it_takes_the_filters_of_the_page(client: Client) -> None:
    meta = factories.published_company("Meta")
    factories.published_claim("Borne out.", companies=[meta], verdict="supported", confidence="low")
    factories.published_claim("Not carried.", companies=[meta])
    assert titles(feed(client, "/companies/meta/feed.atom?verdict=supported")) == ["Borne out."]
    assert len(titles(feed(client, "/companies/meta/feed.atom?verdict=nonsense"))) == 2


def test_it_makes_a_new_entry_of_a_new_edition(client: Client) -> None:
    claim = factories.published_claim("It is so.")
    factories.another_edition(claim, statement="It is otherwise.")
    root = feed(client, "/feeds/everything.atom")
    entry = next(root.iter(f"{ATOM}entry"))
    assert (entry.findtext(f"{ATOM}id") or "").endswith(f"/claims/{claim.public_id}/v2/")
    assert titles(root) == ["It is otherwise."]


def test_it_does_not_repeat_an_allegation_that_is_not_borne_out(client: Client) -> None:
    meta = factories.published_company("Meta")
    factories.published_claim("Meta stole it.", companies=[meta], risk="allegation")
    for path in ("/companies/meta/feed.atom", "/feeds/everything.atom"):
        assert titles(feed(client, path)) == ["Claim about Meta"]
        assert b"stole" not in client.get(path).content


def test_it_leaves_out_what_does_not_stand(client: Client) -> None:
    factories.retracted(factories.published_claim("Retracted."))
    factories.withdrawn(factories.published_claim("Withdrawn."))
    assert titles(feed(client, "/feeds/everything.atom")) == []


def test_it_tells_of_corrections(client: Client) -> None:
    claim = factories.another_edition(factories.published_claim("It is so."), confidence=None)
    factories.correction(claim)
    assert titles(feed(client, "/corrections/feed.atom")) == ["Correction: It is so."]
    factories.withdrawn(claim)
    assert titles(feed(client, "/corrections/feed.atom")) == []


def test_it_says_that_a_demonstration_is_no_reporting(client: Client, settings: Settings) -> None:
    settings.CLAIMBOOK_DEMONSTRATION = True
    title = feed(client, "/feeds/everything.atom").findtext(f"{ATOM}title") or ""
    assert title.startswith("Demonstration, not reporting")


def test_it_follows_a_topic_and_refuses_an_empty_one(client: Client) -> None:
    money = factories.published_topic("Money")
    factories.published_topic("Secret")
    factories.published_claim("About money.", topics=[money])
    assert titles(feed(client, "/topics/money/feed.atom")) == ["About money."]
    assert client.get("/topics/secret/feed.atom").status_code == 404
    assert client.get("/companies/nobody/feed.atom").status_code == 404


def test_it_redirects_from_a_merged_company(client: Client) -> None:
    meta = factories.published_company("Meta")
    factories.published_company("Facebook", merged_into=meta)
    response = client.get("/companies/facebook/feed.atom")
    assert (response.status_code, response["Location"]) == (301, "/companies/meta/feed.atom")


def test_it_lists_the_feeds(client: Client) -> None:
    factories.published_claim(companies=[factories.published_company("Meta")])
    page = client.get("/feeds/").content.decode()
    for path in (
        "/feeds/everything.atom",
        "/feeds/everything.json",
        "/changes/feed.atom",
        "/corrections/feed.json",
        "/companies/meta/feed.atom",
    ):
        assert path in page


def items(client: Client, path: str) -> list[dict[str, Any]]:
    response = client.get(path)
    assert response["Content-Type"] == "application/feed+json"
    found: list[dict[str, Any]] = response.json()["items"]
    return found


def test_it_says_the_same_in_both_forms(client: Client) -> None:
    source = factories.published_source("Daily")
    item = evidence("E0000001", source=Named(source.public_id, "Daily"))
    factories.published_claim("It is so.", evidence=(item,))
    for path in ("/feeds/everything", f"/sources/{source.public_id}/feed", "/changes/feed"):
        entry = next(feed(client, f"{path}.atom").iter(f"{ATOM}entry"))
        (item_,) = items(client, f"{path}.json")
        assert item_["id"] == entry.findtext(f"{ATOM}id")
        assert item_["title"] == entry.findtext(f"{ATOM}title")
        assert item_["content_text"] == entry.findtext(f"{ATOM}summary")
        assert item_["date_modified"] == entry.findtext(f"{ATOM}updated")


def test_it_tells_what_changed_in_words(client: Client) -> None:
    claim = factories.published_claim("It is so.", verdict="unproven", confidence=None)
    later = factories.MOMENT + timedelta(days=1)
    factories.another_edition(
        claim, statement="It is otherwise.", verdict="refuted", confidence="high",
        published_at=later.isoformat(),
    )  # fmt: skip
    newest, first = items(client, "/changes/feed.json")
    assert newest["title"] == "Now Refuted: It is otherwise."
    assert newest["url"].endswith(f"/claims/{claim.public_id}/changes/v1..v2/")
    assert "The verdict was Unproven before." in newest["content_text"]
    differs = "What differs from the edition before: statement, verdict, confidence"
    assert differs in newest["content_text"]
    assert first["title"] == "New on record: It is otherwise."


def test_it_tells_of_a_correction_and_a_retraction_among_changes(client: Client) -> None:
    claim = factories.another_edition(factories.published_claim("It is so."), confidence=None)
    factories.correction(claim)
    assert items(client, "/changes/feed.json")[0]["title"] == "Corrected: It is so."
    factories.retracted(claim)
    retraction, *rest = items(client, "/changes/feed.json")
    assert retraction["title"] == "Retracted: It is so."
    assert rest == []
    factories.withdrawn(claim)
    assert items(client, "/changes/feed.json") == []


def test_it_leaves_out_of_changes_what_came_with_a_base(client: Client) -> None:
    factories.published_claim("Checked here.")
    brought = {"verified_how": "carried_over", "base": "Other desk"}
    claim = factories.published_claim("Brought.", row=brought)
    factories._change(claim.edition, **brought)
    assert [item["title"] for item in items(client, "/changes/feed.json")] == [
        "New on record: Checked here."
    ]
    told = items(client, "/changes/feed.json?with=imported")
    assert "imported from Other desk and not checked by this desk" in str(told)


def test_it_tells_nothing_of_an_allegation_among_changes(client: Client) -> None:
    meta = factories.published_company("Meta")
    claim = factories.published_claim("Meta stole it.", companies=[meta], risk="allegation")
    factories.another_edition(claim, statement="Meta stole all of it.", in_short="It stole.")
    for form in ("atom", "json"):
        assert b"stole" not in client.get(f"/changes/feed.{form}").content


def test_it_narrows_corrections_as_the_page_does(client: Client) -> None:
    meta = factories.published_company("Meta")
    factories.correction(factories.another_edition(factories.published_claim(companies=[meta])))
    factories.retracted(factories.published_claim("Gone."))
    assert len(items(client, "/corrections/feed.json")) == 2
    assert len(items(client, "/corrections/feed.json?kind=retraction")) == 1
    assert len(items(client, "/corrections/feed.json?company=meta")) == 1
    for odd in ("?kind=%00", "?company=%00", "?kind=" + "x" * 500, "?company=%ff"):
        assert client.get(f"/corrections/feed.atom{odd}").status_code in (200, 400)


def test_it_says_which_filters_hold(client: Client) -> None:
    factories.published_claim(companies=[factories.published_company("Meta")])
    about = client.get("/companies/meta/feed.json?verdict=refuted&role=none").json()
    assert "Only Verdict: refuted." in about["description"]
    assert "“none” is not known under “Role”" in about["description"]
    assert about["feed_url"].endswith("/companies/meta/feed.json?verdict=refuted")


def test_it_moves_an_entry_that_comes_under_review(client: Client) -> None:
    claim = factories.published_claim("It is so.")
    (before,) = items(client, "/feeds/everything.json")
    factories.under_review(claim, since=factories.MOMENT + timedelta(days=3))
    (after,) = items(client, "/feeds/everything.json")
    assert after["id"] == before["id"]
    assert after["date_modified"] > before["date_modified"]
    assert "Under review since 12 March 2026." in after["content_text"]


PATHS = (
    "/companies/meta/feed", "/topics/money/feed", "/feeds/everything", "/corrections/feed",
    "/changes/feed",
)  # fmt: skip


@pytest.mark.parametrize("form", ["atom", "json"])
def test_it_answers_conditional_requests_with_one_query(
    client: Client, form: str, django_assert_max_num_queries: Any
) -> None:
    meta, money = factories.published_company("Meta"), factories.published_topic("Money")
    claim = factories.published_claim(companies=[meta], topics=[money])
    factories.correction(factories.another_edition(claim))
    source = factories.published_source()
    for path in (*PATHS, f"/sources/{source.public_id}/feed"):
        first = client.get(f"{path}.{form}")
        assert first["Last-Modified"]
        headers = {"If-None-Match": first["ETag"]}
        with django_assert_max_num_queries(1):
            assert client.get(f"{path}.{form}", headers=headers).status_code == 304
        factories._change(claim, in_short=f"Moved before {path}.")
        assert client.get(f"{path}.{form}", headers=headers).status_code == 200, path


def test_it_tells_no_date_by_which_a_claim_was_withdrawn(client: Client) -> None:
    """So If-Modified-Since alone is not honoured: who asks by a date would keep what is gone, or
    find out by dates when it went."""
    gone = factories.published_claim("Soon gone.")
    factories.another_edition(factories.published_claim("It stays."), in_short="It does.")
    path = "/feeds/everything.atom"
    before = client.get(path)
    asked = {"If-Modified-Since": before["Last-Modified"]}
    factories.withdrawn(gone)
    after = client.get(path, headers=asked)
    assert (after.status_code, after["Last-Modified"]) == (200, before["Last-Modified"])
    assert b"Soon gone." not in after.content
    assert b"Soon gone." in before.content
    late = {"If-Modified-Since": "Fri, 31 Dec 2055 00:00:00 GMT"}
    assert client.get(path, headers=late).status_code == 200


def test_it_is_named_in_the_head_of_pages(client: Client) -> None:
    meta, money = factories.published_company("Meta"), factories.published_topic("Money")
    source = factories.published_source()
    factories.published_claim(companies=[meta], topics=[money])
    pages = {
        "/": "/feeds/everything",
        "/companies/meta/": "/companies/meta/feed",
        "/topics/money/": "/topics/money/feed",
        f"/sources/{source.public_id}/": f"/sources/{source.public_id}/feed",
        "/corrections/": "/corrections/feed",
        "/changes/": "/changes/feed",
    }
    for page, path in pages.items():
        named = {
            attrs["type"]: attrs["href"]
            for tag, attrs in tags_of(client.get(page))
            if tag == "link" and attrs.get("rel") == "alternate"
        }
        assert named["application/atom+xml"] == f"{path}.atom"
        assert named["application/feed+json"] == f"{path}.json"


@pytest.mark.parametrize("number", [3, 30])
def test_it_needs_as_few_queries_for_much_as_for_little(
    client: Client, number: int, django_assert_max_num_queries: Any
) -> None:
    meta, money = factories.published_company("Meta"), factories.published_topic("Money")
    source = factories.published_source()
    for _ in range(number):
        claim = factories.published_claim(companies=[meta], topics=[money])
        factories.correction(factories.another_edition(claim))
    for path in (*PATHS, f"/sources/{source.public_id}/feed"):
        for form in ("atom", "json"):
            with django_assert_max_num_queries(5 if path.startswith("/changes") else 2):
                assert client.get(f"{path}.{form}").status_code == 200
