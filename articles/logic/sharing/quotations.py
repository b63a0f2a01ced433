"""The same words quoted, or quoted from the other."""

from __future__ import annotations

from collections.abc import Sequence

from articles.logic.sharing.reading import ReadItem
from articles.logic.sharing.runs import Run, longest_run
from articles.logic.sharing.sign import Sign, are_of_one_text, escaped, shown
from articles.logic.vocabulary import SharedSign


def same_quotation(one: ReadItem, other: ReadItem) -> Sign | None:
    if are_of_one_text(one, other):
        run = longest_run(one.told.quotation, other.told.quotation)
        said = f"take “{shown(run)}” from the same article"
        many = f"all {{}} {escaped(said)}"
        sign = Sign(SharedSign.QUOTATION, run.key, f"both {said}", many, run.text)
        return sign if run.is_quotation else None
    return _quoted_from(one, other) or _quoted_by_both(one, other)


def _quoted_from(one: ReadItem, other: ReadItem) -> Sign | None:
    """One quotes what the other, no younger, says in words of its own."""
    run = _longest(other.quoted, [one.around_plain])
    if run is None:
        return None
    words = f"“{shown(run)}”, which stands in the"
    return Sign(
        SharedSign.QUOTATION,
        f"{run.key}\n{one.told.id}",
        f"one of them quotes {words} other",
        f"{{}} of them quote {escaped(words)} first",
        run.text,
        parent=one.told.id,
    )


def _quoted_by_both(one: ReadItem, other: ReadItem) -> Sign | None:
    run = _longest(one.quoted, other.quoted)
    if run is None or one.is_public_record or other.is_public_record:
        return None
    speaker = one.speaker or other.speaker
    said = f"quote “{shown(run)}” word for word" + (f", the words of {speaker}" if speaker else "")
    return Sign(
        SharedSign.QUOTATION,
        run.key,
        f"both {said}",
        f"all {{}} {escaped(said)}",
        run.text,
        named=f"Statement of {speaker}" if speaker else f"Statement: “{shown(run)}”",
    )


def _longest(passages: Sequence[str], others: Sequence[str]) -> Run | None:
    runs = [longest_run(mine, yours) for mine in passages for yours in others]
    found = [run for run in runs if run.is_quotation]
    return max(found, key=lambda run: (run.letters, run.key), default=None)
