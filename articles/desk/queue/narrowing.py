"""What the queue is narrowed to, as it stands in the address."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from django.db.models import Exists, OuterRef, Q

from articles.desk.models import ClaimCompany
from articles.logic.vocabulary import Risk

#: Characters of a search that are looked at.
LONGEST = 100
ASSIGNED = ("anybody", "me", "nobody")


@dataclass(frozen=True)
class Narrowing:
    """`words` of the statement or a company's name; whose; whether only with a risk."""

    words: str = ""
    assigned: str = ASSIGNED[0]
    is_risky: bool = False

    @property
    def is_empty(self) -> bool:
        return self == Narrowing()

    def condition(self, person_id: int) -> Q:
        held = Q()
        if self.words:
            about = ClaimCompany.objects.filter(
                claim=OuterRef("pk"), company__name__icontains=self.words
            )
            held &= Q(statement__icontains=self.words) | Q(Exists(about))
        if self.assigned == "me":
            held &= Q(assigned_to=person_id)
        if self.assigned == "nobody":
            held &= Q(assigned_to=None)
        if self.is_risky:
            held &= ~Q(risk=Risk.NONE)
        return held

    def query(self, tab: str, **more: str) -> str:
        """Of an address: this tab with the same narrowing."""
        asked = {"tab": tab, "q": self.words, "risk": "yes" if self.is_risky else "", **more}
        if self.assigned != ASSIGNED[0]:
            asked["assigned"] = self.assigned
        return urlencode({name: value for name, value in asked.items() if value})


def narrowing_of(asked: Mapping[str, str]) -> Narrowing:
    """What is not understood narrows nothing."""
    words = " ".join(asked.get("q", "").replace("\x00", "").split())[:LONGEST]
    assigned = asked.get("assigned", "")
    return Narrowing(
        words,
        assigned if assigned in ASSIGNED else ASSIGNED[0],
        asked.get("risk") == "yes",
    )
