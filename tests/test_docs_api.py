"""The addresses in docs/api.md answer as the page says."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from tests.public import factories

PAGE = Path(__file__).resolve().parent.parent / "docs" / "api.md"
ROW = re.compile(r"^\| `(/\S+)` \| (\d{3}) (\S+) \|", re.MULTILINE)
EXAMPLES = ROW.findall(PAGE.read_text(encoding="utf-8"))


def furnished() -> None:
    acme = factories.published_company(
        "Acme", country="DE", identifiers=[("wikidata", "Q312")], public_id="ACME0000"
    )
    bolt, chips = factories.published_company("Bolt"), factories.published_topic("Chips")
    claim = factories.published_claim(
        companies=[acme, (bolt, "supplier")], topics=[chips], id="C1A1M000",
        verdict="disputed", confidence="low", held_from="2025-03",
    )  # fmt: skip
    factories.published_relation(acme, bolt, claims=[claim])
    article = factories.published_article(paragraphs=["So."])
    factories.published_appearance(claim, article, "So.")
    factories.correction(factories.another_edition(claim, statement="It is otherwise."))
    factories.withdrawn(factories.published_claim(id="W1THDRWN"))


@pytest.mark.django_db
def test_it_answers_every_example_as_it_says() -> None:
    furnished()
    client: Any = Client()
    assert len(EXAMPLES) > 20
    for address, status, kind in EXAMPLES:
        response = client.get(address)
        got = (response.status_code, response.headers["Content-Type"].partition(";")[0])
        assert got == (int(status), kind), address
        if kind == "application/json" and "results" in response.json():
            is_empty = "sources" in address
            assert bool(response.json()["results"]) is not is_empty, address


def test_it_gives_an_example_of_every_record() -> None:
    lists = [address for address, _, _ in EXAMPLES if address.startswith("/api/v1/")]
    said = {address.split("/")[3] for address in lists}
    assert said >= {
        "claims", "companies", "articles", "sources", "relations", "topics", "corrections",
    }  # fmt: skip
