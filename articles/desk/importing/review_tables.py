"""Tables of reviews by other fact-checkers: `load table --as reviews`."""

from __future__ import annotations

from collections.abc import Mapping

from articles.desk.editing.loading.rows import ReviewRow, Who, Work
from articles.desk.importing import cells as c
from articles.desk.importing.readings import Reading
from articles.logic.grades import Grade, verdict_of
from articles.logic.rating_words import grade_of_words
from articles.logic.vocabulary import SourceKind

#: What such a table is called on the command line.
REVIEWS = "reviews"
COLUMNS = (
    "key", "statement", "language", "topics", "claimant", "claimant_kind", "claimant_role",
    "said_on", "said_in", "said_at", "reviewer", "reviewed_on", "review_url", "rating",
)  # fmt: skip


def review_table(ratings: Mapping[str, Grade]) -> Reading:
    """`ratings` are further words for grades, by their spelling (logic.rating_words)."""
    return Reading(COLUMNS, lambda cells: _read(cells, ratings))


def _read(cells: c.Cells, ratings: Mapping[str, Grade]) -> ReviewRow:
    words = c.plain(cells, "rating", longest=300)
    grade = grade_of_words(words, ratings)
    verdict, rating = verdict_of(grade)
    work = Work(
        c.plain(cells, "said_in", longest=500),
        c.web_address(cells, "said_at", longest=2000),
        "",
        None,
    )
    return ReviewRow(
        key=c.key(cells, required=True),
        statement=c.text(cells, "statement", required=True),
        language=c.language(cells, "language", "en"),
        topics=c.texts(cells, "topics", longest=100),
        claimant=_claimant(cells),
        said_on=c.date(cells, "said_on"),
        works=(work,) if work.title or work.url else (),
        reviewer=_reviewer(cells),
        review_title="",
        review_url=c.web_address(cells, "review_url", longest=2000),
        reviewed_on=c.date(cells, "reviewed_on"),
        words=words,
        verdict=verdict,
        rating=rating,
        left_out=unknown_rating(words, grade),
    )


def unknown_rating(words: str, grade: Grade | None) -> tuple[str, ...]:
    """What is said of a rating that nobody knows."""
    if not words or grade is not None:
        return ()
    return (f"The rating “{words[:80]}” is none that is known: it is kept in its words alone.",)


def _claimant(cells: c.Cells) -> Who | None:
    name = c.plain(cells, "claimant", longest=200)
    kind = c.term(cells, "claimant_kind", SourceKind, SourceKind.PERSON.value)
    return Who(name, kind, c.plain(cells, "claimant_role", longest=200)) if name else None


def _reviewer(cells: c.Cells) -> Who | None:
    name = c.plain(cells, "reviewer", longest=200)
    return Who(name, SourceKind.NEWS_OUTLET.value) if name else None
