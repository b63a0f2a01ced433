"""What two items share that speaks for one origin, in an editor's words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from articles.logic.sharing.reading import ReadItem
from articles.logic.sharing.runs import Run
from articles.logic.vocabulary import SharedSign

#: Characters of a quotation that a ground repeats.
SHOWN = 160


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


def are_of_one_text(one: ReadItem, other: ReadItem) -> bool:
    return bool(one.told.text) and one.told.text == other.told.text


def shown(run: Run) -> str:
    return run.text if len(run.text) <= SHOWN else f"{run.text[: SHOWN - 1]}…"


def escaped(words: str) -> str:
    return words.replace("{", "{{").replace("}", "}}")
