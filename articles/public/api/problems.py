"""Whatever goes wrong in the interface is said as a problem (RFC 9457)."""

from __future__ import annotations

import math
from typing import Any

from django.core.exceptions import BadRequest
from django.http import Http404, HttpResponse
from rest_framework import exceptions, status
from rest_framework.exceptions import APIException

from articles.logic.vocabulary import Ground
from articles.public.renderings.problem import problem_response

READING_ALONE = "This address is for reading: GET, HEAD and OPTIONS."
NOT_FOUND = "There is nothing at this address."


class BadParameters(APIException):
    """400: `errors` has the name of each parameter, what is wrong, and what is allowed."""

    status_code = status.HTTP_400_BAD_REQUEST

    def __init__(self, errors: list[dict[str, Any]]) -> None:
        self.errors = errors
        super().__init__(" ".join(f"{one['parameter']}: {one['detail']}" for one in errors))


class UnknownRecord(APIException):
    """404: a filter names a record that there is not, or not in this list."""

    status_code = status.HTTP_404_NOT_FOUND

    def __init__(self, parameter: str, detail: str) -> None:
        self.errors = [{"parameter": parameter, "detail": detail}]
        super().__init__(f"{parameter}: {detail}")


class Withdrawn(APIException):
    """410: the class of the ground, and nothing of the record."""

    status_code = status.HTTP_410_GONE

    def __init__(self, ground: str) -> None:
        self.ground = ground
        words = f" ({Ground(ground).label})" if ground else ""
        super().__init__(f"This claim was withdrawn{words}.")


class Busy(APIException):
    """503: as many downloads as may be are under way."""

    status_code = status.HTTP_503_SERVICE_UNAVAILABLE
    wait = 30
    default_detail = "Too many downloads are under way. Try again in half a minute."


def answered(raised: Exception, context: dict[str, Any]) -> HttpResponse | None:
    """REST framework's handler of exceptions; None leaves a failure of ours to Django."""
    if isinstance(raised, Http404):
        return problem_response(404, NOT_FOUND)
    if isinstance(raised, BadRequest):
        return problem_response(400, str(raised))
    if not isinstance(raised, APIException):
        return None
    more: dict[str, Any] = {}
    if isinstance(raised, BadParameters | UnknownRecord):
        more["errors"] = raised.errors
    if isinstance(raised, Withdrawn):
        more["ground"] = raised.ground
    headers = {}
    if (wait := getattr(raised, "wait", None)) is not None:
        headers["Retry-After"] = str(math.ceil(wait))
    return problem_response(raised.status_code, _words(raised), headers=headers, **more)


def _words(raised: APIException) -> str:
    if isinstance(raised, exceptions.MethodNotAllowed):
        return READING_ALONE
    if isinstance(raised, exceptions.NotAcceptable):
        return "None of the types that you accept is given here."
    return str(raised.detail)
