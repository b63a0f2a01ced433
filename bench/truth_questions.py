"""What is asked of a method that tells true from false: questions with reports and truths."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from articles.logic.vocabulary import Stance


@dataclass(frozen=True, slots=True)
class Report:
    """One source giving one value; `copied` is the id of the report that it repeats."""

    id: str
    source: str
    value: str
    copied: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """Every value that somebody gives is a claim, and `true` holds the true ones.

    `wider` names the values that a value lies in; where it is empty, any two values exclude
    each other.
    """

    name: str
    reports: tuple[Report, ...]
    true: frozenset[str]
    wider: Mapping[str, frozenset[str]] = field(default_factory=lambda: MappingProxyType({}))

    @property
    def values(self) -> tuple[str, ...]:
        """Every claim once, in the order in which they came up."""
        return tuple(dict.fromkeys(report.value for report in self.reports))

    def stance(self, report: Report, value: str) -> Stance:
        """What a report says about the claim that `value` is so.

        The same or a narrower value supports it, a wider one leaves it open, any other
        disputes it.
        """
        if value == report.value or value in self.wider.get(report.value, ()):
            return Stance.SUPPORTS
        if report.value in self.wider.get(value, ()):
            return Stance.CONTEXT
        return Stance.DISPUTES

    def first_hand(self) -> Question:
        """The question without the reports that copy another."""
        return replace(self, reports=tuple(one for one in self.reports if not one.copied))

    def sources(self, value: str, stance: Stance) -> Iterator[str]:
        return (one.source for one in self.reports if self.stance(one, value) == stance)
