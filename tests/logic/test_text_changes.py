"""Changes of a text by sentence."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from articles.logic.text_changes import likeliest, sentence_changes

OLD = [
    "Harbour cut the share to 22 per cent.",
    "Neither side will say why.",
    "The agreement is not public.",
]


def told(old: list[str], new: list[str]) -> list[tuple[str, int | None, int | None]]:
    return [(one.kind, one.before, one.after) for one in sentence_changes(old, new)]


def test_it_says_what_became_of_each_sentence() -> None:
    new = ["A new start.", "Harbour cut the share to 21 per cent.", "The agreement is not public."]
    assert told(OLD, new) == [
        ("added", None, 1),
        ("changed", 1, 2),
        ("taken", 2, None),
        ("same", 3, 3),
    ]


def test_it_shows_the_words_that_changed() -> None:
    (change,) = sentence_changes(["It rose to 22 per cent."], ["It rose to 21 per cent."])
    assert [(piece.op, piece.text) for piece in change.pieces] == [
        ("same", "It rose to"),
        ("taken", " 22"),
        ("added", " 21"),
        ("same", " per cent."),
    ]


def test_it_takes_other_sentences_for_other_sentences() -> None:
    assert told(["Ships left the harbour."], ["Nobody answered our letters."]) == [
        ("taken", 1, None),
        ("added", None, 1),
    ]


def test_it_does_not_see_white_space() -> None:
    assert told(["One  two\nthree."], ["One two three."]) == [("same", 1, 1)]


def test_it_compares_scripts_without_spaces_by_character() -> None:
    assert told(["売上高は三割増えた。"], ["売上高は四割増えた。"]) == [("changed", 1, 1)]


def test_it_names_new_sentences_that_may_say_what_is_gone() -> None:
    new = [
        "Nobody answered.",
        "The share was cut to a fifth by Harbour.",
        "The agreement is not public.",
        "Harbour cut the share to a fifth.",
    ]
    changes = sentence_changes(OLD, new)
    assert likeliest("Harbour cut the share to 22 per cent.", changes) == [4, 2]
    assert likeliest("Wholly other words here", changes) == []


def test_it_names_what_stands_in_the_place_of_what_is_gone() -> None:
    new = ["Nobody answered our letters.", OLD[1], "The agreement is not public."]
    changes = sentence_changes(OLD, new)
    assert likeliest("22 per cent", changes) == []
    assert likeliest("22 per cent", changes, said_in={1}) == [1]
    assert likeliest("22 per cent", changes, said_in={2}) == []
    rewritten = [*(f"Nobody answered letter {number}." for number in range(9)), *OLD[1:]]
    assert likeliest("22 per cent", sentence_changes(OLD, rewritten), said_in={1}) == []


def test_what_another_sentence_said_before_says_nothing_of_what_is_gone() -> None:
    old = ["Tern had agreed to buy a share of Harbour for 3 million.", "Nobody answered.",
           "Gull denied that it had planned to buy a share of Harbour."]  # fmt: skip
    new = [old[0].replace("3 million", "4 million"), old[1]]
    changes = sentence_changes(old, new)
    assert likeliest(old[2], changes, said_in={3}) == []
    assert likeliest(old[0], changes, said_in={1}) == [1]
    merged = [f"{old[0][:-1]}, but Gull denied that it had planned to buy a share.", old[1]]
    assert likeliest(old[2], sentence_changes(old, merged), said_in={3}) == [1]


sentences = st.lists(
    st.sampled_from([*OLD, "Harbour cut the share.", "No.", "売上高。"]), max_size=8
)


@settings(max_examples=100)
@given(sentences, sentences)
def test_it_names_every_sentence_of_both_texts_once(old: list[str], new: list[str]) -> None:
    found = sentence_changes(old, new)
    assert [one.before for one in found if one.before] == list(range(1, len(old) + 1))
    assert [one.after for one in found if one.after] == list(range(1, len(new) + 1))
    for one in found:
        before = "".join(piece.text for piece in one.pieces if piece.op != "added")
        after = "".join(piece.text for piece in one.pieces if piece.op != "taken")
        assert one.before is None or before == old[one.before - 1]
        assert one.after is None or after == new[one.after - 1]
