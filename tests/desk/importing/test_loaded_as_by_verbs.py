"""What a loaded table leaves is what the verbs leave: every column, part, history, suggestion."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.db import transaction

from articles.desk.importing import tables
from articles.desk.models import Claim, ImportedRow, Person
from articles.desk.models.imported_row import loaded
from tests.desk import factories
from tests.desk.importing.by_verbs import make_base
from tests.desk.importing.loading import BASE, everything, load, load_base

pytestmark = pytest.mark.django_db


@pytest.fixture
def lou() -> Person:
    return factories.person("lou", "journalist")


def left_by(make: Callable[[Person], None], by: Person) -> dict[str, list[str]]:
    point = transaction.savepoint()
    make(by)
    found = everything()
    transaction.savepoint_rollback(point)
    return found


def test_it_leaves_what_the_verbs_leave(lou: Person) -> None:
    by_verbs, by_tables = left_by(make_base, lou), left_by(load_base, lou)
    for name, rows in by_verbs.items():
        assert rows, f"{name} is compared with nothing"
        assert by_tables[name] == rows, name
    assert by_tables.keys() == by_verbs.keys()


def test_it_is_seen_where_history_would_not_know_the_person(
    lou: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Else the test above could not fail."""
    by_verbs = left_by(make_base, lou)
    monkeypatch.setattr(tables, "turn_of", lambda base: None)
    assert left_by(load_base, lou)["CompanyEvent"] != by_verbs["CompanyEvent"]


def test_it_lands_in_draft_and_is_known_by_its_key(lou: Person) -> None:
    load_base(lou)
    assert set(Claim.objects.values_list("workflow", "created_by__username")) == {("draft", "lou")}
    assert [claim.statement for claim in loaded("an invented base")] == [
        row["statement"] for row in BASE["claims"]
    ]
    assert not loaded("another base").exists()
    assert ImportedRow.objects.count() == sum(len(rows) for rows in BASE.values())


def test_it_voids_what_was_checked_and_tells_who_checked_it(lou: Person) -> None:
    ana, ben = factories.person("ana"), factories.person("ben")
    load(lou, "claims", [{"key": "k", "statement": "It rained."}])
    load(lou, "sources", [{"key": "s", "name": "S", "kind": "person"}])
    claim = loaded("an invented base").get()
    factories.attach(ana, claim)
    factories.assess(ana, claim)
    factories.submit(ana, claim)
    factories.verify(ben, claim)
    claim.refresh_from_db()
    assert claim.workflow == "verified"
    before = claim.version
    item = {"key": "1", "claim": "k", "source": "s", "stance": "disputes"}
    assert load(lou, "evidence", [item])[:3] == (1, 0, 0)
    present = Claim.objects.get(pk=claim.pk)
    assert (present.workflow, present.version) == ("draft", before + 1)
    assert ben.notifications.filter(claim=claim, kind="contradicted").count() == 1
