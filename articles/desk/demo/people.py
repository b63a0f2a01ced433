"""The newsroom of the demonstration: invented people, with a password that is printed."""

from __future__ import annotations

from dataclasses import dataclass

import pghistory
from django.contrib.auth.models import Group
from django.db import transaction

from articles.desk.editing.acting import ADMINISTRATOR, EDITOR, FACT_CHECKER, JOURNALIST, acting
from articles.desk.editing.person import make_person
from articles.desk.models import Person

#: Known to everybody: the demonstration refuses to go where real work is done.
PASSWORD = "open-to-everybody"  # noqa: S105


@dataclass(frozen=True)
class Account:
    """`public_name` is empty unless the person agreed to be named in public."""

    username: str
    first_name: str
    role: str
    public_name: str = ""


ACCOUNTS = (
    Account("marit", "Marit", JOURNALIST),
    Account("tomasz", "Tomasz", JOURNALIST),
    Account("femi", "Femi", FACT_CHECKER, "Femi (fact-checker of the demonstration)"),
    Account("yuna", "Yuna", FACT_CHECKER),
    Account("edda", "Edda", EDITOR),
    Account("ravi", "Ravi", EDITOR),
    Account("adil", "Adil", ADMINISTRATOR),
)


#: The administrator, whom nobody can have appointed: the first account of the newsroom.
FIRST = ACCOUNTS[-1]


def make_people() -> int:
    """Accounts that are missing, with their roles; how many were made.

    An account that is there already is left as it is, its password too.
    """
    there = set(Person.objects.values_list("username", flat=True))
    missing = [account for account in ACCOUNTS if account.username not in there]
    if FIRST in missing:
        _make_first()
    first = Person.objects.get(username=FIRST.username)
    for account in missing:
        if account != FIRST:
            with acting(first, "An account of the demonstration"):
                make_person(
                    username=account.username,
                    password=PASSWORD,
                    groups=[Group.objects.get(name=account.role)],
                    first_name=account.first_name,
                    public_name=account.public_name,
                )
    return len(missing)


def _make_first() -> None:
    with transaction.atomic(), pghistory.context(reason="The first account"):
        person = Person.objects.create_user(
            FIRST.username, password=PASSWORD, first_name=FIRST.first_name, is_staff=True
        )
        person.groups.add(Group.objects.get(name=FIRST.role))
