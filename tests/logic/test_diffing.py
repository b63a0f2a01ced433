from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from articles.logic.diffing import changes, words
from tests.public.contents import claim_content, company, evidence

texts = st.text(alphabet="ab \n“é", max_size=30)


@given(texts, texts)
def test_it_loses_no_word_of_either_text(first: str, second: str) -> None:
    pieces = words(first, second)
    assert "".join(p.text for p in pieces if p.op != "added") == first
    assert "".join(p.text for p in pieces if p.op != "taken") == second


@given(texts)
def test_it_finds_nothing_in_equal_texts(text: str) -> None:
    assert all(piece.op == "same" for piece in words(text, text))


def test_it_marks_the_word_that_changed() -> None:
    ops = [(p.op, p.text.strip()) for p in words("fell in March again", "fell in January again")]
    assert ops == [("same", "fell in"), ("taken", "March"), ("added", "January"), ("same", "again")]


def test_it_tells_what_changed_in_a_claim() -> None:
    first = claim_content(companies=(company("11111111", "Tern"),))
    second = replace(
        first,
        verdict="disputed",
        confidence="low",
        companies=(),
        evidence=(*first.evidence, evidence("E0000002", stance="disputes", date="2025-06")),
    )
    found = {(c.part, c.kind, c.name) for c in changes(first, second)}
    assert found == {
        ("Claim", "changed", "Verdict"),
        ("Claim", "added", "Confidence"),
        ("Company", "removed", "Tern"),
        ("Evidence", "added", "Meridian Wire"),
    }
    added = next(c for c in changes(first, second) if c.part == "Evidence")
    assert "Disputes" in added.pieces[0].text
    assert "June 2025" in added.pieces[0].text


def test_it_finds_no_change_between_an_edition_and_itself() -> None:
    assert changes(claim_content(), claim_content()) == ()


def test_it_pairs_evidence_by_its_id_and_not_by_its_place() -> None:
    one, two = evidence("E0000001"), evidence("E0000002")
    first = claim_content(evidence=(one, two))
    second = claim_content(evidence=(two, replace(one, state="retracted")))
    (change,) = changes(first, second)
    assert [(p.op, p.text.strip()) for p in change.pieces if p.op != "same"] == [
        ("taken", "Live"),
        ("added", "Retracted"),
    ]


def test_it_names_the_paragraph_where_words_are_withheld() -> None:
    item = evidence("E0000001", quotation="Who owns the models?")
    first = claim_content(evidence=(item,))
    second = claim_content(evidence=(replace(item, quotation="", paragraph=3),))
    third = claim_content(evidence=(replace(item, quotation="", paragraph=0),))
    for after, told in ((second, "paragraph 3"), (third, "not quoted")):
        (change,) = changes(first, after)
        added = "".join(piece.text for piece in change.pieces if piece.op == "added")
        assert added.strip() == told
