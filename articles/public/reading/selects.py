"""What a list can be narrowed to, each choice with how many claims it leaves."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from articles.logic.charts import LEVELS
from articles.logic.listing_facets import ROLE_NUMBERS, Facet
from articles.logic.vocabulary import CompanyRole, Confidence, Verdict
from articles.public.conditions import NO_CONFIDENCE, in_address
from articles.public.reading.asked import LABELS, ORDERS, Asked
from articles.public.reading.list_counts import Choice, ListCounts


@dataclass(frozen=True)
class Option:
    """`count` is None where it is not told."""

    value: str
    label: str
    count: int | None = None


@dataclass(frozen=True)
class Select:
    """`empty` is the label of choosing nothing; "" where something is always chosen."""

    name: str
    empty: str
    options: tuple[Option, ...]
    chosen: str

    @property
    def label(self) -> str:
        return LABELS[self.name]

    @property
    def chosen_label(self) -> str:
        return next((o.label for o in self.options if o.value == self.chosen), self.chosen)


def selects(
    asked: Asked, counts: ListCounts, *, names: Iterable[str], order: str
) -> tuple[Select, ...]:
    """Those of `names` that are choices; `order` is the one in force."""
    made = {
        "topic": ("All topics", _named(counts.choices.get(Facet.TOPIC, []))),
        "verdict": ("Any verdict", _verdicts(asked, counts)),
        "confidence": ("Any confidence", _levels(asked, counts)),
        "role": ("Any role", _roles(counts.choices.get(Facet.ROLE, []))),
        "counterparty": ("Any company", _named(counts.choices.get(Facet.WITH, []))),
    }
    found = []
    names = tuple(names)
    for name in names:
        if name == "order":
            # On the page of a topic there is nothing to group by.
            left_out = () if "topic" in names else ("topic",)
            options = [Option(*each) for each in ORDERS.items() if each[0] not in left_out]
            found.append(Select(name, "", tuple(options), order))
        elif name in made:
            empty, choices = made[name]
            chosen = asked.texts.get(name, "")
            shown = tuple(o for o in choices if o.count != 0 or o.value == chosen)
            found.append(Select(name, empty, shown, chosen))
    return tuple(found)


def _named(choices: Iterable[Choice]) -> Iterator[Option]:
    for choice in sorted(choices, key=lambda choice: (choice.name.casefold(), choice.slug)):
        yield Option(choice.slug, choice.name, choice.count)


def _roles(choices: Iterable[Choice]) -> Iterator[Option]:
    counts = {choice.key: choice.count for choice in choices}
    for role in CompanyRole:
        yield Option(in_address(role.value), role.label, counts.get(ROLE_NUMBERS[role.value], 0))


def _verdicts(asked: Asked, counts: ListCounts) -> Iterator[Option]:
    by: Counter[str] = Counter()
    for (verdict, level), n in (counts.passing or {}).items():
        if asked.level in (None, level):
            by[verdict] += n
    for verdict in Verdict:
        count = by[verdict.value] if counts.passing is not None else None
        yield Option(in_address(verdict.value), verdict.label, count)


def _levels(asked: Asked, counts: ListCounts) -> Iterator[Option]:
    by: Counter[int] = Counter()
    for (verdict, level), n in (counts.passing or {}).items():
        if asked.verdict in ("", verdict):
            by[level] += n
    words = [(in_address(word.value), word.label, LEVELS[word.value]) for word in Confidence]
    for value, label, level in [*reversed(words), (NO_CONFIDENCE, "No confidence given", 0)]:
        yield Option(value, label, by[level] if counts.passing is not None else None)
