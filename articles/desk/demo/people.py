"""The newsroom of the demonstration: invented people, with a password that is printed."""

from __future__ import annotations

from dataclasses import dataclass

import pghistory
from django.contrib.auth.hashers import make_password
from django.contrib.auth.models import Group

from articles.desk.editing.acting import ADMINISTRATOR, EDITOR, FACT_CHECKER, JOURNALIST
from articles.desk.models import Person

#: Known to everybody: the demonstration refuses to go where real work is done.
PASSWORD = "demonstration"  # noqa: S105


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


def make_people() -> int:
    """Accounts that are missing, with their roles; how many were made.

    An account that is there already is left as it is, its password too.
    """
    there = set(Person.objects.values_list("username", flat=True))
    missing = [account for account in ACCOUNTS if account.username not in there]
    if missing:
        password = make_password(PASSWORD)
        with pghistory.context(reason="An account of the demonstration"):
            for account in missing:
                _make(account, password)
    return len(missing)


def _make(account: Account, password: str) -> None:
    person = Person.objects.create(
        username=account.username,
        first_name=account.first_name,
        public_name=account.public_name,
        password=password,
        is_staff=True,
    )
    person.groups.add(Group.objects.get(name=account.role))
