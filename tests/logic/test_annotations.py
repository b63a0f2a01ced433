"""Annotations by the model: what is read, and what each refusal says."""

from __future__ import annotations

import json
from typing import Any

import pytest

from articles.logic.annotations.model import Range, Target, TextPosition, TextQuote, Unfit
from articles.logic.annotations.placing import place_of
from articles.logic.annotations.reading import read_annotations

HERE = "https://page.example/1"
AT = {"type": "TextPositionSelector", "start": 1, "end": 4}


def anno(**values: Any) -> dict[str, Any]:
    given = {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": "https://notes.example/1",
        "type": "Annotation",
        "target": HERE,
    }
    return {k: v for k, v in (given | values).items() if v is not None}


def part(**values: Any) -> dict[str, Any]:
    return {"source": HERE} | values


def why(said: Any) -> list[str]:
    text = said if isinstance(said, str) else json.dumps(said)
    return [one.why for one in read_annotations(text)]


@pytest.mark.parametrize(
    "said",
    [
        anno(),
        anno(bodyValue="A comment."),
        anno(type=["Annotation", "schema:Comment"], body="https://notes.example/2"),
        anno(
            body={
                "type": "TextualBody",
                "value": "A",
                "language": ["en", "de-AT"],
                "format": "text/plain",
            }
        ),
        anno(body={"type": "Choice", "items": [{"id": HERE, "language": "en"}, HERE]}),
        anno(target={"type": "List", "items": [HERE, {"id": HERE, "type": "Image"}]}),
        anno(
            creator=[HERE, {"id": HERE, "type": "Person", "name": "P"}],
            created="2015-01-28T12:00:00Z",
        ),
        anno(audience={"id": HERE, "schema:role": "teacher"}, rights=HERE, canonical="urn:uuid:1"),
        anno(body={"type": "SpecificResource", "purpose": "tagging", "source": HERE}),
        anno(target=part(selector="https://selectors.example/1")),
        anno(
            target=part(selector={"type": "FragmentSelector", "value": "t=1", "conformsTo": HERE})
        ),
        anno(target=part(selector={"type": "XPathSelector", "value": "/p", "refinedBy": AT})),
        anno(target=part(selector={"type": "SvgSelector", "value": "<svg/>"})),
        anno(
            target=part(selector={"type": "RangeSelector", "startSelector": AT, "endSelector": AT})
        ),
        anno(
            target=part(
                state={"type": "TimeState", "cached": HERE, "sourceDate": "2015-07-20T13:30:00Z"}
            )
        ),
        anno(
            target=part(
                state=[{"type": "HttpRequestState", "value": "Accept: a/b"}], styleClass="red"
            )
        ),
        anno(
            stylesheet={"id": HERE, "type": "CssStylesheet"},
            target={"id": HERE, "accessibility": "captions"},
        ),
    ],
)
def test_what_the_model_allows_is_read(said: dict[str, Any]) -> None:
    assert why(said) == [""]


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        ({}, "@context"),
        (anno(**{"@context": None}), "@context"),
        (anno(id=None), "“id” has to be a text"),
        (anno(id=[HERE, HERE]), "exactly one"),
        (anno(id="not an iri"), "IRI"),
        (anno(type="Squirrel"), "type has to be Annotation"),
        (anno(target=None), "no target"),
        (anno(target=[]), "no target"),
        (anno(target=9), "A target has to be"),
        (anno(body="this is not a uri"), "IRI"),
        (anno(body={"id": HERE, "language": 3}), "“language”"),
        (anno(body={"id": HERE, "processingLanguage": ["en", "de"]}), "exactly one"),
        (anno(body={"id": HERE, "textDirection": "up"}), "textDirection"),
        (anno(body={"items": [HERE]}), "no type says what they are"),
        (anno(body={"type": "Choice", "items": []}), "list of items"),
        (anno(body={"type": "TextualBody"}), "“value”"),
        (anno(body={"type": "TextualBody", "value": ["a", "b"]}), "exactly one"),
        (anno(body={"format": "text/plain"}), "neither an id nor words"),
        (anno(body=HERE, bodyValue="A"), "not both"),
        (anno(generator=42), "“generator”"),
        (anno(created=["2015-01-28T12:00:00Z"]), "exactly one"),
        (anno(created="28 January"), "moment"),
        (anno(canonical=[HERE]), "exactly one"),
        (anno(target={"type": "SpecificResource"}), "no source"),
        (anno(target={"source": [HERE, HERE]}), "exactly one source"),
        (anno(target=part(selector={"value": "x"})), "no type"),
        (anno(target=part(selector={"type": "FragmentSelector"})), "“value”"),
        (anno(target=part(selector={"type": "TextQuoteSelector", "prefix": "a"})), "“exact”"),
        (anno(target=part(selector=AT | {"start": -1})), "0 or more"),
        (anno(target=part(selector=AT | {"start": 1.5})), "whole number"),
        (anno(target=part(selector=AT | {"start": 9})), "ends before"),
        (anno(target=part(selector={"type": "RangeSelector"})), "startSelector"),
        (anno(target=part(selector={"type": "SvgSelector"})), "value or an id"),
        (anno(target=part(state={"type": "TimeState", "sourceDateStart": "x"})), "moment"),
        (anno(target=part(state={"type": "HttpRequestState"})), "“value”"),
        (["x"], "has to be an object"),
    ],
)
def test_what_it_does_not_allow_is_refused_with_its_reason(said: Any, reason: str) -> None:
    (said_why,) = why(said)
    assert reason in said_why


def test_selectors_do_not_stand_in_one_another_for_ever() -> None:
    selector: dict[str, Any] = AT
    body: Any = HERE
    for _ in range(30):
        selector = AT | {"refinedBy": selector}
        body = {"type": "Choice", "items": [body]}
    assert "deep" in why(anno(target=part(selector=selector)))[0]
    assert "deep" in why(anno(body=body))[0]
    assert "deep" in why(anno(target=body))[0]


def test_pages_collections_and_rows_give_each_their_own_answer() -> None:
    context = {"@context": "http://www.w3.org/ns/anno.jsonld"}
    one, bad = anno(**{"@context": None}), anno(target=None, **{"@context": None})
    page = {"id": HERE, "type": "AnnotationPage", "items": [one, bad]}
    assert why(context | page) == ["", "It has no target."]
    assert why(context | {"type": "AnnotationCollection", "first": page})[0] == ""
    row = {"id": "x", "target": [{"selector": [{"type": "RangeSelector", "startContainer": "/p"}]}]}
    assert why({"total": 1, "rows": [row, {"id": "y"}]}) == ["", "It has no target."]


@pytest.mark.parametrize(
    "said", ["{", "7", '{"a": NaN}', "[" * 99_999, '{"type": "AnnotationCollection", "first": "x"}']
)
def test_a_file_that_is_none_is_refused_as_a_whole(said: str) -> None:
    with pytest.raises(Unfit):
        list(read_annotations(said))


TEXT = "One two three. Four two five."


@pytest.mark.parametrize(
    ("selectors", "place"),
    [
        ((TextPosition(4, 7),), (4, 7)),
        ((TextPosition(4, 99),), None),
        ((TextPosition(4, 4),), None),
        ((TextQuote("three"),), (8, 13)),
        ((TextQuote("two"),), None),
        ((TextQuote("two", prefix="Four "),), (20, 23)),
        ((TextQuote("two"), TextPosition(20, 23)), (20, 23)),
        ((TextQuote("six"), TextPosition(20, 23)), None),
        ((Range((TextQuote("two", "One "),), (TextQuote("Four"),)),), (4, 15)),
        ((), None),
    ],
)
def test_a_target_stands_where_its_words_do(selectors: Any, place: Any) -> None:
    assert place_of(TEXT, Target(HERE, selectors)) == place
