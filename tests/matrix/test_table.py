"""The table names every address, and says nothing else than the design's matrix."""

from __future__ import annotations

from dataclasses import replace

from django.contrib import admin

from articles.desk.admin.permissions import ByRole
from tests.matrix import workflow
from tests.matrix.judging import unlisted, vanished
from tests.matrix.newsroom import VISITORS
from tests.matrix.resolver import addresses
from tests.matrix.table import Row, gates, rows
from tests.matrix.workflow import parsed

ROLES = ("J", "F", "E", "A")
THROUGH = {200, 301}


def test_it_has_the_actions_and_roles_of_the_design() -> None:
    actions = parsed()
    assert len(actions) == 11
    for action in actions.values():
        assert tuple(action.marks) == ("anon", *ROLES)
    assert [short for short, one in actions.items() if one.may("anon")] == ["editions"]
    assert [short for short, one in actions.items() if one.may("A")] == ["editions", "people"]
    assert actions["people"].marks["A"] == "✓ not own account"
    assert actions["confidential"].marks == {
        "anon": "", "J": "author", "F": "assigned", "E": "✓", "A": "",
    }  # fmt: skip


def test_it_names_every_address_of_the_resolver() -> None:
    assert unlisted(addresses(), rows()) == []


def test_it_names_no_address_that_is_gone() -> None:
    assert vanished(addresses(), rows()) == []


def test_it_names_every_step_of_every_record() -> None:
    """The address of steps is one pattern; each step is a row of its own."""
    named = {(row.key, row.subject[1]) for row in rows() if row.key.endswith("_step")}
    there = {
        (f"admin:articles_{model._meta.model_name}_step", step.name)
        for model, page in admin.site._registry.items()
        for step in getattr(page, "steps", ())
    }
    assert there - named == set()
    assert {step for _, step in named - there} == {"nothing"}


def test_it_registers_only_pages_that_ask_for_roles() -> None:
    assert all(isinstance(page, ByRole) for page in admin.site._registry.values())


def test_every_action_has_an_address_or_a_reason_why_not() -> None:
    known = {*workflow.ACTIONS, *workflow.BESIDE}
    used = {row.action for row in rows()}
    assert used <= known
    assert known - used == workflow.WITHOUT_ADDRESS


def test_every_gate_is_used() -> None:
    used = {tuple(codes.values()) for row in rows() for codes in (row.gets, row.sends)}
    assert {tuple(codes.values()) for codes in gates().values()} == used


def test_nobody_gets_further_than_the_action_allows() -> None:
    """A blank of the matrix is a refusal; A sees no content; who has not signed in sees nothing."""
    found = [f"{row.name}: {who}" for row in rows() if row.is_desk for who in too_far(row)]
    assert not found, found


def too_far(row: Row) -> list[str]:
    """Visitors whom the row lets in although its action does not."""
    let_in = [who for who in VISITORS if row.gets[who] in THROUGH]
    done = [who for who in VISITORS if row.sends[who] in THROUGH]
    action = parsed().get(row.action)
    strangers = {"anon", "gone"} if row.key != "admin:login" else set()
    if action is None:
        return sorted(strangers & {*let_in, *done})
    blank = {role for role in ROLES if not action.marks[role]} | strangers | {"none"}
    if row.key.endswith("_step"):  # sent all the same: a form with the refusal
        done = [who for who in done if who in {"none", "A"} | strangers]
    return sorted(blank & {*let_in, *done})


def test_it_reports_a_row_that_lets_too_many_in() -> None:
    publish = next(row for row in rows() if row.name.endswith("verified publish"))
    opened = replace(publish, gets={**publish.gets, "A": 200}, sends={**publish.sends, "none": 200})
    assert too_far(publish) == []
    assert too_far(opened) == ["A", "none"]
