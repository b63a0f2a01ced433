"""Rows that are not taken, each with its reason beside rows that are."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection, transaction
from pytest_django.plugin import DjangoDbBlocker

from articles.desk.editing.acting import acting
from articles.desk.editing.bulk_load import note_rows
from articles.desk.editing.company import make_company
from articles.desk.editing.errors import EditingError, NotAllowed
from articles.desk.importing import tables
from articles.desk.models import (
    Claim,
    Company,
    CompanyRelation,
    Evidence,
    ImportedRow,
    Person,
    Source,
)
from articles.desk.models.imported_row import loaded
from tests.desk import factories
from tests.desk.importing.loading import BASE, load, load_base
from tests.desk.refusals import refused, run, tell

pytestmark = pytest.mark.django_db

GOOD: dict[str, dict[str, Any]] = {
    "companies": {"key": "good", "name": "A good company"},
    "sources": {"key": "good", "name": "A good source", "kind": "person"},
    "articles": {"key": "good", "title": "A good article"},
    "claims": {"key": "good", "statement": "A good claim."},
    "evidence": {"key": "good", "claim": "c", "source": "d"},
    "relations": {"key": "good", "subject": "i", "object": "m", "kind": "supplier"},
}
VERDICT = {"verdict": "supported", "confidence": "low", "rationale": "So it is."}


@pytest.fixture(scope="module")
def lou(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Person]:
    """Who loaded the base, once for all tests; each test has a savepoint of its own."""
    with django_db_blocker.unblock():
        outer = transaction.atomic()
        outer.__enter__()
        person = factories.person("lou", "journalist")
        load_base(person)
    yield person
    with django_db_blocker.unblock():
        transaction.set_rollback(True)
        outer.__exit__(None, None, None)


@pytest.mark.parametrize(
    ("kind", "cells", "words"),
    [
        ("companies", {"key": ""}, "key: this is needed"),
        ("companies", {"key": "k" * 201}, "200 at most"),
        ("companies", {"name": "  "}, "name: this is needed"),
        ("companies", {"name": "n" * 201}, "200 at most"),
        ("companies", {"name": "A\x00B"}, "NUL"),
        ("companies", {"name": "A\ud800"}, "half a character"),
        ("companies", {"name": "A\u202eB"}, "turns the line round"),
        ("companies", {"name": ["A"]}, "has to be a text"),
        ("companies", {"name": 1.5}, "has to be a text"),
        ("companies", {"name": True}, "has to be a text"),
        ("companies", {"country": "U1"}, "ISO 3166-1"),
        ("companies", {"website": "meta"}, "no web address"),
        ("companies", {"website": "javascript:alert(1)"}, "no web address"),
        ("companies", {"founded": "03/04/2010"}, "more than one way"),
        ("companies", {"founded": "2010", "dissolved": "2009-12"}, "ends before it starts"),
        ("companies", {"parent": "nobody"}, "No company with the key “nobody”"),
        ("companies", {"parent": "good"}, "No company with the key “good”"),
        ("companies", {"names": "Facebook"}, "write kind:name"),
        ("companies", {"names": "nick:Face"}, "none of legal"),
        ("companies", {"names": "former:A|former:A"}, "twice"),
        ("companies", {"names": [{"kind": "former", "nom": "A"}]}, "none of kind and name"),
        ("companies", {"identifiers": "lei:5493001KJTIIGC8Y1R13"}, "check it for a slip"),
        ("companies", {"identifiers": "wikidata:q380"}, "identifier already"),
        ("companies", {"identifiers": "domain:a.example|domain:a.example"}, "identifier already"),
        ("sources", {"kind": ""}, "kind: this is needed"),
        ("sources", {"kind": "ghost"}, "none of person"),
        ("sources", {"attribution": "on background"}, "words used in public"),
        ("sources", {"attribution": "confidential", "name": "a@b.example"}, "an e-mail address"),
        ("sources", {"owner": "nobody"}, "No source"),
        ("articles", {"title": ""}, "title: this is needed"),
        ("articles", {"url": "https://daily.example/1"}, "on record already"),
        ("articles", {"language": "English!"}, "no language tag"),
        ("articles", {"publisher": "nobody"}, "No source"),
        ("articles", {"text": "…!"}, "only signs"),
        ("claims", {"statement": ""}, "statement: this is needed"),
        ("claims", {"statement": "x" * 200_001}, "200,000 at most"),
        ("claims", {"type": "rumour"}, "none of fact"),
        ("claims", {"held_from": "2025-02-30"}, "no day 30"),
        ("claims", {"held_from": "2025", "held_until": "2024"}, "ends before it starts"),
        ("claims", {"companies": "subject:nobody"}, "No company"),
        ("claims", {"companies": "boss:m"}, "none of subject"),
        ("claims", {"companies": "subject:m|subject:m"}, "twice"),
        ("claims", {"companies": "m"}, "write role:key"),
        ("claims", {"topics": "t" * 101}, "100 at most"),
        ("claims", {"claimant": "person:d"}, "source:key or company:key"),
        ("claims", {"claimant": "source:nobody"}, "No source"),
        ("claims", {"confidence": "low"}, "belong to a verdict"),
        ("claims", VERDICT | {"rationale": ""}, "needs its reasons"),
        ("claims", VERDICT | {"confidence": ""}, "need a confidence"),
        ("claims", VERDICT | {"verdict": "unproven"}, "the other verdicts have none"),
        ("claims", VERDICT | {"rating": "3"}, "rating"),
        ("claims", VERDICT | {"rating": "5", "verdict": "partly_supported"}, "4, 3 or 2"),
        ("claims", VERDICT | {"type": "opinion"}, "not checkable"),
        ("evidence", {"claim": "nobody"}, "No claim"),
        ("evidence", {"source": "nobody"}, "No source"),
        ("evidence", {"article": "nobody"}, "No article"),
        ("evidence", {"derives_from": "later"}, "No evidence item"),
        ("evidence", {"derives_from": "3"}, "same claim only"),
        ("evidence", {"credibility": "1"}, "it is not entered"),
        ("evidence", {"kind": "null_search"}, "for neither side"),
        ("relations", {"object": "i"}, "no relation with itself"),
        ("relations", {"claims": "nobody"}, "No claim"),
        ("relations", {"subject": "m", "object": "i", "kind": "acquisition", "started": "2012"},
         "recorded for that time already"),
    ],
)  # fmt: skip
def test_it_refuses_the_row_and_takes_its_neighbour(
    lou: Person, kind: str, cells: dict[str, Any], words: str
) -> None:
    bad = GOOD[kind] | {"key": "bad"} | cells
    taken, skipped, number, refusals = load(lou, kind, [bad, GOOD[kind]])
    assert (taken, skipped, number) == (1, 0, 1)
    [(line, reason)] = refusals
    assert line == 2
    assert words in reason


def test_it_takes_each_row_once(lou: Person) -> None:
    before = ImportedRow.objects.count()
    for kind, rows in BASE.items():
        assert load(lou, kind, rows) == (0, len(rows), 0, [])
    assert ImportedRow.objects.count() == before


def test_it_refuses_another_row_under_a_known_key(lou: Person) -> None:
    row = {"key": "k", "statement": "It rained."}
    other = row | {"statement": "It snowed."}
    assert load(lou, "claims", [row, row, other])[:3] == (1, 1, 1)
    [(line, reason)] = load(lou, "claims", [other])[3]
    assert (line, "Another row was loaded under the key “k”" in reason) == (2, True)
    assert [claim.statement for claim in loaded("an invented base")][3:] == ["It rained."]
    assert load(lou, "claims", [other], base="another base")[:3] == (1, 0, 0)


def test_it_refuses_a_repeated_row_as_often_as_it_stands_there(lou: Person) -> None:
    row = {"key": "k", "statement": "It rained.", "companies": "subject:nobody"}
    assert [one.line for one in load(lou, "claims", [row, row])[3]] == [2, 3]


def test_it_is_the_same_row_in_csv_and_in_json(lou: Person) -> None:
    told = BASE["companies"][0] | {
        "names": [{"kind": "former", "name": "Facebook"}, {"kind": "Ticker", "name": "META"}],
        "identifiers": [
            {"scheme": "wikidata", "value": "Q380"},
            {"scheme": "cik", "value": "1326801"},
        ],
        "parent": None,
        "founded": "February 2004",
    }
    assert load(lou, "companies", [told])[:3] == (0, 1, 0)


def test_the_database_refuses_one_row_and_keeps_its_batch(lou: Person) -> None:
    """What only a constraint knows is found by halves."""
    relation = {"subject": "m", "object": "i", "kind": "customer"}
    related = [
        {"key": f"r{n}", **relation, "started": str(2000 + n), "ended": str(2000 + n)}
        for n in range(9)
    ]
    related[4]["started"] = "2003"
    taken, _, _, refusals = load(lou, "relations", related)
    assert (taken, [one.line for one in refusals]) == (8, [6])
    assert CompanyRelation.objects.filter(kind="customer").count() == 8


def test_writers_alone_load(lou: Person) -> None:
    checker = factories.person("fay", "fact-checker")
    with pytest.raises(NotAllowed):
        load(checker, "claims", [GOOD["claims"]])
    assert not Claim.objects.filter(statement="A good claim.").exists()


def test_the_built_in_person_loads_and_holds_no_verdict() -> None:
    system = Person.objects.get(is_system=True)
    assert load(system, "claims", [GOOD["claims"]])[:3] == (1, 0, 0)
    [(_, reason)] = load(system, "claims", [GOOD["claims"] | VERDICT | {"key": "v"}])[3]
    assert "name who loads it" in reason


def test_a_base_has_a_name(lou: Person) -> None:
    for name in ("", " ", "x" * 101, "a\x00b"):
        with pytest.raises(EditingError, match="name"):
            load(lou, "claims", [GOOD["claims"]], base=name)


def test_nobody_uses_a_confidential_source_that_they_may_not_know_of(lou: Person) -> None:
    other = factories.person("mia", "journalist")
    item = GOOD["evidence"] | {"source": "x"}
    [(_, reason)] = load(other, "evidence", [item])[3]
    assert reason == "No source with the key “x” was loaded before this row."


def test_it_uses_nothing_that_the_desk_gave_up(lou: Person) -> None:
    with acting(lou, "merge by hand"):
        survivor = make_company(name="Survivor")
        Company.objects.filter(name="Instagram").update(merged_into=survivor)
        Evidence.objects.filter(kind="anonymous").delete()
    claim = GOOD["claims"] | {"companies": "subject:i"}
    assert "merged into another" in load(lou, "claims", [claim])[3][0].reason
    item = GOOD["evidence"] | {"claim": "a", "derives_from": "3"}
    assert "was deleted" in load(lou, "evidence", [item])[3][0].reason
    assert Source.objects.count() == len(BASE["sources"])


def test_what_the_desk_wrote_by_itself_does_not_pass_for_loaded(lou: Person) -> None:
    claim = factories.draft(lou)
    tell(lou)
    with refused("importedrow_new"):
        run(
            "INSERT INTO articles_importedrow (base, kind, key, record, sha256) "
            "VALUES ('b', 'claims', 'k', %s, repeat('0', 64))",
            [claim.pk],
        )


@pytest.mark.parametrize("where", ["articles_importedrow", "articles_evidence"])
def test_an_interruption_loses_a_batch_and_nothing_else(
    lou: Person, where: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tables, "BATCH", 4)
    rows = [{"key": f"e{n}", "claim": "c", "source": "d", "note": str(n)} for n in range(10)]
    done = 0

    def stop_in_the_third(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        nonlocal done
        done += "pg_advisory_xact_lock(hashtext" in sql
        if done == 3 and "nextval" in sql and where == "articles_evidence":
            raise KeyboardInterrupt
        return execute(sql, params, many, context)

    note = note_rows

    def stop_at_noting(*told: Any) -> None:
        if done == 3 and where == "articles_importedrow":
            raise KeyboardInterrupt
        note(*told)

    with monkeypatch.context() as planted, connection.execute_wrapper(stop_in_the_third):
        planted.setattr(tables, "note_rows", stop_at_noting)
        with pytest.raises(KeyboardInterrupt):
            load(lou, "evidence", rows)
    noted = Evidence.objects.filter(note__regex="^[0-9]$").order_by("note")
    assert noted.count() == 8
    assert load(lou, "evidence", rows)[:3] == (2, 8, 0)
    assert list(noted.values_list("note", flat=True)) == [str(n) for n in range(10)]
