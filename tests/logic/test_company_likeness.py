"""Whether two names may be of one company, and what is never called certain."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.logic.company_likeness import Likeness, distance, is_slip, likeness
from articles.logic.normal_names import normal_name
from articles.logic.reading_words.legal_forms import FORMS

SAME, LIKELY, POSSIBLE, DIFFERENT = (
    Likeness.SAME, Likeness.LIKELY, Likeness.POSSIBLE, Likeness.DIFFERENT,
)  # fmt: skip


@pytest.mark.parametrize(
    ("one", "other", "how"),
    [
        ("Northlight AG", "NORTHLIGHT Aktiengesellschaft", SAME),
        ("The Harbour & Sons Co.", "Harbour and Sons Company", SAME),
        ("N.L.C. Holdings p.l.c.", "NLC Holdings plc", SAME),
        ("Énergie du Nord S.A.", "Energie du Nord", SAME),
        ("Twenty-Two Bridges Ltd", "22 Bridges Limited", SAME),
        ("3rd Wave", "Third Wave", SAME),
        ("株式会社山川", "山川株式会社", SAME),
        ("Groß & Söhne", "Gross und Sohne", SAME),
        ("Northlight GmbH", "Northlight AG", LIKELY),
        ("Северсвет", "Seversvet", LIKELY),
        ("North Light", "Northlight", LIKELY),
        ("Northligth Inc.", "Northlight Corp.", LIKELY),
        ("Steel Northlight", "Northlight Steel", LIKELY),
        ("Intl. Harbour Mfg.", "International Harbour Manufacturing", SAME),
        ("Northlight", "Northlight Logistics", POSSIBLE),
        ("Bank of Norway", "Bank of Norway (Singapore)", POSSIBLE),
        ("Northlight Fund IV", "Northlight Fund V", POSSIBLE),
        ("NBM", "Northlight Boat Manufacturing", POSSIBLE),
        ("Northlight Fund", "Northlight Fund I", POSSIBLE),
        ("Government of Estonia", "Government of Ethiopia", DIFFERENT),
        ("Northlight Austria", "Northlight Australia", DIFFERENT),
        ("Northlight Gas", "Northlight Oil", DIFFERENT),
        ("Management Company", "Harbour Management Company", DIFFERENT),
        ("ABC", "ABD", DIFFERENT),
        ("", "Northlight", DIFFERENT),
        ("!!!", "???", DIFFERENT),
    ],
)
def test_it_tells_how_alike_names_are(one: str, other: str, how: Likeness) -> None:
    assert likeness(one, other) is how
    assert likeness(other, one) is how


def test_no_form_alone_is_taken_off_a_name() -> None:
    assert normal_name("AG").words == ("ag",)
    assert normal_name("Limited Company").words


@pytest.mark.parametrize(
    ("one", "other", "letters"),
    [("harbour", "harbor", 1), ("harbour", "harobur", 1), ("", "abc", 3), ("light", "night", 1)],
)
def test_it_counts_slips(one: str, other: str, letters: int) -> None:
    assert distance(one, other) == distance(other, one) == letters


def test_figures_and_short_words_are_no_slips() -> None:
    assert not is_slip("2004a", "2005a")
    assert not is_slip("cvs", "cvc")
    assert is_slip("trafalgura", "trafigura")


_NAME = st.text(st.sampled_from("abAB éßЖ.&'-1 ()日") | st.characters(), max_size=20)


@settings(max_examples=60)
@given(_NAME, _NAME)
def test_it_judges_any_two_texts_alike_from_both_sides(one: str, other: str) -> None:
    assert likeness(one, other) is likeness(other, one)
    assert likeness(one, one) is SAME


@settings(max_examples=60)
@given(st.sampled_from(sorted(" ".join(form) for form in FORMS)), st.booleans())
def test_a_legal_form_is_left_out_behind_a_name(form: str, in_capitals: bool) -> None:
    written = f"Northlight {form.upper() if in_capitals else form}"
    assert likeness("Northlight", written) is SAME
