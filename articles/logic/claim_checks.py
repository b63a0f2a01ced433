"""What to look at before a claim is checked or published: questions to the editor, no verdicts.

Every rule would rather say nothing than ask for nothing: an editor who is asked about what is
right ten times does not read the eleventh.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

from articles.logic.likeness import Statement
from articles.logic.names import find_names

#: Findings of one rule that are told each by itself; the others are counted.
MOST_OF_A_RULE = 4


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


_UNIVERSAL = _words(
    "all every everyone everybody everything each always never nobody none only entire entirely "
    "whole wholly alle alles jede jeder jedes immer nie niemals niemand nur sämtliche "
    "gesamte gesamten"
)
_MANY = _words(
    "several many most multiple numerous dozens hundreds thousands repeatedly mehrere viele "
    "zahlreiche dutzende hunderte tausende mehrfach wiederholt"
)
_STAND_INS = _words(
    "it its itself they their them he she his her we our us company firm group line er sie es "
    "ihr ihre sein seine wir unser unsere unternehmen firma konzern"
)
_WORD = re.compile(r"[^\W\d_]+")


class Rule(Enum):
    NO_QUOTATION = "no_quotation"
    ONE_PUBLISHER = "one_publisher"
    DEAD_LINK = "dead_link"
    NOT_IN_TEXT = "not_in_text"
    WIDER = "wider"
    NOBODY_ASKED = "nobody_asked"
    NO_DATE = "no_date"


@dataclass(frozen=True)
class Item:
    """A live item. `name` is what it is called, `at` the id of its row, `publisher` a key that
    items of one owner share, `dated` its date in words; `is_text` where the text of its article
    is kept, and `is_in_text` False where its quotation does not stand there (None: nobody
    knows)."""

    name: str
    at: str
    publisher: str
    quotation: str = ""
    note: str = ""
    dated: str = ""
    is_supporting: bool = True
    is_text: bool = False
    is_in_text: bool | None = None
    is_link_dead: bool = False


@dataclass(frozen=True)
class Claim:
    """`companies` are the names of each linked company by a key, the one to be told first."""

    statement: str
    is_opinion: bool = False
    is_dated: bool = False
    is_risky: bool = False
    is_asked: bool = False
    companies: Mapping[str, Sequence[str]] | None = None


@dataclass(frozen=True)
class Finding:
    """`at` is the id of what it is about."""

    rule: Rule
    words: str
    at: str


def claim_checks(
    claim: Claim,
    items: Sequence[Item],
    *,
    link_is_dead: Callable[[Item], bool] = lambda item: item.is_link_dead,
) -> list[Finding]:
    """In the order in which one would look: those concerned, the items, the statement."""
    found: list[Finding] = []
    if claim.is_risky and not claim.is_asked:
        words = "It carries a risk, and nobody was asked. Ask those concerned, or say why not."
        found.append(Finding(Rule.NOBODY_ASKED, words, "enquiries"))
    found += _bounded(Rule.NOT_IN_TEXT, items, lambda item: item.is_in_text is False,
        "Its quotation does not stand in the kept text: {}.")  # fmt: skip
    found += _bounded(Rule.DEAD_LINK, items, link_is_dead,
        "The page is no longer at its address: {}.")  # fmt: skip
    found += _bounded(Rule.NO_QUOTATION, items, lambda item: item.is_text and not _said(item),
        "No words are quoted: {}. Which of them bear on the claim?")  # fmt: skip
    found += _one_publisher(items)
    if not claim.is_opinion:
        found += _wider(claim, items)
        if not claim.is_dated:
            words = "No date is stated: when was it so, or since when?"
            found.append(Finding(Rule.NO_DATE, words, "id_held_from"))
    return found


def _said(item: Item) -> str:
    return item.quotation.strip()


def _bounded(
    rule: Rule, items: Sequence[Item], is_meant: Callable[[Item], bool], words: str
) -> Iterator[Finding]:
    meant = [item for item in items if is_meant(item)]
    for item in meant[:MOST_OF_A_RULE]:
        yield Finding(rule, words.format(item.name), item.at)
    if (more := len(meant) - MOST_OF_A_RULE) > 0:
        yield Finding(rule, words.format(f"{more} more items"), "evidence")


def _one_publisher(items: Sequence[Item]) -> Iterator[Finding]:
    supporting = [item for item in items if item.is_supporting]
    if len(supporting) > 1 and len({item.publisher for item in supporting}) == 1:
        names = {item.name for item in supporting}
        whose = f", {names.pop()}" if len(names) == 1 else ""
        words = f"All {len(supporting)} items for it come from one publisher{whose}."
        yield Finding(Rule.ONE_PUBLISHER, words, "evidence")


def _wider(claim: Claim, items: Sequence[Item]) -> Iterator[Finding]:
    """What the statement says and no item does; nothing where the items say nothing at all."""
    told = " \n ".join(f"{item.quotation} {item.note}" for item in items).strip()
    if not told:
        return
    said = {word.casefold() for word in _WORD.findall(claim.statement)}
    heard = {word.casefold() for word in _WORD.findall(told)}
    for group in (_UNIVERSAL, _MANY):
        for word in sorted(said & group):
            if not heard & group:
                words = f"The statement says “{word}”: does an item say so?"
                yield Finding(Rule.WIDER, words, "id_statement")
    for figure in _figures(claim.statement, items):
        words = f"No item says “{figure}”: where is the figure from?"
        yield Finding(Rule.WIDER, words, "id_statement")
    names = claim.companies or {}
    named = {one.key for one in find_names(told, names)}
    stated = dict.fromkeys(one.key for one in find_names(claim.statement, names))
    missing = [key for key in stated if key not in named]
    # "It runs 14 ships" names nobody and means somebody.
    for key in missing[1:] if heard & _STAND_INS else missing:
        words = f"No item names {names[key][0]}: does the evidence bear on it?"
        yield Finding(Rule.WIDER, words, "id_statement")


def _figures(statement: str, items: Sequence[Item]) -> list[str]:
    """As they are compared: "3000000" for three million, with thousands set apart again."""
    told: set[str] = set()
    for item in items:
        for text in (item.quotation, item.note, item.dated):
            told |= Statement.of(text).figures
    missing = sorted(Statement.of(statement).figures - told, key=lambda one: (len(one), one))
    return [f"{int(one):,}" if one.isdecimal() and len(one) > 4 else one for one in missing]
