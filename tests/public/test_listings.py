"""Lists and their counts: what the triggers keep is what the public rows say."""

from __future__ import annotations

from datetime import UTC, date, datetime
from random import Random
from typing import Any

import pytest
from django.db import connection

from articles.desk.publishing.folding import fold_counts
from articles.desk.publishing.integrity import faults
from articles.logic.listing_facets import ALL_COMPANIES, ROLE_NUMBERS, Facet
from articles.public.models import (
    PublishedClaim,
    PublishedClaimCompany,
    PublishedClaimTopic,
    PublishedCount,
    PublishedCountDelta,
    PublishedListing,
    PublishedTotal,
)
from tests.desk.refusals import refused
from tests.public import factories

pytestmark = pytest.mark.django_db


def places(claim: PublishedClaim) -> set[tuple[int, int, int]]:
    rows = PublishedListing.objects.filter(claim=claim)
    return set(rows.values_list("company_key", "facet", "value"))


def whole(company: int, facet: Facet) -> dict[int, int]:
    """How many claims each list of the facet has, by its value."""
    rows = PublishedTotal.objects.of(company, facet).whole()
    return dict(rows.values_list("value", "n"))


def fold(most: int) -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT fold_listing_counts(%s)", [most])
        (moved,) = cursor.fetchone()
    return int(moved)


def check() -> None:
    """What is kept is what would be made anew of the public rows."""
    assert [str(fault) for fault in faults(["published-list", "published-count"])] == []


def test_it_lists_a_claim_under_all_that_it_has() -> None:
    meta, scale = factories.published_company("Meta"), factories.published_company("Scale")
    topic = factories.published_topic("Data")
    claim = factories.published_claim(
        companies=[(meta, "subject"), (meta, "customer"), (scale, "supplier")], topics=[topic]
    )
    role = ROLE_NUMBERS
    assert places(claim) == {
        (ALL_COMPANIES, Facet.ANY, 0),
        (ALL_COMPANIES, Facet.TOPIC, topic.pk),
        (meta.pk, Facet.ANY, 0),
        (meta.pk, Facet.TOPIC, topic.pk),
        (meta.pk, Facet.ROLE, role["subject"]),
        (meta.pk, Facet.ROLE, role["customer"]),
        (meta.pk, Facet.WITH, scale.pk),
        (scale.pk, Facet.ANY, 0),
        (scale.pk, Facet.TOPIC, topic.pk),
        (scale.pk, Facet.ROLE, role["supplier"]),
        (scale.pk, Facet.WITH, meta.pk),
    }
    check()


def test_it_keeps_what_lists_are_ordered_by() -> None:
    acme = factories.published_company("Acme")
    claim = factories.published_claim(
        companies=[acme],
        held_from="2025-06",
        verdict="disputed",
        confidence="very low",
        row={"review_due_on": date(2026, 5, 1), "challenge": "under_review"},
    )
    row = PublishedListing.objects.of(acme.pk).get()
    assert (row.updated_at, row.dated, row.verdict, row.level, row.due_on, row.is_reviewed) == (
        claim.updated_at,
        "2025-06",
        "disputed",
        1,
        date(2026, 5, 1),
        True,
    )
    days = (date(2026, 5, 1) - date(1970, 1, 1)).days
    assert whole(acme.pk, Facet.YEAR) == {2025: 1}
    assert whole(acme.pk, Facet.DUE) == {days: 1}
    assert whole(acme.pk, Facet.REVIEW) == {0: 1}


@pytest.mark.parametrize(
    "gone",
    [
        {"standing": "retracted"},
        {
            "standing": "withdrawn",
            "withdrawn_ground": "legal",
            "statement": "",
            "neutral_title": "",
            "in_short": "",
        },
    ],
    ids=["retracted", "withdrawn"],
)
def test_what_no_longer_stands_is_in_no_list_and_no_count(gone: dict[str, Any]) -> None:
    acme = factories.published_company("Acme")
    claim = factories.published_claim(companies=[acme])
    assert whole(acme.pk, Facet.ANY) == {0: 1}
    PublishedClaim.objects.filter(pk=claim.pk).update(**gone)
    assert places(claim) == set()
    assert not PublishedTotal.objects.exists()
    fold_counts()
    assert not PublishedCount.objects.exists()


def test_a_claim_that_was_merged_is_listed_at_none() -> None:
    acme = factories.published_company("Acme")
    one, other = (factories.published_claim(companies=[acme]) for _ in range(2))
    PublishedClaim.objects.filter(pk=one.pk).update(merged_into=other)
    assert places(one) == set()
    assert whole(acme.pk, Facet.ANY) == {0: 1}
    check()


def test_corrections_stay_listed_of_what_was_retracted_and_not_of_what_was_withdrawn() -> None:
    acme = factories.published_company("Acme")
    retracted, withdrawn = (factories.published_claim(companies=[acme]) for _ in range(2))
    for claim in (retracted, withdrawn):
        factories.another_edition(claim, in_short="Said better.")
        factories.correction(claim)
    assert whole(acme.pk, Facet.CORRECTED) == {0: 2}
    PublishedClaim.objects.filter(pk=retracted.pk).update(standing="retracted")
    PublishedClaim.objects.filter(pk=withdrawn.pk).update(
        standing="withdrawn", withdrawn_ground="legal", statement="", in_short="", neutral_title=""
    )
    corrected = PublishedListing.objects.of(acme.pk, Facet.CORRECTED)
    assert [row.claim_id for row in corrected] == [retracted.pk]
    check()


def test_a_merged_companys_claims_are_listed_at_the_survivor() -> None:
    old, new = factories.published_company("Old"), factories.published_company("New")
    factories.published_claim(companies=[old, new])
    PublishedClaimCompany.objects.filter(company=old).update(company=new)
    assert whole(old.pk, Facet.ANY) == {}
    assert whole(new.pk, Facet.ANY) == {0: 1}
    assert whole(new.pk, Facet.WITH) == {}
    check()


def test_it_counts_the_same_before_and_after_folding() -> None:
    acme = factories.published_company("Acme")
    for verdict in ("supported", "refuted", "refuted"):
        factories.published_claim(companies=[acme], verdict=verdict, confidence="high")
    keys = ("company_key", "facet", "value", "verdict", "level", "n")
    before = set(PublishedTotal.objects.values_list(*keys))
    waiting = PublishedCountDelta.objects.count()
    assert fold(5) == 5
    assert set(PublishedTotal.objects.values_list(*keys)) == before
    assert fold_counts() == waiting - 5
    assert fold_counts() == 0
    assert set(PublishedTotal.objects.values_list(*keys)) == before
    assert (acme.pk, Facet.ANY, 0, "refuted", 4, 2) in before
    assert (acme.pk, Facet.ANY, 0, "", 0, 3) in before


class Changes:
    """Random changes of public rows, the same in each run."""

    def __init__(self) -> None:
        self.random = Random(7)
        self.companies = [factories.published_company() for _ in range(4)]
        self.topics = [factories.published_topic() for _ in range(3)]
        self.claims: list[PublishedClaim] = []

    def some(self) -> PublishedClaim:
        return PublishedClaim.objects.get(pk=self.random.choice(self.claims).pk)

    def add(self) -> None:
        claim = factories.published_claim(
            companies=self.random.sample(self.companies, self.random.randrange(4)),
            topics=self.random.sample(self.topics, self.random.randrange(3)),
            held_from=self.random.choice([None, "2019", "2024-03", "2025-06-13"]),
        )
        self.claims.append(claim)

    def revise(self) -> None:
        choices = [("supported", "high"), ("disputed", "low"), ("unproven", "")]
        verdict, word = self.random.choice(choices)
        PublishedClaim.objects.filter(pk=self.some().pk).update(
            updated_at=datetime(2026, 4, self.random.randrange(1, 28), tzinfo=UTC),
            verdict=verdict,
            confidence=word,
            lone_origin="",
            review_due_on=self.random.choice([None, date(2026, 6, 1)]),
        )

    def retract(self) -> None:
        standing = self.random.choice(["current", "retracted"])
        PublishedClaim.objects.filter(pk=self.some().pk).update(standing=standing)

    def unlink(self) -> None:
        rows: Any = self.random.choice([PublishedClaimCompany, PublishedClaimTopic])
        rows.objects.filter(claim=self.some()).delete()

    def move(self) -> None:
        one, other = self.random.sample(self.companies, 2)
        PublishedClaimCompany.objects.filter(company=one).update(company=other)

    def correct(self) -> None:
        factories.correction(factories.another_edition(self.some()))


def test_what_is_kept_is_what_would_be_made_anew() -> None:
    world = Changes()
    for _ in range(6):
        world.add()
    steps = (
        *(world.add, world.revise, world.revise, world.retract),
        *(world.unlink, world.move, world.correct),
    )
    for number in range(90):
        world.random.choice(steps)()
        if number % 20 == 7:
            fold(world.random.randrange(1, 60))
        if number % 30 == 29:
            check()
    fold_counts()
    check()


@pytest.mark.parametrize("table", ["publishedlisting", "publishedcount", "publishedcountdelta"])
def test_nobody_writes_lists_by_hand(table: str) -> None:
    with refused("privilege"), connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM articles_{table}")
