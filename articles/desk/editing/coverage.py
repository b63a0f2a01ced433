"""What a verification refers to, and whose eyes each part needs."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import connection

from articles.desk.models import Brief, Claim
from articles.logic.vocabulary import PartKind

Subject = Claim | Brief


@dataclass(frozen=True)
class Coverage:
    """One part: when it was made, by whom, who else checked it, how many must."""

    kind: str
    part: str
    made_at: int
    authors: tuple[int, ...]
    checkers: tuple[int, ...]
    needed: int

    @property
    def is_covered(self) -> bool:
        return len(self.checkers) >= self.needed


def content_hash(subject: Subject) -> str:
    """What a verification or a publication refers to, computed by the database."""
    function = "claim_content_hash" if isinstance(subject, Claim) else "brief_content_hash"
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {function}(%s)", [subject.pk])
        return str(cursor.fetchone()[0])


def content_hashes(claims: Iterable[int]) -> dict[int, str]:
    """As `content_hash`, by the claims' keys; one query."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM claim_content_hashes(%s::bigint[])", [list(claims)])
        return dict(cursor.fetchall())


def coverage(claim: Claim) -> list[Coverage]:
    """Whose eyes each part needs, statement and assessment first."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT kind, part, made_at, authors, checkers, needed FROM claim_coverage(%s)",
            [claim.pk],
        )
        parts = [
            Coverage(kind, part, made_at, tuple(authors), tuple(checkers), needed)
            for kind, part, made_at, authors, checkers, needed in cursor.fetchall()
        ]
    order = [kind.value for kind in PartKind]
    return sorted(parts, key=lambda part: (order.index(part.kind), part.part))
