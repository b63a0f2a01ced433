"""Beginnings under which a company of that name may stand in the published names."""

from __future__ import annotations

from dataclasses import dataclass

from articles.logic.normal_names import NormalName, normal_name
from articles.logic.plain_names import plain_name
from articles.logic.reading_words.company_terms import GENERIC

#: Single words of a name that are looked for.
MOST_WORDS = 4
#: A word of fewer letters says too little by itself.
LONG_ENOUGH = 3


@dataclass(frozen=True)
class Lookup:
    """Names that have this phrase, whole words, at their beginning or behind it.

    `how` is 0 for the whole name, 1 for its end, 2 for a word of it: the smaller, the sooner.
    `is_spelt` where words that are spelt like it are looked for too.
    """

    phrase: str
    how: int
    is_spelt: bool = False


def lookups(name: str) -> list[Lookup]:
    """The whole name, with and without its legal form, its ends and its telling words."""
    normal = normal_name(name)
    words = plain_name(" ".join(normal.words)).split()
    whole = dict.fromkeys([plain_name(name), " ".join(words), normal.joined])
    found = {phrase: Lookup(phrase, 0) for phrase in whole if phrase}
    for first in range(1, len(words)):
        tail = " ".join(words[first:])
        if first < len(words) - 1:
            found.setdefault(tail, Lookup(tail, 1))
    for word in _words(words, normal):
        found.setdefault(word, Lookup(word, 2))
        if word not in GENERIC and word.isalpha():
            found[word] = Lookup(word, found[word].how, is_spelt=True)
    return list(found.values())


def _words(words: list[str], normal: NormalName) -> list[str]:
    """Its telling words, else all, and what may be its initials."""
    single = [word for word in dict.fromkeys(words) if len(word) >= LONG_ENOUGH]
    telling = [word for word in single if word not in GENERIC] or single
    initials = "".join(word[0] for word in normal.latin)
    short = [initials, initials + normal.form[:1]] if len(initials) > 2 else []
    return list(dict.fromkeys([*telling[:MOST_WORDS], *short]))
