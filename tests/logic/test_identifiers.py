"""Identifiers in their one written form."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.logic.identifiers import WRITTEN, normalised
from articles.logic.vocabulary import IdentifierScheme


@pytest.mark.parametrize(
    ("scheme", "value", "kept"),
    [
        ("wikidata", " q312 ", "Q312"),
        ("wikidata", "https://www.wikidata.org/wiki/Q312#P31", "Q312"),
        ("cik", "CIK 1326801", "0001326801"),
        ("cik", "0001326801", "0001326801"),
        ("opencorporates", "https://opencorporates.com/companies/GB/00445790?x=1", "gb/00445790"),
        ("opencorporates", "us_ca/C0806592", "us_ca/C0806592"),
        ("domain", "HTTPS://www.Example.com./about?x#y", "example.com"),
        ("domain", "bücher.example", "xn--bcher-kva.example"),
        ("domain", "a.co", "a.co"),
    ],
)
def test_it_brings_them_into_one_form(scheme: str, value: str, kept: str) -> None:
    assert normalised(scheme, value) == kept
    assert normalised(scheme, kept) == kept


@pytest.mark.parametrize(
    ("scheme", "value"),
    [
        ("wikidata", "Q0"), ("wikidata", "P31"), ("wikidata", "312"), ("cik", "0"),
        ("cik", "12cik34"), ("cik", "١٢٣"), ("cik", "12345678901"), ("opencorporates", "gb"),
        ("opencorporates", "gbr/1"), ("domain", "localhost"), ("domain", "a..b"),
        ("domain", "-a.com"), ("domain", "user@example.com"), ("domain", "ü" * 70 + ".com"),
        ("domain", f"{'a.' * 130}com"), ("domain", ""),
    ],
)  # fmt: skip
def test_it_refuses_what_is_none(scheme: str, value: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011  (its words are the value)
        normalised(scheme, value)


@settings(max_examples=80)
@given(
    st.sampled_from([one for one in IdentifierScheme if one not in ("lei", "isin")]),
    st.text(st.sampled_from("qQ1a.-/_:ü cik") | st.characters(), max_size=15),
)
def test_what_it_takes_it_takes_again(scheme: IdentifierScheme, value: str) -> None:
    try:
        kept = normalised(scheme, value)
    except ValueError:
        return
    assert normalised(scheme, kept) == kept
    assert " " not in kept


def test_each_scheme_says_how_it_is_written() -> None:
    assert set(WRITTEN) == set(IdentifierScheme)
