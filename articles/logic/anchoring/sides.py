"""How what stands around a place agrees with what was recorded around the words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from articles.logic.anchoring.comparing import compare
from articles.logic.anchoring.contexts import Context
from articles.logic.anchoring.contrasts import MORE, is_contrary, is_parallel
from articles.logic.anchoring.differences import Differences
from articles.logic.anchoring.pairing import is_same
from articles.logic.anchoring.words import Word, denials


@dataclass(frozen=True, slots=True)
class Side:
    """How a place's context agrees with the recorded one, which may be unknown.

    `differences` are those within the sentence; `is_full`: all that was recorded stands there,
    be it nothing but the text's edge, and `speaks` where it was words; `support` is what agrees
    without a gap, in letters; `is_parallel`: the rest of the paragraph is alike but gives other
    figures or names; `is_contrary`: the sentence gives others, or is turned into its opposite.
    `beyond` are the differences from all that was recorded.
    """

    is_known: bool
    differences: Differences
    is_full: bool
    speaks: bool
    support: int
    is_parallel: bool
    is_contrary: bool
    beyond: Differences


UNKNOWN = Side(False, Differences(), False, False, 0, False, False, Differences())


def agree(recorded: Context | None, found: Context, *, on_left: bool) -> Side:
    """Compares a place's context with the recorded one."""
    if recorded is None:
        return UNKNOWN
    inner = recorded.words[: recorded.inner]
    beside = found.words[: min(found.inner, len(inner) + MORE)]
    differences = compare(inner, beside, open_end=not recorded.is_closed)
    if recorded.is_closed and not found.is_closed:
        differences = compare(inner, found.words[: len(inner) + MORE])
    is_denied = denials(_said(inner, on_left)) != denials(_said(beside[: len(inner)], on_left))
    if is_denied:
        differences = replace(differences, kept=differences.kept + 1)
    is_full = _is_full(recorded, found, on_left)
    return Side(
        True,
        Differences(weight=sum(word.weight for word in inner)) if is_full else differences,
        is_full and bool(recorded.words or recorded.at_edge),
        is_full and bool(recorded.words),
        sum(word.weight for word in _agreeing(recorded.words, found.words)),
        not is_full and is_parallel(recorded, found),
        not is_full and (is_denied or is_contrary(inner, beside)),
        compare(recorded.words, found.words[: len(recorded.words) + MORE], open_end=True),
    )


def _said(words: Sequence[Word], on_left: bool) -> str:
    return "".join(word.text for word in (reversed(words) if on_left else words))


def _is_full(recorded: Context, found: Context, on_left: bool) -> bool:
    if recorded.at_edge and not (
        found.at_edge and len(found.flat.strip()) == len(recorded.flat.strip())
    ):
        return False
    if on_left:
        return found.flat.rstrip().endswith(recorded.flat.strip())
    return found.flat.lstrip().startswith(recorded.flat.strip())


def _agreeing(recorded: Sequence[Word], found: Sequence[Word]) -> Iterator[Word]:
    for word, other in zip(recorded, found, strict=False):
        if not is_same(word, other):
            return
        yield word
