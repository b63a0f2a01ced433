from __future__ import annotations

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.logic.names import Name, NameIndex, find_names

META: list[Name] = ["Meta Platforms, Inc.", "Meta", ("Facebook", "former"), ("META", "ticker")]
NAMES: dict[str, list[Name]] = {
    "meta": [*META, "メタ", "메타"],
    "scale": ["Scale AI, Inc."],
    "att": ["AT&T Inc.", ("T", "ticker")],
    "jj": ["Johnson & Johnson"],
    "gap": ["Gap Inc."],
    "ups": ["UPS"],
    "mcd": ["McDonald's"],
    "toyota": ["トヨタ自動車株式会社"],
    "adidas": ["adidas AG"],
    "now": ["ServiceNow", ("NOW", "ticker")],
    "smith": ["A. O. Smith"],
    "swan": ["Société Générale", ("SG", "abbreviation")],
    "tern": ["Tern"],
    "terns": ["Tern Automation GmbH & Co. KG"],
    "it": ["Info Tern", ("IT", "abbreviation")],
}


def found(text: str, language: str = "") -> list[tuple[str, str]]:
    return [(one.key, text[one.start : one.end]) for one in find_names(text, NAMES, language)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Any of the names; the longest wins.
        ("Meta cut jobs.", [("meta", "Meta")]),
        ("Facebook (now Meta) agreed.", [("meta", "Facebook"), ("meta", "Meta")]),
        ("Meta Platforms cut jobs.", [("meta", "Meta Platforms")]),
        ("Tern Automation left Tern.", [("terns", "Tern Automation"), ("tern", "Tern")]),
        # Legal forms may be there or not.
        ("Scale AI left.", [("scale", "Scale AI")]),
        ("Scale AI, Inc. left.", [("scale", "Scale AI, Inc")]),
        ("Tern Automation GmbH & Co. KG left.", [("terns", "Tern Automation GmbH & Co. KG")]),
        ("Tern SE left.", [("tern", "Tern SE")]),
        # Possessives and hyphens.
        ("Meta's plan, Meta’s plan", [("meta", "Meta"), ("meta", "Meta")]),
        ("A Meta-owned app", [("meta", "Meta")]),
        ("McDonald’s menus", [("mcd", "McDonald’s")]),
        # Signs between the words.
        ("AT&T and AT & T", [("att", "AT&T"), ("att", "AT & T")]),
        ("Johnson and Johnson", [("jj", "Johnson and Johnson")]),
        ("A.O. Smith or A. O. Smith", [("smith", "A.O. Smith"), ("smith", "A. O. Smith")]),
        ("Scale-AI", [("scale", "Scale-AI")]),
        # Case.
        ("ADIDAS, Adidas, adidas", [("adidas", w) for w in ("ADIDAS", "Adidas", "adidas")]),
        ("SCALE AI PAYS", [("scale", "SCALE AI")]),
        ("Société Générale (SG)", [("swan", "Société Générale"), ("swan", "SG")]),
        # Tickers where a market is meant.
        ("AT&T (NYSE: T) fell", [("att", "AT&T"), ("att", "T")]),
        ("buy $NOW today", [("now", "NOW")]),
        # Words that are names too.
        ("Gap said so. The shops of Gap closed.", [("gap", "Gap"), ("gap", "Gap")]),
        ("Info Tern (IT) closed.", [("it", "Info Tern"), ("it", "IT")]),
        # Scripts without spaces.
        ("トヨタ自動車はメタと提携した。", [("toyota", "トヨタ自動車"), ("meta", "メタ")]),
        ("トヨタ自動車株式会社は", [("toyota", "トヨタ自動車株式会社")]),
        ("Metaは메타와 메타는", [("meta", "Meta"), ("meta", "메타"), ("meta", "메타")]),
    ],
)
def test_it_finds(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "A metaphor, metadata, Metaverse, xMeta, Meta2, meta_data",
        "meta analysis of the meta level",
        "scale ai",
        "large scale. AI is new",
        "On a Scale. AI is new",
        "Scale\n\nAI",
        "Ups and downs",
        "Gap years are popular. Mind the gap.",
        "A plan B: T is a letter, and NOW IS THE TIME.",
        "the IT department",
        "メタファーとメタル",
        "메타포는",
        "Metas Gewinn",
        "société générale",
        "",
    ],
)
def test_it_finds_no_name_in(text: str) -> None:
    assert found(text) == []


def test_it_finds_a_german_genitive_in_german_only() -> None:
    assert found("Metas Gewinn", "de-AT") == [("meta", "Metas")]


def test_it_tells_which_name_stands_there() -> None:
    (one,) = find_names("Facebook paid.", NAMES)
    assert (one.name, one.start, one.end) == ("Facebook", 0, 8)


def test_it_gives_a_name_that_two_companies_bear_for_both() -> None:
    names: dict[int, list[Name]] = {1: ["Tern"], 2: ["Tern GmbH"]}
    assert [(one.key, one.name) for one in find_names("Tern paid.", names)] == [
        (1, "Tern"),
        (2, "Tern GmbH"),
    ]


def test_it_looks_for_thousands_of_names_at_once() -> None:
    many: dict[int, list[Name]] = {n: [f"Tern {n} Works, Inc.", f"Quill{n}"] for n in range(5000)}
    text = "Quill4999 sued Tern 17 Works in May. " * 200
    one, other = NameIndex(many).find(text), find_names(text, many)
    assert one == other
    assert [f.key for f in one] == [4999, 17] * 200


@given(st.text(max_size=80), st.lists(st.text(min_size=1, max_size=12), max_size=6))
@settings(max_examples=80)
def test_it_stays_inside_any_text(text: str, names: list[str]) -> None:
    hits = find_names(text, {index: [name] for index, name in enumerate(names)})
    assert all(0 <= hit.start < hit.end <= len(text) for hit in hits)
    assert list(hits) == sorted(hits, key=lambda hit: hit.start)


_words = st.sampled_from(["Meta", "Tern", "Automation", "Scale", "AI", "pays", "and", "the", "."])


@given(st.lists(_words, max_size=30).map(" ".join))
@settings(max_examples=80)
def test_it_finds_whole_words_that_never_overlap(text: str) -> None:
    hits = find_names(text, NAMES)
    ranges = sorted({(hit.start, hit.end) for hit in hits})
    assert all(one[1] <= other[0] for one, other in itertools.pairwise(ranges))
    for start, end in ranges:
        assert not text[start - 1 : start].isalnum()
        assert not text[end : end + 1].isalnum()
