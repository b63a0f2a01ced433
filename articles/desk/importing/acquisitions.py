"""Acquisitions from a list of facts, carried over as "imported, not checked by this desk"."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from articles.desk.editing.acting import acting
from articles.desk.editing.assessment import assess
from articles.desk.editing.claim import draft
from articles.desk.editing.company import make_company
from articles.desk.editing.errors import EditingError
from articles.desk.editing.evidence import attach
from articles.desk.editing.source import make_source
from articles.desk.editing.text import plain_name
from articles.desk.importing.owner import on_owners_connection
from articles.desk.models import Claim, Company, Person, Source
from articles.desk.publishing.carry_over import carry_over
from articles.logic.partial_dates import PartialDate
from articles.logic.typed_numbers import whole_number
from articles.logic.vocabulary import (
    CompanyRole,
    Directness,
    EvidenceKind,
    SourceKind,
    Temporal,
    Verdict,
)

#: So many claims share one transaction: few enough that an interrupted import loses little.
AT_ONCE = 25
COLUMNS = ("buyer", "bought", "announced", "price_usd", "publisher", "address")


@dataclass(frozen=True)
class Acquisition:
    """`price_usd` in whole US dollars, None where it is not stated."""

    buyer: str
    bought: str
    announced: PartialDate
    price_usd: int | None
    publisher: str
    address: str

    @property
    def statement(self) -> str:
        return f"{self.buyer} acquired {self.bought}."

    @property
    def in_short(self) -> str:
        price = f"{self.price_usd:,} US dollars" if self.price_usd else "not stated"
        on = "on " if self.announced.day else "in "
        return f"Announced {on}{self.announced.display()}. Price: {price}."


def read_acquisitions(lines: Iterable[str]) -> list[Acquisition]:
    """From tab-separated lines with a row of column names; lines that begin with # are notes.

    Raises EditingError naming the line that cannot be read.
    """
    rows = csv.DictReader(
        (line for line in lines if not line.startswith("#")),
        delimiter="\t",
        quoting=csv.QUOTE_NONE,
        restval="",
        strict=True,
    )
    try:
        if tuple(rows.fieldnames or ()) != COLUMNS:
            raise EditingError(f"The columns have to be: {', '.join(COLUMNS)}.")
        return [_read(row, rows.line_num) for row in rows]
    except csv.Error as problem:
        raise EditingError(f"Row {rows.line_num} cannot be read: {problem}.") from problem


def _read(row: dict[str | None, str], number: int) -> Acquisition:
    try:
        if None in row:
            raise ValueError(f"it has more than {len(COLUMNS)} columns")
        for name in ("buyer", "bought", "publisher"):
            if not plain_name(row[name]).strip():
                raise ValueError(f"{name} is empty")
        return Acquisition(
            buyer=row["buyer"],
            bought=row["bought"],
            announced=PartialDate.parse(row["announced"]),
            price_usd=_price(row["price_usd"]),
            publisher=row["publisher"],
            address=row["address"],
        )
    except (EditingError, ValueError, TypeError) as problem:
        raise EditingError(f"Row {number} cannot be read: {problem}") from problem


def _price(text: str) -> int | None:
    if not text:
        return None
    price = whole_number(text, digits=15)
    if price is None:
        raise ValueError(f"“{text[:40]}” is no price in whole US dollars")
    return price


class AcquisitionImport:
    """Carries deals over; what is there already stays, so that it can be run again."""

    def __init__(self, person: Person, *, base: str, topic: str) -> None:
        self.person, self.base, self.topic = person, base, topic
        self._companies: dict[str, Company] = {}
        self._sources: dict[str, Source] = {}

    def run(self, deals: Sequence[Acquisition]) -> int:
        """How many were added."""
        there = set(
            Claim.objects.filter(statement__in=[deal.statement for deal in deals]).values_list(
                "statement", flat=True
            )
        )
        missing = [deal for deal in deals if deal.statement not in there]
        with on_owners_connection():
            for first in range(0, len(missing), AT_ONCE):
                with acting(self.person, f"Carried over from {self.base}"):
                    for deal in missing[first : first + AT_ONCE]:
                        self._carry(deal)
        return len(missing)

    def _carry(self, deal: Acquisition) -> None:
        buyer, bought = self._company(deal.buyer), self._company(deal.bought)
        claim = draft(
            statement=deal.statement,
            in_short=deal.in_short,
            temporal=Temporal.EVENT.value,
            held_from=deal.announced,
            companies=[
                (buyer, CompanyRole.SUBJECT.value),
                (bought, CompanyRole.COUNTERPARTY.value),
            ],
            topics=[self.topic],
        )
        attach(
            claim,
            version=claim.version,
            source=self._source(deal.publisher),
            kind=EvidenceKind.MEDIA_REPORT.value,
            directness=Directness.SECONDHAND.value,
            url=deal.address,
            note="The report that the list names for this deal. This desk has not read it.",
        )
        assess(
            claim,
            version=claim.version,
            verdict=Verdict.NOT_ASSESSED.value,
            rationale=f"Taken over as a fact of the list “{self.base}”. Nobody at this desk has "
            "judged whether it is right.",
        )
        carry_over(claim, version=claim.version, base=self.base)

    def _company(self, name: str) -> Company:
        if name not in self._companies:
            known = Company.objects.surviving().named(name).order_by("pk").first()
            self._companies[name] = known or make_company(name=name)
        return self._companies[name]

    def _source(self, name: str) -> Source:
        if name not in self._sources:
            known = Source.objects.filter(name=name, kind=SourceKind.NEWS_OUTLET).first()
            self._sources[name] = known or make_source(name=name, kind=SourceKind.NEWS_OUTLET.value)
        return self._sources[name]
