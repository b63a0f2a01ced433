"""What was meant by what was typed: words that are known, records that operators name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.db import connection

from articles.logic.plain_names import plain_name
from articles.logic.search_query import COMPANY, TOPIC, SearchQuery, parse
from articles.logic.typing_errors import errors, forgiven
from articles.public.search.configurations import CONFIGURATIONS

#: Of words spelt like one that is not known, so many are looked at.
LOOKED_AT = 12

#: Longer than any word of a language; what is longer is no typing error.
LONGEST = 40
_CALL = """SELECT known, named FROM search_meant(%(words)s::text[], %(companies)s::text[],
    %(plain)s::text[], %(topics)s::text[], %(configurations)s::regconfig[], %(most)s)"""


@dataclass(frozen=True)
class Named:
    """A record that an operator or a filter names."""

    id: int
    slug: str
    name: str


@dataclass(frozen=True)
class Meant:
    """`query` as it is asked, with words replaced by those of `instead`; `unknown` are words
    that no record has, nor any like them. `notes` say what was not understood."""

    typed: SearchQuery
    query: SearchQuery
    companies: tuple[Named, ...] = ()
    topics: tuple[Named, ...] = ()
    instead: tuple[tuple[str, str], ...] = ()
    unknown: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def without_unknown(self) -> str:
        """What to search for so that something may be found; empty where nothing is left."""
        left = [t.text for t in self.query.wanted if not set(_words_in(t.text)) & set(self.unknown)]
        return " ".join(left) if self.unknown else ""


def meaning_of(
    query: SearchQuery, *, company: str = "", topic: str = "", as_typed: bool = False
) -> Meant:
    """One query, none where nothing was typed. `company` and `topic` are the address's filters.

    `as_typed`: words are not replaced.
    """
    companies = [*query.values(COMPANY), *([company] if company else [])]
    topics = [*query.values(TOPIC), *([topic] if topic else [])]
    # Words with figures, and very short ones, are spelt any way.
    words = [word.lower() for word in query.words if word.isalpha() and 3 < len(word) <= LONGEST]
    if not (words or companies or topics):
        return Meant(query, query, notes=query.notes)
    known, named = _looked_up(words, companies, topics)
    found = {(kind, value): Named(id, slug, name) for kind, value, id, slug, name, _ in named}
    asked, notes = query, list(query.notes)
    notes += [
        f"No company here is called “{value[:60]}”; taken for {name}."
        for _, value, _, _, name, is_guess in named
        if is_guess
    ]
    for kind, values in ((COMPANY, companies), (TOPIC, topics)):
        for value in values:
            if (kind, value) not in found:
                asked = _as_words(asked, kind, value)
                notes.append(f"No {kind} here is called “{value[:60]}”; searched for as words.")
    instead, unknown = _likeliest(query, known)
    if instead and not as_typed:
        asked = replace(parse(asked.with_words(dict(instead))), notes=())
    return Meant(
        typed=query,
        query=asked,
        companies=tuple(found[COMPANY, v] for v in companies if (COMPANY, v) in found),
        topics=tuple(found[TOPIC, v] for v in topics if (TOPIC, v) in found),
        instead=() if as_typed else instead,
        unknown=unknown,
        notes=tuple(notes),
    )


def _looked_up(words: list[str], companies: list[str], topics: list[str]) -> tuple[Any, Any]:
    given: dict[str, Any] = {
        "words": words,
        "companies": companies,
        "plain": [plain_name(value) for value in companies],
        "topics": topics,
        "configurations": list(CONFIGURATIONS),
        "most": LOOKED_AT,
    }
    with connection.cursor() as cursor:
        cursor.execute(_CALL, given)
        known, named = cursor.fetchone()
    return known or [], named or []


def _likeliest(
    query: SearchQuery, known: Sequence[Any]
) -> tuple[tuple[tuple[str, str], ...], tuple[str, ...]]:
    """For each word that is not known the one that is likeliest meant; and those without one."""
    written = {word.lower(): word for word in query.words}
    instead, unknown = [], []
    for word, is_known, near in known:
        if is_known:
            continue
        like = [
            (errors(word, other), -n, other) for other, n in near or () if forgiven(word, other)
        ]
        if like:
            instead.append((written[word], min(like)[2]))
        else:
            unknown.append(written[word])
    return tuple(instead), tuple(unknown)


def _as_words(query: SearchQuery, kind: str, value: str) -> SearchQuery:
    """The query with an operator's value as words; a filter's value is words more."""
    for operator in query.operators:
        if (operator.name, operator.value) == (kind, value):
            text = f"{query.text[: operator.start]}{value}{query.text[operator.end :]}"
            return replace(parse(text), notes=())
    return replace(parse(f"{query.text} {value}"), notes=())


def _words_in(text: str) -> list[str]:
    return list(parse(text).words)
