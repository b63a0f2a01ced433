"""The rating of a ClaimReview: words and numbers, as far as they agree."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, NamedTuple

from articles.desk.importing.linked_data import first, get, words_of
from articles.desk.importing.review_tables import unknown_rating
from articles.logic.grades import Grade, grade_of_number, verdict_of
from articles.logic.rating_words import grade_of_words

_NUMBER = re.compile(r"([+-]?\d{1,6}(?:[.,]\d{1,6})?)(?:\s*/\s*(\d{1,6}))?")


class ReadRating(NamedTuple):
    """`words` as the reviewer put it, else the number; `verdict` and `rating` are ours."""

    words: str
    verdict: str
    rating: int | None
    left_out: tuple[str, ...]


def rating_of(node: Any, ratings: Mapping[str, Grade]) -> ReadRating:
    """Their words come first; a number that says something else leaves no verdict."""
    node = first(node)
    if node is None:
        return ReadRating("", "", None, ("It has no rating (reviewRating).",))
    if not isinstance(node, dict):
        node = {"ratingValue": node} if _number(node) is not None else {"alternateName": node}
    words = words_of(get(node, "alternateName", "name", "ratingExplanation"))[:300]
    value = get(node, "ratingValue")
    if not words and value is not None and _number(value) is None:
        words, value = words_of(value)[:300], None
    by_number, problem = _by_number(node, value)
    by_words = grade_of_words(words, ratings) if words else None
    shown = words or (words_of(value)[:300] if value is not None else "")
    left_out = [problem] if problem else []
    grade = by_number if by_words is None else by_words
    if by_words is None:
        left_out += unknown_rating(words, by_number)
    elif by_number is not None and _contradicts(by_words, by_number):
        left_out.append(f"“{words[:80]}” and the number {words_of(value)} contradict each other.")
        grade = None
    verdict, rating = verdict_of(grade)
    return ReadRating(shown, verdict, rating, tuple(left_out))


def _by_number(node: Any, value: Any) -> tuple[Grade | None, str]:
    """The grade, and why the number gives none although there is one."""
    if value is None:
        return None, ""
    number, of = _number(value) or (None, None)
    if number is None:
        return None, f"ratingValue: “{words_of(value)[:40]}” is no number, and left out."
    best, worst = _bound(node, "bestRating", of or 5.0), _bound(node, "worstRating", 1.0)
    grade = grade_of_number(number, worst, best)
    if grade is None:
        return None, f"ratingValue: {number:g} is not between {worst:g} and {best:g}; left out."
    return grade, ""


def _bound(node: Any, name: str, otherwise: float) -> float:
    found = _number(get(node, name))
    return found[0] if found else otherwise


def _number(value: Any) -> tuple[float, float | None] | None:
    """Also as a text, with a comma, and of "4/5" both."""
    found = _NUMBER.fullmatch(words_of(value))
    if not found:
        return None
    return float(found[1].replace(",", ".")), float(found[2]) if found[2] else None


def _contradicts(by_words: Grade, by_number: Grade) -> bool:
    """Words that rate nothing have nothing to contradict; scales differ by one step."""
    return by_words > Grade.UNPROVEN and abs(by_words - by_number) > 1
