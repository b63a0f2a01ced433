"""Two texts word by word, and two editions part by part, as lists of changes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from difflib import SequenceMatcher
from typing import Any

from articles.logic import vocabulary
from articles.logic.edition_content import ClaimContent
from articles.logic.partial_dates import PartialDate
from articles.logic.vocabulary import Term

#: Words with the space before them, so that pieces join to the text again.
_WORD = re.compile(r"\s*\S+|\s+")


@dataclass(frozen=True)
class Piece:
    """`op`: same, taken (only in the first) or added (only in the second)."""

    op: str
    text: str


@dataclass(frozen=True)
class Change:
    """One thing that differs. `kind`: changed, added or removed; `pieces` word by word."""

    part: str
    kind: str
    name: str
    pieces: tuple[Piece, ...]


def words(first: str, second: str) -> tuple[Piece, ...]:
    """The pieces of both texts: without the added ones the first, without the taken the second."""
    a, b = _WORD.findall(first), _WORD.findall(second)
    pieces: list[Piece] = []
    for op, i, j, k, m in SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
        if op == "equal":
            pieces.append(Piece("same", "".join(a[i:j])))
        else:
            if i < j:
                pieces.append(Piece("taken", "".join(a[i:j])))
            if k < m:
                pieces.append(Piece("added", "".join(b[k:m])))
    return tuple(pieces)


#: Fields of one value: how they are called, and the enumeration that words them.
_SINGLE: Sequence[tuple[str, str, type[Term] | None]] = (
    ("statement", "Statement", None),
    ("in_short", "In short", None),
    ("verdict", "Verdict", vocabulary.Verdict),
    ("confidence", "Confidence", vocabulary.Confidence),
    ("rationale", "Reason given", None),
    ("type", "Type", vocabulary.ClaimType),
    ("claimant", "Said by", None),
    ("held_from", "Holds from", None),
    ("held_until", "Holds until", None),
    ("condition", "Condition", None),
    ("likelihood", "Likelihood", vocabulary.Likelihood),
    ("risk", "Risk", vocabulary.Risk),
    ("no_enquiry_reason", "Why nobody was asked", None),
    ("language", "Language", None),
)
#: Lists: what one entry is called, what tells it from others, and what is said of it.
_LISTED: Sequence[tuple[str, str, tuple[str, ...], tuple[str, ...]]] = (
    ("companies", "Company", ("id", "role"), ("name", "role")),
    ("topics", "Topic", ("id", "name"), ("name",)),
    (
        "evidence",
        "Evidence",
        ("id",),
        (
            "source", "date", "stance", "kind", "directness", "interest", "state",
            "state_reason", "quotation", "paragraph", "note", "resolution",
        ),
    ),
    ("appearances", "Appearance", ("id",), ("article", "publisher", "published", "mode", "state")),
    (
        "enquiries", "Enquiry", ("to", "asked_on"),
        ("to", "asked", "asked_on", "reply", "replied_on"),
    ),
    ("links", "Related claim", ("id", "kind"), ("kind", "id")),
)  # fmt: skip
_TERMS: dict[str, type[Term]] = {
    "role": vocabulary.CompanyRole,
    "stance": vocabulary.Stance,
    "kind": vocabulary.EvidenceKind,
    "directness": vocabulary.Directness,
    "interest": vocabulary.Interest,
    "state": vocabulary.EvidenceState,
    "mode": vocabulary.AppearanceMode,
}


def changes(first: ClaimContent, second: ClaimContent) -> tuple[Change, ...]:
    """What readers see changed between two editions of a claim, in the order of the page."""
    found: list[Change] = []
    for name, label, terms in _SINGLE:
        before, after = (_worded(getattr(side, name), terms) for side in (first, second))
        if before != after:
            found.append(_change("Claim", label, before, after))
    for name, label, keys, said in _LISTED:
        found += _entries(label, keys, said, getattr(first, name), getattr(second, name))
    before, after = (_outcome(side) for side in (first, second))
    if before != after:
        found.append(_change("Outcome", "Outcome", before, after))
    return tuple(found)


def _change(part: str, name: str, before: str, after: str) -> Change:
    kind = "changed" if before and after else "added" if after else "removed"
    return Change(part, kind, name, words(before, after))


def _entries(
    label: str,
    keys: Iterable[str],
    said: tuple[str, ...],
    first: Sequence[Any],
    second: Sequence[Any],
) -> list[Change]:
    before, after = (_keyed(side, tuple(keys)) for side in (first, second))
    found = []
    for key in [*before, *(key for key in after if key not in before)]:
        old, new = before.get(key), after.get(key)
        texts = [("" if entry is None else _described(entry, said)) for entry in (old, new)]
        if texts[0] != texts[1]:
            found.append(_change(label, _name(new or old), texts[0], texts[1]))
    return found


def _keyed(entries: Sequence[Any], keys: tuple[str, ...]) -> dict[tuple[Any, ...], Any]:
    return {tuple(getattr(entry, key) for key in keys): entry for entry in entries}


def _name(entry: Any) -> str:
    present = {field.name for field in fields(entry)}
    for name in ("source", "article", "name", "to", "id"):
        if name in present:
            return _worded(getattr(entry, name), None)
    return ""


def _described(entry: Any, said: tuple[str, ...]) -> str:
    values = (_valued(entry, name) for name in said)
    return " · ".join(value for value in values if value)


def _valued(entry: Any, name: str) -> str:
    value = getattr(entry, name)
    if name == "paragraph":  # in place of a quotation that was withheld
        return "" if value is None else f"paragraph {value}" if value else "not quoted"
    return _worded(value, _TERMS.get(name))


def _outcome(content: ClaimContent) -> str:
    if content.outcome is None:
        return ""
    result = _worded(content.outcome.result, vocabulary.OutcomeResult)
    return " · ".join(
        v for v in (result, _worded(content.outcome.on, None), content.outcome.note) if v
    )


def _worded(value: Any, terms: type[Term] | None) -> str:
    if value is None or value == "":
        return ""
    if hasattr(value, "name"):  # Named
        return str(value.name)
    text = str(value)
    if terms is not None:
        return next((term.label for term in terms if term.value == text), text)
    if re.fullmatch(r"\d{4}(-\d{2}){0,2}", text):
        return PartialDate.parse(text).display()
    return text
