"""`manage.py export`: what readers have and no word more, the same each time."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from articles.desk.editing.acting import acting
from articles.desk.editing.request import approve, ask_for
from articles.desk.models import Claim, Person
from articles.desk.publishing.withdraw import withdraw
from articles.public.models import PublishedClaim
from articles.public.renderings.csv import COLUMNS
from tests.desk import factories

pytestmark = pytest.mark.usefixtures("base")


@pytest.fixture
def people(committed_db: str) -> tuple[Person, Person]:
    return factories.person("ana"), factories.person("ben")


@pytest.fixture
def base(people: tuple[Person, Person]) -> None:
    ana, ben = people
    acme, bolt = factories.make_company(ana, "Acme"), factories.make_company(ana, "=Bolt")
    moth = factories.make_source(ana, "Moth", kind="person", attribution="confidential")
    for statement, company in (("=1+1 is two, says “Acme”.", acme), ("Bolt, it\nis.", bolt)):
        claim = factories.draft(ana, statement, companies=[(company, "subject")], topics=["Sums"])
        factories.attach(ana, claim, source=moth)
        factories.assess(ana, claim)
        factories.submit(ana, claim)
        factories.publish_claim(ben, factories.verify(ben, claim))
    factories.draft(ana, "A draft that nobody may see.")


def exported(*options: str) -> str:
    out = io.StringIO(newline="")
    call_command("export", *options, stdout=out, stderr=io.StringIO())
    return out.getvalue()


def records(*options: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in exported("jsonl", *options).splitlines()]


def test_it_writes_every_record_a_line_and_claims_as_their_editions() -> None:
    said = records()
    kinds = [one["record"] for one in said]
    assert kinds == ["topic", "company", "company", "claim", "claim"]
    claims = {one["id"]: one for one in said if one["record"] == "claim"}
    for row in PublishedClaim.objects.select_related("edition"):
        told = json.loads(row.edition.content)
        assert claims[row.public_id] == {"record": "claim", "challenge": "none"} | told
    assert exported("jsonl") == exported("jsonl")
    assert "Moth" not in exported("jsonl")
    assert "nobody may see" not in exported("jsonl")


def test_its_table_is_read_back_and_holds_no_formula() -> None:
    rows = list(csv.DictReader(io.StringIO(exported("csv"), newline="")))
    assert tuple(rows[0]) == COLUMNS
    assert {row["statement"] for row in rows} == {"'=1+1 is two, says “Acme”.", "Bolt, it\nis."}
    assert {(row["companies"], row["topics"], row["verdict"]) for row in rows} == {
        ("subject:acme", "Sums", "unproven"), ("subject:bolt", "Sums", "unproven"),
    }  # fmt: skip
    assert all(row["date"] == "" and row["edition"] == "1" for row in rows)


def test_it_writes_one_company_alone() -> None:
    said = records("--company", "acme")
    assert [one["record"] for one in said] == ["topic", "company", "claim"]
    assert said[1]["name"] == "Acme"
    with pytest.raises(CommandError, match="no company at /companies/nobody/"):
        exported("csv", "--company", "nobody")


def test_it_leaves_out_what_was_withdrawn(people: tuple[Person, Person]) -> None:
    ana, ben = people
    claim = Claim.objects.get(statement__startswith="Bolt")
    with acting(ben, "test"):
        asked = ask_for("withdraw", claim, reason="It endangers somebody.", ground="safety")
    with acting(ana, "test"):
        approve(asked, reason="Yes, it does so.")
    with acting(ben, "test"):
        withdraw(claim, version=claim.refreshed().version)
    assert [one["id"] for one in records() if one["record"] == "claim"] == [
        PublishedClaim.objects.standing().get().public_id
    ]
    assert "it\\nis" not in exported("jsonl")


def test_a_file_is_there_whole_or_not_at_all(tmp_path: Path) -> None:
    file = tmp_path / "base.jsonl"
    call_command("export", "jsonl", "--out", str(file), stderr=io.StringIO())
    assert file.read_text() == exported("jsonl")
    with pytest.raises(CommandError, match="cannot be written"):
        call_command("export", "jsonl", "--out", str(tmp_path / "no" / "base.jsonl"))
    assert [path.name for path in tmp_path.iterdir()] == ["base.jsonl"]
