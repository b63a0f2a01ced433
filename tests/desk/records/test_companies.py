"""Companies, names, identifiers and relations: wrong rows are impossible."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.db import models

from articles.desk.models import Company, CompanyIdentifier, CompanyName, CompanyRelation
from tests.desk.newsroom import Newsroom
from tests.desk.refusals import ADDITIONS, CHANGES, commit, refused, run, tell

pytestmark = pytest.mark.django_db

Make = Callable[[Newsroom], models.Model]

WRONG: dict[str, tuple[str, Make]] = {
    "no name": ("company_has_name", lambda n: Company(name=" \t")),
    "country in small letters": (
        "company_country_two_letters",
        lambda n: Company(name="A", country="us"),
    ),
    "country of one letter": (
        "company_country_two_letters",
        lambda n: Company(name="A", country="U"),
    ),
    "dissolved before founded": (
        "company_dates_in_order",
        lambda n: Company(name="A", founded="2020", dissolved="2019-12-31"),
    ),
    "dissolved a month before": (
        "company_dates_in_order",
        lambda n: Company(name="A", founded="2020-06-13", dissolved="2020-05"),
    ),
    "public id with a letter of no base 32": (
        "company_public_id_form",
        lambda n: Company(name="A", public_id="ABCDEFGU"),
    ),
    "public id in small letters": (
        "company_public_id_form",
        lambda n: Company(name="A", public_id="abcdefgh"),
    ),
    "public id too short": ("company_public_id_form", lambda n: Company(name="A", public_id="ABC")),
    "name of an unknown kind": (
        "companyname_kind_known",
        lambda n: CompanyName(company=n.company, name="A", kind="nickname"),
    ),
    "empty name": (
        "companyname_has_name",
        lambda n: CompanyName(company=n.company, name="", kind="legal"),
    ),
    "name valid until before from": (
        "companyname_dates_in_order",
        lambda n: CompanyName(
            company=n.company, name="A", kind="former", valid_from="2021-02", valid_until="2021-01"
        ),
    ),
    "identifier of an unknown scheme": (
        "companyidentifier_scheme_known",
        lambda n: CompanyIdentifier(company=n.company, scheme="duns", value="1"),
    ),
    "identifier with a space": (
        "companyidentifier_has_value",
        lambda n: CompanyIdentifier(company=n.company, scheme="cik", value="1 2"),
    ),
    "relation with itself": (
        "companyrelation_between_two",
        lambda n: CompanyRelation(subject=n.company, object=n.company, kind="partnership"),
    ),
    "relation of an unknown kind": (
        "companyrelation_kind_known",
        lambda n: CompanyRelation(subject=n.company, object=n.other, kind="friendship"),
    ),
    "relation ended before it started": (
        "companyrelation_dates_in_order",
        lambda n: CompanyRelation(
            subject=n.company, object=n.other, kind="partnership", started="2025-06", ended="2024"
        ),
    ),
}


@pytest.mark.parametrize("case", WRONG)
def test_it_refuses(case: str, newsroom: Newsroom) -> None:
    rule, make = WRONG[case]
    tell(newsroom.ana)
    for add in ADDITIONS:
        with refused(rule):
            add(make(newsroom))


SOUND: dict[str, Make] = {
    "dissolved in the year of founding": lambda n: Company(
        name="A", founded="2020-06-13", dissolved="2020"
    ),
    "founded in a year, dissolved on a day of it": lambda n: Company(
        name="A", founded="2020", dissolved="2020-01-01"
    ),
    "nothing stated": lambda n: Company(name="A"),
    "a leap day": lambda n: Company(name="A", founded="2024-02-29"),
}


@pytest.mark.parametrize("case", SOUND)
def test_it_keeps(case: str, newsroom: Newsroom) -> None:
    tell(newsroom.ana)
    for add in ADDITIONS:
        add(SOUND[case](newsroom))
    commit()


@pytest.mark.parametrize(
    "field, rule",
    [
        ("parent", "company_not_its_own_parent"),
        ("merged_into", "company_not_merged_into_itself"),
    ],
)
def test_it_refuses_a_relation_to_itself(field: str, rule: str, newsroom: Newsroom) -> None:
    tell(newsroom.ana)
    for change in CHANGES:
        with refused(rule):
            change(newsroom.company, **{field: newsroom.company})


@pytest.mark.parametrize(
    "value",
    [
        *("2025-02-30", "2025-13", "0000", "2025-00", "2025-06-00", "2025-06-31", "2023-02-29"),
        *("25", "2025-6", "2025-06-1", "June 2025", " 2025", "", "99999"),
    ],
)
def test_it_refuses_a_partial_date_that_is_none(value: str, newsroom: Newsroom) -> None:
    tell(newsroom.ana)
    with refused("partial_date_form"):
        run("UPDATE articles_company SET founded = %s", [value])


def _add_twice(first: models.Model, second: models.Model, rule: str) -> None:
    first.save()
    for add in ADDITIONS:
        with refused(rule):
            add(second)


def test_it_refuses_an_identifier_twice(newsroom: Newsroom) -> None:
    tell(newsroom.ana)
    _add_twice(
        CompanyIdentifier(company=newsroom.company, scheme="cik", value="1326801"),
        CompanyIdentifier(company=newsroom.other, scheme="cik", value="1326801"),
        "companyidentifier_once",
    )
    CompanyIdentifier(company=newsroom.other, scheme="domain", value="1326801").save()


PERIODS = [
    # of the first, of the second, whether both can stand
    ((None, None), (None, None), False),
    (("2019", "2020"), ("2020-12-31", None), False),
    (("2019-06", "2019-06"), ("2019", "2019"), False),
    ((None, "2019"), ("2019-12", None), False),
    (("2019", "2020"), ("2021", None), True),
    (("2019-01-01", "2019-06-30"), ("2019-07", "2019-12"), True),
]


@pytest.mark.parametrize("one, two, both", PERIODS)
def test_it_keeps_equal_relations_and_names_apart_in_time(
    one: tuple[str | None, str | None],
    two: tuple[str | None, str | None],
    both: bool,
    newsroom: Newsroom,
) -> None:
    tell(newsroom.ana)

    def relation(period: tuple[str | None, str | None]) -> CompanyRelation:
        started, ended = period
        return CompanyRelation(
            subject=newsroom.company,
            object=newsroom.other,
            kind="supplier",
            started=started,
            ended=ended,
        )

    def name(period: tuple[str | None, str | None]) -> CompanyName:
        since, until = period
        return CompanyName(
            company=newsroom.company, name="A", kind="legal", valid_from=since, valid_until=until
        )

    for make, rule in (
        (relation, "companyrelation_once_at_a_time"),
        (name, "companyname_once_at_a_time"),
    ):
        if both:
            make(one).save()
            make(two).save()
            continue
        _add_twice(make(one), make(two), rule)
        backwards = make(two)
        if isinstance(backwards, CompanyRelation):
            backwards.subject, backwards.object = newsroom.other, newsroom.company
            backwards.save()


def test_it_never_uses_a_public_id_again(newsroom: Newsroom) -> None:
    tell(newsroom.ana)
    gone = Company(name="Gone")
    gone.save()
    used = gone.public_id
    gone.delete()
    for add in ADDITIONS:
        with refused("claimbook_used_id_pkey"):
            add(Company(name="New", public_id=used))
    with refused("claimbook_used_id_pkey"):  # nor for a record of another kind
        CompanyName(company=newsroom.company, name="N", kind="legal", public_id=used).save()
    with refused("privilege"):
        run("DELETE FROM claimbook_used_id WHERE public_id = %s", [used])


def test_it_never_changes_a_public_id(newsroom: Newsroom) -> None:
    tell(newsroom.ana)
    name = CompanyName.objects.create(company=newsroom.company, name="N", kind="legal")
    for row in (newsroom.company, name, newsroom.ana):
        for change in CHANGES:
            with refused("public_id_stays"):
                change(row, public_id="00000000")
