"""Every address × visitor × method against the table."""

from __future__ import annotations

import pytest

from tests.matrix.judging import (
    IS_FULL,
    OTHERS,
    answer_to_others,
    asked,
    differences,
    groups,
    knockers,
    path_of,
    readers,
    rows_of,
)
from tests.matrix.newsroom import HIDDEN, SECRET, VISITORS
from tests.matrix.walking import Walker, changed, fingerprint, taken_back

GROUPS = groups()


@pytest.mark.parametrize("group", GROUPS)
def test_it_answers_a_get_as_the_table_says(kept: Walker, group: str) -> None:
    found: list[str] = []
    for row in rows_of(group):
        found += differences(kept, row, "GET", row.gets, readers(row))
    assert not found, "\n".join(found)


@pytest.mark.parametrize("group", GROUPS)
def test_it_answers_a_head_like_a_get(kept: Walker, group: str) -> None:
    found: list[str] = []
    for row in rows_of(group):
        visitors = knockers(row) if row.is_desk else ["anon"]
        light = [one for one in visitors if IS_FULL or row.gets[one] != 200 or not row.is_desk]
        found += differences(kept, row, "HEAD", row.gets, light)
    assert not found, "\n".join(found)


@pytest.mark.parametrize("group", GROUPS)
def test_it_answers_an_empty_form_as_the_table_says_and_keeps_nothing(
    kept: Walker, group: str
) -> None:
    found: list[str] = []
    before = fingerprint()
    for row in rows_of(group):
        with taken_back():
            found += differences(kept, row, "POST", row.sends, asked(row, row.sends))
            if touched := changed(before):
                found.append(f"POST {row.name} changed {touched}")
    assert not found, "\n".join(found)


@pytest.mark.parametrize("group", GROUPS)
def test_it_knows_no_other_method(kept: Walker, group: str) -> None:
    found: list[str] = []
    for row in rows_of(group):
        for method in OTHERS:
            none_of_them = dict.fromkeys(VISITORS, answer_to_others(row, method))
            found += differences(kept, row, method, none_of_them, knockers(row))
    assert not found, "\n".join(found)


@pytest.mark.parametrize("group", [group for group in GROUPS if group != "public"])
def test_it_takes_no_form_that_another_site_sends(kept: Walker, group: str) -> None:
    """Without the token of our own forms nothing reaches a view, whoever is signed in."""
    found = []
    before = fingerprint()
    for row in rows_of(group):
        visitor = ("E", "A", "root")[len(row.name) % 3]
        answer = kept.ask(visitor, path_of(row, kept), "POST", {"x": "1"}, is_forged=True)
        if answer.status != 403:
            found.append(f"{row.name} as {visitor}: {answer.status}")
    assert not found, "\n".join(found)
    assert changed(before) == []


@pytest.mark.parametrize("visitor", ["none", "A", "J", "F", "E", "root"])
def test_it_tells_nobody_without_the_right_what_is_secret(kept: Walker, visitor: str) -> None:
    """Lists, and pages of records around a secret claim or source."""
    found = []
    pages = [row for row in rows_of("site") if row.key == "admin:index"]
    for group in ("claim", "enquiry", "request", "source", "article", "company", "partchange"):
        pages += [row for row in rows_of(group) if row.key.endswith(("_changelist", "_history"))]
    for row in pages:
        answer = kept.page(visitor, path_of(row, kept))
        words = (HIDDEN, kept.world.ids["hidden"], *((SECRET,) if visitor != "E" else ()))
        found += [f"{row.name}: {word}" for word in words if word in answer.text]
    assert not found, found
