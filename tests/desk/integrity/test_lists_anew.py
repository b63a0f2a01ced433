"""Lists and counts made anew by whoever owns the tables."""

from __future__ import annotations

import pytest
from django.db import connection, transaction

from articles.desk.publishing.integrity import faults
from articles.public.models import PublishedCount, PublishedListing
from tests.desk.refusals import refused

LISTS = ("published-list", "published-count")


def anew() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT relist_all()")


@pytest.mark.usefixtures("as_owner", "world")
def test_what_went_wrong_is_put_right() -> None:
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM articles_publishedlisting WHERE facet = 0")
        cursor.execute("INSERT INTO articles_publishedcount VALUES (7, 0, 0, 'refuted', 5, 1)")
        cursor.execute("UPDATE articles_publishedlisting SET dated = '1999' WHERE facet = 2")
    assert {fault.kind for fault in faults(LISTS)} == set(LISTS)
    anew()
    assert list(faults(LISTS)) == []
    assert PublishedListing.objects.exists()
    assert not PublishedCount.objects.filter(company_key=7).exists()


@pytest.mark.usefixtures("world")
def test_nobody_else_makes_them_anew() -> None:
    with transaction.atomic(), refused("privilege"):
        anew()
