"""Refusals, said in the user's words, wherever they come from."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache

from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import DatabaseError, IntegrityError
from django.db.models import ProtectedError, RestrictedError

from articles.desk.models.base import EditingError, StaleVersion

__all__ = ["GONE", "EditingError", "NotAllowed", "RefusedByDatabase", "StaleVersion", "in_words"]

GONE = "Somebody else deleted what this rests on; read the record again."


class NotAllowed(EditingError):
    """The person's roles do not allow this."""


class RefusedByDatabase(EditingError):
    """A guard or constraint of the database said no; `rule` is its name."""

    def __init__(self, rule: str, message: str) -> None:
        self.rule = rule
        super().__init__(message)


#: Serialisation failure and deadlock: one of two transactions was rolled back for the other.
_CROSSED = ("40001", "40P01")


@cache
def _said_by_constraints() -> dict[str, str]:
    said = {}
    for model in apps.get_app_config("articles").get_models():
        for constraint in model._meta.constraints:
            if constraint.violation_error_message != constraint.default_violation_error_message:
                said[constraint.name] = str(constraint.violation_error_message)
    return said


def _from_database(problem: DatabaseError) -> EditingError | None:
    diagnosis = getattr(problem.__cause__, "diag", None)
    rule = getattr(diagnosis, "constraint_name", None)
    if diagnosis is not None and rule and isinstance(problem, IntegrityError):
        said = _said_by_constraints().get(rule)
        if said is None and diagnosis.table_name is None:
            said = diagnosis.message_primary  # raised by refuse(), already in words
        if said is None and diagnosis.sqlstate == "23503":
            said = "Another record still refers to this one, or it is gone."
        return RefusedByDatabase(rule, said or f"That is not possible ({rule.replace('_', ' ')}).")
    if getattr(problem.__cause__, "sqlstate", "") in _CROSSED:
        return EditingError(
            "Somebody else was changing the same records at this very moment. Nothing was saved; "
            "send it again."
        )
    if getattr(diagnosis, "sqlstate", "") == "42501":
        return RefusedByDatabase("privilege", "Such records are written once and never changed.")
    return None


@contextmanager
def in_words() -> Iterator[None]:
    """Turns what the database or the validators refuse into an EditingError."""
    try:
        yield
    except ValidationError as problem:
        raise EditingError(" ".join(_messages(problem))) from problem
    except (ProtectedError, RestrictedError) as problem:
        raise EditingError("Other records rest on this one: it stays.") from problem
    except DatabaseError as problem:
        refusal = _from_database(problem)
        if refusal is None:
            raise
        raise refusal from problem


def _messages(problem: ValidationError) -> list[str]:
    if hasattr(problem, "error_dict"):
        return [
            message if field == "__all__" else f"{field.replace('_', ' ').capitalize()}: {message}"
            for field, messages in problem.message_dict.items()
            for message in messages
        ]
    return list(problem.messages)
