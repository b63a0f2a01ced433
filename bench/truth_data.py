"""Real questions with known answers: populations of places, and where heritage sites lie.

One row of a claims file is one source giving one value. *Population* (edits of Wikipedia, and who
made them): "the population of X in the year Y is N". Every number that somebody gives is a claim;
who gives another number disputes it. *Heritages* (web sites) come in two readings. Exact: "the
most exact place given for X is V"; every other place disputes it, a wider one too. Within: "X
lies in V"; V or a place inside V supports it, a place that V lies in leaves it open, any other
disputes it, and it is true if the answer is V or lies in V. What lies in what is read from the
hierarchy, by names; one name may stand for several places.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path

from bench.truth_questions import Question, Report

Rows = list[dict[str, str]]


def population(folder: Path) -> list[Question]:
    truths = {row["object"]: row["value"] for row in _rows(folder / "population_truths.csv")}
    reports = _reports(_rows(folder / "population_claims.csv"), "object", "SourceID")
    return [Question(name, reports[name], frozenset({truths[name]})) for name in sorted(truths)]


def heritages(folder: Path, *, exact: bool) -> list[Question]:
    """A true place stands first among those that it lies in, which its commas part."""
    rows = _rows(folder / "heritages_groundtruths.csv")
    paths = {row["obj"]: row["value"].split(",") for row in rows}
    reports = _reports(_rows(folder / "heritages_claims.csv"), "obj", "src")
    if exact:
        return [Question(name, reports[name], frozenset(paths[name][:1])) for name in sorted(paths)]
    wider = _wider(_rows(folder / "heritages_hierarchy.csv"))
    return [Question(name, reports[name], frozenset(paths[name]), wider) for name in sorted(paths)]


def _rows(path: Path) -> Rows:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _reports(rows: Rows, question: str, source: str) -> Mapping[str, tuple[Report, ...]]:
    found: defaultdict[str, list[Report]] = defaultdict(list)
    for number, row in enumerate(rows):
        found[row[question]].append(Report(f"r{number:05}", row[source], row["value"]))
    return {name: tuple(reports) for name, reports in found.items()}


def _wider(rows: Rows) -> dict[str, frozenset[str]]:
    """For each name the names above it, the world left out."""
    by_id = {row["ID"]: row for row in rows}

    def above(row: dict[str, str]) -> Iterator[str]:
        parent = by_id.get(row["parentID"])
        while parent and parent["parentID"] in by_id:
            yield parent["name"]
            parent = by_id[parent["parentID"]]

    found: defaultdict[str, set[str]] = defaultdict(set)
    for row in rows:
        found[row["name"]].update(above(row))
    return {name: frozenset(names - {name}) for name, names in found.items()}
