"""What stands beside a verdict in words: origins, and evidence by agreement."""

from __future__ import annotations

from dataclasses import dataclass

from articles.logic.edition_content import ClaimContent
from articles.logic.evidence_groups import UNKNOWN, counted_items
from articles.logic.vocabulary import Agreement, EvidenceLevel, Stance, Verdict
from articles.logic.wording import counted


@dataclass(frozen=True)
class Dial:
    """A few words, and one line of plain meaning."""

    headline: str
    detail: str


def origins_dial(content: ClaimContent) -> Dial:
    """ "1 origin in 11 items", and what speaks on the other side.

    Where no confidence is shown and one origin is all there is, it is told whether that
    origin is known: "1 origin, unnamed".
    """
    if content.verdict == Verdict.NOT_CHECKABLE:
        return Dial("Not counted", "Nothing that evidence could settle is scored.")
    (origins_for, origins_against) = content.suggestion.origins
    (items_for, items_against) = content.suggestion.items
    sides = [
        (origins_for, items_for, "for it"),
        (origins_against, items_against, "against it"),
    ]
    if content.verdict == Verdict.REFUTED or (not items_for and items_against):
        sides.reverse()
    (origins, items, side), (others, other_items, other_side) = sides
    if not items:
        return Dial("No origin", "No item of evidence weighs for or against it.")
    verb = "speaks" if origins == 1 else "speak"
    unnamed = lone_origin(content)
    if unnamed:
        headline = f"1 origin, {unnamed}"
        detail = f"in {counted(items, 'item')}, which {'speaks' if items == 1 else 'speak'} {side}."
    else:
        headline = f"{counted(origins, 'origin')} in {counted(items, 'item')}"
        detail = f"{verb} {side}."
    headline = headline[0].upper() + headline[1:]
    if other_items:
        other_verb = "speaks" if other_items == 1 else "speak"
        from_ = counted(others, "origin")
        detail += (
            f" {other_side.capitalize()} {other_verb} {counted(other_items, 'item')} from {from_}."
        )
    elif content.confidence:
        detail += f" Nothing speaks {other_side}."
    if not content.confidence:
        detail += " No confidence is shown with this verdict."
    return Dial(headline, detail)


def lone_origin(content: ClaimContent) -> str:
    """What to say of the only origin of the leading side, where no confidence is shown.

    A value of `LoneOrigin`, or "" for a known one, for several or for none.
    """
    (origins_for, origins_against) = content.suggestion.origins
    (items_for, items_against) = content.suggestion.items
    against = content.verdict == Verdict.REFUTED or (not items_for and items_against)
    if content.confidence or (origins_against if against else origins_for) != 1:
        return ""
    return _unnamed(content, Stance.DISPUTES if against else Stance.SUPPORTS)


def _unnamed(content: ClaimContent, stance: Stance) -> str:
    """ "unnamed" or "not stated", if that is what a side's only origin is; else ""."""
    keys = {key for item in counted_items(content, stance) for key in item.origins}
    if keys == {UNKNOWN}:
        return "not stated"
    kinds = {origin.kind for origin in content.origins if origin.key in keys}
    return "unnamed" if kinds == {"person"} else ""


#: Rows from the top, columns from the left: confidence rises towards the upper right.
LEVELS = (EvidenceLevel.ROBUST, EvidenceLevel.MEDIUM, EvidenceLevel.LIMITED)
AGREEMENTS = (Agreement.LOW, Agreement.MEDIUM, Agreement.HIGH)
_AMOUNT = {
    EvidenceLevel.ROBUST: "There is enough evidence",
    EvidenceLevel.MEDIUM: "There is some evidence",
    EvidenceLevel.LIMITED: "There is little evidence",
}
_CONCORD = {
    Agreement.HIGH: "and what there is agrees",
    Agreement.MEDIUM: "and it agrees in part",
    Agreement.LOW: "and it does not agree",
}


@dataclass(frozen=True)
class Cell:
    """`step` 0 to 4 counts how far up and right it stands."""

    step: int
    is_here: bool


@dataclass(frozen=True)
class Matrix:
    """`rows` are (level, cells); `finding` says the same in one sentence."""

    rows: tuple[tuple[EvidenceLevel, tuple[Cell, ...]], ...]
    finding: str


def matrix(content: ClaimContent) -> Matrix | None:
    """Evidence by agreement (the layout of IPCC's guidance note); None where nothing is scored."""
    found = content.suggestion
    if found.evidence_level is None or found.agreement is None or not any(found.items):
        return None
    return matrix_at(EvidenceLevel(found.evidence_level), Agreement(found.agreement))


def matrix_at(level: EvidenceLevel, agreement: Agreement) -> Matrix:
    """With this cell marked."""
    rows = tuple(
        (
            row,
            tuple(
                Cell(2 - up + right, row == level and column == agreement)
                for right, column in enumerate(AGREEMENTS)
            ),
        )
        for up, row in enumerate(LEVELS)
    )
    return Matrix(rows, f"{_AMOUNT[level]}, {_CONCORD[agreement]}.")
