"""Standing × address: what readers get of a claim, cell by cell; and what every answer carries."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.db.models import F
from django.test import Client
from pytest_django.plugin import DjangoDbBlocker

from articles.public.models.claim import PublishedClaimQuerySet
from articles.public.models.correction import CorrectionQuerySet
from articles.public.reading import claim_state, list_rows
from articles.public.search import statement
from tests import throwaway
from tests.public.pages import tags_of
from tests.public.standings import STANDINGS, Case, build

#: The status unless 200, or which words of the claim are told then: a its id, 1 and 2 the
#: statements of its editions, c the words of its correction, n its neutral title. Columns are
#: `STANDINGS`.
TABLE = """
page             a1    a1n   a2c   a1    a1    a1c   410   a2    301   404   404   404
v1               a1    a1n   a1c   a1    a1    a1    410   a     a1c   404   404   404
v2               404   404   a2c   404   404   404   410   a2    a2c   404   404   404
v1..v2           404   404   a12c  404   404   404   410   a     a12c  404   404   404
embed            a1    a1n   a2c   a1    a1    a1c   410   a2    301   404   404   404
json             a1    a1    a2    a1    a1    a1    410   a2    301   404   404   404
jsonld           a1    a1n   a2c   a1    a1    a1c   410   a2    301   404   404   404
bib              a1    an    a2    a1    a1    a1    410   a2    301   404   404   404
ris              a1    an    a2    a1    a1    a1    410   a2    301   404   404   404
csl.json         a1    an    a2    a1    a1    a1    410   a2    301   404   404   404
v1.json          a1    a1    a1    a1    a1    a1    410   a     a1    404   404   404
v1.jsonld        a1    a1n   a1c   a1    a1    a1c   410   a     a1c   404   404   404
v1.bib           a1    an    a1    a1    a1    a1    410   a     a1    404   404   404
home             a1    an    a2    a1    a1    a1    -     a2    a2    -     -     -
dossier          a1    an    a2c   a1    a1    a1c   -     a2    a2c   404   404   404
dossier.atom     a1    an    a2    a1    a1    -     -     a2    -     404   404   404
pair             a1    an    a2c   a1    a1    a1c   -     a2    a2c   404   404   404
topic            a1    an    a2    a1    a1    404   404   a2    404   404   404   404
topic.atom       a1    an    a2    a1    a1    404   404   a2    404   404   404   404
source           a1    an    a2    a1    a1    -     404   a2    -     404   404   404
article          a1    an    a2    a1    a1    a1    404   a2    -     404   404   404
annotations      a1    an    a2    a1    a1    a1    404   a2    -     404   404   404
annotation       a1    an    a2    a1    a1    a1    404   a2    301   404   404   404
search           a1    an    a2    a1    a1    -     -     a2    -     -     -     -
corrections      -     -     a2c   -     -     a1c   -     a2    a2c   -     -     -
corrections.atom -     -     a2c   -     -     a1c   -     a2    a2c   -     -     -
everything.atom  a1    an    a2    a1    a1    -     -     a2    -     -     -     -
everything.json  a1    an    a2    a1    a1    -     -     a2    -     -     -     -
dossier.json     a1    an    a2    a1    a1    -     -     a2    -     404   404   404
source.atom      a1    an    a2    a1    a1    -     404   a2    -     404   404   404
corrections.json -     -     a2c   -     -     a1c   -     a2    a2c   -     -     -
changes.atom     a1    an    a2    a1    a1    a1c   -     a2    -     -     -     -
changes.json     a1    an    a2    a1    a1    a1c   -     a2    -     -     -     -
claimreview      a1    -     a2c   a1    a1    -     -     a2    -     -     -     -
sitemap          a     -     a     a     a     -     -     a     -     -     -     -
api              a1    a1n   a2c   a1    a1    a1c   410   a2    301   404   404   404
api.editions     a     a     a     a     a     a     410   a     301   404   404   404
api.v1           a1    a1    a1    a1    a1    a1    410   a     a1    404   404   404
api.v2           404   404   a2    404   404   404   410   a2    a2    404   404   404
api.claims       a1    a1n   a2    a1    a1    -     -     a2    -     -     -     -
api.topic        -     -     -     -     -     404   404   -     404   404   404   404
api.listed       a1    a1n   a2    a1    a1    -     -     a2    -     404   404   404
api.article      a1    an    a2    a1    a1    -     404   a2    -     404   404   404
api.source       -     -     -     -     -     -     404   -     -     404   404   404
api.corrections  -     -     a2c   -     -     a1c   -     a2    a2c   -     -     -
csv              a1    a1n   a2    a1    a1    -     -     a2    -     -     -     -
jsonl            a1    a1    a2    a1    a1    -     -     a2    -     -     -     -
csv.listed       a1    a1n   a2    a1    a1    -     -     a2    -     404   404   404
base             a1    a1    a2c   a1    a1    -     -     a2    -     -     -     -
ftm              a1    a1n   a2    a1    a1    -     -     a2    -     -     -     -
"""


@pytest.fixture(scope="module")
def cases(
    django_db_setup: None, databases: throwaway.Databases, django_db_blocker: DjangoDbBlocker
) -> Iterator[dict[str, Case]]:
    with django_db_blocker.unblock():
        name = databases.clone()
        with throwaway.pointed_at(name):
            yield build()
        databases.drop(name)


Answers = dict[str, dict[str, Any]]


@pytest.fixture(scope="module")
def answers(cases: dict[str, Case]) -> Answers:
    """Each address of each claim, asked once."""
    client = Client()
    return {
        standing: {name: client.get(address) for name, address in case.addresses.items()}
        for standing, case in cases.items()
    }


def cell(case: Case, response: Any) -> str:
    told = b"".join(response) if response.streaming else response.content
    text = told.decode() + response.get("Location", "")
    found = "".join(letter for letter, token in case.tokens.items() if token in text)
    return (found or "-") if response.status_code == 200 else f"{response.status_code}{found}"


def expected() -> dict[tuple[str, str], str]:
    return {
        (standing, name): told
        for line in TABLE.strip().splitlines()
        for name, *row in [line.split()]
        for standing, told in zip(STANDINGS, row, strict=True)
    }


@pytest.mark.parametrize("standing", STANDINGS)
def test_it_tells_of_each_standing_what_the_table_says(
    cases: dict[str, Case], answers: Answers, standing: str
) -> None:
    found = {
        (standing, name): cell(cases[standing], response)
        for name, response in answers[standing].items()
    }
    wanted = {key: told for key, told in expected().items() if key[0] == standing}
    assert found == wanted


def test_it_would_see_what_is_told_in_the_wrong_place(
    cases: dict[str, Case], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Leaks planted: rows of claims and lists that show everything, and corrections that keep
    redacted words."""
    client = Client()

    def differs(standing: str, name: str) -> bool:
        found = cell(cases[standing], client.get(cases[standing].addresses[name]))
        return found != expected()[standing, name]

    assert not differs("merged", "topic")
    assert not differs("redacted", "corrections")
    monkeypatch.setattr(PublishedClaimQuerySet, "standing", lambda rows: rows.all())
    for name in ("source", "source.atom", "everything.atom", "changes.json"):
        assert differs("merged", name), name
    finds_all = "SELECT json_build_object('best', (SELECT json_agg(id) FROM {}))"
    monkeypatch.setattr(
        statement,
        "claims_found",
        lambda *asked, most: (finds_all.format("articles_publishedclaim"), []),
    )
    assert differs("merged", "search")
    monkeypatch.setattr(list_rows, "_page", listing_everything(list_rows._page))
    assert differs("merged", "dossier.atom")
    told = {"told_wrong": F("was_wrong"), "told_right": F("is_right")}
    monkeypatch.setattr(CorrectionQuerySet, "with_words", lambda rows: rows.annotate(**told))
    for name in ("page", "v1..v2", "corrections", "corrections.atom", "jsonld"):
        assert differs("redacted", name), name


def listing_everything(page: Any) -> Any:
    """Of the statement for a page of a list: over all claims, whatever became of them."""
    claims = """(
        SELECT m.company_id AS company_key, 0 AS facet, 0 AS value, c.id AS claim_id,
            c.updated_at, '' AS dated, c.verdict, 0 AS level
        FROM articles_publishedclaim c JOIN articles_publishedclaimcompany m ON m.claim_id = c.id
    ) AS l"""
    return lambda *args, **asked: page(*args, **asked).replace(
        "articles_publishedlisting l", claims
    )


@pytest.mark.parametrize("standing", STANDINGS)
def test_it_carries_the_same_headers_everywhere_and_nothing_inline(
    answers: Answers, standing: str
) -> None:
    for name, response in answers[standing].items():
        assert_kept(response, name)


OTHERS = (
    "/companies/", "/topics/", "/method/", "/feeds/", "/styleguide/", "/sitemap.xml", "/robots.txt",
    "/sitemaps/pages-0.xml", "/sitemaps/nothing-0.xml", "/nowhere/", "/claims/00000000/",
    "/companies/none/", "/search/", "/search/?q=%00%ff&type=none&after=x", "/corrections/?kind=no",
    "/livez", "/readyz", "/favicon.ico", "/static/css/foundation.css", "/static/none.css",
    "/companies/?after=" + "x" * 300,
)  # fmt: skip


@pytest.mark.parametrize("method", ["get", "head", "options", "post", "put"])
def test_it_carries_them_whatever_is_asked_and_how(cases: dict[str, Case], method: str) -> None:
    client = Client(raise_request_exception=False)
    client.cookies["sessionid"] = "forged"
    own = cases["withdrawn"].addresses if method == "head" else cases["current"].addresses
    few = [own[name] for name in ("page", "v1", "v1..v2", "embed", "json", "bib", "dossier.atom")]
    for address in (*OTHERS, *few, "/"):
        response = getattr(client, method)(address)
        assert response.status_code < 500 or address == "/readyz", address
        if method != "get":
            assert response.status_code != 200 or method in ("head", "options"), address
        assert_kept(response, f"{method} {address}")


def test_it_carries_them_on_a_failure(
    cases: dict[str, Case], monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(**values: Any) -> Any:
        raise RuntimeError("secret words")

    monkeypatch.setattr("articles.public.views.home.reading", broken)
    response = Client(raise_request_exception=False).get("/")
    assert response.status_code == 500
    assert b"secret words" not in response.content
    assert_kept(response, "500")


REFERRERS = ("same-origin", "no-referrer", "strict-origin-when-cross-origin")


def assert_kept(response: Any, what: str) -> None:
    """Policy, referrer, type and no cookie on each; in HTML nothing inline."""
    headers = response.headers
    policy = headers.get("Content-Security-Policy", "")
    assert policy.startswith("default-src 'none'"), what
    assert "unsafe" not in policy, what
    assert headers.get("X-Content-Type-Options") == "nosniff", what
    assert headers.get("Referrer-Policy") in REFERRERS, what
    assert not response.cookies, what
    assert "Set-Cookie" not in headers, what
    assert "Cookie" not in headers.get("Vary", ""), what
    if headers.get("Content-Type", "").startswith("text/html") and response.content:
        for tag, attrs in tags_of(response):
            assert tag != "style", what
            assert "style" not in attrs, what
            assert not [name for name in attrs if name.startswith("on")], what
            assert tag != "script" or "src" in attrs or "ld+json" in (attrs["type"] or ""), what
            for name in ("href", "src", "action"):
                assert not (attrs.get(name) or "").lower().startswith(("javascript:", "data:")), (
                    what
                )


@pytest.mark.parametrize("name", ["v1", "v1..v2", "v1.json", "v1.bib"])
def test_it_gives_no_reader_an_old_copy_of_what_was_redacted(
    cases: dict[str, Case], name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The entity tag moves with the redaction, although the edition's hash stays."""
    address, client = cases["redacted"].addresses[name], Client()
    after = client.get(address)["ETag"]
    names = ("content_hash", "newest_correction", "companies_changed_at")
    assert set(names) < set(claim_state.BESIDE)
    monkeypatch.setattr(claim_state, "BESIDE", names)
    before = client.get(address)["ETag"]
    assert before != after
