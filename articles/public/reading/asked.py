"""What an address asks of a list of claims: filters, order, and where the page begins.

A value that is not understood is left out of account and named in `notes`, so that an old or
mistyped link still shows something, and says what it does not do.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import Any
from urllib.parse import urlencode

from articles.logic.charts import level_of
from articles.logic.partial_dates import PartialDate
from articles.logic.vocabulary import CompanyRole, Confidence, Verdict
from articles.public.conditions import NO_CONFIDENCE, from_address

LABELS = {
    "topic": "Topic",
    "verdict": "Verdict",
    "confidence": "Confidence in it",
    "role": "Role",
    "counterparty": "With company",
    "since": "Since",
    "until": "Until",
    "changed": "Changed since",
    "order": "Order",
}
ORDERS = {
    "topic": "By topic",
    "changed": "Last changed first",
    "certain": "Most certain first",
    "date": "Latest date first",
}
DATES = ("since", "until", "changed")
LONGEST = 120


@dataclass(frozen=True)
class Asked:
    """Stored values, "" or None where not asked; `topic` and `counterparty` are slugs.

    `texts` holds what the address says under each name that was understood.
    """

    texts: Mapping[str, str]
    notes: tuple[str, ...] = ()
    after: str = ""
    verdict: str = ""
    level: int | None = None
    role: str = ""
    since: PartialDate | None = None
    until: PartialDate | None = None
    changed: PartialDate | None = None

    @property
    def topic(self) -> str:
        return self.texts.get("topic", "")

    @property
    def counterparty(self) -> str:
        return self.texts.get("counterparty", "")

    @property
    def order(self) -> str:
        """As asked for; "" for the page's own."""
        return self.texts.get("order", "")

    @property
    def changed_from(self) -> date | None:
        return self.changed.first if self.changed else None

    @property
    def is_narrowed(self) -> bool:
        return bool(self.texts.keys() - {"order"})

    @property
    def is_opened(self) -> bool:
        """Whether anything but the confidence, which has its own control, is asked for."""
        return bool(self.texts.keys() - {"confidence"}) or bool(self.notes)

    def without(self, name: str) -> Asked:
        """Where it turned out that there is no such topic or company in the list."""
        texts = {key: text for key, text in self.texts.items() if key != name}
        return replace(self, texts=texts, notes=(*self.notes, _note(name, self.texts[name])))

    @cached_property
    def before_topic(self) -> str:
        """The query up to a topic's slug, for lists of topics."""
        query = self.address(topic="")
        return f"{query}&topic=" if query else "topic="

    def address(self, **changed: str) -> str:
        """The query with these values in place of those asked for, "" for none; no `after`."""
        return urlencode([(name, text) for name, text in {**self.texts, **changed}.items() if text])


def asked(query: Mapping[str, Any], *, names: Iterable[str]) -> Asked:
    """Reads the address; only filters among `names` are known to the page."""
    texts: dict[str, str] = {}
    values: dict[str, Any] = {}
    notes: list[str] = []
    for name in names:
        text = str(query.get(name, "")).strip()[:LONGEST]
        if not text:
            continue
        known, value = _read(name, text)
        if known:
            texts[name] = text
            values |= value
        else:
            notes.append(_note(name, text))
    after = str(query.get("after", ""))[:8]
    is_id = after.isascii() and after.isalnum()
    return Asked(texts, tuple(notes), after if is_id else "", **values)


def _read(name: str, text: str) -> tuple[bool, dict[str, Any]]:
    """Whether it is understood, and the stored values it stands for."""
    if name == "verdict":
        verdict = from_address(Verdict, text)
        return verdict is not None, {"verdict": verdict}
    if name == "confidence":
        word = from_address(Confidence, text)
        return word is not None or text == NO_CONFIDENCE, {"level": level_of(word)}
    if name == "role":
        role = from_address(CompanyRole, text)
        return role is not None, {"role": role}
    if name in DATES:
        try:
            return True, {name: PartialDate.parse(text)}
        except ValueError:
            return False, {}
    if name == "order":
        return text in ORDERS, {}
    return text.isprintable(), {}


def _note(name: str, text: str) -> str:
    return f"“{text[:60]}” is not known under “{LABELS[name]}”; the list is shown without it."
