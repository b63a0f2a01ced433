"""How alike two names of companies are: may they be one company?

Only equal normal forms are "same". Everything else is a question to a person: a slip of the pen
and another company can look alike, and nothing in the names tells which it is.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum

from articles.logic.normal_names import NormalName, normal_name
from articles.logic.reading_words.company_terms import GENERIC, PLACES
from articles.logic.reading_words.legal_forms import LOOSE

#: Letters of a short name that may stand for the initials of a long one.
ACRONYM = range(2, 9)
#: From so many letters one slip is told from another word, and from so many two slips.
ONE_SLIP, TWO_SLIPS = 5, 9


class Likeness(IntEnum):
    """In rising order: DIFFERENT is not worth a question, SAME is certain of the names alone."""

    DIFFERENT = 0
    POSSIBLE = 1
    LIKELY = 2
    SAME = 3


def likeness(one: str, other: str) -> Likeness:
    """Symmetric. Names of the same letters but another legal form are at most likely."""
    first, second = normal_name(one), normal_name(other)
    if not first.words or not second.words:
        return Likeness.SAME if one.strip() == other.strip() else Likeness.DIFFERENT
    if first.words == second.words:
        return Likeness.SAME if _goes_with(first.form, second.form) else Likeness.LIKELY
    if first.joined == second.joined or first.whole == second.whole:
        return Likeness.LIKELY
    found = _by_words(first, second)
    if found is Likeness.DIFFERENT and (_is_acronym(first, second) or _is_acronym(second, first)):
        return Likeness.POSSIBLE
    return found


def _goes_with(one: str, other: str) -> bool:
    """The same form, or one name leaves it out."""
    return one == other or not one or not other


def _by_words(first: NormalName, second: NormalName) -> Likeness:
    slips, left, right = _paired(first.latin, second.latin)
    common = len(first.latin) - len(left)
    if not common:
        return Likeness.DIFFERENT
    if first.numbers != second.numbers:
        rest = [word for word in (*left, *right) if word not in first.numbers | second.numbers]
        is_series = not rest and not slips
        return Likeness.POSSIBLE if is_series else Likeness.DIFFERENT
    if left and right:
        return Likeness.DIFFERENT
    if left or right:
        kept = [word for word in first.latin if word not in left]
        is_named = any(_tells(word) for word in kept) or (
            len(kept) > 1 and PLACES.issuperset((*left, *right))
        )
        return Likeness.POSSIBLE if is_named and not slips else Likeness.DIFFERENT
    return _by_slips(first, second, slips)


def _by_slips(first: NormalName, second: NormalName, slips: list[tuple[str, str]]) -> Likeness:
    """The same words but for slips, or in another order."""
    if any(word in PLACES and other in PLACES for word, other in slips):
        return Likeness.DIFFERENT
    if len(slips) > 1:
        return Likeness.POSSIBLE if len(first.latin) > len(slips) else Likeness.DIFFERENT
    is_same_form = _goes_with(first.form, second.form) or {first.form, second.form} <= LOOSE
    return Likeness.LIKELY if is_same_form or not slips else Likeness.POSSIBLE


def _tells(word: str) -> bool:
    """Whether a word says which company it is."""
    return word not in GENERIC and word not in PLACES and len(word) > 1


def _paired(
    first: Sequence[str], second: Sequence[str]
) -> tuple[list[tuple[str, str]], list[str], list[str]]:
    """Words that differ by a slip, and those of either side that have no counterpart."""
    left, right = list(first), list(second)
    for word in first:
        if word in right:
            left.remove(word)
            right.remove(word)
    slips: list[tuple[str, str]] = []
    for word in list(left):
        near = next((other for other in right if is_slip(word, other)), None)
        if near is not None:
            slips.append((word, near))
            left.remove(word)
            right.remove(near)
    return slips, left, right


def is_slip(one: str, other: str) -> bool:
    """One letter too many, too few, another or two in the wrong order (Damerau 1964); two such
    in long words. Numbers are never a slip of each other."""
    shorter = min(len(one), len(other))
    if shorter < ONE_SLIP or abs(len(one) - len(other)) > 2:
        return False
    if any(sign.isdecimal() for sign in one + other):
        return False
    return distance(one, other) <= (2 if shorter >= TWO_SLIPS else 1)


def distance(one: str, other: str) -> int:
    """Letters inserted, left out, replaced, or two neighbours exchanged, at least."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, sign in enumerate(one, 1):
        before, last, row = row, before, [i]
        for j, its in enumerate(other, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (sign != its))
            if i > 1 and j > 1 and sign == other[j - 2] and one[i - 2] == its:
                cost = min(cost, last[j - 2] + 1)
            row.append(cost)
    return row[-1]


def _is_acronym(short: NormalName, long: NormalName) -> bool:
    """ "IBM" of "International Business Machines", with or without the legal form."""
    if len(short.latin) != 1 or len(long.latin) < 2:
        return False
    word = short.latin[0]
    initials = "".join(part[0] for part in long.latin)
    return len(word) in ACRONYM and word.isalpha() and (
        word == initials or (len(initials) > 2 and word == initials + long.form[:1])
    )  # fmt: skip
