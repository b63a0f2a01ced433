"""`manage.py load table`: what it prints, what it leaves beside the file, and when it fails."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from articles.desk.editing.bulk_load import note_rows
from articles.desk.importing import tables
from articles.desk.models import Claim, Evidence, Suggestion
from articles.desk.publishing import integrity
from articles.management import progress
from articles.management.progress import Progress
from articles.public.models import PublishedClaim
from tests.desk import factories
from tests.desk.importing.loading import BASE

HEAD = "key,statement\n"


@pytest.fixture
def claims(tmp_path: Path) -> Path:
    path = tmp_path / "claims.csv"
    path.write_text(HEAD + "1,It rained.\n2,\n3,It snowed.\n")
    return path


def run(path: Path, *options: str) -> dict[str, Any]:
    out = io.StringIO()
    call_command(
        "load", "table", str(path), "--base", "b", "--by", "lou", *options,
        stdout=out, stderr=io.StringIO(),
    )  # fmt: skip
    [line] = out.getvalue().splitlines()
    counted: dict[str, Any] = json.loads(line)
    return counted


@pytest.mark.django_db
def test_it_prints_one_line_and_names_what_it_refused(claims: Path) -> None:
    factories.person("lou", "journalist")
    refused = claims.with_name("claims.csv.refused.csv")
    assert run(claims, "--as", "claims") == {"taken": 2, "skipped": 0, "refused": 1}
    assert refused.read_bytes() == b"line,reason\r\n3,statement: this is needed.\r\n"
    claims.write_text(HEAD + "1,It rained.\n2,It hailed.\n3,It snowed.\n")
    assert run(claims, "--as", "claims") == {"taken": 1, "skipped": 2, "refused": 0}
    assert not refused.exists()
    statements = Claim.objects.order_by("pk").values_list("statement", flat=True)
    assert list(statements) == ["It rained.", "It snowed.", "It hailed."]


@pytest.mark.django_db
def test_it_reads_a_map(claims: Path) -> None:
    factories.person("lou", "editor")
    claims.write_text("Nr\tSatz\n1\tEs regnet.\n")
    told = claims.with_name("map.json")
    told.write_text('{"key": "Nr", "statement": "Satz"}')
    assert run(claims, "--as", "claims", "--map", str(told))["taken"] == 1
    told.write_bytes(b"\xff")
    with pytest.raises(CommandError, match="map cannot be read"):
        run(claims, "--as", "claims", "--map", str(told))


@pytest.mark.django_db
def test_it_fails_where_nothing_can_be_read(claims: Path) -> None:
    factories.person("lou", "journalist")
    with pytest.raises(CommandError, match="cannot be read"):
        run(claims.with_name("nothing.csv"), "--as", "claims")
    with pytest.raises(CommandError, match="no active person"):
        run(claims, "--as", "claims", "--by", "nobody")
    factories.person("fay", "fact-checker")
    with pytest.raises(CommandError, match="journalist or an editor"):
        run(claims, "--as", "claims", "--by", "fay")
    assert not Claim.objects.exists()


def test_it_goes_on_where_the_database_ended_it(
    committed_db: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its connection is ended in the middle of a batch; suggestions are computed by the next."""
    factories.person("lou", "journalist")
    monkeypatch.setattr(tables, "BATCH", 4)
    paths = {}
    evidence = [
        {"key": f"e{n}", "claim": "c" if n % 2 else "o", "source": "d", "note": f"Item {n}."}
        for n in range(10)
    ]
    for kind in ("companies", "sources", "claims"):
        paths[kind] = tmp_path / f"{kind}.jsonl"
        paths[kind].write_text("\n".join(json.dumps(row) for row in BASE[kind]))
        assert run(paths[kind], "--as", kind)["refused"] == 0
    path = tmp_path / "evidence.jsonl"
    path.write_text("\n".join(json.dumps(row) for row in evidence))
    note, noted = note_rows, 0

    def ended(*told: Any) -> None:
        nonlocal noted
        noted += 1
        if noted == 3:
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_terminate_backend(pg_backend_pid())")
        note(*told)

    with monkeypatch.context() as planted:
        planted.setattr(tables, "note_rows", ended)
        with pytest.raises(Exception, match="terminat"):
            run(path, "--as", "evidence")
    connection.close()
    assert Evidence.objects.count() == 8
    assert Suggestion.objects.filter(is_stale=True).count() == 2
    assert run(path, "--as", "evidence") == {"taken": 2, "skipped": 8, "refused": 0}
    notes = Evidence.objects.order_by("pk").values_list("note", flat=True)
    assert list(notes) == [row["note"] for row in evidence]
    assert not Suggestion.objects.filter(is_stale=True).exists()


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_its_progress_is_a_bar_where_somebody_watches(monkeypatch: pytest.MonkeyPatch) -> None:
    from django.core.management.base import OutputWrapper

    moments = iter([0.0, 0.1, 1.0, 31.0])
    monkeypatch.setattr(progress, "monotonic", lambda: next(moments))
    out = Terminal()
    with Progress(OutputWrapper(out), "rows", 200) as shown:
        shown.at(50, "5 rows")
        shown.at(100, "10 rows")
    assert out.getvalue() == f"\r[{'#' * 15}{'.' * 15}] 10 rows \n"
    moments = iter([0.0, 1.0, 31.0, 32.0])
    plain = io.StringIO()
    with Progress(OutputWrapper(plain), "rows", 200) as shown:
        for done in (50, 100, 150):
            shown.at(done, f"{done} rows")
    assert plain.getvalue() == "100 rows, 50%\n"


def test_it_carries_the_base_over(committed_db: str, tmp_path: Path) -> None:
    factories.person("lou", "journalist", "editor")
    counted = {}
    for kind in ("companies", "sources", "articles", "claims", "evidence"):
        path = tmp_path / f"{kind}.jsonl"
        path.write_text("\n".join(json.dumps(row) for row in BASE[kind]))
        over = ("--carry-over", "The Old Base") if kind == "evidence" else ()
        counted = run(path, "--as", kind, *over)
    assert counted == {
        "taken": 3, "skipped": 0, "refused": 0, "carried_over": 3, "not_carried_over": 0,
    }  # fmt: skip
    shown = PublishedClaim.objects.order_by("pk")
    assert [(claim.verified_how, claim.base) for claim in shown] == [
        ("carried_over", "The Old Base")
    ] * 3
    assert run(path, "--as", "evidence", "--carry-over", "The Old Base")["carried_over"] == 0
    assert [str(fault) for fault in integrity.faults()] == []
