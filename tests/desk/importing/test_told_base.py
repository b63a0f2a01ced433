"""A base leaves as JSON Lines, comes into an empty base, and leaves it the same."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.test import override_settings

from articles.desk.editing.acting import acting
from articles.desk.editing.article import make_article
from articles.desk.models import Claim, Person, Verification
from articles.desk.publishing.relation import relate
from articles.public.models import PublishedClaim
from tests import throwaway
from tests.desk import factories

#: How it was verified, numbers and times: another desk's own.
OWN = ("review", "number", "published_at", "captured_on", "made_at", "assessed_on")


def build() -> None:
    ana, ben = factories.person("ana"), factories.person("ben")
    holding = factories.make_company(ana, "Holding")
    port = factories.make_company(ana, "Port", parent=holding, names=[("Old Port", "former")])
    media = factories.make_source(ana, "Big Media", kind="organisation")
    paper = factories.make_source(ana, "The Paper", owner=media, description="A daily.")
    clerk = factories.make_source(
        ana, "Q", kind="person", attribution="on_background", public_label="a clerk"
    )
    moth = factories.make_source(ana, "Moth", kind="person", attribution="confidential")
    with acting(ana, "test"):
        article = make_article(
            title="A harbour",
            publisher=paper,
            canonical_url="https://paper.example/a",
            rights="own",
        )
    for number, claimant in enumerate((None, clerk, None)):
        claim = factories.draft(
            ana, f"The port signed contract {number}.", topics=["Ports", "Law"],
            companies=[(port, "subject"), (holding, "other")][: number + 1],
            claimant_source=claimant, held_from="2024-05", in_short="It signed.",
            temporal="event",
        )  # fmt: skip
        first = factories.attach(
            ana, claim, source=paper, article=article, quotation="signed", note="It says so.",
            dated="2024-05-03", is_own_reporting=True, credibility="2",
        )  # fmt: skip
        factories.attach(ana, claim, source=clerk, derived_from=[first])
        factories.attach(ana, claim, source=moth, stance="disputes", url="https://x.example/")
        factories.assess(ana, claim)
        factories.submit(ana, claim)
        factories.publish_claim(ben, factories.verify(ben, claim))
    with acting(ana, "test"):
        relate(port, holding, kind="supplier", started="2020", claims=[claim])


def exported() -> str:
    out = io.StringIO(newline="")
    call_command("export", "jsonl", stdout=out, stderr=io.StringIO())
    return out.getvalue()


def loaded(path: Path) -> dict[str, int]:
    out = io.StringIO()
    call_command(
        "load", "jsonl", str(path), "--carry-over", "The first base", "--by", "editor",
        stdout=out, stderr=io.StringIO(),
    )  # fmt: skip
    told: dict[str, int] = json.loads(out.getvalue())
    return told


def same(text: str) -> list[dict[str, Any]]:
    found = [json.loads(line) for line in text.splitlines()]
    return [{key: value for key, value in one.items() if key not in OWN} for one in found]


def test_it_leaves_another_base_as_it_left_the_first(
    committed_db: str, databases: throwaway.Databases, tmp_path: Path
) -> None:
    build()
    file = tmp_path / "base.jsonl"
    with override_settings(CLAIMBOOK_DEMONSTRATION=True):
        file.write_text(exported())
    before = same(exported())
    assert same(file.read_text())[1:] == before  # behind the notice, which is read over
    assert {one["record"] for one in before} == {
        "topic", "company", "source", "article", "claim", "relation",
    }  # fmt: skip
    name = databases.clone()
    with throwaway.pointed_at(name):
        editor = factories.person("editor")
        assert loaded(file) == {"taken": 3, "skipped": 0, "refused": 0}
        assert same(exported()) == before
        assert loaded(file) == {"taken": 0, "skipped": 3, "refused": 0}
        assert not Verification.objects.exclude(how="carried_over", verifier=None).exists()
        assert set(PublishedClaim.objects.values_list("base", flat=True)) == {"The first base"}
        assert not Path(f"{file}.refused.csv").exists()
        out = io.StringIO()
        call_command("verify_integrity", stdout=out)
        _what_cannot_be_taken(file, editor)
    databases.drop(name)


def _what_cannot_be_taken(file: Path, editor: Person) -> None:
    claim = next(one for one in map(json.loads, file.read_text().splitlines()) if "topics" in one)
    unknown = {"id": "CCCCCCCC", "name": "X", "role": "other"}
    changed = [
        {**claim, "id": "AAAAAAAA", "evidence": []},  # the verdict needs none
        {**claim, "id": "BBBBBBBB", "companies": [unknown]},
        {**claim, "id": "DDDDDDDD", "evidence": [], "statement": "   "},
        {key: value for key, value in claim.items() if key != "verdict"},
    ]
    for one in changed[:1]:
        one["suggestion"] = claim["suggestion"]
    lines = [json.dumps(one) for one in changed] + ["no json", '{"record":"song"}', "[1]"]
    file.write_text("\n".join(lines))
    assert loaded(file) == {"taken": 1, "skipped": 0, "refused": 6}
    refused = Path(f"{file}.refused.csv").read_text()
    for line, words in (
        (2, "neither in the file nor on record: CCCCCCCC"), (3, "statement"), (4, "verdict"),
        (5, "cannot be read"), (6, "no records of the kind “song”"), (7, "no JSON object"),
    ):  # fmt: skip
        assert any(row.startswith(f"{line},") and words in row for row in refused.splitlines()), (
            line,
            refused,
        )
    assert Claim.objects.filter(public_id__in=["BBBBBBBB", "DDDDDDDD"]).count() == 0


def test_it_asks_for_the_base_and_a_file(committed_db: str, tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="--carry-over"):
        call_command("load", "jsonl", str(tmp_path / "x.jsonl"))
    with pytest.raises(CommandError, match="cannot be read"):
        call_command("load", "jsonl", str(tmp_path / "x.jsonl"), "--carry-over", "Another")
