"""Files of ClaimReviews, in whatever wrapping: each item once, each with its place."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from articles.desk.editing.errors import EditingError
from articles.desk.importing import review_file
from articles.desk.importing.claimreview import ITEM
from articles.desk.importing.review_file import ReviewFile

ONE = {"@type": "ClaimReview", "claimReviewed": "One."}
TWO = {"type": "ClaimReview", "claimReviewed": "Two."}


def read(path: Path, text: str | bytes) -> list[tuple[int, Any]]:
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return [(row.line, row.cells.get(ITEM, row.problem)) for row in ReviewFile(path)]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "feed.json"


@pytest.mark.parametrize(
    "wrapped",
    [
        [ONE, TWO],
        [[ONE], TWO],
        {"@type": "DataFeed", "dataFeedElement": [{"@type": "DataFeedItem", "item": ONE}, TWO]},
        {"dataFeedElement": [{"item": [ONE, TWO]}]},
        {"@type": "ItemList", "itemListElement": [{"item": ONE}, {"item": TWO}]},
        {"@graph": [{"@type": "WebPage"}, ONE, {"@type": "Person", "@id": "#a"}, TWO]},
    ],
)
@pytest.mark.parametrize("indent", [None, 2])
def test_it_finds_each_item_once(path: Path, wrapped: Any, indent: int | None) -> None:
    text = json.dumps(wrapped, indent=indent)
    assert read(path, text) == [(1, ONE), (2, TWO)]
    assert read(path, b"\xef\xbb\xbf" + text.encode() + b"\n") == [(1, ONE), (2, TWO)]


def test_it_reads_one_object(path: Path) -> None:
    assert read(path, json.dumps(ONE, indent=2)) == [(1, ONE)]


def test_it_reads_lines_by_their_number(path: Path) -> None:
    lines = [json.dumps(ONE), "", "{no", '"text"', json.dumps([TWO]), "\xff"]
    found = read(path, "\n".join(lines).encode("latin-1"))
    assert [line for line, _ in found] == [1, 3, 4, 5, 6]
    assert found[0][1] == ONE
    assert "The line is no JSON" in found[1][1]
    assert (found[2][1], found[3][1]) == ("text", TWO)
    assert "not UTF-8" in found[4][1]


def test_it_refuses_a_line_past_all_measure(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(review_file, "LONGEST_LINE", 60)
    long = json.dumps(ONE | {"claimReviewed": "x" * 200})
    found = read(path, f"{json.dumps(ONE)}\n{long}\n{json.dumps(TWO)}\n")
    assert found[1] == (2, "The line is longer than 16 MB.")
    assert [line for line, _ in found] == [1, 2, 3]


def test_it_joins_nodes_that_a_graph_names(path: Path) -> None:
    graph = [
        ONE | {"author": {"@id": "#org"}, "itemReviewed": [{"@id": "#claim"}]},
        {"@id": "#org", "@type": "Organization", "name": "Checks"},
        {"@id": "#claim", "@type": "CreativeWork", "author": {"@id": "#org"}, "x": {"@id": "#0"}},
    ]  # fmt: skip
    [(_, item)] = read(path, json.dumps({"@graph": graph}))
    assert item["author"]["name"] == "Checks"
    assert item["itemReviewed"][0]["author"]["name"] == "Checks"
    assert item["itemReviewed"][0]["x"] == {"@id": "#0"}


def test_it_survives_a_graph_in_circles(path: Path) -> None:
    graph = [{"@id": "#a", **ONE, "itemReviewed": {"@id": "#a"}}]
    [(_, item)] = read(path, json.dumps({"@graph": graph}))
    assert item["itemReviewed"]["itemReviewed"]["claimReviewed"] == "One."


def test_it_takes_scripts_out_of_a_page(path: Path) -> None:
    page = (
        f"<html><script>var x</script><script type='application/ld+json'>{json.dumps(ONE)}</script>"
        '<script type="application/ld+json; charset=utf-8" id=x>{"no</script>'
        f'<SCRIPT data-x="1" type=application/ld+json>\n{json.dumps([TWO])}\n</SCRIPT ></html>'
    )
    found = read(path, page)
    assert [found[0], found[2]] == [(1, ONE), (3, TWO)]
    assert "Script 2 of the file is no JSON" in found[1][1]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (b"", "empty"),
        (b" \n ", "empty"),
        (b"[{]", "no JSON"),
        (b"{", "no JSON"),
        (b"<html>", "no ClaimReview in the file"),
        (b"[]", "no ClaimReview in the file"),
        (b'{"@graph": [{"@type": "WebPage"}]}', "no ClaimReview in the file"),
        (b"[\xff]", "not UTF-8"),
        (b"[" * 200_000, "nested too deeply"),
        (b"1" * 5000, "no ClaimReview"),
    ],
)
def test_it_says_why_nothing_can_be_read(path: Path, text: bytes, why: str) -> None:
    with pytest.raises(EditingError, match=why):
        read(path, text)


def test_it_says_so_of_a_file_that_is_not_there(path: Path) -> None:
    with pytest.raises(EditingError, match="cannot be read"):
        ReviewFile(path)


def test_it_reads_no_file_whole_that_is_too_large(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(review_file, "LONGEST_FILE", 10)
    with pytest.raises(EditingError, match="larger than 512 MB"):
        read(path, json.dumps([ONE]))
