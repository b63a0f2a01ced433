"""Who could do what this person cannot: a few names, never a list of everybody."""

from __future__ import annotations

from collections.abc import Sequence

from articles.desk.admin.claim_facts import ClaimFacts
from articles.desk.admin.step import only_for
from articles.desk.editing.acting import CHECKERS, EDITOR
from articles.desk.editing.coverage import Coverage
from articles.desk.models import Person
from articles.logic.wording import counted

#: Names that a refusal tells; the others are counted.
MOST = 4


def name_of(person: Person) -> str:
    return person.get_full_name() or person.username


def named(people: Sequence[Person], joined: str = "or") -> str:
    """ "Ines", "Ines or Jonas", "A, B, C, D or 3 others"."""
    names = [name_of(person) for person in people[:MOST]]
    if len(people) > MOST:
        names.append(counted(len(people) - MOST, "other"))
    return f"{', '.join(names[:-1])} {joined} {names[-1]}" if len(names) > 1 else "".join(names)


def able_to_check(facts: ClaimFacts, parts: Sequence[Coverage]) -> list[Person]:
    """Others who neither wrote nor checked any of these parts; else those who can do some."""
    free = {
        person.pk: sum(
            1 for part in parts if person.pk not in part.authors and person.pk not in part.checkers
        )
        for person in facts.other_checkers
    }
    every = [person for person in facts.other_checkers if free[person.pk] == len(parts)]
    return every or [person for person in facts.other_checkers if free[person.pk]]


def takes(facts: ClaimFacts, roles: tuple[str, ...]) -> str:
    """Why the person may not, and who may: "This takes an editor. Edda or Ravi can."""
    words = f"This takes {only_for(roles)}."
    people: list[Person] = []
    if roles == (EDITOR,):
        people = facts.other_editors
    elif set(roles) == set(CHECKERS):
        waiting = [part for part in facts.coverage if not part.is_covered]
        people = able_to_check(facts, waiting) if waiting else facts.other_checkers
    return f"{words}{who_can(people)}"


def who_can(people: Sequence[Person]) -> str:
    """A sentence more, behind a refusal: " Edda or Ravi can.", or nothing."""
    return f" {named(people)} can." if people else ""
