"""Which of the known names stand in a text, and where.

Whole words only, in any script; a name's legal form may be there or not; of names that overlap
the longest counts. Case tells a company from a word: a name with a capital is found with one,
tickers and abbreviations exactly as they are recorded.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from articles.logic.name_guards import fits_case, fits_place
from articles.logic.name_words import (
    Word,
    first_word,
    form_behind,
    without_form,
    without_parenthesis,
    words_of,
)
from articles.logic.unspaced_names import UnspacedNames, is_unspaced, without_unspaced_form
from articles.logic.vocabulary import CompanyNameKind

_K = TypeVar("_K")

#: A name, or a name with its kind (a value of CompanyNameKind).
Name = str | tuple[str, str]


@dataclass(frozen=True, slots=True)
class Found(Generic[_K]):
    """A name as recorded, and the range of the text's words that are it."""

    key: _K
    name: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Entry(Generic[_K]):
    key: _K
    name: str
    kind: str
    words: tuple[Word, ...]


@dataclass(slots=True)
class _Node(Generic[_K]):
    """A place in the tree of names: what may follow, and the names that end here."""

    following: dict[str, _Node[_K]] = field(default_factory=dict)
    entries: list[_Entry[_K]] = field(default_factory=list)


_Match = tuple[int, int, dict[_K, str]]


class NameIndex(Generic[_K]):
    """Names made ready once, for many texts."""

    def __init__(self, names: Mapping[_K, Sequence[Name]]) -> None:
        self._root: _Node[_K] = _Node()
        unspaced: list[tuple[str, tuple[_K, str]]] = []
        for key, recorded in names.items():
            for name in recorded:
                text, kind = (name, "") if isinstance(name, str) else name
                if is_unspaced(text):
                    short = without_unspaced_form(text)
                    unspaced += [(form, (key, text)) for form in {text.strip(), short}]
                else:
                    self._add(key, text, kind)
        self._unspaced = UnspacedNames(unspaced)

    def find(self, text: str, language: str = "") -> tuple[Found[_K], ...]:
        """Names in the order in which they stand; a name of two companies is found for both."""
        words = words_of(text)
        genitive = language.split("-")[0].lower() == "de"
        matches = list(self._spaced(text, words, genitive))
        matches += [
            (start, end, {k: name}) for start, end, (k, name) in self._unspaced.matches(text)
        ]
        found = {
            Found(key, name, start, end)
            for start, end, who in _longest(matches)
            for key, name in who.items()
        }
        return tuple(sorted(found, key=lambda one: (one.start, one.name, str(one.key))))

    def _add(self, key: _K, text: str, kind: str) -> None:
        whole = words_of(without_parenthesis(text))
        exact = kind in (CompanyNameKind.TICKER, CompanyNameKind.ABBREVIATION)
        shapes = [whole] if exact else [whole, without_form(whole)]
        for words in shapes:
            for spelling in _spellings([word.folded for word in words]):
                node = self._root
                for word in spelling:
                    node = node.following.setdefault(word, _Node())
                entry = _Entry(key, text, kind, tuple(words))
                if entry not in node.entries:
                    node.entries.append(entry)

    def _spaced(self, text: str, words: list[Word], genitive: bool) -> Iterator[_Match[_K]]:
        for first in range(len(words)):
            best: _Match[_K] | None = None
            for after, entries in self._walk(words, first, genitive):
                fitting = {
                    entry.key: entry.name
                    for entry in reversed(entries)
                    if fits_case(entry.words, words[first:after], entry.kind)
                    and fits_place(text, words, first, after, entry.kind)
                }
                if fitting:
                    last = after + form_behind(words, after)
                    best = words[first].start, words[last - 1].end, fitting
            if best is not None:
                yield best

    def _walk(
        self, words: list[Word], first: int, genitive: bool
    ) -> Iterator[tuple[int, list[_Entry[_K]]]]:
        node = self._root
        for index in range(first, len(words)):
            word = words[index].folded
            if index > first and words[index].is_apart:
                return
            if genitive and word.endswith("s") and (owner := node.following.get(word[:-1])):
                yield index + 1, owner.entries
            following = node.following.get(word)
            if following is None:
                return
            node = following
            yield index + 1, node.entries


def find_names(
    text: str, names: Mapping[_K, Sequence[Name]], language: str = ""
) -> tuple[Found[_K], ...]:
    """The names in one text; keep a `NameIndex` where the same names are sought in many.

    A possessive's "'s" is not part of the range. With `language` "de" a genitive is found too, its
    "s" in the range: "Metas" is Meta.
    """
    openings = {word.folded for word in words_of(text)}
    openings |= {word[:-1] for word in openings if word.endswith("s")}
    possible = {
        key: [name for name in recorded if _may_stand(name, openings)]
        for key, recorded in names.items()
    }
    return NameIndex({key: some for key, some in possible.items() if some}).find(text, language)


def _may_stand(name: Name, openings: set[str]) -> bool:
    """Whether a name's first word is in the text at all; a quick no for most of thousands."""
    text = name if isinstance(name, str) else name[0]
    if is_unspaced(text):
        return True
    first = first_word(text)
    return first in openings or first == "the"


def _spellings(words: list[str]) -> Iterable[tuple[str, ...]]:
    """ "&" and "and" are the same to a name."""
    plain = tuple(words)
    swapped = tuple({"&": "and", "and": "&"}.get(word, word) for word in words)
    return {plain, swapped} if words else ()


def _longest(matches: list[_Match[_K]]) -> list[_Match[_K]]:
    """Of matches that overlap the longest, then the first."""
    taken: list[_Match[_K]] = []
    ranges: set[tuple[int, int]] = set()
    covered: set[int] = set()
    for match in sorted(matches, key=lambda one: (one[0] - one[1], one[0])):
        start, end, _ = match
        # A shorter match can't reach over both ends of a longer one.
        if (start, end) in ranges or covered.isdisjoint((start, end - 1)):
            taken.append(match)
            ranges.add((start, end))
            covered.update(range(start, end))
    return taken
