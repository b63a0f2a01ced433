"""The table of refusals fails where a guard does: faults planted into guards, one at a time.

A handful here; CLAIMBOOK_EVERY_FAULT=1 plants every one of them (a quarter of an hour).
"""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest
from django.db import connections, transaction
from pytest_django.plugin import DjangoDbBlocker

from tests import throwaway
from tests.desk.guards import faults
from tests.desk.guards.furnished import furnish
from tests.desk.guards.test_every_refusal import ROWS
from tests.desk.newsroom import Newsroom, build

EVERY = os.environ.get("CLAIMBOOK_EVERY_FAULT") == "1"

#: One of each family.
SAMPLE = {
    "claim.d_inside", "verification.f_one_by_one", "edition.c_guard",
    "publishedclaim.g_rows_true", "partchange.c_after_check", "assessment.a_keep_row",
    "claimevent.a_keep_table", "source.a_require_actor", "verification_signed: four_eyes 1",
}  # fmt: skip


@pytest.fixture(scope="module")
def newsroom(
    django_db_setup: None, databases: throwaway.Databases, django_db_blocker: DjangoDbBlocker
) -> Iterator[Newsroom]:
    """In a clone in which the application can act as the owner; all of it is rolled back."""
    with django_db_blocker.unblock():
        name = databases.clone()
        with throwaway.pointed_at(name):
            with connections["owner"].cursor() as cursor:
                cursor.execute(faults.AS_OWNER)
            connections["owner"].close()
            outer = transaction.atomic()
            outer.__enter__()
            built = build()
            furnish(built)
            yield built
            transaction.set_rollback(True)
            outer.__exit__(None, None, None)
        databases.drop(name)


def _all() -> list[faults.Fault]:
    return [*faults.triggers(), *faults.omissions()]


def test_each_planted_fault_is_seen(newsroom: Newsroom) -> None:
    known = {fault.name: fault for fault in _all()}
    chosen = known if EVERY else {name: known[name] for name in sorted(SAMPLE)}
    unseen = [name for name, fault in chosen.items() if not faults.is_seen(fault, ROWS, newsroom)]
    told = "\n".join([f"{len(chosen)} faults, {len(unseen)} of them unseen:", *unseen])
    assert not unseen, told


def test_no_fault_is_seen_where_there_is_none(newsroom: Newsroom) -> None:
    """Else the test above could not fail."""
    nothing = faults.Fault("nothing", "SELECT 1", "", "", frozenset({"four_eyes", "append_only"}))
    assert not faults.is_seen(nothing, ROWS, newsroom)
