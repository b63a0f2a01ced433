"""What stands before and behind quoted words: recorded, and at a place in a text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from articles.logic.anchoring.comparing import Differences, compare, is_same
from articles.logic.anchoring.word_lists import ABBREVIATIONS
from articles.logic.anchoring.words import Word, denials, is_wide, words_of

#: So much of a text is looked at on each side of a place, in code points.
REACH = 200
#: Found words past the recorded ones that an alignment may use.
_MORE = 6
_END = re.compile(
    "\n"
    r"|[.!?؟۔।]+[\"')\]]*(?:\[\d{1,3}\])*\s+"
    r"|[。！？!?]+[\"'」』）\]]*(?=[^\s\w\"']|[\u3041-\u30ff\u3400-\u9fff])\s*"
)
_LAST_WORD = re.compile(r"\w+$")


@dataclass(frozen=True, slots=True)
class Context:
    """One side of the quoted words, the nearest word first.

    `inner` are those of the same sentence, `near` those of the same paragraph. `is_closed`:
    the sentence's end was seen; `at_edge`: `flat` reaches the edge of the text.
    """

    flat: str
    words: tuple[Word, ...]
    inner: int
    near: int
    is_closed: bool
    at_edge: bool


@dataclass(frozen=True, slots=True)
class Side:
    """How a place's context agrees with the recorded one, which may be unknown.

    `differences` are those within the sentence; `is_full`: all that was recorded stands there,
    be it nothing but the text's edge, and `speaks` where it was words; `support` is what agrees
    without a gap, in letters; `is_parallel`: the rest of the paragraph is alike but names other
    figures or names.
    """

    is_known: bool
    differences: Differences
    is_full: bool
    speaks: bool
    support: int
    is_parallel: bool


UNKNOWN = Side(False, Differences(), False, False, 0, False)


def before(text: str, exact: str, *, is_cut: bool, at_edge: bool) -> Context:
    """The context `text` in front of `exact`, both folded; cut where more text stood before."""
    inner_from = near_from = 0
    is_closed = at_edge
    for end in reversed(list(_ends(text + exact[:1], is_cut))):
        if end.end() <= len(text):
            inner_from, is_closed = end.end(), True
            break
    near_from = text.rfind("\n") + 1
    words = words_of(text)
    if is_cut and words and words[0].start == 0:
        del words[0]
    return Context(
        text.replace("\n", " "),
        tuple(reversed(words)),
        sum(1 for word in words if word.start >= inner_from),
        sum(1 for word in words if word.start >= near_from),
        is_closed,
        at_edge,
    )


def behind(text: str, exact: str, *, is_cut: bool, at_edge: bool) -> Context:
    """The context `text` after `exact`, both folded; cut where more text stood behind."""
    lead = exact[-40:]
    whole = lead + text
    inner_to, is_closed = len(whole), at_edge
    for end in _ends(whole, is_cut=False):
        if end.end() > len(lead) and (end.end() < len(whole) or not is_cut or "\n" in end.group()):
            inner_to, is_closed = end.end(), True
            break
    line = whole.find("\n", len(lead))
    near_to = len(whole) if line < 0 else line
    words = words_of(whole, len(lead))
    if is_cut and words and words[-1].end == len(whole):
        del words[-1]
    return Context(
        text.replace("\n", " "),
        tuple(words),
        sum(1 for word in words if word.start < inner_to),
        sum(1 for word in words if word.start < near_to),
        is_closed,
        at_edge,
    )


def _ends(text: str, is_cut: bool) -> Iterator[re.Match[str]]:
    """Where sentences certainly end; an end in doubt is none."""
    for end in _END.finditer(text):
        after = text[end.end() : end.end() + 1]
        if end.group() == "\n" or (not after.islower() and _is_end(text, end, is_cut)):
            yield end


def _is_end(text: str, end: re.Match[str], is_cut: bool) -> bool:
    if not end.group().startswith("."):
        return True
    last = _LAST_WORD.search(text, max(0, end.start() - 40), end.start())
    if last is None:
        return end.start() > 0 and not is_cut
    word = last.group()
    if is_cut and last.start() == 0:
        return False
    if word.isdigit():
        return len(word) > 2
    return word.casefold() not in ABBREVIATIONS and (len(word) > 3 or not word[0].isupper())


def agree(recorded: Context | None, found: Context, *, on_left: bool) -> Side:
    """Compares a place's context with the recorded one."""
    if recorded is None:
        return UNKNOWN
    inner = recorded.words[: recorded.inner]
    beside = found.words[: min(found.inner, len(inner) + _MORE)]
    differences = compare(inner, beside, open_end=not recorded.is_closed)
    if recorded.is_closed and not found.is_closed:
        differences = compare(inner, found.words[: len(inner) + _MORE])
    if denials(_said(inner, on_left)) != denials(_said(beside[: len(inner)], on_left)):
        differences = replace(differences, kept=differences.kept + 1)
    is_full = _is_full(recorded, found, on_left)
    return Side(
        True,
        Differences() if is_full else differences,
        is_full and bool(recorded.words or recorded.at_edge),
        is_full and bool(recorded.words),
        sum(word.weight for word in _agreeing(recorded.words, found.words)),
        not is_full and _is_parallel(recorded, found),
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


def _is_parallel(recorded: Context, found: Context) -> bool:
    rest = recorded.words[recorded.inner : recorded.near]
    other = found.words[found.inner : min(found.near, found.inner + len(rest) + _MORE)]
    if not rest or not other:
        return False
    differences = compare(rest, other, open_end=True)
    return bool(differences.kept) and differences.weight * 2 >= sum(w.weight for w in rest)


def is_glued(first: str, second: str) -> bool:
    """Whether two neighbouring pieces of text are parts of one word or figure."""
    if not first or not second:
        return False
    if is_wide(first[-1]) or is_wide(second[0]):
        return False
    if first[-1].isalnum() and second[0].isalnum():
        return True
    if second[0] in ".,":
        return first[-1].isdigit() and second[1:2].isdigit()
    return first[-1] in ".," and second[0].isdigit() and first[-2:-1].isdigit()
