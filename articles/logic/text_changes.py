"""Two versions of a text, sentence by sentence, as a list of changes."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import groupby

from articles.logic.diffing import Piece, words

#: Sentences that share less of their words than this are two sentences, not one that changed.
ALIKE = 0.5
#: What a person is offered as the possible new place of a passage shares at least this much.
LEAST_SHARED = 0.2
#: Of more new sentences between two that stayed, their place alone tells nothing.
MOST_INSTEAD = 3


@dataclass(frozen=True)
class SentenceChange:
    """`kind`: same, changed (`pieces` word by word), taken (only before) or added (only after).

    `before` and `after` are places of the sentence, counted from 1; None where it is not there.
    """

    kind: str
    before: int | None
    after: int | None
    pieces: tuple[Piece, ...]


def sentence_changes(old: Sequence[str], new: Sequence[str]) -> tuple[SentenceChange, ...]:
    """What becomes of each sentence, in the order of the text; white space does not count."""
    a, b = ([" ".join(sentence.split()) for sentence in side] for side in (old, new))
    found: list[SentenceChange] = []
    for op, i, j, k, m in SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
        if op == "equal":
            found += [
                SentenceChange("same", i + n + 1, k + n + 1, (Piece("same", b[k + n]),))
                for n in range(j - i)
            ]
        else:
            found += _replaced(a, b, (i, j), (k, m))
    return tuple(found)


def _replaced(
    a: Sequence[str], b: Sequence[str], was: tuple[int, int], now: tuple[int, int]
) -> Iterator[SentenceChange]:
    """Sentences that grew out of another keep its place; the others were taken or added."""
    at = now[0]
    for i in range(*was):
        match = next((k for k in range(at, now[1]) if alike(a[i], b[k])), None)
        if match is None:
            yield SentenceChange("taken", i + 1, None, (Piece("taken", a[i]),))
            continue
        yield from (_added(b, k) for k in range(at, match))
        yield SentenceChange("changed", i + 1, match + 1, words(a[i], b[match]))
        at = match + 1
    yield from (_added(b, k) for k in range(at, now[1]))


def _added(b: Sequence[str], place: int) -> SentenceChange:
    return SentenceChange("added", None, place + 1, (Piece("added", b[place]),))


def likeliest(
    words_gone: str,
    changes: Sequence[SentenceChange],
    *,
    said_in: Collection[int] = (),
    most: int = 3,
) -> list[int]:
    """Places (from 1) of the new sentences that may say what a sentence said that is gone.

    Only those that changed or were added: those in the place of the sentences `said_in` (from 1,
    in the old text) first, then the most alike; none elsewhere that share nothing. What stood in
    another sentence before and still does says nothing of those that are gone.
    """
    new = {
        one.after: _new_words(one, said_in)
        for one in changes
        if one.after is not None and one.kind != "same"
    }
    instead = _instead_of(said_in, changes)
    shares = {place: _matcher(words_gone, text).ratio() for place, text in new.items()}
    found = [place for place in new if place in instead or shares[place] >= LEAST_SHARED]
    return sorted(found, key=lambda place: (place not in instead, -shares[place], place))[:most]


def _new_words(change: SentenceChange, said_in: Collection[int]) -> str:
    """Of a sentence that grew out of another one than those `said_in`: what was added to it."""
    is_other = said_in and change.before is not None and change.before not in said_in
    left_out = {"taken", "same"} if is_other else {"taken"}
    return "".join(piece.text for piece in change.pieces if piece.op not in left_out)


def _instead_of(said_in: Collection[int], changes: Sequence[SentenceChange]) -> set[int]:
    """New sentences between the same neighbours; none where so many are new that it says little."""
    found: set[int] = set()
    for is_same, group in groupby(changes, key=lambda one: one.kind == "same"):
        run = list(group)
        now = [one.after for one in run if one.after is not None]
        if not is_same and len(now) <= MOST_INSTEAD and any(one.before in said_in for one in run):
            found.update(now)
    return found


def alike(one: str, other: str) -> bool:
    """Whether two sentences share at least half of their words, in their order."""
    matcher = _matcher(one, other)
    return (
        matcher.real_quick_ratio() >= ALIKE
        and matcher.quick_ratio() >= ALIKE
        and matcher.ratio() >= ALIKE
    )


def _matcher(one: str, other: str) -> SequenceMatcher[str]:
    """By word, or by character where the script has no spaces."""
    a, b = one.split(), other.split()
    if min(len(a), len(b)) > 1:
        return SequenceMatcher(None, a, b, autojunk=False)
    return SequenceMatcher(None, one, other, autojunk=False)
