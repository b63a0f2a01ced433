from __future__ import annotations

from datetime import UTC, datetime

from articles.logic.courses import Point, course, finding


def point(number: int, verdict: str, confidence: str) -> Point:
    return Point(number, datetime(2026, number, 1, tzinfo=UTC), verdict, confidence)


def test_it_draws_nothing_for_one_edition() -> None:
    assert course([point(1, "supported", "low")]) is None


def test_it_steps_at_each_edition_and_dots_what_has_no_confidence() -> None:
    made = course(
        [point(1, "unproven", ""), point(2, "supported", "low"), point(3, "supported", "high")]
    )
    assert made is not None
    assert made.gap.startswith("M0.0 156H")
    assert made.line.startswith("M")
    assert made.line.endswith("V48H400.0")


def test_it_says_what_the_last_change_was() -> None:
    points = [
        point(1, "supported", "high"),
        point(2, "disputed", "moderate"),
        point(3, "disputed", "moderate"),
    ]
    assert finding(points) == (
        "Confidence fell from high to moderate, and the verdict changed from Supported to "
        "Disputed, with edition 2."
    )
    assert finding(points[1:]) == "Verdict and confidence have not changed in 2 editions."


def test_it_survives_editions_of_the_same_moment() -> None:
    moment = datetime(2026, 1, 1, tzinfo=UTC)
    made = course([Point(1, moment, "supported", "low"), Point(2, moment, "supported", "high")])
    assert made is not None
