"""Which of several places is the one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from articles.logic.anchoring.paragraphs import Undecided

#: So many more letters must agree around one place than around any other.
CLEARLY = 16


@dataclass(frozen=True, slots=True)
class Verdict:
    """What speaks for a place: `rank` 2 where its sentence is unchanged, 1 with small edits."""

    rank: int
    full: int
    support: int

    def is_clearly_above(self, other: Verdict) -> bool:
        """Whether more sides are whole here, or clearly more of them."""
        if self.full != other.full:
            return self.full > other.full
        return self.support >= other.support + CLEARLY


def decided(verdicts: Mapping[int, Verdict]) -> int | None:
    """The place for which clearly most speaks; Undecided between several, None for none."""
    best = max((verdict.rank for verdict in verdicts.values()), default=0)
    places = [place for place, verdict in verdicts.items() if verdict.rank == best]
    places.sort(key=lambda place: (verdicts[place].full, verdicts[place].support), reverse=True)
    if len(places) > 1 and not verdicts[places[0]].is_clearly_above(verdicts[places[1]]):
        raise Undecided
    return places[0] if places else None
