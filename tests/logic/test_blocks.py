from articles.logic.blocks import find_blocks
from articles.logic.vocabulary import BlockKind

PARAGRAPH = (
    "Harbour Data sold its labelling business to Tern Automation last spring, according to two "
    "people who saw the contract, and kept the rights to the models."
)
WRAPPED = """A Quiet Sale

Harbour Data sold its labelling business to Tern
Automation last spring, according to two people who
saw the contract.

Tern said it would keep the staff. It gave no figure
for the price, and analysts named none.
"""


def found(text: str) -> list[tuple[str, int | None, str]]:
    return [(b.kind.value, b.level, text[b.start : b.end]) for b in find_blocks(text)]


def test_it_tells_title_and_headings_without_markup() -> None:
    text = f"Who Owns the Models?\n\n{PARAGRAPH}\nWhat the Contract Says\n{PARAGRAPH}"
    assert found(text) == [
        ("heading", 1, "Who Owns the Models?"),
        ("paragraph", None, PARAGRAPH),
        ("heading", 2, "What the Contract Says"),
        ("paragraph", None, PARAGRAPH),
    ]


def test_it_tells_a_heading_that_stands_before_another() -> None:
    text = f"{PARAGRAPH}\nThe Deal\nWhat Tern Paid\n{PARAGRAPH}"
    assert [kind for kind, _, _ in found(text)] == ["paragraph", "heading", "heading", "paragraph"]


def test_it_reads_marked_headings() -> None:
    text = f"# The Sale\n\n{PARAGRAPH}\n\n### Price\n{PARAGRAPH}\n\nStaff\n-----\n{PARAGRAPH}"
    headings = [(level, words) for kind, level, words in found(text) if kind == "heading"]
    assert headings == [(1, "The Sale"), (3, "Price"), (2, "Staff")]


def test_it_joins_wrapped_lines() -> None:
    kinds = [kind for kind, _, _ in found(WRAPPED)]
    assert kinds == ["heading", "paragraph", "paragraph"]


def test_it_takes_list_items_and_quotations_without_their_marks() -> None:
    text = f"{PARAGRAPH}\n- margins\n• staff\n\n1. first\n2. second\n\n> “We are glad,” it said."
    assert found(text)[1:] == [
        ("list_item", None, "margins"),
        ("list_item", None, "staff"),
        ("list_item", None, "1. first"),
        ("list_item", None, "2. second"),
        ("quotation", None, "“We are glad,” it said."),
    ]


def test_it_takes_no_short_closing_line_for_a_heading() -> None:
    assert found(f"{PARAGRAPH}\nJane Doe")[-1] == ("paragraph", None, "Jane Doe")


def test_it_takes_no_sentence_for_a_heading() -> None:
    text = f"{PARAGRAPH}\nNobody answered.\n{PARAGRAPH}"
    assert BlockKind.HEADING not in [block.kind for block in find_blocks(text)]


def test_it_takes_no_verse_for_headings() -> None:
    text = f"{PARAGRAPH}\n\nRoses are red\nViolets are blue\nSugar is sweet\nAnd so are you"
    assert [kind for kind, _, _ in found(text)[1:]] == ["paragraph"] * 4


def test_it_tells_japanese_headings() -> None:
    after = "両社は協議を続けている。結論は来月に出る見込みだ。"
    text = f"提携の行方\n\n両社は昨年、契約を結んだ。\n今後の見通し\n{after}"
    assert [level for _, level, _ in found(text)] == [1, None, 2, None]


def test_it_finds_nothing_in_white_space() -> None:
    assert find_blocks(" \n\t\n") == ()
