"""What two items share that speaks for one origin, in an editor's words."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from articles.logic.shared_texts import SameSentences, same_sentences
from articles.logic.shared_wording import Run, longest_run
from articles.logic.told_items import ReadItem
from articles.logic.vocabulary import SharedSign

#: Characters of a quotation that a ground repeats.
SHOWN = 160
LEFT_OUT = " (short ones and quotations left out)"


@dataclass(frozen=True)
class Sign:
    """`key` is equal for pairs that share the same thing; `ground` speaks of two items, `many`
    of several ("{}" is their number). `shared` are the words that both have, "" for whole
    sentences. `parent` is the id of the item that the other has it
    from, `named` in words an origin outside of both; `same` counts sentences."""

    kind: SharedSign
    key: str
    ground: str
    many: str
    shared: str = ""
    parent: str = ""
    named: str = ""
    same: int = 0

    def of_many(self, signs: Sequence[Sign]) -> str:
        """The ground for the first item and those that share these signs with it."""
        if self.same:
            low, high = min(sign.same for sign in signs), max(sign.same for sign in signs)
            return self.many.format(low if low == high else f"between {low} and {high}")
        return self.many.format(len(signs) if self.parent else len(signs) + 1)


def sign_of(one: ReadItem, other: ReadItem, kinds: Collection[SharedSign]) -> Sign | None:
    """The strongest sign of these kinds; `one` comes first in time."""
    finders = {
        SharedSign.TEXT: _text,
        SharedSign.CITATION: _citation,
        SharedSign.QUOTATION: _quotation,
        SharedSign.ERROR: _error,
    }
    found = (finders[kind](one, other) for kind in SharedSign if kind in kinds)
    return next((sign for sign in found if sign is not None), None)


def _are_of_one_text(one: ReadItem, other: ReadItem) -> bool:
    return bool(one.told.text) and one.told.text == other.told.text


def _text(one: ReadItem, other: ReadItem) -> Sign | None:
    if _are_of_one_text(one, other):
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
        said = f"say “{_shown(run)}” word for word, without quotation marks"
        many = f"all {{}} {_escaped(said)}"
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


def _citation(one: ReadItem, other: ReadItem) -> Sign | None:
    for cited, citing in ((one, other), (other, one)):
        for key in sorted(citing.cites.keys() & cited.own_outlets):
            name = citing.cites[key]
            return Sign(
                SharedSign.CITATION,
                key,
                f"one of them cites {name}, where the other appeared",
                f"{{}} of them cite {_escaped(name)}, where the first appeared",
                name,
                parent=cited.told.id,
            )
    for key in sorted(one.cites.keys() & other.cites.keys()):
        named = f"{one.cites[key]} report"
        many = f"all {{}} cite the {_escaped(named)}"
        return Sign(
            SharedSign.CITATION, key, f"both cite the {named}", many, one.cites[key], named=named
        )
    return None


def _quotation(one: ReadItem, other: ReadItem) -> Sign | None:
    if _are_of_one_text(one, other):
        run = longest_run(one.told.quotation, other.told.quotation)
        said = f"take “{_shown(run)}” from the same article"
        many = f"all {{}} {_escaped(said)}"
        sign = Sign(SharedSign.QUOTATION, run.key, f"both {said}", many, run.text)
        return sign if run.is_quotation else None
    return _quoted_from(one, other) or _quoted_by_both(one, other)


def _quoted_from(one: ReadItem, other: ReadItem) -> Sign | None:
    """One quotes what the other, no younger, says in words of its own."""
    run = _longest(other.quoted, [one.around_plain])
    if run is None:
        return None
    words = f"“{_shown(run)}”, which stands in the"
    return Sign(
        SharedSign.QUOTATION,
        f"{run.key}\n{one.told.id}",
        f"one of them quotes {words} other",
        f"{{}} of them quote {_escaped(words)} first",
        run.text,
        parent=one.told.id,
    )


def _quoted_by_both(one: ReadItem, other: ReadItem) -> Sign | None:
    run = _longest(one.quoted, other.quoted)
    if run is None or one.is_public_record or other.is_public_record:
        return None
    speaker = one.speaker or other.speaker
    said = f"quote “{_shown(run)}” word for word" + (f", the words of {speaker}" if speaker else "")
    return Sign(
        SharedSign.QUOTATION,
        run.key,
        f"both {said}",
        f"all {{}} {_escaped(said)}",
        run.text,
        named=f"Statement of {speaker}" if speaker else f"Statement: “{_shown(run)}”",
    )


def _error(one: ReadItem, other: ReadItem) -> Sign | None:
    if _are_of_one_text(one, other):
        return None
    for key in sorted(one.misspelt.keys() & other.misspelt.keys()):
        written, right = one.misspelt[key]
        said = f"write “{written}” for “{right.capitalize()}”"
        return Sign(SharedSign.ERROR, key, f"both {said}", f"all {{}} {said}", written)
    return None


def _longest(passages: Sequence[str], others: Sequence[str]) -> Run | None:
    runs = [longest_run(mine, yours) for mine in passages for yours in others]
    found = [run for run in runs if run.is_quotation]
    return max(found, key=lambda run: (run.letters, run.key), default=None)


def _shown(run: Run) -> str:
    return run.text if len(run.text) <= SHOWN else f"{run.text[: SHOWN - 1]}…"


def _escaped(words: str) -> str:
    return words.replace("{", "{{").replace("}", "}}")
