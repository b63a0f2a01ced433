"""A reader's copy of a list: good as long as nothing that it shows has changed."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from articles.logic.edition_content import Named
from articles.public.models import PublishedCompanyDigest, PublishedTouch
from articles.public.reading import dossier_parts
from tests.desk.refusals import refused, run
from tests.public import contents, factories
from tests.public.briefs import published_brief

pytestmark = pytest.mark.django_db


@pytest.fixture
def base() -> dict[str, Any]:
    meta, scale = factories.published_company("Meta"), factories.published_company("Scale")
    ledger = factories.published_source("The Daily Ledger")
    topic, article = factories.published_topic("Data"), factories.published_article("A story")
    item = contents.evidence("E0000001", source=Named(ledger.public_id, ledger.label))
    claim = factories.published_claim(
        companies=[meta, scale], topics=[topic], evidence=(item,), held_from="2019"
    )
    factories.published_appearance(claim, article, "The two sides")
    return {
        "meta": meta, "scale": scale, "ledger": ledger, "topic": topic, "article": article,
        "claim": claim,
    }  # fmt: skip


PAGES = ("/companies/meta/", "/companies/meta/with/scale/", "/topics/data/")


def changed(row: Any, **values: Any) -> None:
    factories._change(row, **values)


CHANGES: dict[str, Callable[[dict[str, Any]], object]] = {
    "edition": lambda b: factories.another_edition(b["claim"], in_short="Another."),
    "correction": lambda b: factories.correction(b["claim"], from_number=1),
    "challenge": lambda b: factories.under_review(b["claim"]),
    "source": lambda b: changed(b["ledger"], label="A person with knowledge"),
    "article": lambda b: changed(b["article"], title="Another title"),
    "topic": lambda b: changed(b["topic"], name="Datasets"),
    "company": lambda b: changed(b["scale"], name="Scale AI"),
    "relation": lambda b: factories.published_relation(b["meta"], b["scale"], claims=[b["claim"]]),
    "brief": lambda b: published_brief(company=b["meta"], claim=b["claim"]),
    "new claim": lambda b: factories.published_claim(
        companies=[b["meta"], b["scale"]], topics=[b["topic"]]
    ),
    "redaction": lambda b: factories.redaction(b["claim"].edition),
    "withdrawal": lambda b: factories.withdrawn(
        factories.published_claim(companies=[b["meta"], b["scale"]], topics=[b["topic"]])
    ),
}


def test_it_answers_not_modified_after_one_query(client: Client, base: dict[str, Any]) -> None:
    for address in PAGES:
        tag = client.get(address)["ETag"]
        with CaptureQueriesContext(connection) as queries:
            response = client.get(address, headers={"If-None-Match": tag})
        assert (response.status_code, len(queries)) == (304, 1)
        other = client.get(address, {"verdict": "disputed"}, headers={"If-None-Match": tag})
        assert other.status_code == 200


@pytest.mark.parametrize("change", CHANGES)
def test_it_sends_the_page_anew_after(change: str, client: Client, base: dict[str, Any]) -> None:
    tags = {address: client.get(address)["ETag"] for address in PAGES}
    if change == "correction":
        base["claim"] = factories.another_edition(base["claim"])
        tags = {address: client.get(address)["ETag"] for address in PAGES}
    CHANGES[change](base)
    run("SELECT fold_touches()")
    for address, tag in tags.items():
        response = client.get(address, headers={"If-None-Match": tag})
        assert response.status_code == 200, address


def test_it_keeps_copies_of_other_companies(client: Client, base: dict[str, Any]) -> None:
    other = factories.published_company("Other")
    factories.published_claim(companies=[other])
    tag = client.get("/companies/other/")["ETag"]
    factories.under_review(base["claim"])
    response = client.get("/companies/other/", headers={"If-None-Match": tag})
    assert response.status_code == 304


def test_it_folds_touches_without_changing_their_sum(base: dict[str, Any]) -> None:
    def sums() -> dict[int, int]:
        found: dict[int, int] = {}
        for touch in PublishedTouch.objects.all():
            found[touch.company_key] = found.get(touch.company_key, 0) + touch.n
        return found

    before, rows = sums(), PublishedTouch.objects.count()
    assert run("SELECT fold_touches()")[0][0] > 0
    assert sums() == before
    assert PublishedTouch.objects.count() == len(before) < rows


@pytest.mark.parametrize("model", [PublishedTouch, PublishedCompanyDigest])
def test_it_is_written_by_the_database_alone(model: Any) -> None:
    for statement in ("DELETE FROM {0}", "UPDATE {0} SET {1} = {1}", "TRUNCATE {0}"):
        with refused("privilege"):
            run(statement.format(model._meta.db_table, model._meta.pk.column))


# --- Digests of large companies -------------------------------------------------------------------


@pytest.fixture
def small_digests(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dossier_parts, "DIGESTED_ABOVE", 0)


def digest() -> int:
    run("SELECT fold_listing_counts(), fold_touches()")
    return int(run("SELECT digest_companies(0, 10)")[0][0])


def test_it_shows_what_was_counted_in_the_background(
    client: Client, base: dict[str, Any], small_digests: None
) -> None:
    assert "They are being counted anew" in client.get("/companies/meta/").content.decode()
    assert digest() == 2
    page = client.get("/companies/meta/").content.decode()
    assert "1 item of evidence" in page
    assert "as of <time" in page
    assert "The Daily Ledger" in page
    assert "A story" in page
    assert digest() == 0
    factories.another_edition(base["claim"], in_short="Another.")
    assert digest() == 2
    assert digest() == 0


def test_it_says_the_same_as_counting_when_asked(
    client: Client, base: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    for n in range(4):
        source = factories.published_source(f"Outlet {n}")
        items = tuple(
            contents.evidence(f"E100{n}{k}00", source=Named(source.public_id, source.label))
            for k in range(n + 1)
        )
        claim = factories.published_claim(companies=[base["meta"]], evidence=items)
        factories.published_appearance(claim, base["article"], "The two sides")

    def told() -> str:
        page = client.get("/companies/meta/").content.decode()
        start, end = page.index('id="sources"'), page.index('id="corrections"')
        return re.sub("; as of <time.*?</time>", "", page[start:end])

    live = told()
    digest()
    monkeypatch.setattr(dossier_parts, "DIGESTED_ABOVE", 0)
    assert told() == live


@pytest.mark.parametrize("what", ["withdrawn", "retracted", "merged"])
def test_it_drops_a_digest_with_a_claim_that_goes(
    what: str, client: Client, base: dict[str, Any], small_digests: None
) -> None:
    kept = factories.published_claim(companies=[base["meta"]])
    digest()
    assert PublishedCompanyDigest.objects.count() == 2
    act: Any = getattr(factories, what)
    act(base["claim"], *([kept] if what == "merged" else []))
    assert not PublishedCompanyDigest.objects.exists()
    page = client.get("/companies/meta/").content.decode()
    assert "The Daily Ledger" not in page
    assert "A story" not in page


def test_it_tells_no_name_that_a_source_no_longer_has(
    client: Client, base: dict[str, Any], small_digests: None
) -> None:
    digest()
    changed(base["ledger"], label="A person with knowledge of the contract")
    page = client.get("/companies/meta/").content.decode()
    assert "The Daily Ledger" not in page
    assert "A person with knowledge of the contract" in page
