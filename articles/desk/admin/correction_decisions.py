"""Many decisions in one form, each carried out by itself: one that fails takes no other along."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ObjectDoesNotExist

from articles.desk.editing.acting import acting
from articles.desk.editing.errors import GONE, EditingError, StaleVersion
from articles.desk.forms.correcting import DecisionForm
from articles.desk.models import Claim

Act = Callable[[Claim, dict[str, Any], dict[str, Any]], str]
#: Decisions that leave a claim as it is.
IDLE = ("", "later", "skip")


@dataclass(frozen=True)
class Decided:
    """What came of one decision; `is_stale` where the claim has to be read again."""

    claim: Claim
    words: str
    is_done: bool
    is_stale: bool = False


def forms_of(data: Any, claims: Iterable[Claim], form: type[DecisionForm]) -> dict[int, Any]:
    """By key of the claim: its bound form, where something was decided on it."""
    decided = [row for row in claims if data.get(f"{row.public_id}-decision", "") not in IDLE]
    return {claim.pk: form(data, prefix=claim.public_id) for claim in decided}


def carry_out(
    request: Any, claims: Sequence[Claim], forms: dict[int, Any], shared: dict[str, Any], act: Act
) -> list[Decided]:
    """Every valid form in a transaction of its own, in the order of the page."""
    return [
        _one(request, claim, forms[claim.pk].cleaned_data, shared, act)
        for claim in claims
        if claim.pk in forms and forms[claim.pk].is_valid()
    ]


def _one(
    request: Any, claim: Claim, said: dict[str, Any], shared: dict[str, Any], act: Act
) -> Decided:
    reason = said.get("reason") or said.get("comment") or "Decided with others, each by itself"
    try:
        with acting(request.user, str(reason)):
            words = act(claim, said, shared)
    except EditingError as refusal:
        return Decided(claim, str(refusal), False, isinstance(refusal, StaleVersion))
    except ObjectDoesNotExist:
        return Decided(claim, GONE, False)
    return Decided(claim, words, True)
