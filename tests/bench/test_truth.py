"""What bench/truth.py measures with, on figures worked out by hand."""

from __future__ import annotations

from math import isnan
from pathlib import Path

import pytest

from articles.logic.vocabulary import Stance
from bench.truth import baselines, compared, on_worlds
from bench.truth_data import heritages, population
from bench.truth_figures import Figures, Judged, best, brier, calibration_error, figures, pooled
from bench.truth_methods import Record, majority, noisy_or
from bench.truth_questions import Question, Report
from bench.truth_worlds import WORLDS


def reports(*values: str) -> tuple[Report, ...]:
    return tuple(Report(f"r{n}", f"s{n}", value) for n, value in enumerate(values))


PLACES = Question(
    "site",
    reports("Ghor", "Afghanistan", "Albania"),
    frozenset({"Ghor", "Afghanistan"}),
    {"Ghor": frozenset({"Afghanistan"})},
)


def test_it_scores_the_squared_distance_from_the_truth() -> None:
    assert brier([Judged(1.0, True), Judged(0.0, False)]) == 0
    assert brier([Judged(0.5, True), Judged(0.5, False)]) == 0.25
    assert brier([Judged(0.8, True), Judged(0.8, False)]) == pytest.approx((0.04 + 0.64) / 2)


def test_it_weighs_each_bin_by_its_claims() -> None:
    honest = [Judged(0.75, True)] * 3 + [Judged(0.75, False)]
    assert calibration_error(honest) == pytest.approx(0)
    boastful = [Judged(1.0, False)]
    assert calibration_error(honest + boastful) == pytest.approx(1 / 5)
    # In one bin they even out, in two they do not.
    assert calibration_error([Judged(0.61, True), Judged(0.69, False)]) == pytest.approx(0.15)
    assert calibration_error([Judged(0.59, True), Judged(0.69, False)]) == pytest.approx(0.55)


def test_it_takes_a_tie_for_a_draw() -> None:
    assert best([Judged(0.4, True), Judged(0.4, False), Judged(0.2, False)]) == (0.4, 0.5)
    assert best([Judged(0.4, False), Judged(0.6, True)]) == (0.6, 1.0)


def test_it_asks_of_the_best_claims_how_many_are_high_and_true() -> None:
    found = figures(
        [
            [Judged(0.8, True), Judged(0.2, False)],
            [Judged(0.95, False), Judged(0.05, True)],
            [Judged(0.79, True)],
        ]
    )
    assert found.accuracy == pytest.approx(2 / 3)
    assert found.high == pytest.approx(2 / 3)
    assert found.true_of_high == 0.5


def test_it_pools_what_is_high_over_the_draws() -> None:
    some, none = Figures(1, 0.1, 0.2, 0.5, 0.6), Figures(0, 0.3, 0.4, 0.0, float("nan"))
    assert pooled([some, none]).true_of_high == pytest.approx(0.6)
    assert pooled([some, Figures(0, 0.3, 0.4, 0.25, 0.9)]).true_of_high == pytest.approx(0.7)
    assert isnan(pooled([none]).true_of_high)


def test_it_reads_a_narrower_place_as_support_and_a_wider_one_as_open() -> None:
    narrow, wide, other = PLACES.reports
    assert PLACES.stance(narrow, "Afghanistan") == Stance.SUPPORTS
    assert PLACES.stance(wide, "Ghor") == Stance.CONTEXT
    assert PLACES.stance(other, "Ghor") == Stance.DISPUTES
    assert majority(PLACES, "Ghor") == 0.5
    assert majority(PLACES, "Afghanistan") == pytest.approx(2 / 3)


@pytest.mark.parametrize(
    ("right", "reports_", "grade"),
    [(0, 0, "F"), (1, 1, "C"), (0, 1, "E"), (2, 3, "D"), (5, 5, "B"), (9, 9, "A"), (4, 5, "C")],
)
def test_it_grades_a_source_by_the_points_it_reaches(right: int, reports_: int, grade: str) -> None:
    assert Record(right, reports_).grade == grade


def test_it_counts_every_source_in_noisy_or() -> None:
    graded = {"s0": Record(3, 3), "s1": Record(3, 3), "s2": Record(0, 8)}
    one = Question("q", reports("a"), frozenset({"a"}))
    two = Question("q", reports("a", "a", "b"), frozenset({"a"}))
    assert noisy_or(graded)(one, "a") == pytest.approx(0.8)
    assert noisy_or(graded)(two, "a") == pytest.approx(0.96)


def test_it_makes_worlds_with_the_copies_they_promise() -> None:
    for world in WORLDS:
        made = world.questions(3)
        assert made == world.questions(3)
        for question in made:
            by_id = {report.id: report for report in question.reports}
            copies = [report for report in question.reports if report.copied]
            assert len(by_id) == 10
            assert len({report.source for report in question.reports}) == 10
            assert len(copies) == round(10 * world.copying)
            for copy in copies:
                assert copy.source.startswith(world.copiers)
                assert copy.value == by_id[copy.copied].value
            stories = {by_id[c.copied] for c in copies if not by_id[c.copied].copied}
            assert [story.source.split()[0] for story in stories] == [world.copied]


def test_it_judges_a_half_by_what_the_other_half_taught() -> None:
    questions = WORLDS[1].questions(0)[:12]
    found = compared(questions, 0, on_worlds)
    assert found == compared(questions, 0, on_worlds)
    assert set(baselines(questions)) < set(found)
    assert all(0 <= one.brier <= 1 for one in found.values())


def test_it_reads_the_files_of_the_real_questions(tmp_path: Path) -> None:
    files = {
        "population_claims.csv": "object,SourceID,value\ntown,1: A,580\ntown,2: B,878\n",
        "population_truths.csv": "object,value\ntown,878\n",
        "heritages_claims.csv": "obj,src,value\nsite,a.org,Ghor\nsite,b.org,Afghanistan\n",
        "heritages_groundtruths.csv": 'obj,value\nsite,"Ghor,Afghanistan,Asia"\n',
        "heritages_hierarchy.csv": (
            "ID,name,parentID\n0,Root,-1\n1,Asia,0\n2,Afghanistan,1\n3,Ghor,2\n"
        ),
    }
    for name, text in files.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    (town,) = population(tmp_path)
    assert town.values == ("580", "878")
    assert town.true == {"878"}
    (exact,), (within,) = (heritages(tmp_path, exact=e) for e in (True, False))
    assert exact.true == {"Ghor"}
    assert within.true == {"Ghor", "Afghanistan", "Asia"}
    assert within.wider["Ghor"] == {"Afghanistan", "Asia"}
    assert majority(within, "Afghanistan") == 1
    assert majority(exact, "Afghanistan") == 0.5
