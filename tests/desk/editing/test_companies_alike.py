"""Which companies on record are told when a name comes that may be theirs."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.desk.editing.acting import ADMINISTRATOR, acting
from articles.desk.editing.companies_alike import MOST, companies_alike
from articles.desk.editing.company_apart import tell_apart
from articles.desk.editing.errors import EditingError, NotAllowed
from articles.desk.models import Company, CompanyApart, Person
from articles.desk.publishing.company_merge import merge_companies
from articles.logic.company_likeness import Likeness
from tests.desk import factories
from tests.desk.refusals import refused

pytestmark = pytest.mark.django_db


@pytest.fixture
def ana() -> Person:
    return factories.person("ana")


def told(name: str, beside: Company | None = None) -> list[tuple[str, str]]:
    return [(one.company.name, one.how.name) for one in companies_alike([name], beside=beside)]


@pytest.mark.parametrize(
    ("name", "how"),
    [
        ("NORTHLIGHT Aktiengesellschaft", "SAME"),
        ("Northligth", "LIKELY"),
        ("Северсвет", "LIKELY"),
        ("North Light", "LIKELY"),
        ("Northlight Logistics", "POSSIBLE"),
        ("Aurora GmbH", "LIKELY"),
        ("NLBM", "POSSIBLE"),
    ],
)
def test_it_finds_them_by_any_name(name: str, how: str, ana: Person) -> None:
    factories.make_company(ana, "Bolt")
    factories.make_company(
        ana,
        "Northlight AG",
        names=[
            ("Aurora KG", "former"),
            ("North Lake Boats Manufacturing", "legal"),
            ("Seversvet", "trading"),
        ],
    )
    assert told(name) == [("Northlight AG", how)]


def test_it_says_nothing_of_others(ana: Person) -> None:
    factories.make_company(ana, "Northlight Gas")
    assert told("Northlight Oil") == []
    assert told("Bolt") == []
    assert companies_alike(["", " "]) == []


def test_it_names_a_few_the_likest_first(ana: Person) -> None:
    for number in range(MOST + 4):
        factories.make_company(ana, f"Northlight {chr(65 + number)}lpha")
    factories.make_company(ana, "Northlight Ltd")
    found = told("Northlight")
    assert len(found) == MOST
    assert found[0] == ("Northlight Ltd", "SAME")


def test_a_merged_one_is_told_as_its_survivor(ana: Person) -> None:
    double, real = (factories.make_company(ana, name) for name in ("Northlight", "Borealis"))
    with acting(ana, "test"):
        merge_companies(double, version=double.version, into=real)
    assert told("Northlight AG") == [("Borealis", "SAME")]
    assert told("Northlight AG", beside=real) == []


def test_what_was_told_apart_is_not_asked_again(ana: Person) -> None:
    one, other = (factories.make_company(ana, name) for name in ("Northlight AG", "Northlight SA"))
    assert told("Northlight AG", beside=one) == [("Northlight SA", "LIKELY")]
    with acting(ana, "test"):
        tell_apart(one, version=one.version, others=[other], reason="Two registers")
        tell_apart(one, version=one.version, others=[other])
    pair = CompanyApart.objects.get()
    assert (pair.first, pair.second, pair.told_by, pair.reason) == (
        one,
        other,
        ana,
        "Two registers",
    )
    assert told("Northlight AG", beside=one) == told("Northlight SA", beside=other) == []
    assert told("Northlight SE") != []
    with pytest.raises(EditingError, match="than itself"), acting(ana, "test"):
        tell_apart(one, version=one.version, others=[one])
    root = factories.person("root", ADMINISTRATOR)
    with pytest.raises(NotAllowed), acting(root, "test"):
        tell_apart(one, version=one.version, others=[other])


def test_it_is_said_once_and_stays(ana: Person) -> None:
    one, other = (factories.make_company(ana, name) for name in ("Northlight AG", "Northlight SA"))
    with acting(ana, "test"):
        (pair,) = tell_apart(one, version=one.version, others=[other])
        with refused("append_only"):
            CompanyApart.objects.filter(pk=pair.pk).update(reason="Otherwise")
        with refused("companyapart_lower_first"):
            CompanyApart.objects.create(first=other, second=one)


def test_it_asks_as_much_of_many_as_of_few(ana: Person) -> None:
    counts = []
    for number in (1, 9):
        for place in range(number):
            factories.make_company(ana, f"Northlight {number}{place}")
        with CaptureQueriesContext(connection) as asked:
            assert companies_alike(["Northlight", "Aurora"])[0].how is Likeness.POSSIBLE
        counts.append(len(asked))
    assert counts[0] == counts[1] <= 11
