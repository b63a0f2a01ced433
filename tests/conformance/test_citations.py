"""Citations, read by parsers of each form that are not ours."""

from __future__ import annotations

import json
from typing import Any

import bibtexparser.entrypoint
import jsonschema
import pytest
import rispy
from bibtexparser import middlewares
from citeproc.source.json import CiteProcJSON
from django.test import Client

from tests.conformance.hostile_claim import HOSTILE, hostile_claim
from tests.public import factories

pytestmark = pytest.mark.django_db

#: Of CSL-JSON 1.0 what an item must have, and the types of what we write.
CSL_JSON: dict[str, Any] = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["id", "type"],
        "properties": {
            "id": {"type": "string"},
            "type": {"enum": ["webpage", "post", "article", "document"]},
            "title": {"type": "string"},
            "container-title": {"type": "string"},
            "publisher": {"type": "string"},
            "version": {"type": "string"},
            "URL": {"type": "string"},
            "note": {"type": "string"},
            "language": {"type": "string"},
            "author": {
                "type": "array",
                "items": {
                    "type": "object",
                    "properties": {"literal": {"type": "string"}},
                    "additionalProperties": False,
                },
            },
            "issued": {
                "type": "object",
                "properties": {
                    "date-parts": {
                        "type": "array",
                        "items": {"type": "array", "items": {"type": "integer"}, "maxItems": 3},
                    }
                },
                "additionalProperties": False,
            },
        },
        "additionalProperties": False,
    },
}

STATEMENTS = (
    HOSTILE,
    "50 % of {A & B} cost $5_000 #1 ~ ^2 \\ 3.",
    "Unbalanced { and } } with \\textbf{TeX} and $math$.",
    "A line\nand another\r\nand\ta tab\u2028and a separator.",
    "</script><script>alert(1)</script>",
    "Ends in a backslash \\",
    "TY  - BOOK at its beginning",
    "@misc{x, title = {y}}",
)


def file(client: Client, statement: str, form: str) -> tuple[str, str]:
    """The citation, and the statement on one line as it has to come back."""
    claim = hostile_claim(statement=statement)
    text = client.get(f"/claims/{claim.public_id}/v1.{form}").content.decode()
    return text, " ".join(statement.split())


@pytest.mark.parametrize("statement", STATEMENTS)
def test_it_is_bibtex(client: Client, statement: str) -> None:
    text, wanted = file(client, statement, "bib")
    library = bibtexparser.entrypoint.parse_string(text)
    assert not library.failed_blocks
    (entry,) = library.entries
    assert entry.entry_type == "misc"
    said = {field.key: field.value for field in entry.fields}
    assert unescaped(said["title"]) == wanted
    assert said["year"] == "2026"
    assert said["url"].endswith("/v1/")
    assert said["note"] == "Refuted, high confidence"


def unescaped(text: str) -> str:
    """As TeX prints it; braces that only group are gone."""
    assert text.startswith("{")
    assert text.endswith("}")
    text = text[1:-1]
    for word, letter in (
        ("\\textbackslash{}", "\0"), ("\\textasciitilde{}", "~"), ("\\textasciicircum{}", "^"),
    ):  # fmt: skip
        text = text.replace(word, letter)
    for letter in "{}$&#%_":
        text = text.replace(f"\\{letter}", letter)
    return text.replace("\0", "\\")


def test_it_is_read_by_a_decoder_of_latex(client: Client) -> None:
    text, wanted = file(client, "50 % of A & B cost $5 #1 at x_y.", "bib")
    decoded = bibtexparser.entrypoint.parse_string(
        text, append_middleware=[middlewares.LatexDecodingMiddleware()]
    )
    assert decoded.entries[0].fields_dict["title"].value.strip("{}") == wanted


@pytest.mark.parametrize("statement", STATEMENTS)
def test_it_is_ris(client: Client, statement: str) -> None:
    text, wanted = file(client, statement, "ris")
    (entry,) = rispy.loads(text)
    assert entry["type_of_reference"] == "ELEC"
    assert entry["title"] == wanted
    assert entry["year"] == "2026"
    assert entry["urls"][0].endswith("/v1/")
    assert entry["notes"] == ["Refuted, high confidence"]


@pytest.mark.parametrize("statement", STATEMENTS)
def test_it_is_csl_json(client: Client, statement: str) -> None:
    text, wanted = file(client, statement, "csl.json")
    items = json.loads(text)
    jsonschema.validate(items, CSL_JSON)
    (item,) = items
    assert item["title"] == wanted
    source = CiteProcJSON(items)
    (read,) = source.values()
    assert str(read.title) == wanted
    assert read.type == "webpage"
    assert (read.issued.year, read.issued.month) == (2026, 3)


def test_it_keeps_what_became_of_the_claim(client: Client) -> None:
    claim = factories.retracted(factories.published_claim("It was so."))
    path = f"/claims/{claim.public_id}/v1"
    (entry,) = rispy.loads(client.get(f"{path}.ris").content.decode())
    assert "Retracted since" in entry["notes"][0]
    library = bibtexparser.entrypoint.parse_string(client.get(f"{path}.bib").content.decode())
    assert "Retracted since" in library.entries[0].fields_dict["note"].value
    assert "Retracted since" in client.get(f"{path}.csl.json").json()[0]["note"]
