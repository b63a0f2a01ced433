from __future__ import annotations

import pytest
from django.db import connection, connections
from django.test.utils import CaptureQueriesContext

from articles.desk.admin.claim_duplicates import MOST_COMPARED, claims_like
from articles.desk.editing.acting import acting
from articles.desk.editing.claim_desk import mark
from articles.desk.models import Claim, Person
from articles.fields import new_public_id
from tests.desk import factories

TRAINS = "Harbour Data trains a model for other customers on recordings from Northlight's sensors."
USED = "Harbour Data used Northlight's sensor recordings to train a model for other customers."
BUILT = "東海電機は2013年に福岡で星野重工と半導体の工場を建設した。"


@pytest.fixture
def ana(db: None) -> Person:
    return factories.person("ana")


def alike(statement: str, **options: int) -> list[tuple[str, int]]:
    found = claims_like(statement, Claim.objects.all(), **options)
    return [(one.claim.statement, one.percent) for one in found]


@pytest.mark.parametrize(
    ("on_record", "statement", "least"),
    [
        (TRAINS, TRAINS, 100),
        (TRAINS, TRAINS.upper().rstrip("."), 100),
        (TRAINS, USED, 80),
        (TRAINS, "Harbuor Data trians a model for other cutsomers on Northlights recordings", 60),
        (BUILT, "半導体の工場は東海電機と星野重工により福岡に2013年に建設された。", 55),
        ("Müller & Söhne verkauft 2.500 Geräte.", "MÜLLER und SÖHNE VERKAUFTE 2500 GERÄTE", 80),
        ("It is not so.", "it is not so", 100),
    ],
)
def test_it_finds_what_says_the_same(
    ana: Person, on_record: str, statement: str, least: int
) -> None:
    factories.draft(ana, "Whales sing for other customers.")
    factories.draft(ana, on_record)
    (found,) = alike(statement)
    assert found[0] == on_record
    assert found[1] >= least


def test_it_finds_nothing_where_nothing_is_alike(ana: Person) -> None:
    factories.draft(ana, TRAINS)
    assert alike("The harbour of Rotterdam was closed for two days by a storm.") == []
    assert alike("富山製薬は電池を発売した。") == []


@pytest.mark.parametrize("statement", ["", "  \n", "\x00", "…!?", "🙂", "\ud800", "x" * 100_000])
def test_it_takes_whatever_is_typed(ana: Person, statement: str) -> None:
    factories.draft(ana, TRAINS)
    assert alike(statement) == []


def test_it_passes_over_nul_and_half_characters(ana: Person) -> None:
    factories.draft(ana, TRAINS)
    assert alike(f"\x00{TRAINS}\ud800\x00") == [(TRAINS, 100)]


def test_it_puts_the_likest_first_and_other_figures_lower(ana: Person) -> None:
    for number in (40, 30):
        factories.draft(ana, f"Northlight raised its prices by {number} per cent.")
    factories.draft(ana, "Northlight did not raise its prices by 30 per cent.")
    best, second, third = alike("Northlight raised its prices by 30%.")
    assert best == ("Northlight raised its prices by 30 per cent.", 100)
    assert 45 <= third[1] <= second[1] < 75
    assert [best] == alike("Northlight raised its prices by 30%.", most=1)
    assert alike("Northlight raised its prices by 30%.", most=0) == []


def test_it_leaves_out_the_claim_itself(ana: Person) -> None:
    claim, twin = factories.draft(ana, TRAINS), factories.draft(ana, TRAINS)
    (found,) = claims_like(TRAINS, Claim.objects.all(), without=claim.pk)
    assert found.claim == twin


def test_it_shows_only_what_may_be_read(ana: Person) -> None:
    dan = factories.person("dan", "journalist")
    hidden = factories.draft(ana, TRAINS)
    with acting(ana, "test"):
        mark(hidden, version=hidden.version, marking="confidential")
    assert [one.claim for one in claims_like(TRAINS, Claim.objects.all())] == [hidden]
    readable = Claim.objects.readable_by(dan.pk, is_editor=False)
    assert claims_like(TRAINS, readable) == []
    assert claims_like(TRAINS, Claim.objects.none()) == []


@pytest.mark.parametrize(("statement", "queries"), [(USED, 3), ("Whales sing.", 2), ("…", 1)])
def test_it_asks_a_fixed_number_of_questions(ana: Person, statement: str, queries: int) -> None:
    for _ in range(4):
        factories.draft(ana, TRAINS)
    with CaptureQueriesContext(connection) as taken:
        claims_like(statement, Claim.objects.all())
    assert len(taken) == queries


def _fill(statements: list[str], *, marking: str = "public") -> None:
    """Without the verbs and triggers, which would take half a minute."""
    author = factories.person()
    with connections["owner"].cursor() as cursor:
        cursor.execute("ALTER TABLE articles_claim DISABLE TRIGGER USER")
        Claim.objects.using("owner").bulk_create(
            Claim(
                public_id=new_public_id(),
                statement=statement,
                marking=marking,
                created_by_id=author.pk,
            )
            for statement in statements
        )
        cursor.execute("ALTER TABLE articles_claim ENABLE TRIGGER USER")
        cursor.execute("ANALYZE articles_claim")


def test_it_finds_one_claim_among_many_of_the_same_words(committed_db: str) -> None:
    places, wares = ("Peru", "Chile", "Ghana", "Wales", "Japan"), ("lasers", "pumps", "toys")
    _fill(
        [
            f"Northlight raised its prices for {ware} in {place} by {number} per cent."
            for number in range(10, 60)
            for place in places
            for ware in wares
        ]
    )
    statement = "In Ghana, prices of Northlight for pumps were raised by 37%."
    readable = Claim.objects.readable_by(0, is_editor=False)
    best, second, _ = claims_like(statement, readable)
    assert best.claim.statement == (
        "Northlight raised its prices for pumps in Ghana by 37 per cent."
    )  # fmt: skip
    assert best.percent > second.percent
    _fill([statement] * 2 * MOST_COMPARED, marking="confidential")
    assert claims_like(statement, readable)[0] == best  # hidden ones take up no places
    with CaptureQueriesContext(connection) as taken:
        claims_like(statement, readable)
    with connection.cursor() as cursor:
        cursor.execute("EXPLAIN " + taken.captured_queries[1]["sql"].replace("%", "%%"), ())
        plan = "\n".join(row[0] for row in cursor.fetchall())
    assert "Index Scan on claim_words_index" in plan
    assert "Seq Scan" not in plan
