"""The database cannot be reached, or has no connection left: 503, and when to try again.

Asked as Django's handler of errors, which sees those of views, middleware and templates alike.
Nothing here asks the database.
"""

from __future__ import annotations

import sys
from typing import Any

from django.conf import settings
from django.db import DatabaseError, InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.template.loader import render_to_string
from psycopg_pool import PoolTimeout

from articles.public.renderings.problem import is_for_programs, problem_response
from articles.public.views import errors

from .kept_form import sent
from .security import is_desk

RETRY_AFTER = 10
"""Seconds; a database that was killed is back within 15."""
WHEN_AGAIN = {"Retry-After": str(RETRY_AFTER), "Cache-Control": "no-store"}

#: Classes of SQLSTATE that pass by themselves: connection, rollback by deadlock, resources,
#: object in use, operator's intervention, trouble of the system. See PostgreSQL's appendix A.
_PASSING = ("08", "40", "53", "55", "57", "58")


def is_passing(problem: BaseException | None) -> bool:
    """Whether the same request may go through a moment later."""
    if isinstance(problem, InterfaceError):
        return True
    if not isinstance(problem, DatabaseError):
        return False
    state = getattr(problem.__cause__, "sqlstate", None)
    if state is None:  # the driver or its pool, before the server said anything
        return isinstance(problem, OperationalError)
    return str(state)[:2] in _PASSING


def is_without_connection(problem: BaseException | None) -> bool:
    """Whether it waited for a connection in vain; a line that was cut may be whole again."""
    return isinstance(problem, DatabaseError) and isinstance(problem.__cause__, PoolTimeout)


def server_error(request: HttpRequest) -> HttpResponse:
    """Django's handler500: 503 for what passes, else the page of errors on our side."""
    problem = sys.exc_info()[1]
    if not is_passing(problem):
        return errors.server_error(request)
    response = unavailable(request)
    response.is_short_of_database = is_without_connection(problem)  # type: ignore[attr-defined]
    return response


def unavailable(request: HttpRequest) -> HttpResponse:
    """A form that somebody sent at the desk comes back in a button that sends it again."""
    if is_for_programs(request.path):
        said = "The database cannot be reached just now."
        return problem_response(503, said, headers=WHEN_AGAIN)
    context: dict[str, Any] = {
        "demonstration": settings.CLAIMBOOK_DEMONSTRATION,
        "seconds": RETRY_AFTER,
    }
    if request.method == "POST" and is_desk(request.path_info):
        context |= {"again": sent(request), "csrf_token": get_token(request)}
    response = HttpResponse(render_to_string("503.html", context), status=503)
    for name, value in WHEN_AGAIN.items():
        response.headers[name] = value
    return response
