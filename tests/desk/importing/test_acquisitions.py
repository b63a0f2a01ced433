"""Reading a list of acquisitions, and the owner's connection."""

from __future__ import annotations

import pytest
from django.db import connection, connections

from articles.desk.editing.acting import acting
from articles.desk.editing.errors import EditingError
from articles.desk.importing.acquisitions import AcquisitionImport, read_acquisitions
from articles.desk.importing.owner import on_owners_connection
from articles.desk.models import Claim
from articles.desk.publishing.carry_over import carry_over
from articles.logic.partial_dates import PartialDate
from articles.public.models import PublishedClaim
from tests.desk import factories

HEAD = "buyer\tbought\tannounced\tprice_usd\tpublisher\taddress"
LINES = [
    "# a note",
    HEAD,
    "Ashcombe\tBirchfield\t2010-09\t65000000\tThe Daily Invention\thttps://daily.example/1",
    "Ashcombe\tCedarhurst\t1999\t\tThe Daily Invention\thttps://daily.example/2",
]


def test_it_reads_dates_as_fine_as_they_are_known_and_prices_only_where_stated() -> None:
    first, second = read_acquisitions(LINES)
    assert (first.announced, first.price_usd) == (PartialDate(2010, 9), 65_000_000)
    assert (second.announced, second.price_usd) == (PartialDate(1999), None)
    assert first.statement == "Ashcombe acquired Birchfield."
    assert first.in_short == "Announced in September 2010. Price: 65,000,000 US dollars."
    assert second.in_short == "Announced in 1999. Price: not stated."


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("Ashcombe\tBirchfield\t03/04/2010\t\tX\thttps://x.example/", "more than one way"),
        ("Ashcombe\tBirchfield\t2010\tmuch\tX\thttps://x.example/", "Row"),
        ("Ashcombe\tBirchfield", "Row"),
    ],
)
def test_it_names_the_row_that_it_cannot_read(line: str, message: str) -> None:
    with pytest.raises(EditingError, match=message):
        read_acquisitions([HEAD, line])


def test_it_refuses_other_columns() -> None:
    with pytest.raises(EditingError, match="columns"):
        read_acquisitions(["buyer\tbought"])


def test_it_carries_over_once(committed_db: str) -> None:
    ravi = factories.person("ravi", "editor")
    carried = AcquisitionImport(ravi, base="an invented list", topic="Acquisitions")
    assert carried.run(read_acquisitions(LINES)) == 2
    assert (
        AcquisitionImport(ravi, base="an invented list", topic="Acquisitions").run(
            read_acquisitions(LINES)
        )
        == 0
    )
    shown = PublishedClaim.objects.get(statement="Ashcombe acquired Birchfield.")
    assert (shown.verified_how, shown.base, shown.verdict) == (
        "carried_over",
        "an invented list",
        "not_assessed",
    )
    assert Claim.objects.count() == 2


def test_it_gives_the_applications_connection_back(committed_db: str) -> None:
    application = connections["default"]
    with on_owners_connection():
        assert connections["default"] is connections["owner"]
    assert connections["default"] is application
    with pytest.raises(ZeroDivisionError), on_owners_connection():
        _ = 1 / 0
    assert connections["default"] is application


@pytest.mark.django_db
def test_it_refuses_to_change_connections_inside_a_transaction() -> None:
    assert connection.in_atomic_block
    with pytest.raises(EditingError, match="outside"), on_owners_connection():
        pass


def test_it_is_refused_on_the_applications_connection(committed_db: str) -> None:
    ana, ben = factories.person("ana"), factories.person("ben")
    claim = factories.verified_claim(ana, ben)
    with pytest.raises(EditingError, match="owner"), acting(ben, "not as the owner"):
        carry_over(claim, version=claim.version, base="elsewhere")
