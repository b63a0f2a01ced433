"""Reading tables: CSV and JSON Lines as people and programs write them."""

from __future__ import annotations

import csv
import io
import json
import tracemalloc
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.desk.editing.errors import EditingError
from articles.desk.importing import table_file
from articles.desk.importing.mapping import read_mapping
from articles.desk.importing.readings import READINGS
from articles.desk.importing.table_file import FileRow, TableFile
from articles.logic.import_kinds import ImportKind
from tests.desk.importing.loading import read

CLAIMS = READINGS[ImportKind.CLAIMS].columns


def written(tmp_path: Path, content: bytes | str, name: str = "claims.csv") -> Path:
    path = tmp_path / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("bom", ["", "\ufeff"])
def test_it_reads_csv_of_any_make(tmp_path: Path, delimiter: str, end: str, bom: str) -> None:
    rows = [["key", "statement"], ["k", "“Ja”, sagt er"]]
    lines = [delimiter.join(f'"{cell}"' for cell in row) + end for row in rows]
    found = read(written(tmp_path, bom + "".join(lines)))
    assert found == [FileRow(2, {"key": "k", "statement": "“Ja”, sagt er"})]


def test_it_counts_lines_where_quotes_hold_several(tmp_path: Path) -> None:
    text = 'key,statement\n1,"one\ntwo\nthree"\n\n2,plain\n3,"a\r\nb"\n4,last'
    found = read(written(tmp_path, text))
    assert [(row.line, row.cells["key"]) for row in found if row.cells] == [
        (2, "1"), (6, "2"), (7, "3"), (9, "4"),
    ]  # fmt: skip
    assert found[0].cells["statement"] == "one\ntwo\nthree"


def test_it_refuses_a_row_of_another_length_alone(tmp_path: Path) -> None:
    found = read(written(tmp_path, "key,statement\n1,a,b\n2\n3,c\n"))
    assert [row.problem for row in found] == [
        "The row has 3 cells, not 2.", "The row has 1 cells, not 2.", "",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "empty"),
        ("key,statement\n1,a".encode("utf-16"), "UTF-16"),
        ("key,statement\n1,Übernahme\n".encode("latin-1"), "Line 2 is not UTF-8"),
        ("name,words\n1,a\n", "none of the columns of this table"),
        ("key,statement,colour\n1,a,b\n", "no column “colour”"),
        ("key,key,statement\n1,1,a\n", "names “key” twice"),
        ('[{"key": "1"}]', "one JSON list"),
    ],
)
def test_it_refuses_a_file_that_it_cannot_read(
    tmp_path: Path, content: bytes | str, words: str
) -> None:
    with pytest.raises(EditingError, match=words):
        read(written(tmp_path, content))


def test_it_refuses_a_file_that_is_not_there(tmp_path: Path) -> None:
    for path in (tmp_path / "nothing.csv", tmp_path, Path("a\x00b")):
        with pytest.raises(EditingError, match="cannot be read"):
            read(path)


def test_it_names_the_line_whose_quote_never_ends(tmp_path: Path) -> None:
    path = written(tmp_path, 'key,statement\n1,a\n2,"b\n3,c\n')
    rows = iter(TableFile(path, CLAIMS, is_mapped=False))
    assert next(rows).line == 2
    with pytest.raises(EditingError, match="Line 3 and what follows"):
        next(rows)


def test_it_refuses_torn_letters_far_down_by_their_row(tmp_path: Path) -> None:
    start = "key,statement\n" + "".join(f"{n},{'x' * 70}\n" for n in range(1000))
    path = written(tmp_path, start.encode() + "1000,Übernahme\n".encode("latin-1") + b"1001,a\n")
    found = read(path)
    assert [(row.line, row.problem) for row in found if row.problem] == [
        (1002, "The row holds bytes that are not UTF-8.")
    ]
    assert found[-1].cells["key"] == "1001"


@pytest.mark.parametrize(
    ("line", "words"),
    [
        (b'{"key": "k"', "no JSON"),
        (b'{"key": "k", "key": "l"}', "names “key” twice"),
        (b'{"key": "k", "colour": 1}', "no column “colour”"),
        (b'["key"]', "no JSON object"),
        (b'{"key": ' + b"[" * 200_000 + b"]" * 200_000 + b"}", "nested too deeply"),
        (b'{"key": "\xdc"}', "not UTF-8"),
        (b'{"key": ' + b"9" * 10_000 + b"}", "no JSON"),
    ],
)
def test_it_refuses_one_line_of_json_alone(tmp_path: Path, line: bytes, words: str) -> None:
    good = b'{"key": "good"}'
    found = read(written(tmp_path, b"\n".join([good, line, b"", good]), "claims.jsonl"))
    assert [row.line for row in found] == [1, 2, 4]
    assert words in found[1].problem
    assert found[2].cells == {"key": "good"}


def test_it_passes_over_a_line_without_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(table_file, "LONGEST_LINE", 64)
    lines = ['{"key": "a"}', '{"key": "' + "x" * 500 + '"}', '{"key": "b"}']
    found = read(written(tmp_path, "\n".join(lines), "claims.jsonl"))
    assert [(row.line, bool(row.problem)) for row in found] == [(1, False), (2, True), (3, False)]


CELLS = st.text(st.characters(codec="utf-8", exclude_characters="\x00"), max_size=12)


@settings(max_examples=60)
@given(st.lists(st.tuples(CELLS, CELLS), max_size=8), st.sampled_from(",;\t"))
def test_it_reads_whatever_csv_was_written(
    tmp_path_factory: pytest.TempPathFactory, rows: list[tuple[str, str]], delimiter: str
) -> None:
    out = io.StringIO()
    writer = csv.writer(out, delimiter=delimiter, quoting=csv.QUOTE_ALL, lineterminator="\n")
    writer.writerows([("key", "statement"), *rows])
    path = tmp_path_factory.mktemp("csv") / "claims.csv"
    path.write_text(out.getvalue(), encoding="utf-8", newline="")
    found = read(path)
    assert [(row.cells["key"], row.cells["statement"]) for row in found] == rows
    assert not any(row.problem for row in found)


def test_it_keeps_one_row_in_memory(tmp_path: Path) -> None:
    line = json.dumps({"key": "k", "statement": "x" * 400})
    path = written(tmp_path, "\n".join([line] * 20_000), "claims.jsonl")
    tracemalloc.start()
    rows = sum(1 for _ in TableFile(path, CLAIMS, is_mapped=False))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert (rows, peak < 1_000_000) == (20_000, True)


# --- Maps --------------------------------------------------------------------------------------


def test_it_reads_a_foreign_file_by_a_map(tmp_path: Path) -> None:
    columns = read_mapping(
        json.dumps(
            {
                "key": "Nr",
                "statement": "Satz",
                "verdict": {"column": "Urteil", "values": {"stimmt": "supported"}},
            }
        ),
        CLAIMS,
    )
    path = written(tmp_path, "Nr;Satz;Urteil;Farbe;risk\n7;Es regnet.;stimmt;rot;none\n")
    names = (*CLAIMS, *(one.column for one in columns.columns.values()))
    [row] = TableFile(path, names, is_mapped=True)
    cells = columns.cells(row.cells, CLAIMS)
    assert cells == {"key": "7", "statement": "Es regnet.", "verdict": "supported", "risk": "none"}


def test_a_column_that_a_map_takes_is_not_ours_as_well() -> None:
    columns = read_mapping('{"statement": "key", "key": "statement"}', CLAIMS)
    assert columns.cells({"key": "words", "statement": "k1"}, CLAIMS) == {
        "key": "k1",
        "statement": "words",
    }


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("{", "no JSON"),
        ("[" * 100_000, "no JSON"),
        ("[]", "an object"),
        ('{"colour": "x"}', "none of key"),
        ('{"key": 1}', "has to be their column"),
        ('{"key": {"values": {}}}', "has to be their column"),
        ('{"key": {"column": "x", "words": {}}}', "has to be their column"),
    ],
)
def test_it_refuses_a_map_that_says_nothing(text: str, words: str) -> None:
    with pytest.raises(EditingError, match=words):
        read_mapping(text, CLAIMS)
