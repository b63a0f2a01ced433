"""What readers type into the search box: words, "phrases", -words, or, and operators.

    intellectual property company:meta topic:"AI training" confidence:high before:2025

Whatever is typed means something: an operator that is not known, and a value that cannot be
read, is told in words and searched for as words.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from functools import cached_property

from articles.logic.partial_dates import PartialDate
from articles.logic.search_terms import Operator, Typed
from articles.logic.vocabulary import Confidence

#: Longer texts and more words are no question.
MOST_CHARACTERS = 200
MOST_WORDS = 12

COMPANY, TOPIC, CONFIDENCE, BEFORE, AFTER = "company", "topic", "confidence", "before", "after"
OPERATORS = (COMPANY, TOPIC, CONFIDENCE, BEFORE, AFTER)
#: After `confidence:`, for claims whose verdict carries none.
NO_CONFIDENCE = "none"

_QUOTES = '"“”„«»'
_PIECE = re.compile(
    rf"""(?P<minus>(?<!\S)-)?
    (?: (?:(?P<name>[^\W\d_]+):(?!//))?
        (?: [{_QUOTES}](?P<phrase>[^{_QUOTES}]*)[{_QUOTES}] | (?P<word>[^\s{_QUOTES}]+) ) )""",
    re.VERBOSE,
)
# A space behind the colon is meant for none.
_APART = re.compile(rf"(?<!\w)({'|'.join(OPERATORS)}):\s+(?=\w|[{_QUOTES}])", re.IGNORECASE)
_LETTERS = re.compile(r"\w")
_EDGES = "’'.,;:!?()[]{}<>*&|-"


@dataclass(frozen=True)
class SearchQuery:
    """`text` as typed, cleaned; `notes` say what of it was not understood."""

    text: str
    terms: tuple[Typed, ...] = ()
    operators: tuple[Operator, ...] = ()
    notes: tuple[str, ...] = field(default=(), compare=False)

    @cached_property
    def websearch(self) -> str:
        """The words as PostgreSQL's websearch_to_tsquery reads them; operators left out."""
        said = []
        for term in self.terms:
            words = f'"{term.text}"' if term.is_phrase else term.text
            said.append(f"{'or ' if term.is_either else ''}{'-' if term.is_without else ''}{words}")
        return " ".join(said)

    @cached_property
    def wanted(self) -> tuple[Typed, ...]:
        """Terms that must be there, or one of them."""
        return tuple(term for term in self.terms if not term.is_without)

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The words looked for, each once, phrases taken apart; none of those left out."""
        found = [word for term in self.wanted for word in re.findall(r"[^\W_]+", term.text)]
        return tuple(dict.fromkeys(found))[:MOST_WORDS]

    @cached_property
    def plain(self) -> str:
        """The words looked for, as one text: how a name would be typed."""
        return " ".join(term.text for term in self.wanted)

    def values(self, name: str) -> list[str]:
        return [operator.value for operator in self.operators if operator.name == name]

    @property
    def confidence(self) -> str | None:
        """A value of Confidence, "" for claims without one, None for any."""
        values = self.values(CONFIDENCE)
        return confidence_of(values[-1]) if values else None

    @property
    def until(self) -> str:
        """The last day before the time of `before:`, ISO; empty for any time."""
        dates = [PartialDate.parse(value) for value in self.values(BEFORE)]
        return min((_day_before(date) for date in dates), default="")

    @property
    def since(self) -> str:
        """The first time after that of `after:`, as precise as it, ISO; empty for any time."""
        dates = [PartialDate.parse(value) for value in self.values(AFTER)]
        return max((_next(date) for date in dates), default="")

    def with_words(self, others: Mapping[str, str]) -> str:
        """The text with words replaced, all else as it was typed."""
        text, at = "", 0
        for term in self.wanted:
            said = self.text[term.start : term.end]
            text += self.text[at : term.start]
            text += re.sub(r"[^\W_]+", lambda found: others.get(found[0], found[0]), said)
            at = term.end
        return text + self.text[at:]


def cleaned(text: str) -> str:
    """What is searched for: without control characters, on one line, at most 200 characters."""
    words = "".join(c if c.isprintable() else " " for c in text[: 20 * MOST_CHARACTERS]).split()
    return " ".join(words)[:MOST_CHARACTERS].strip()


def confidence_of(value: str) -> str | None:
    """ "very-high", "Very high" and "high" as stored; "" for none; None where it is no level."""
    words = " ".join(value.replace("-", " ").replace("_", " ").lower().split())
    if words == NO_CONFIDENCE:
        return ""
    return next((level.value for level in Confidence if level.value == words), None)


def parse(typed: str) -> SearchQuery:
    """Never fails; a text without any word has no terms."""
    text = _APART.sub(r"\1:", cleaned(typed))
    terms: list[Typed] = []
    operators: list[Operator] = []
    notes: list[str] = []
    either = False
    for found in _PIECE.finditer(text):
        name = (found["name"] or "").lower()
        value = found["word"] if found["phrase"] is None else found["phrase"]
        if name:
            problem = _problem(name, value.strip(), is_without=bool(found["minus"]))
            if not problem:
                operators.append(Operator(name, value.strip(_EDGES + " "), *found.span()))
                continue
            if problem not in notes:
                notes.append(problem)
        if not name and value.endswith(":") and value[:-1].lower() in OPERATORS:
            notes.append(f"Nothing stands after “{value}”; searched for as a word.")
        if found["phrase"] is None and not name and value.lower() == "or":
            either = bool(terms)
            continue
        term = _term(found, either=either)
        if term is not None and len(terms) < MOST_WORDS:
            terms.append(term)
            either = False
    return SearchQuery(text, tuple(terms), tuple(operators), tuple(notes))


def _term(found: re.Match[str], *, either: bool) -> Typed | None:
    is_phrase = found["phrase"] is not None
    said = found["phrase"] if is_phrase else found["word"]
    if found["name"] and not is_phrase:
        said = f"{found['name']} {said}"
    if not is_phrase:
        said = said.strip(_EDGES)
    if not _LETTERS.search(said):
        return None
    is_without = bool(found["minus"])
    return Typed(
        " ".join(said.split()),
        *found.span(),
        is_phrase=is_phrase or bool(found["name"] and is_without),
        is_without=is_without,
        is_either=either,
    )


def _problem(name: str, value: str, *, is_without: bool) -> str:
    """Why it is no operator, in words; empty where it is one."""
    said = f"{name}:{value}"[:60]
    if name not in OPERATORS:
        known = ", ".join(f"{known}:" for known in OPERATORS)
        return f"“{name[:30]}:” is not an operator ({known} are); searched for as words."
    if is_without:
        return f"“-{said}” cannot be left out that way; searched for without it."
    if not _LETTERS.search(value):
        return f"Nothing stands after “{name}:”; searched for as a word."
    if name == CONFIDENCE and confidence_of(value) is None:
        levels = ", ".join(level.value.replace(" ", "-") for level in reversed(Confidence))
        return f"“{said}” is not a level of confidence ({levels}, none); searched for as words."
    if name in (BEFORE, AFTER):
        try:
            PartialDate.parse(value)
        except ValueError as problem:
            return f"“{said}” is searched for as words: {problem}"
    return ""


def _day_before(date: PartialDate) -> str:
    try:
        return (date.first - timedelta(days=1)).isoformat()
    except OverflowError:
        return "0000"


def _next(date: PartialDate) -> str:
    if date.day is None and date.month is None:
        return f"{date.year + 1:04d}"
    try:
        after = date.last + timedelta(days=1)
    except OverflowError:
        return "9999-12-32"
    return after.isoformat()[: len(date.iso())]
