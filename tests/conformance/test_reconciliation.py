"""The reconciliation service against JSON schemas, written after the specification 0.2.

https://www.w3.org/community/reports/reconciliation/CG-FINAL-specs-0.2-20230410/
The schemas here are narrower than the specification's: what it leaves open is closed, so that a
misspelt key fails.
"""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import urlencode

import pytest
from django.test import Client
from jsonschema import Draft202012Validator

from tests.conformance.hostile_claim import hostile_claim
from tests.public import factories

pytestmark = pytest.mark.django_db

TEXT = {"type": "string", "minLength": 1}


def thing(required: dict[str, Any], **optional: Any) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": required | optional,
        "required": list(required),
        "additionalProperties": False,
    }


def some(items: dict[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": items}


ENTITY = thing({"id": TEXT, "name": TEXT})
SERVICE = thing(
    {"service_url": TEXT, "service_path": TEXT},
    flyout_service_url=TEXT,
    flyout_service_path={"type": "string", "pattern": r"\$\{id\}"},
)
URL_OF_ID = {"type": "string", "pattern": r"^https?://.*\{\{id\}\}"}
MANIFEST = thing(
    {
        "versions": {"type": "array", "items": TEXT, "contains": {"const": "0.2"}},
        "name": TEXT,
        "identifierSpace": {"type": "string", "pattern": "^https?://"},
        "schemaSpace": {"type": "string", "pattern": "^https?://"},
    },
    defaultTypes=some(ENTITY) | {"uniqueItems": True},
    view=thing({"url": URL_OF_ID}),
    preview=thing({"url": URL_OF_ID, "width": {"type": "integer"}, "height": {"type": "integer"}}),
    suggest=thing({}, entity=SERVICE, property=SERVICE, type=SERVICE),
    extend=thing(
        {},
        propose_properties=thing({"service_url": TEXT, "service_path": TEXT}),
        property_settings=some(
            thing(
                {"name": TEXT, "label": TEXT, "type": {"const": "number"}},
                default={"type": "number"},
                help_text=TEXT,
            )
        ),
    ),
    batchSize={"type": "integer"},
)
RESULTS = {
    "type": "object",
    "additionalProperties": thing(
        {
            "result": some(
                thing(
                    {"id": TEXT, "name": TEXT, "score": {"type": "number"}},
                    description=TEXT,
                    match={"type": "boolean"},
                    type=some(ENTITY),
                    features=some(thing({"id": TEXT, "value": {"type": ["number", "boolean"]}})),
                )
            )
        }
    ),
}
VALUE = {
    "oneOf": [
        thing({}),
        thing({"id": TEXT, "name": TEXT}, description=TEXT),
        thing({"str": TEXT}),
        thing({"int": {"type": "integer"}}),
    ]
}
EXTENSION = thing(
    {
        "meta": some(
            thing(
                {"id": TEXT, "name": TEXT},
                type=ENTITY,
                service={"type": "string", "pattern": "^https?://"},
            )
        ),
        "rows": {
            "type": "object",
            "additionalProperties": {"type": "object", "additionalProperties": some(VALUE)},
        },
    }
)
SUGGESTED = thing(
    {"result": some(thing({"id": TEXT, "name": TEXT}, description=TEXT, notable=some(ENTITY)))}
)
PROPOSED = thing(
    {"type": {"type": "string"}, "limit": {"type": "integer"}, "properties": some(ENTITY)}
)
FLYOUT = thing({"id": TEXT, "html": TEXT})


def fits(schema: dict[str, Any], response: Any) -> Any:
    assert response.status_code == 200, response.content
    assert response.headers["Content-Type"] == "application/json"
    assert response.headers["Access-Control-Allow-Origin"] == "*"
    said = response.json()
    Draft202012Validator.check_schema(schema)
    assert [error.message for error in Draft202012Validator(schema).iter_errors(said)] == []
    return said


def asked(client: Client, queries: Any, *, by: str = "post") -> Any:
    given = {"queries": json.dumps(queries)}
    return client.post("/reconcile", given) if by == "post" else client.get("/reconcile", given)


@pytest.fixture(autouse=True)
def _companies() -> None:
    factories.published_company(
        "Northlight Robotics",
        description="Makes arms.",
        country="DE",
        website="https://northlight.example/",
        identifiers=[("wikidata", "Q312"), ("cik", "0000320193")],
    )


def test_the_manifest_fits(client: Client) -> None:
    said = fits(MANIFEST, client.get("/reconcile"))
    assert said["versions"] == ["0.2"]
    assert client.post("/reconcile").json() == said


def test_the_manifest_leads_to_services_that_answer(client: Client) -> None:
    said = client.get("/reconcile").json()
    id_ = asked(client, {"q": {"query": "Northlight Robotics"}}).json()["q"]["result"][0]["id"]
    for kind, wanted in (("entity", id_), ("property", "lei"), ("type", "company")):
        service = said["suggest"][kind]
        path = service["service_path"]
        fits(SUGGESTED, client.get(f"/reconcile{path}", {"prefix": "n"}))
        flyout = service["flyout_service_path"].replace("${id}", wanted)
        assert fits(FLYOUT, client.get(f"/reconcile{flyout}"))["id"] == wanted
    path = said["extend"]["propose_properties"]["service_path"]
    fits(PROPOSED, client.get(f"/reconcile{path}?{urlencode({'type': 'company', 'limit': 5})}"))
    for part in ("view", "preview"):
        address = said[part]["url"].replace("{{id}}", id_).removeprefix("http://testserver")
        path = "/" + address.split("/", 3)[3] if address.startswith("http") else address
        assert client.get(path, follow=True).status_code == 200


@pytest.mark.parametrize("by", ["get", "post"])
def test_results_fit_whatever_shape_the_questions_have(client: Client, by: str) -> None:
    questions = {
        "q0": {
            "query": "Northlight Robotics",
            "type": "company",
            "limit": 5,
            "properties": [
                {"pid": "country", "v": "DE"},
                {"pid": "profession", "v": ["Politik*", {"id": "x", "name": "X"}, 3, 1.5, True]},
            ],
            "type_strict": "should",
        },
        "q1": {"query": "northlight", "type": ["person", "company"]},
        "q2": {"query": "nothing of the kind"},
        "q3": {"properties": [{"pid": "cik", "v": 320193}]},
        "q4": {"query": "Northlight", "type": "person", "type_strict": "all"},
    }
    said = fits(RESULTS, asked(client, questions, by=by))
    assert said.keys() == questions.keys()
    assert [len(one["result"]) for one in said.values()] == [1, 1, 0, 1, 0]


def test_values_fit(client: Client) -> None:
    found = asked(client, {"q": {"query": "Northlight Robotics"}}).json()["q"]["result"][0]["id"]
    pids = [one["id"] for one in client.get("/reconcile/properties").json()["properties"]]
    wanted = {
        "ids": [found, "00000000"],
        "properties": [{"id": pid, "settings": {"limit": 1}} for pid in pids],
    }
    said = fits(EXTENSION, client.post("/reconcile", {"extend": json.dumps(wanted)}))
    assert said["rows"].keys() == {found, "00000000"}
    assert said["rows"][found]["cik"] == [{"str": "0000320193"}]
    assert said["rows"][found]["claims"] == [{"int": 0}]
    assert all(values == [] for values in said["rows"]["00000000"].values())


def test_a_hostile_name_comes_through_whole(client: Client) -> None:
    claim = hostile_claim()
    company = claim.companies.get().company
    said = fits(RESULTS, asked(client, {"q": {"query": company.name}}))["q"]["result"]
    assert (said[0]["name"], said[0]["match"]) == (company.name, True)
    assert b"<script" not in client.get(f"/reconcile/company/{company.public_id}/preview").content
    html = client.get(f"/reconcile/flyout/entity?id={company.public_id}").json()["html"]
    assert "&lt;i&gt;" in html
