"""Places whose sentence agrees with the quote's, though its paragraph was changed."""

from __future__ import annotations

from dataclasses import dataclass

from articles.logic.anchoring.contexts import Context, before, behind
from articles.logic.anchoring.differences import Differences
from articles.logic.anchoring.fitting import fits, fits_though_different, fits_though_edited
from articles.logic.anchoring.glue import is_glued
from articles.logic.anchoring.sides import agree
from articles.logic.anchoring.verdicts import Verdict
from articles.logic.anchoring.windows import Window
from articles.logic.anchoring.words import words_of

#: So much of a text is looked at on each side of a place, in code points.
REACH = 200


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The recorded contexts of a quote; None where nothing was recorded."""

    left: Context | None
    right: Context | None
    left_glued: bool
    right_glued: bool


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
    sides = (left, right)
    full, support = left.speaks + right.speaks, left.support + right.support
    if words.kept:
        return None
    size = len(words_of(text, start, end))
    if not words.is_same:
        is_fit = fits_though_different(words, size, left, right)
    elif left.differences.is_same and right.differences.is_same:
        is_fit = fits(words.weight, left, right)
    else:
        is_fit = fits_though_edited(words.weight, size, left, right)
    if not is_fit:
        return None
    is_unchanged = words.is_same and all(side.differences.is_same for side in sides)
    return Verdict(2 if is_unchanged else 1, full, support)
