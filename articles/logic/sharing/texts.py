"""The same text in two places."""

from __future__ import annotations

from articles.logic.sharing.reading import ReadItem
from articles.logic.sharing.runs import longest_run
from articles.logic.sharing.sentences import SameSentences, same_sentences
from articles.logic.sharing.sign import Sign, are_of_one_text, escaped, shown
from articles.logic.vocabulary import SharedSign

LEFT_OUT = " (short ones and quotations left out)"


def same_text(one: ReadItem, other: ReadItem) -> Sign | None:
    if are_of_one_text(one, other):
        return None
    same = same_sentences(one.own, other.own)
    if same.is_near_identity and _holds_what_is_quoted(one, other, same):
        number = len(same.pairs)
        are = "are the same" if same.identical == number else "are the same or nearly so"
        return Sign(
            SharedSign.TEXT,
            "text",
            f"{number} of {same.of} sentences {are}{LEFT_OUT}",
            f"of each, {{}} sentences {are} as in the first{LEFT_OUT}",
            same=number,
        )
    run = longest_run(one.plain, other.plain)
    if run.is_wording and not (one.is_public_record or other.is_public_record):
        said = f"say “{shown(run)}” word for word, without quotation marks"
        many = f"all {{}} {escaped(said)}"
        return Sign(SharedSign.TEXT, run.key, f"both {said}", many, run.text)
    return None


def _holds_what_is_quoted(one: ReadItem, other: ReadItem, same: SameSentences) -> bool:
    """Of texts that are the same in parts only, the passages quoted must be in those parts."""
    if same.is_nearly_all:
        return True
    here, there = ({pair[side] for pair in same.pairs} for side in (0, 1))
    return all(
        not read.places or not shared.isdisjoint(read.places)
        for read, shared in ((one, here), (other, there))
    )
