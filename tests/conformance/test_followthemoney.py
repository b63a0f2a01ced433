"""FollowTheMoney: entities fit the model, every reference resolves, and nothing is lost.

The model is tried twice: after what stands in ftm_model.py, always, and by the followthemoney
package itself where .ci/followthemoney could install it, or CLAIMBOOK_FTM_PYTHON names a Python
that has it (docs/followthemoney.md).
"""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.logic.partial_dates import PartialDate
from articles.public.renderings.followthemoney.lines import entity_lines
from tests.conformance.ftm_model import FORMS, IS_A, PROPERTIES, REQUIRED
from tests.conformance.hostile_claim import HOSTILE, hostile_claim
from tests.public import factories

pytestmark = pytest.mark.django_db

ADDRESS = "https://claimbook.example"
#: The mark of .ci/setup stands there once everything is installed.
INSTALLED = Path(settings.BASE_DIR, ".venv-ftm", "installed-requirements-ftm.txt")
OURS = str(INSTALLED.with_name("bin") / "python") if INSTALLED.exists() else ""
PYTHON = os.environ.get("CLAIMBOOK_FTM_PYTHON") or OURS
#: Validates by the real model: prints what is wrong, a line each.
PROGRAM = """
import json, sys
from followthemoney import model
known, links = {}, []
for line in sys.stdin:
    said = json.loads(line)
    proxy = model.get_proxy(said, cleaned=False)
    try:
        proxy.schema.validate(said)
    except Exception as problem:
        print(said["id"], problem)
    known[proxy.id] = proxy.schema
    for prop, value in proxy.itervalues():
        if prop.type.name == "entity":
            links.append((proxy.id, prop, value))
    for name, values in said["properties"].items():
        prop = proxy.schema.get(name)
        if prop is None:
            print(said["id"], "has no", name)
        elif len(proxy.get(name)) != len(values):
            print(said["id"], name, "was not taken as it is:", values)
for key, prop, value in links:
    if value not in known:
        print(key, prop.name, "leads nowhere:", value)
    elif not known[value].is_a(prop.range):
        print(key, prop.name, "leads to a", known[value].name)
"""


def world() -> None:
    """Companies with everything, one merged; relations borne out and not; claims of all kinds."""
    parent = factories.published_company("Above Holding")
    acme = factories.published_company(
        "Acme",
        country="DE",
        website="https://acme.example/",
        description="Makes anvils & “more”.",
        founded=PartialDate.parse("1999-05"),
        dissolved=PartialDate.parse("2020"),
        parent=parent,
        names=[("Acme Ltd", "legal"), ("Anvil Works", "former"), ("AC", "ticker")],
        identifiers=[
            ("lei", "529900T8BM49AURSDO55"),
            ("wikidata", "Q312"),
            ("cik", "0000320193"),
            ("isin", "US0378331005"),
            ("opencorporates", "gb/00445790"),
            ("domain", "acme.example"),
        ],
    )
    bolt = factories.published_company("Bolt")
    brindle = factories.published_company("Brindle", identifiers=[("domain", "brindle.example")])
    factories._change(brindle, merged_into=bolt)
    outlet = factories.published_source("Daily Harbour")
    article = factories.published_article(
        "Acme <buys> Bolt",
        paragraphs=["Acme bought Bolt."],
        publisher=outlet,
        language="en-GB",
        url="https://daily.example/a?b=1",
        byline="A. Writer",
        published_on=PartialDate.parse("2026-03-01"),
    )
    hidden = factories.published_article("Hidden", is_hidden=True)
    bought = factories.published_claim(
        "Acme bought Bolt.", companies=[acme, (brindle, "counterparty")],
        verdict="supported", confidence="high",
    )  # fmt: skip
    denied = factories.published_claim(
        "Bolt owns Acme.", companies=[bolt], verdict="refuted", confidence="high"
    )
    factories.published_appearance(bought, article, "Acme bought Bolt.")
    factories.published_appearance(bought, hidden, "Acme bought Bolt.", text="")
    factories.published_relation(acme, brindle, kind="acquisition", claims=[bought])
    factories.published_relation(bolt, acme, kind="acquisition", claims=[denied])
    factories.published_relation(brindle, bolt, kind="partnership", claims=[bought])
    factories.under_review(denied)
    factories.retracted(factories.published_claim("Gone.", companies=[acme]))
    factories.withdrawn(factories.published_claim("Away.", companies=[acme]))
    hostile_claim()


def entities(**options: Any) -> list[dict[str, Any]]:
    return [json.loads(line) for line in entity_lines(ADDRESS, **options)]


def faults(entities: Iterable[dict[str, Any]]) -> list[str]:
    """What does not fit the model as ftm_model.py has it."""
    entities = list(entities)
    schemata = {one["id"]: one["schema"] for one in entities}
    found = [] if len(schemata) == len(entities) else ["an id stands twice"]
    for one in entities:
        if one.keys() != {"id", "schema", "properties"}:
            found.append(f"{one['id']} has other keys")
        known, told = PROPERTIES[one["schema"]], one["properties"]
        found += [f"{one['id']} lacks {name}" for name in REQUIRED[one["schema"]] - told.keys()]
        for name, values in told.items():
            if not values or len(set(values)) != len(values) or not all(values):
                found.append(f"{one['id']} {name}: {values}")
            found += [
                f"{one['id']} {name}: {value}"
                for value in values
                if not _fits(known.get(name, ""), value, schemata)
            ]
    return found


def _fits(kind: str, value: str, schemata: dict[str, str]) -> bool:
    if kind in ("name", "text", "string"):
        return True
    if kind in FORMS:
        return FORMS[kind].fullmatch(value) is not None
    there = schemata.get(value, "")
    return bool(kind and there) and kind in IS_A[there] | {there}


def test_every_entity_fits_the_model_and_every_reference_resolves() -> None:
    world()
    made = entities()
    assert faults(made) == []
    assert {one["schema"] for one in made} == set(PROPERTIES)


def test_the_check_finds_what_does_not_fit() -> None:
    world()
    made = entities()
    company = next(one for one in made if one["schema"] == "Company")
    company["properties"] |= {"parent": ["nowhere"], "country": ["Germany"], "size": ["big"]}
    del company["properties"]["name"]
    assert len(faults(made)) == 4


@pytest.mark.skipif(not PYTHON, reason="no followthemoney: run .ci/followthemoney, which says why")
def test_the_package_itself_takes_every_entity() -> None:
    world()
    lines = "".join(entity_lines(ADDRESS, demonstration=True))
    done = subprocess.run(
        [PYTHON, "-c", PROGRAM], input=lines, capture_output=True, text=True, check=True
    )
    assert done.stdout == ""


def by_name(made: list[dict[str, Any]], name: str) -> dict[str, list[str]]:
    found = next(one for one in made if name in one["properties"].get("name", ()))
    told: dict[str, list[str]] = found["properties"]
    return told


def test_a_company_has_its_names_and_numbers_and_those_merged_into_it() -> None:
    world()
    made = entities()
    acme, bolt = by_name(made, "Acme"), by_name(made, "Bolt")
    assert acme["previousName"] == ["Anvil Works"]
    assert acme["ticker"] == ["AC"]
    assert acme["alias"] == ["Acme Ltd"]
    assert (acme["leiCode"], acme["country"]) == (["529900T8BM49AURSDO55"], ["de"])
    assert (acme["incorporationDate"], acme["dissolutionDate"]) == (["1999-05"], ["2020"])
    assert bolt["alias"] == ["Brindle"]
    assert bolt["website"] == ["https://brindle.example/"]
    assert not [one for one in made if one["properties"].get("name") == ["Brindle"]]


def test_only_what_a_claim_bears_out_is_ownership() -> None:
    world()
    edges = [one for one in entities() if one["schema"] in ("Ownership", "UnknownLink")]
    said = {one["schema"]: one["properties"] for one in edges}
    assert len(edges) == 2  # the partnership was between a company and itself, after the merge
    assert said["Ownership"]["status"] == ["Supported, high confidence"]
    assert said["UnknownLink"]["status"] == ["Refuted, high confidence"]
    assert said["UnknownLink"]["role"] == ["acquired"]


def test_a_claim_is_a_note_with_its_verdict_and_its_standing() -> None:
    world()
    made = entities()
    bought = by_name(made, "Acme bought Bolt.")
    assert bought["keywords"][0] == "Supported, high confidence"
    assert len(bought["entity"]) == 2
    assert len(bought["proof"]) == 1
    assert by_name(made, "Bolt owns Acme.")["notes"] == ["Under review."]
    texts = json.dumps(made)
    assert "Gone." not in texts
    assert "Hidden" not in texts


def test_a_hostile_claim_comes_through_whole() -> None:
    hostile_claim()
    note = next(one for one in entities() if one["schema"] == "Note")
    assert note["properties"]["description"] == [HOSTILE]


def test_a_demonstration_and_an_imported_claim_say_so() -> None:
    world()
    assert all(
        any(
            "Demonstration" in text
            for name in ("notes", "summary")
            for text in one["properties"].get(name, ())
        )
        for one in entities(demonstration=True)
    )


def test_two_exports_are_the_same_and_take_few_queries() -> None:
    world()
    with CaptureQueriesContext(connection) as counted:
        first = "".join(entity_lines(ADDRESS))
    few = len(counted)
    for n in range(5):
        company = factories.published_company(f"More {n}")
        factories.published_claim(companies=[company])
    with CaptureQueriesContext(connection) as counted:
        second = "".join(entity_lines(ADDRESS))
    assert len(counted) == few <= 20
    assert second == "".join(entity_lines(ADDRESS))
    assert first != second
