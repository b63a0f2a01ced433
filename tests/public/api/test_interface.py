"""What holds for every address of the interface: methods, types, origins, rates, errors."""

from __future__ import annotations

from typing import Any
from unittest.mock import patch

import pytest
import yaml
from django.core.cache import cache
from django.db import OperationalError
from django.test import Client, override_settings

from tests.public import factories
from tests.public.api.reading import PROBLEM
from tests.public.pages import assert_fit_for_readers

pytestmark = pytest.mark.django_db
ADDRESSES = ("/api/v1/claims/", "/api/v1/topics/", "/api/v1/companies/00000000/",
             "/exports/claims.csv")  # fmt: skip


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize("method", ["post", "put", "patch", "delete", "trace"])
def test_it_takes_nothing(address: str, method: str) -> None:
    response = getattr(Client(), method)(address)
    assert response.status_code == 405
    assert response.headers["Allow"] == "GET, HEAD, OPTIONS"
    assert response.headers["Content-Type"] == PROBLEM


def test_it_answers_head_and_options() -> None:
    client = Client()
    get, head = client.get("/api/v1/claims/"), client.head("/api/v1/claims/")
    assert head.content == b""
    for name in ("ETag", "Content-Type", "Content-Length", "Cache-Control"):
        assert head.headers[name] == get.headers[name], name
    options = client.options("/api/v1/claims/")
    assert (options.status_code, options.headers["Allow"]) == (204, "GET, HEAD, OPTIONS")


@pytest.mark.parametrize(
    "address", ["/api/v1/", "/api/v1/nowhere/", "/api/v1/claims/x/", "/exports/", "/api/v1/x\x00/"]
)
def test_it_says_as_a_problem_that_there_is_nothing(address: str) -> None:
    response = Client().get(address)
    assert (response.status_code, response.headers["Content-Type"]) == (404, PROBLEM)
    assert response.json()["detail"]
    assert Client().post(address).status_code == 405


def test_it_finds_an_address_without_its_last_slash() -> None:
    response = Client().get("/api/v1/claims?fields=id")
    assert (response.status_code, response["Location"]) == (301, "/api/v1/claims/?fields=id")


def test_it_gives_json_and_says_so_to_who_wants_something_else() -> None:
    for wanted, status in (
        ("*/*", 200), ("application/json", 200), ("text/html;q=0.9, */*;q=0.1", 200),
        ("text/html", 406), ("application/xml", 406), ("nonsense", 406),
    ):  # fmt: skip
        response = Client().get("/api/v1/claims/", headers={"accept": wanted})
        assert response.status_code == status, wanted
        assert response.headers["Content-Type"] == (
            PROBLEM if status == 406 else "application/json"
        )


def test_it_reads_utf8_alone() -> None:
    response = Client().get("/api/v1/claims/", headers={"content-type": "text/plain; charset=zip"})
    assert (response.status_code, response.headers["Content-Type"]) == (400, PROBLEM)


def test_it_may_be_read_by_scripts_of_other_sites_without_credentials() -> None:
    client = Client(headers={"origin": "https://elsewhere.example"})
    claim = factories.published_claim()
    at = f"/claims/{claim.public_id}"
    files = (f"{at}.json", f"{at}.bib", f"{at}/v1.csl.json", "/feeds/everything.atom")
    for address in (*ADDRESSES, *files):
        response = client.get(address)
        assert response.headers["Access-Control-Allow-Origin"] == "*", address
        assert "Access-Control-Allow-Credentials" not in response.headers
    asked = {"access-control-request-method": "GET"}
    preflight = client.options("/api/v1/claims/", headers=asked)
    assert preflight.headers["Access-Control-Allow-Methods"] == "GET, HEAD, OPTIONS"
    for address in ("/", "/desk/login/", f"/claims/{claim.public_id}/", "/desk/x.json"):
        assert "Access-Control-Allow-Origin" not in client.get(address).headers, address


def test_it_sets_no_cookie_and_asks_nobody_who_they_are() -> None:
    client = Client(headers={"authorization": "Basic eDp5"})
    client.cookies["sessionid"] = "forged"
    response = client.get("/api/v1/claims/")
    assert response.status_code == 200
    assert not response.cookies
    assert "Cookie" not in response.headers["Vary"]
    assert response.headers["X-Robots-Tag"] == "noindex"


@override_settings(CLAIMBOOK_API_RATE=3)
def test_it_answers_so_many_requests_a_minute_of_one_network() -> None:
    cache.clear()
    one, other = Client(REMOTE_ADDR="203.0.113.7"), Client(REMOTE_ADDR="203.0.113.8")
    assert [one.get("/api/v1/claims/").status_code for _ in range(5)] == [200] * 3 + [429] * 2
    refused = one.get("/api/v1/topics/")
    assert refused.headers["Content-Type"] == PROBLEM
    assert 1 <= int(refused.headers["Retry-After"]) <= 60
    assert one.get("/exports/claims.csv").status_code == 429
    assert other.get("/api/v1/claims/").status_code == 200
    assert one.get("/api/").status_code == 200
    cache.clear()


def test_it_counts_a_household_of_ipv6_as_one() -> None:
    cache.clear()
    with override_settings(CLAIMBOOK_API_RATE=1):
        first = Client(REMOTE_ADDR="2001:db8::1").get("/api/v1/topics/")
        second = Client(REMOTE_ADDR="2001:db8::2").get("/api/v1/topics/")
    assert (first.status_code, second.status_code) == (200, 429)
    cache.clear()


def test_it_says_failures_of_ours_as_problems_without_their_words() -> None:
    client = Client(raise_request_exception=False)

    def failing(problem: Exception) -> Any:
        with patch("articles.public.api.reading.base_version", side_effect=problem):
            return client.get("/api/v1/topics/")

    broken = failing(RuntimeError("secret words"))
    assert (broken.status_code, broken.headers["Content-Type"]) == (500, PROBLEM)
    assert b"secret" not in broken.content
    away = failing(OperationalError("the server closed the connection"))
    assert (away.status_code, away.headers["Content-Type"]) == (503, PROBLEM)
    assert int(away.headers["Retry-After"]) > 0


def test_it_has_a_page_for_people_linked_from_every_page() -> None:
    page = Client().get("/api/")
    assert_fit_for_readers(page)
    text = page.content.decode()
    files = ("claims.csv", "claims.jsonl", "base.jsonl")
    links = ["/api/v1/openapi.json", "/api/v1/openapi.yaml", "/api/browse/"]
    for link in [*links, *(f"/exports/{file}" for file in files)]:
        assert f'href="{link}"' in text, link
        assert Client().get(link).status_code == 200
    assert 'href="/api/"' in Client().get("/").content.decode()
    assert_fit_for_readers(Client().get("/api/browse/"))


def test_it_describes_itself_the_same_in_json_and_yaml() -> None:
    as_json = Client().get("/api/v1/openapi.json").json()
    text = Client().get("/api/v1/openapi.yaml").content
    assert yaml.safe_load(text) == as_json
    tag = Client().get("/api/v1/openapi.json").headers["ETag"]
    again = Client().get("/api/v1/openapi.json", headers={"If-None-Match": tag})
    assert again.status_code == 304
