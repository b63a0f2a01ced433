"""Relations by the claims behind them: what triggers keep is what the public rows say."""

from __future__ import annotations

import pytest
from django.db import connection

from articles.desk.publishing.integrity import faults
from articles.public.models import PublishedClaim, PublishedRelation, PublishedRelationSide
from tests.desk.refusals import refused
from tests.public import factories

pytestmark = pytest.mark.django_db


def sides() -> dict[tuple[int, int], int]:
    rows = PublishedRelationSide.objects.values_list("relation_key", "company_key", "n")
    return {(relation, company): n for relation, company, n in rows}


def check() -> None:
    assert [str(fault) for fault in faults(["published-relation-count"])] == []


def resting(relation: PublishedRelation, number: int) -> list[PublishedClaim]:
    claims = [factories.published_claim() for _ in range(number)]
    relation.claims.add(*claims)
    return claims


@pytest.fixture
def related(db: None) -> PublishedRelation:
    meta, scale = factories.published_company("Meta"), factories.published_company("Scale AI")
    return factories.published_relation(meta, scale)


def test_each_company_has_it_with_the_claims_behind_it(related: PublishedRelation) -> None:
    assert sides() == {}
    resting(related, 2)
    assert sides() == {(related.pk, related.subject_id): 2, (related.pk, related.object_id): 2}
    check()


@pytest.mark.parametrize("change", ["retracted", "merged", "unlinked"])
def test_a_claim_that_no_longer_stands_is_not_counted(
    related: PublishedRelation, change: str
) -> None:
    kept, gone = resting(related, 2)
    before = sides()
    if change == "retracted":
        factories.retracted(gone)
    elif change == "merged":
        factories.merged(gone, kept)
    else:
        related.claims.remove(gone)
    assert sides() == {key: n - 1 for key, n in before.items()}
    check()


def test_a_relation_that_goes_takes_its_rows_along(related: PublishedRelation) -> None:
    resting(related, 1)
    related.delete()
    assert sides() == {}
    check()


def test_it_moves_with_the_company_that_another_was_merged_into(related: PublishedRelation) -> None:
    resting(related, 1)
    third = factories.published_company("Third")
    PublishedRelation.objects.filter(pk=related.pk).update(subject=third)
    assert {company for _, company in sides()} == {third.pk, related.object_id}
    check()


def test_nobody_writes_them_by_hand(related: PublishedRelation) -> None:
    with refused("privilege"), connection.cursor() as cursor:
        cursor.execute("DELETE FROM articles_publishedrelationside")


def test_history_compares_the_rows_of_a_statement_by_hashing() -> None:
    """Plans are kept from when a session first changed one row: row by row, a thousand rows
    would be compared a million times. New history triggers need the setting too."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT proname FROM pg_proc WHERE proname LIKE 'pgtrigger\\_%' "
            "AND prosrc LIKE '%old_values%new_values%' "
            "AND NOT coalesce(proconfig @> ARRAY['enable_nestloop=off'], false)"
        )
        assert cursor.fetchall() == []
        cursor.execute("SELECT count(*) FROM pg_proc WHERE 'enable_nestloop=off' = ANY (proconfig)")
        assert cursor.fetchone()[0] > 20
