"""Claims on record that say much the same."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from articles.desk.admin.claim_candidates import candidates
from articles.desk.models import Claim
from articles.logic.likeness import Statement, percent_alike

#: Less alike than this, in per cent, is not worth a person's look.
LEAST = 45

#: Claims that are compared in full.
MOST_COMPARED = 30


@dataclass(frozen=True)
class Alike:
    claim: Claim
    percent: int


def claims_like(
    statement: str, among: QuerySet[Any], *, without: int | None = None, most: int = 3
) -> list[Alike]:
    """The claims of `among` that are most alike, 45 % or more, the likest first.

    Two questions to the database find candidates by their rarest words, a third reads the claims
    that `articles.logic.likeness` finds most alike. Nothing outside `among` takes part.
    """
    told = statement.replace("\x00", " ").encode("utf-8", "replace").decode().strip()
    if not told or most < 1:
        return []
    wanted = Statement.of(told)
    others = among.exclude(pk=without)
    scored = [
        (percent_alike(wanted, Statement.of(text)), pk)
        for pk, text in candidates(told, others, MOST_COMPARED)
    ]
    best = sorted((one for one in scored if one[0] >= LEAST), key=lambda one: (-one[0], one[1]))
    found = among.in_bulk([pk for _, pk in best[:most]]) if best else {}
    return [Alike(found[pk], percent) for percent, pk in best[:most] if pk in found]
