"""Which errors pass by themselves, and the pages that must not ask the database."""

from __future__ import annotations

import psycopg
import pytest
from django.db import DataError, InterfaceError, OperationalError, ProgrammingError
from django.test import Client, RequestFactory
from psycopg_pool import PoolTimeout

from articles.desk.editing.errors import EditingError, in_words
from kb.short_of_database import ShortOfDatabaseMiddleware
from kb.unavailable import is_passing, is_without_connection, server_error


def _told(kind: type[Exception], cause: Exception | None = None) -> Exception:
    problem = kind("told")
    problem.__cause__ = cause
    return problem


@pytest.mark.parametrize(
    ("problem", "passes", "is_short"),
    [
        (_told(OperationalError, PoolTimeout("no connection")), True, True),
        (_told(OperationalError, psycopg.OperationalError("the connection is lost")), True, False),
        (_told(InterfaceError, psycopg.InterfaceError("the connection is closed")), True, False),
        (_told(OperationalError, psycopg.errors.AdminShutdown("ended")), True, False),
        (_told(OperationalError, psycopg.errors.DiskFull("full")), True, False),
        (_told(OperationalError, psycopg.errors.DeadlockDetected("crossed")), True, False),
        (_told(OperationalError, psycopg.errors.ProgramLimitExceeded("long")), False, False),
        (_told(ProgrammingError, psycopg.errors.SyntaxError("wrong")), False, False),
        (_told(DataError, psycopg.errors.DivisionByZero("wrong")), False, False),
        (ValueError("wrong"), False, False),
    ],
)
def test_it_tells_what_passes_from_what_is_wrong(
    problem: Exception, passes: bool, is_short: bool
) -> None:
    assert (is_passing(problem), is_without_connection(problem)) == (passes, is_short)
    try:
        raise problem
    except Exception:
        response = server_error(RequestFactory().get("/"))
    assert response.status_code == (503 if passes else 500)
    assert response.headers.get("Retry-After") == ("10" if passes else None)


def test_a_deadlock_is_told_in_words() -> None:
    with pytest.raises(EditingError, match="Nothing was saved; send it again"), in_words():
        raise _told(OperationalError, psycopg.errors.DeadlockDetected("crossed"))


def test_it_says_that_it_lives_without_the_database() -> None:
    response = Client().get("/livez")
    assert (response.status_code, response.content) == (200, b"ok\n")
    assert not response.cookies
    assert response.headers["Cache-Control"] == "no-store"


@pytest.mark.django_db
def test_it_says_that_it_is_ready() -> None:
    assert Client().get("/readyz").content == b"ok\n"
    assert Client().post("/readyz").status_code == 405


def test_one_request_tries_while_the_others_are_told_at_once() -> None:
    asked: list[str] = []

    def failing(request: object) -> object:
        asked.append("asked")
        try:
            raise _told(OperationalError, PoolTimeout("no connection"))
        except OperationalError:
            return server_error(RequestFactory().get("/"))

    middleware = ShortOfDatabaseMiddleware(failing)  # type: ignore[arg-type]
    told = [middleware(RequestFactory().get("/")) for _ in range(5)]
    assert [response.status_code for response in told] == [503] * 5
    assert asked == ["asked"]
    middleware(RequestFactory().get("/livez"))
    assert len(asked) == 2
    middleware._next_try = 0.0  # the pause is over
    middleware(RequestFactory().get("/"))
    assert len(asked) == 3
