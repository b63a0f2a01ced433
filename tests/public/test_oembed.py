"""oEmbed, the card it gives, and what stands ready to be copied from a claim's page."""

from __future__ import annotations

from html import unescape
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from django.conf import settings as installed
from django.test import Client
from pytest_django.fixtures import Settings

from tests.conformance.hostile_claim import HOSTILE, hostile_claim
from tests.public import factories, samples
from tests.public.pages import tags_of

pytestmark = pytest.mark.django_db
HOST = "http://testserver"


def asked(client: Client, path: str, **rest: Any) -> Any:
    return client.get("/oembed", {"url": f"{HOST}{path}", **rest})


def test_it_gives_a_frame_with_all_that_the_specification_requires(client: Client) -> None:
    claim = hostile_claim()
    for path in ("", "v1/", "embed/", "?utm=1#cite"):
        said = asked(client, f"/claims/{claim.public_id}/{path}").json()
        assert (said["type"], said["version"]) == ("rich", "1.0")
        assert said["title"] == HOSTILE
        assert (said["provider_name"], said["provider_url"]) == ("Claimbook", f"{HOST}/")
        ((tag, frame),) = tags_of(html_of(said["html"]))
        assert tag == "iframe"
        assert frame["src"] == f"{HOST}/claims/{claim.public_id}/embed/"
        assert frame["title"] == HOSTILE
        assert (frame["width"], frame["height"]) == (str(said["width"]), str(said["height"]))
        assert "allow-scripts" not in (frame["sandbox"] or "")


class html_of:  # noqa: N801 - stands where a response does
    def __init__(self, text: str) -> None:
        self.content = text.encode()


def test_it_says_the_same_as_xml(client: Client) -> None:
    claim = hostile_claim()
    path = f"/claims/{claim.public_id}/"
    response = asked(client, path, format="xml")
    assert response["Content-Type"].startswith("text/xml")
    root = ElementTree.fromstring(response.content)
    assert root.tag == "oembed"
    said = asked(client, path).json()
    assert {child.tag: child.text for child in root} == {k: str(v) for k, v in said.items()}


def test_it_keeps_within_the_size_asked_for(client: Client) -> None:
    path = f"/claims/{factories.published_claim().public_id}/"
    for asked_for in ({"maxwidth": 320}, {"maxheight": 100}, {"maxwidth": 320, "maxheight": 90}):
        said = asked(client, path, **asked_for).json()
        assert said["width"] <= asked_for.get("maxwidth", 600)
        assert said["height"] <= asked_for.get("maxheight", 400)
    for odd in ("0", "-1", "x", "1e3", "9" * 30, "²", "\x00"):
        assert asked(client, path, maxwidth=odd).status_code == 400, odd


def test_it_refuses_what_has_no_card(client: Client) -> None:
    gone = factories.withdrawn(factories.published_claim("Secret."))
    path = f"/claims/{gone.public_id}/"
    assert asked(client, path).status_code == 404
    assert b"Secret" not in asked(client, path).content
    standing = f"/claims/{factories.published_claim().public_id}/"
    for url in (
        f"{HOST}/claims/00000000/", f"{HOST}/companies/", f"https://elsewhere.example{standing}",
        f"javascript:{HOST}{standing}", "http://[", "\x00", "x" * 5000, f"{HOST}{standing}v0/",
    ):  # fmt: skip
        assert client.get("/oembed", {"url": url}).status_code == 404, url
    assert client.get("/oembed").status_code == 400
    assert asked(client, standing, format="yaml").status_code == 501
    assert client.post("/oembed", {"url": standing}).status_code == 405


def test_it_leads_from_a_merged_claim_to_the_one_that_stands(client: Client) -> None:
    survivor = factories.published_claim("It stands.")
    merged = factories.merged(factories.published_claim("It went."), survivor)
    said = asked(client, f"/claims/{merged.public_id}/").json()
    assert said["title"] == "It stands."
    assert f"/claims/{survivor.public_id}/embed/" in said["html"]


def test_it_says_what_became_of_the_claim(client: Client, settings: Settings) -> None:
    claim = factories.retracted(factories.published_claim("It was so."))
    path = f"/claims/{claim.public_id}/"
    assert asked(client, path).json()["title"] == "Retracted: It was so."
    risky = factories.published_claim("Tern stole it.", risk="allegation")
    assert "stole" not in asked(client, f"/claims/{risky.public_id}/").content.decode()
    settings.CLAIMBOOK_DEMONSTRATION = True
    assert asked(client, path).json()["title"].startswith("Demonstration, not reporting: ")


def test_it_honours_conditional_requests(
    client: Client, django_assert_max_num_queries: Any
) -> None:
    claim = factories.published_claim()
    path = f"/claims/{claim.public_id}/"
    tag = asked(client, path)["ETag"]
    with django_assert_max_num_queries(1):
        again = client.get("/oembed", {"url": HOST + path}, headers={"If-None-Match": tag})
    assert again.status_code == 304
    factories.under_review(claim)
    again = client.get("/oembed", {"url": HOST + path}, headers={"If-None-Match": tag})
    assert again.status_code == 200


def test_it_is_found_from_the_claims_page(client: Client) -> None:
    claim = samples.rich_claim()
    for page in (f"/claims/{claim.public_id}/", f"/claims/{claim.public_id}/v1/"):
        links = {
            attrs["type"]: attrs["href"] or ""
            for tag, attrs in tags_of(client.get(page))
            if tag == "link" and attrs.get("type")
        }
        for form in ("json", "xml"):
            kind = {"json": "application/json+oembed", "xml": "text/xml+oembed"}[form]
            address = unescape(links[kind]).removeprefix(HOST)
            assert client.get(address).status_code == 200
            assert address.endswith(f"format={form}")


def test_it_weighs_less_than_20_kilobytes_with_its_style(client: Client) -> None:
    claim = samples.rich_claim()
    factories.under_review(claim)
    response = client.get(f"/claims/{claim.public_id}/embed/")
    sheets = [
        attrs["href"] or ""
        for tag, attrs in tags_of(response)
        if tag == "link" and attrs.get("rel") == "stylesheet"
    ]
    assert len(sheets) == 1
    sheet = Path(installed.BASE_DIR) / "static" / "css" / "embed.css"
    assert "css/embed" in sheets[0]
    assert len(response.content) + sheet.stat().st_size < 20_000
    assert not [tag for tag, _ in tags_of(response) if tag == "script"]


def copied(client: Client, path: str) -> dict[str, str]:
    """What stands in each field, by its id."""
    text = client.get(path).content.decode()
    fields = text.split('<textarea id="copy-')[1:]
    return {
        part.split('"')[0]: unescape(part.split(">", 1)[1].split("</textarea>")[0]).lstrip("\n")
        for part in fields
    }


def test_it_stands_ready_to_be_copied(client: Client) -> None:
    claim = hostile_claim()
    fields = copied(client, f"/claims/{claim.public_id}/")
    assert set(fields) == {"plain", "bibtex", "ris", "csl", "embed"}
    for key, form in (("bibtex", "bib"), ("ris", "ris"), ("csl", "csl.json")):
        file = client.get(f"/claims/{claim.public_id}.{form}").content.decode()
        assert fields[key].split() == file.split()
    ((tag, frame),) = tags_of(html_of(fields["embed"]))
    assert tag == "iframe"
    assert frame["title"] == HOSTILE


def test_it_repeats_no_allegation_to_be_copied(client: Client) -> None:
    meta = factories.published_company("Meta")
    claim = factories.published_claim("Meta stole it.", companies=[meta], risk="allegation")
    for text in copied(client, f"/claims/{claim.public_id}/").values():
        assert "stole" not in text
