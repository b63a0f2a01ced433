"""What the walk says of addresses: unlisted, gone, or answered otherwise than the table has it."""

from __future__ import annotations

import os
from collections.abc import Iterable
from functools import cache

from tests.matrix.newsroom import VISITORS
from tests.matrix.resolver import Address, addresses
from tests.matrix.table import Row, rows
from tests.matrix.walking import Answer, Walker

#: CLAIMBOOK_MATRIX=full asks every visitor by every method; else those whose answers cost much
#: time and are alike by construction are asked once.
IS_FULL = os.environ.get("CLAIMBOOK_MATRIX") == "full"
#: Methods that no address knows.
OTHERS = ("PUT", "PATCH", "DELETE", "OPTIONS")


def answer_to_others(row: Row, method: str) -> int:
    """None of them is known, but addresses for programs say which ones are."""
    programs = ("articles:api-", "articles:export-", "articles:article-annotation")
    is_asked = method == "OPTIONS" and row.key.startswith(programs)
    pages = ("articles:api-browser", "articles:api-schema")
    is_silent = row.key in pages or row.key.endswith("-nothing")
    return 204 if is_asked and not is_silent else 405


def unlisted(known: Iterable[Address], listed: Iterable[Row]) -> list[str]:
    """Addresses that the table does not name."""
    named = {row.key for row in listed}
    return sorted({address.key for address in known} - named)


def vanished(known: Iterable[Address], listed: Iterable[Row]) -> list[str]:
    """Rows of the table whose address is there no more."""
    there = {address.key for address in known}
    return sorted({row.key for row in listed} - there)


def group_of(row: Row) -> str:
    """Rows are walked together by record: "claim", "person" …, "public", "site"."""
    if not row.is_desk:
        return "public"
    for part in (row.key.removeprefix("admin:articles_"), row.key.removeprefix("desk/articles/")):
        if part != row.key:
            return part.split("/")[0].split("_")[0]
    return "site"


def groups() -> list[str]:
    return sorted({group_of(row) for row in rows()})


def rows_of(group: str) -> list[Row]:
    return [row for row in rows() if group_of(row) == group]


@cache
def _listed() -> dict[str, Address]:
    return {address.key: address for address in addresses()}


def path_of(row: Row, walker: Walker) -> str:
    return _listed()[row.key].path(*map(walker.world.argument, row.subject))


def asked(row: Row, expected: dict[str, int]) -> list[str]:
    """Who is asked: everybody, but of those who get a whole page only one, in turn."""
    if IS_FULL:
        return list(VISITORS)
    whole = [visitor for visitor in VISITORS if expected[visitor] == 200]
    turn = sum(map(ord, row.name))
    left_out = set(whole) - {whole[turn % len(whole)]} if whole else set()
    return [visitor for visitor in VISITORS if visitor not in left_out]


def knockers(row: Row) -> list[str]:
    """Who asks what nobody is asked for: somebody unknown and somebody of the staff, in turn."""
    if IS_FULL or not row.is_desk:
        return list(VISITORS)
    turn = sum(map(ord, row.name))
    return ["anon", VISITORS[2 + turn % (len(VISITORS) - 2)]]


def readers(row: Row) -> list[str]:
    """Who gets a page: everybody at the desk. Readers' pages do not know who asks, so that one
    signed-in editor beside somebody unknown shows it."""
    return list(VISITORS) if IS_FULL or row.is_desk else ["anon", "E"]


def differences(
    walker: Walker, row: Row, method: str, expected: dict[str, int], visitors: Iterable[str]
) -> list[str]:
    """Where the answer's status is not the table's; a failure of ours is named as such."""
    path = path_of(row, walker)
    found = []
    for visitor in visitors:
        answer = walker.ask(visitor, path, method)
        if answer.status != expected[visitor] or leads_astray(answer, visitor, row):
            found.append(
                f"{method} {row.name} as {visitor}: {answer.status} "
                f"{answer.headers.get('Location', '')} instead of {expected[visitor]}"
            )
    return found


def leads_astray(answer: Answer, visitor: str, row: Row) -> bool:
    """At the desk nobody unknown is led elsewhere than to the sign-in."""
    if not row.is_desk or answer.status != 302:
        return False
    place = answer.headers["Location"]
    if row.key == "admin:logout":
        return place != "/desk/"
    if visitor in ("anon", "gone"):
        return not place.startswith("/desk/login/?next=/desk/")
    return place.startswith("/desk/login/") or not place.startswith("/desk/")
