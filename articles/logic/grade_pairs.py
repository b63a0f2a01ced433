"""Reliability and credibility side by side: "A5", and the pairs to look at again.

The two are judged independently (FM 2-22.3), credibility first, to break the habit by which
87 % of ratings lie on the diagonal A1, B2, C3 (Baker, McKendry & Mace 1968). Repeated ratings
agree best where the two are moderately consistent (Kelly, Budescu, Dhami & Mandel 2025), so the
far corners are worth a second look: A5 and E1, which docs/confidence.md §6.6 names. 1 cannot be
typed, and 2 is the best that can; E2 is therefore the corner that a person reaches, and warns
as E1 does. F and 6 lie outside the order and are in no corner.
"""

from __future__ import annotations

from dataclasses import dataclass

from articles.logic.vocabulary import Credibility, Reliability

_CORNERS = frozenset({("A", "5"), ("E", "1"), ("E", "2")})


@dataclass(frozen=True, slots=True)
class GradePair:
    """`reliability` A to F of the source, `credibility` 1 to 6 of what it tells."""

    reliability: str
    credibility: str

    @property
    def code(self) -> str:
        """ "A5"."""
        return f"{self.reliability}{self.credibility}"

    @property
    def words(self) -> str:
        """ "completely reliable source, improbable"."""
        information = Credibility(self.credibility).label.lower()
        if self.reliability == Reliability.F:
            return f"a source whose reliability cannot be judged, {information}"
        return f"{Reliability(self.reliability).label.lower()} source, {information}"

    @property
    def is_corner(self) -> bool:
        return (self.reliability, self.credibility) in _CORNERS

    @property
    def warning(self) -> str:
        """What to do about a far corner; empty for every other pair."""
        if not self.is_corner:
            return ""
        return (
            f"{self.code} is a rare pair: {self.words}. Look at both ratings again; "
            "if both stand, leave them."
        )
