from __future__ import annotations

import re

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client, RequestFactory

from articles.public.views import errors
from tests.public import factories as make
from tests.public.pages import assert_fit_for_readers

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("status", "answer"),
    [
        (404, lambda request: errors.not_found(request, None)),
        (400, lambda request: errors.bad_request(request, None)),
        (403, lambda request: errors.permission_denied(request, PermissionDenied())),
        (410, lambda request: errors.gone(request, "legal")),
        (500, errors.server_error),
    ],
)
def test_it_keeps_search_on_every_error_page(
    rf: RequestFactory, status: int, answer: object
) -> None:
    response = answer(rf.get("/nowhere/"))  # type: ignore[operator]
    assert response.status_code == status
    assert_fit_for_readers(response)
    assert response.content.decode().count('role="search"') == 2


def test_it_follows_an_address_that_used_to_be_good(rf: RequestFactory) -> None:
    make.published_address("/companies/facebook/", "/companies/meta/")
    response = errors.not_found(rf.get("/companies/facebook/"))
    assert response.status_code == 301
    assert response["Location"] == "/companies/meta/"


def test_it_shows_all_components_on_the_styleguide(client: Client) -> None:
    response = client.get("/styleguide/")
    assert_fit_for_readers(response)
    page = response.content.decode()
    assert page.count('class="verdict"') >= 7
    for level in range(6):  # each stands in the annotated article too, not only in the list
        assert len(re.findall(rf'class="mark level-{level}[^>]* data-claim=', page)) >= 1
    for part in (
        "place 2",
        "recorded as",
        "in words that we may not quote",
        "Retracted by us.",
        "On an earlier version",
        "are not annotated",
        'aria-label="Parts of the article"',
        "Claims in other parts",
        'class="section endnotes"',
    ):
        assert part in page, part
