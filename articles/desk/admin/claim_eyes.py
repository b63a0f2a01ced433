"""Whose eyes: which parts of a claim wait for whom, in words."""

from __future__ import annotations

from dataclasses import dataclass

from articles.desk.admin.claim_facts import ClaimFacts
from articles.desk.admin.claim_who import able_to_check, named
from articles.desk.editing.coverage import Coverage
from articles.logic.vocabulary import PartKind, Risk
from articles.logic.wording import listed

_NUMBERS = ("No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine")


@dataclass(frozen=True)
class Eye:
    """One part: its name, what it waits for, and `mark`: "done", "mine" or "open"."""

    part: str
    state: str
    mark: str


@dataclass(frozen=True)
class Eyes:
    sentence: str
    parts: list[Eye]
    mine: int
    open_to_me: int


def eyes_of(facts: ClaimFacts) -> Eyes:
    parts = [_eye(facts, part) for part in facts.coverage]
    mine = [
        part for part in facts.coverage if not part.is_covered and facts.person.pk in part.authors
    ]
    waiting = sum(1 for part in parts if part.mark == "open")
    return Eyes(_sentence(facts, mine, waiting), parts, len(mine), waiting)


def part_words(facts: ClaimFacts, part: Coverage) -> str:
    """ "the assessment", "the item from the register (company filing)"."""
    if part.kind != PartKind.EVIDENCE:
        return PartKind(part.kind).label.replace("The ", "the ")
    for item in facts.evidence:
        if item.public_id == part.part:
            kind = item.get_kind_display()
            return f"the item from {facts.source_words(item.source)} ({kind[:1].lower()}{kind[1:]})"
    return "an evidence item"


def _eye(facts: ClaimFacts, part: Coverage) -> Eye:
    words = part_words(facts, part)
    name = words[:1].upper() + words[1:]
    me = facts.person.pk
    checked = listed([facts.name(key) if key != me else "you" for key in part.checkers])
    if part.is_covered:
        return Eye(name, f"checked by {checked}", "done")
    if me in part.authors:
        return Eye(name, f"yours, waits for {_others(facts, part, 'another')}", "mine")
    if me in part.checkers:
        more = _others(facts, part, "one more person")
        return Eye(name, f"checked by you, waits for {more}", "mine")
    authors = listed([facts.name(key) for key in part.authors])
    if not facts.is_checker:
        return Eye(name, f"by {authors}, waits for a check", "open")
    return Eye(name, f"by {authors}, you can check", "open")


def _others(facts: ClaimFacts, part: Coverage, otherwise: str) -> str:
    """Where it is down to one or two; the sentence above names more."""
    able = able_to_check(facts, [part])
    return named(able) if 0 < len(able) <= 2 else otherwise


def _sentence(facts: ClaimFacts, mine: list[Coverage], waiting: int) -> str:
    if not facts.coverage:
        return "Nothing has been written yet."
    said = []
    if mine:
        number = _NUMBERS[len(mine)] if len(mine) < len(_NUMBERS) else str(len(mine))
        verb = "part is" if len(mine) == 1 else "parts are"
        yours = listed([part_words(facts, part) for part in mine])
        said.append(f"{number} {verb} yours: {yours}.")
        said.append(_ask(facts, mine, waiting))
    elif waiting and facts.is_checker:
        said.append("You can check every part that waits.")
    elif waiting:
        left = [part for part in facts.coverage if not part.is_covered]
        who = named(able_to_check(facts, left))
        named_so = f": {who}" if who else ""
        said.append(f"Checking takes a fact-checker or an editor{named_so}.")
    elif all(part.is_covered for part in facts.coverage):
        said.append("Every part was checked by somebody who did not write it.")
    else:
        said.append("What is left waits for one more person than you.")
    if facts.claim.risk != Risk.NONE:
        said.append("With a risk, each part needs two people who did not write it.")
        if len(facts.other_checkers) < 2:
            said.append("A newsroom of two needs a third person for this claim.")
    return " ".join(said)


def _ask(facts: ClaimFacts, mine: list[Coverage], waiting: int) -> str:
    them = "it" if len(mine) == 1 else "them"
    who = named(able_to_check(facts, mine))
    rest = "; you can check the rest" if waiting and facts.is_checker else ""
    if not who:
        return f"Nobody else can check {them} yet: a second person is needed{rest}."
    return f"Ask {who} to check {them}{rest}."
