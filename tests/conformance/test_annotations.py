"""Web annotations against the model's MUST assertions, by means that share nothing with ours:
a JSON schema written after the model, and SHACL shapes over the RDF that rdflib reads.

https://www.w3.org/TR/annotation-model/ — the context's terms stand here, since a test asks no
address: those that we use, after https://www.w3.org/ns/anno.jsonld.
"""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

import pytest
from django.test import Client
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from pyshacl import validate
from rdflib import Graph

from articles.logic.annotations.placing import place_of
from articles.logic.annotations.reading import read_annotations
from articles.public.models import PublishedAppearance, PublishedArticle, PublishedClaim
from articles.public.renderings.annotation_targets import annotated
from articles.public.renderings.annotations import Annotations
from tests.conformance.hostile_claim import HOSTILE, hostile_claim
from tests.public import factories

IRI = {"type": "string", "pattern": '^https?://[^\\s<>"{}|\\\\^`]+$'}
MOMENT = {"type": "string", "pattern": r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$"}
TEXT = {"type": "string"}
COUNT = {"type": "integer", "minimum": 0}


def shape(kind: str, required: dict[str, Any], **optional: Any) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": {"type": {"const": kind}} | required | optional,
        "required": ["type", *required],
        "additionalProperties": False,
    }


SELECTOR = {
    "oneOf": [
        shape("TextQuoteSelector", {"exact": TEXT | {"minLength": 1}}, prefix=TEXT, suffix=TEXT),
        shape("TextPositionSelector", {"start": COUNT, "end": COUNT}),
        shape("FragmentSelector", {"value": TEXT}, conformsTo=IRI),
    ]
}
SOURCE = {"oneOf": [IRI, shape("Text", {"id": IRI}, format=TEXT, language=TEXT, via=IRI)]}
TARGET = shape(
    "SpecificResource",
    {"source": SOURCE},
    selector={"oneOf": [SELECTOR, {"type": "array", "items": SELECTOR, "minItems": 1}]},
)
BODY = {
    "oneOf": [
        shape("TextualBody", {"value": TEXT}, purpose=TEXT, format=TEXT, language=TEXT),
        shape("SpecificResource", {"source": IRI}, purpose=TEXT),
    ]
}
AGENT = shape("Organization", {"id": IRI, "name": TEXT})
ANNOTATION = shape(
    "Annotation",
    {
        "id": IRI,
        "target": {"oneOf": [TARGET, {"type": "array", "items": TARGET, "minItems": 1}]},
        "body": {"type": "array", "items": BODY},
        "motivation": {"enum": ["assessing", "describing"]},
        "created": MOMENT,
        "modified": MOMENT,
        "creator": AGENT,
    },
)
WITH_CONTEXT = {"@context": {"const": "http://www.w3.org/ns/anno.jsonld"}}
PAGE = shape(
    "AnnotationPage",
    {
        "id": IRI,
        "partOf": {"type": ["string", "object"]},
        "startIndex": COUNT,
        "items": {"type": "array", "items": ANNOTATION},
    },
    next=IRI,
    prev=IRI,
)
COLLECTION = shape(
    "AnnotationCollection",
    WITH_CONTEXT | {"id": IRI, "label": TEXT, "total": COUNT, "first": PAGE, "last": IRI},
    creator=AGENT,
)
ALONE = ANNOTATION | {"properties": ANNOTATION["properties"] | WITH_CONTEXT}
PAGE_ALONE = PAGE | {"properties": PAGE["properties"] | WITH_CONTEXT}

_OA, _AS, _DC = (
    "http://www.w3.org/ns/oa#",
    "http://www.w3.org/ns/activitystreams#",
    ("http://purl.org/dc/terms/"),
)
_XSD = "http://www.w3.org/2001/XMLSchema#"
CONTEXT = {
    "oa": _OA, "as": _AS, "dcterms": _DC, "xsd": _XSD, "rdf":
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#", "dctypes": "http://purl.org/dc/dcmitype/",
    "foaf": "http://xmlns.com/foaf/0.1/", "dc": "http://purl.org/dc/elements/1.1/",
    "id": {"@type": "@id", "@id": "@id"}, "type": {"@type": "@id", "@id": "@type"},
    "Annotation": "oa:Annotation", "TextualBody": "oa:TextualBody", "Text": "dctypes:Text",
    "SpecificResource": "oa:SpecificResource", "TextQuoteSelector": "oa:TextQuoteSelector",
    "TextPositionSelector": "oa:TextPositionSelector", "FragmentSelector": "oa:FragmentSelector",
    "AnnotationCollection": "as:OrderedCollection", "AnnotationPage": "as:OrderedCollectionPage",
    "Organization": "http://schema.org/Organization",
    "body": {"@type": "@id", "@id": "oa:hasBody"},
    "target": {"@type": "@id", "@id": "oa:hasTarget"},
    "source": {"@type": "@id", "@id": "oa:hasSource"},
    "selector": {"@type": "@id", "@id": "oa:hasSelector"},
    "motivation": {"@type": "@vocab", "@id": "oa:motivatedBy"},
    "purpose": {"@type": "@vocab", "@id": "oa:hasPurpose"},
    "assessing": "oa:assessing", "describing": "oa:describing", "commenting": "oa:commenting",
    "linking": "oa:linking", "exact": "oa:exact", "prefix": "oa:prefix", "suffix": "oa:suffix",
    "start": {"@type": "xsd:nonNegativeInteger", "@id": "oa:start"},
    "end": {"@type": "xsd:nonNegativeInteger", "@id": "oa:end"}, "value": "rdf:value",
    "conformsTo": {"@type": "@id", "@id": "dcterms:conformsTo"}, "format": "dc:format",
    "language": "dc:language", "via": {"@type": "@id", "@id": "oa:via"},
    "created": {"@type": "xsd:dateTime", "@id": "dcterms:created"},
    "modified": {"@type": "xsd:dateTime", "@id": "dcterms:modified"},
    "creator": {"@type": "@id", "@id": "dcterms:creator"}, "name": "foaf:name",
    "label": "http://www.w3.org/2000/01/rdf-schema#label",
    "total": {"@type": "xsd:nonNegativeInteger", "@id": "as:totalItems"},
    "startIndex": {"@type": "xsd:nonNegativeInteger", "@id": "as:startIndex"},
    "first": {"@type": "@id", "@id": "as:first"}, "last": {"@type": "@id", "@id": "as:last"},
    "next": {"@type": "@id", "@id": "as:next"}, "prev": {"@type": "@id", "@id": "as:prev"},
    "partOf": {"@type": "@id", "@id": "as:partOf"},
    "items": {"@type": "@id", "@id": "as:items", "@container": "@list"},
}  # fmt: skip
SHAPES = f"""
@prefix sh: <http://www.w3.org/ns/shacl#> . @prefix oa: <{_OA}> . @prefix as: <{_AS}> .
@prefix dcterms: <{_DC}> . @prefix xsd: <{_XSD}> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
[] a sh:NodeShape ; sh:targetClass oa:Annotation ; sh:nodeKind sh:IRI ;
  sh:property [ sh:path oa:hasTarget ; sh:minCount 1 ],
    [ sh:path oa:motivatedBy ; sh:nodeKind sh:IRI ],
    [ sh:path dcterms:created ; sh:maxCount 1 ; sh:datatype xsd:dateTime ],
    [ sh:path dcterms:modified ; sh:maxCount 1 ; sh:datatype xsd:dateTime ] .
[] a sh:NodeShape ; sh:targetClass oa:TextualBody ;
  sh:property [ sh:path rdf:value ; sh:minCount 1 ; sh:maxCount 1 ] .
[] a sh:NodeShape ; sh:targetClass oa:SpecificResource ;
  sh:property [ sh:path oa:hasSource ; sh:minCount 1 ; sh:maxCount 1 ; sh:nodeKind sh:IRI ] .
[] a sh:NodeShape ; sh:targetClass oa:TextQuoteSelector ;
  sh:property [ sh:path oa:exact ; sh:minCount 1 ; sh:maxCount 1 ],
    [ sh:path oa:prefix ; sh:maxCount 1 ], [ sh:path oa:suffix ; sh:maxCount 1 ] .
[] a sh:NodeShape ; sh:targetClass oa:TextPositionSelector ;
  sh:property [ sh:path oa:start ; sh:minCount 1 ; sh:maxCount 1 ;
    sh:datatype xsd:nonNegativeInteger ; sh:lessThan oa:end ],
    [ sh:path oa:end ; sh:minCount 1 ; sh:maxCount 1 ; sh:datatype xsd:nonNegativeInteger ] .
[] a sh:NodeShape ; sh:targetClass oa:FragmentSelector ;
  sh:property [ sh:path rdf:value ; sh:minCount 1 ; sh:maxCount 1 ] .
[] a sh:NodeShape ; sh:targetClass as:OrderedCollection ; sh:nodeKind sh:IRI ;
  sh:property [ sh:path as:totalItems ; sh:minCount 1 ; sh:maxCount 1 ],
    [ sh:path as:first ; sh:maxCount 1 ], [ sh:path as:last ; sh:maxCount 1 ] .
[] a sh:NodeShape ; sh:targetClass as:OrderedCollectionPage ; sh:nodeKind sh:IRI ;
  sh:property [ sh:path as:items ; sh:minCount 1 ; sh:maxCount 1 ],
    [ sh:path as:startIndex ; sh:maxCount 1 ; sh:datatype xsd:nonNegativeInteger ] .
"""


def faults(schema: dict[str, Any], said: dict[str, Any]) -> list[str]:
    Draft202012Validator.check_schema(schema)
    found = [error.message for error in Draft202012Validator(schema).iter_errors(said)]
    graph = Graph().parse(data=json.dumps(said | {"@context": CONTEXT}), format="json-ld")
    fits, _, words = validate(graph, shacl_graph=Graph().parse(data=SHAPES, format="turtle"))
    return found + ([] if fits else [words])


def world() -> PublishedArticle:
    article = factories.published_article(
        "The “deal” <of> 🐦",
        paragraphs=["# A deal", f"They signed. | {HOSTILE} | It paid."],
        url="https://daily.example/a?b=1",
        language="en",
    )
    factories.published_appearance(hostile_claim(), article, HOSTILE)
    factories.published_appearance(hostile_claim_again(), article, "They signed.", "It paid.")
    lost = factories.published_claim()
    factories.published_appearance(lost, article, "Words of a former text", state="orphaned")
    return article


def hostile_claim_again() -> PublishedClaim:
    return factories.published_claim("Both.", verdict="not_checkable", confidence="")


@pytest.mark.django_db
def test_collection_page_and_annotation_fit_the_model(client: Client) -> None:
    article = world()
    here = f"/articles/{article.public_id}/annotations"
    whole = client.get(f"{here}.jsonld").json()
    assert faults(COLLECTION, whole) == []
    assert faults(PAGE_ALONE, client.get(f"{here}.jsonld?page=1").json()) == []
    for one in whole["first"]["items"]:
        path = one["id"].removeprefix("http://testserver")
        alone = client.get(path).json()
        assert faults(ALONE, alone) == []
        assert alone == {"@context": "http://www.w3.org/ns/anno.jsonld", **one}
    assert len(whole["first"]["items"]) == 3


@pytest.mark.django_db
def test_a_hostile_claim_comes_through_whole(client: Client) -> None:
    article = world()
    said = client.get(f"/articles/{article.public_id}/annotations.jsonld").json()
    graph = Graph().parse(data=json.dumps(said | {"@context": CONTEXT}), format="json-ld")
    texts = {str(value) for value in graph.objects()}
    assert HOSTILE in texts


@pytest.mark.parametrize(
    "change",
    [
        {"target": None},
        {"target": {"type": "SpecificResource"}},
        {"id": "no iri"},
        {"created": "yesterday"},
        {"body": [{"type": "TextualBody"}]},
    ],
)
@pytest.mark.django_db
def test_the_check_finds_what_does_not_fit(client: Client, change: dict[str, Any]) -> None:
    article = world()
    said = client.get(f"/articles/{article.public_id}/annotations.jsonld").json()
    one = {"@context": "http://www.w3.org/ns/anno.jsonld", **said["first"]["items"][0], **change}
    assert faults(ALONE, one)


SIGNS = st.characters(codec="utf-8", exclude_characters="\x00", exclude_categories=("Cs", "Cc"))
WORDS = st.text(st.one_of(st.sampled_from("ab .“”🐦تא\u0301"), SIGNS), min_size=1, max_size=120)


@given(text=WORDS, ends=st.tuples(st.integers(0, 119), st.integers(1, 120)), is_shown=st.booleans())
@settings(max_examples=300, deadline=None)
def test_what_goes_out_and_comes_in_again_stands_where_it_stood(
    text: str, ends: tuple[int, int], is_shown: bool
) -> None:
    start, end = min(ends[0], len(text) - 1), min(max(ends), len(text))
    exact = text[start:end]
    if not exact.strip():
        return
    block = {"kind": "paragraph", "start": 0, "end": len(text), "text": text, "sentences": []}
    article = PublishedArticle(public_id="0000000A", title="A", version=1, body=[block])
    moment = datetime(2026, 3, 9, tzinfo=UTC)
    claim = PublishedClaim(
        pk=1, public_id="0000000C", statement="So.", verdict="unproven", standing="current",
        first_published_at=moment, updated_at=moment,
    )  # fmt: skip
    span = {"exact": exact, "start": start, "end": end, "sentence": 0}
    said = PublishedAppearance(article=article, claim=claim, version=1, spans=[span])
    made = Annotations(article, annotated([said]), text if is_shown else "", "https://c.example")
    read = list(read_annotations(json.dumps(made.collection())))
    assert [one.why for one in read] == [""]
    annotation = read[0].annotation
    assert annotation is not None
    assert [place_of(text, target) for target in annotation.targets] == [(start, end)]
