"""Places whose sentence agrees with the quote's, though its paragraph was changed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from articles.logic.anchoring.comparing import Differences
from articles.logic.anchoring.paragraphs import Undecided
from articles.logic.anchoring.sides import REACH, Context, Side, agree, before, behind, is_glued
from articles.logic.anchoring.windows import Window
from articles.logic.anchoring.words import words_of

#: Letters that agree in a sentence, for it to be known again beside one unchanged neighbour,
#: and with none.
SENTENCE, LONG_SENTENCE = 24, 60
#: Words of a quotation to one that may be new or gone, and to one that may be replaced. Short
#: sentences that differ in one word are often two.
WORDS_TO_A_CHANGE, WORDS_TO_A_REPLACEMENT = 8, 16
#: Letters that must agree next to words that differ themselves.
BESIDE = 12
#: So many more letters must agree around one place than around any other.
CLEARLY = 16


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The recorded contexts of a quote; None where nothing was recorded."""

    left: Context | None
    right: Context | None
    left_glued: bool
    right_glued: bool


@dataclass(frozen=True, slots=True)
class Verdict:
    """What speaks for a place: `rank` 2 where its sentence is unchanged, 1 with small edits."""

    rank: int
    full: int
    support: int

    def is_clearly_above(self, other: Verdict) -> bool:
        """Whether more sides are whole here, or clearly more of them."""
        if self.full != other.full:
            return self.full > other.full
        return self.support >= other.support + CLEARLY


def surroundings(window: Window) -> Surroundings:
    left = right = None
    if window.left or window.left_edge:
        cut = not window.left_edge
        left = before(window.left, window.exact, is_cut=cut, at_edge=window.left_edge)
    if window.right or window.right_edge:
        cut = not window.right_edge
        right = behind(window.right, window.exact, is_cut=cut, at_edge=window.right_edge)
    return Surroundings(
        left,
        right,
        is_glued(window.left, window.exact),
        is_glued(window.exact, window.right),
    )


def judge(
    text: str, start: int, end: int, recorded: Surroundings, words: Differences
) -> Verdict | None:
    """Whether a range of a folded text is the quoted one; `words` is how its words differ.

    None where it is not, or might as well be another sentence.
    """
    lead, rest = text[max(0, start - REACH) : start], text[end : end + REACH]
    exact = text[start:end]
    if (
        is_glued(lead, exact) != recorded.left_glued
        or is_glued(exact, rest) != recorded.right_glued
    ):
        return None
    left = agree(
        recorded.left,
        before(lead, exact, is_cut=start > REACH, at_edge=start <= REACH),
        on_left=True,
    )
    right = agree(
        recorded.right,
        behind(rest, exact, is_cut=end + REACH < len(text), at_edge=end + REACH >= len(text)),
        on_left=False,
    )
    full, support = left.speaks + right.speaks, left.support + right.support
    sides = (left, right)
    if any(side.differences.kept for side in sides) or words.kept:
        return None
    size = len(words_of(text, start, end))
    if not words.is_same:
        fits = _fits_though_different(words, size, left, right)
    elif left.differences.is_same and right.differences.is_same:
        fits = _fits(words.weight, left, right)
    else:
        fits = _fits_though_edited(words.weight, size, left, right)
    if not fits:
        return None
    is_unchanged = words.is_same and all(side.differences.is_same for side in sides)
    return Verdict(2 if is_unchanged else 1, full, support)


def _fits(weight: int, left: Side, right: Side) -> bool:
    """The sentence is the same, as far as it was recorded; what stands around it decides."""
    known = [side for side in (left, right) if side.is_known]
    if all(side.is_full for side in known):
        return True
    if left.is_parallel or right.is_parallel:
        return False
    weight += left.differences.weight + right.differences.weight
    return weight >= (SENTENCE if left.speaks or right.speaks else LONG_SENTENCE)


def _fits_though_edited(weight: int, size: int, left: Side, right: Side) -> bool:
    """The words are the same and something near them in the sentence is not."""
    slips = left.differences.slips + right.differences.slips
    small = left.differences.small + right.differences.small
    large = sum(side.differences.large + side.differences.replaced for side in (left, right))
    if left.is_parallel or right.is_parallel or slips > 2 or small > 2 or large > 1:
        return False
    weight += left.differences.weight + right.differences.weight
    if not (large or small):
        beside = left.speaks or right.speaks or left.support + right.support >= SENTENCE
        return beside and weight >= SENTENCE
    return (left.speaks or right.speaks) and size >= WORDS_TO_A_REPLACEMENT


def _fits_though_different(words: Differences, size: int, left: Side, right: Side) -> bool:
    """The words themselves differ: both sides have to speak for the place."""
    sides = (left, right)
    if any(side.is_parallel or _is_reworded(side.differences) for side in sides):
        return False
    slips = left.differences.slips + right.differences.slips
    if slips > 1 or words.slips > 1 + size // 5:
        return False
    if _is_reworded(words):
        return (
            all(side.is_full for side in sides)
            and sum(side.speaks for side in sides) > bool(words.replaced)
            and words.small <= 1 + size // WORDS_TO_A_CHANGE
            and words.large <= (size + WORDS_TO_A_CHANGE // 2) // WORDS_TO_A_CHANGE
            and words.replaced <= size // WORDS_TO_A_REPLACEMENT
        )
    if not any(side.is_known for side in sides):
        return size >= 6 and words.weight >= LONG_SENTENCE // 2
    backed = sum(side.is_full or side.support >= BESIDE for side in sides if side.is_known)
    if backed == sum(side.is_known for side in sides):
        return True
    return backed > 0 and words.weight >= LONG_SENTENCE


def _is_reworded(differences: Differences) -> bool:
    return bool(differences.small or differences.large or differences.replaced)


def decided(verdicts: Mapping[int, Verdict]) -> int | None:
    """The place for which clearly most speaks; Undecided between several, None for none."""
    best = max((verdict.rank for verdict in verdicts.values()), default=0)
    places = [place for place, verdict in verdicts.items() if verdict.rank == best]
    places.sort(key=lambda place: (verdicts[place].full, verdicts[place].support), reverse=True)
    if len(places) > 1 and not verdicts[places[0]].is_clearly_above(verdicts[places[1]]):
        raise Undecided
    return places[0] if places else None
