"""Verdicts come by one statement with the claims of a base that is being loaded, and no others."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import DatabaseError, connections

from articles.desk.editing.acting import acting
from articles.desk.editing.bulk_load import note_rows
from articles.desk.editing.loading.claims import load_claims
from articles.desk.editing.loading.rows import ClaimRow
from articles.desk.models import Assessment, Claim, Person
from articles.fields import new_public_id
from articles.logic.import_kinds import ImportKind
from tests.desk import factories
from tests.desk.newsroom import Newsroom
from tests.desk.refusals import refused, rule_of, run

MANY = """
INSERT INTO articles_assessment (public_id, claim_id, verdict, confidence, rationale,
    divergence_reason, evidence_hash, assessed_by_id)
SELECT n.id, n.claim, %s, '', 'So.', '', %s, %s
FROM unnest(%s::text[], %s::bigint[]) AS n(id, claim)
"""


def _values(person: Person, keys: list[int], verdict: str = "unproven") -> list[Any]:
    return [verdict, "0" * 64, person.pk, [new_public_id() for _ in keys], keys]


def _row(key: str) -> ClaimRow:
    return ClaimRow(
        key, f"Something is so, {key}.", "", "fact", "event", None, None, "en", "none",
        (), (), ("", ""), "", "", None, "",
    )  # fmt: skip


def _loaded(*names: str, noted: bool = True) -> list[int]:
    """Claims made right now as an import makes them, by their keys."""
    made = load_claims("Base", [_row(name) for name in names]).records
    if noted:
        rows = [(name, made[name], "0" * 64) for name in names]
        note_rows("Base", ImportKind.CLAIMS, rows)
    return [made[name] for name in names]


@pytest.mark.django_db
def test_it_takes_the_first_verdicts_of_claims_that_are_being_loaded(newsroom: Newsroom) -> None:
    with acting(newsroom.ana, "loading"):
        keys = _loaded("a", "b")
        run(MANY, _values(newsroom.ana, keys))
        with refused("one_by_one"):  # these are the second ones
            run(MANY, _values(newsroom.ana, keys))
    found = Assessment.objects.filter(claim__in=keys)
    assert {row.assessed_by for row in found} == {newsroom.ana}
    assert len({row.evidence_hash for row in found} - {"0" * 64}) == 1
    assert set(Claim.objects.filter(pk__in=keys).values_list("version", flat=True)) == {1}
    assert [
        run(
            "SELECT record, position FROM claimbook_chain WHERE subject_kind = 'claim' "
            "AND subject = %s ORDER BY position",
            [key],
        )
        for key in keys
    ] == [[("partchange", 1), ("assessment", 2), ("partchange", 3)]] * 2


@pytest.mark.django_db
def test_it_takes_none_together_of_any_other_claims(newsroom: Newsroom) -> None:
    with acting(newsroom.ana, "loading"):
        before = _loaded("a", "b")
    with acting(newsroom.ana, "loading"):
        with refused("one_by_one"):  # loaded, but not now
            run(MANY, _values(newsroom.ana, before))
        now = _loaded("c", "d")
        with refused("one_by_one"):  # two of one claim
            run(MANY, _values(newsroom.ana, [now[0], now[0]]))
        with refused("one_by_one"):  # one of them is older
            run(MANY, _values(newsroom.ana, [now[0], before[0]]))
        desk = [newsroom.claim("draft").pk, newsroom.claim("draft").pk]
        for verdict in ("unproven", "not_assessed"):
            with refused("one_by_one"):
                run(MANY, _values(newsroom.ana, desk, verdict))
        with refused("one_by_one"):  # made now, and by nobody noted as loaded
            run(MANY, _values(newsroom.ana, _loaded("e", "f", noted=False)))
        with refused("importedrow_new"):  # nothing older passes for loaded
            note_rows("Base", ImportKind.CLAIMS, [("x", desk[0], "0" * 64)])


@pytest.mark.usefixtures("committed_db")
def test_even_the_owner_says_together_of_older_claims_only_that_nobody_assessed_them() -> None:
    ana = factories.person("ana")
    keys = [factories.draft(ana).pk, factories.draft(ana).pk]
    with connections["owner"].cursor() as cursor:
        cursor.execute("SELECT set_config('claimbook.actor', %s, false)", [str(ana.pk)])
        with pytest.raises(DatabaseError) as refusal:
            cursor.execute(MANY, _values(ana, keys))
        assert rule_of(refusal.value) == "one_by_one"
        cursor.execute(MANY, _values(ana, keys, "not_assessed"))
        with pytest.raises(DatabaseError) as refusal:
            cursor.execute(MANY, _values(ana, keys, "not_assessed"))
        assert rule_of(refusal.value) == "one_by_one"
    assert Assessment.objects.filter(claim__in=keys).count() == 2
