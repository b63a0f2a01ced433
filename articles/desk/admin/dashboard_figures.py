"""How the desk is doing: figures with what they were counted from, and calibration."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from articles.desk.admin.permissions import has_role
from articles.desk.editing.acting import CHECKERS
from articles.desk.queue import figures
from articles.logic.calibration import ENOUGH, Bin, bins
from articles.logic.desk_figures import Share, lasted, per_hundred
from articles.logic.wording import counted

#: The drawing, in its own units: a square of 100 with room for words.
_LEFT, _TOP, _SIDE = 30, 8, 100
#: Radius of a dot whose word was said most often; the others by area.
_LARGEST = 6.0


@dataclass(frozen=True)
class Figure:
    title: str
    value: str
    counted_from: str


@dataclass(frozen=True)
class Dot:
    x: float
    y: float
    radius: float


@dataclass(frozen=True)
class Judge:
    """The editors or the rules, by word of confidence; `dots` for the words that were said."""

    name: str
    mark: str
    bins: list[Bin]
    dots: list[Dot]
    finding: str


@dataclass(frozen=True)
class Calibration:
    """`judges` is empty until enough came out."""

    resolved: int
    enough: int
    judges: list[Judge]


def figures_for(request: Any) -> list[Figure]:
    """How far editors and rules lie apart is told only to those who may see suggestions."""
    to_check, (corrected, editions) = figures.time_to_check(), figures.corrections()
    shown = [
        Figure(
            "Median time to a second check",
            lasted(to_check.median),
            f"{counted(to_check.checks, 'check')} in the last {figures.DAYS} days, from submission",
        ),
        Figure(
            "Correction rate",
            per_hundred(corrected, editions),
            f"{counted(corrected, 'correction or retraction', 'corrections and retractions')} on "
            f"{counted(editions, 'edition')} checked here",
        ),
        _share("Evidence with a known origin", figures.known_origins(), "live item", figures.ITEMS),
    ]
    if has_role(request, *CHECKERS):
        apart = figures.far_from_rules()
        shown.append(
            _share("Editor and rules two levels apart", apart, "assessment", figures.ASSESSED)
        )
    return shown


def _share(title: str, share: Share, of: str, most: int) -> Figure:
    newest = " (the newest)" if share.whole >= most else ""
    return Figure(title, str(share), f"{share.part} of {counted(share.whole, of)}{newest}")


def calibration() -> Calibration:
    found = figures.came_out()
    if found.resolved < ENOUGH:
        return Calibration(found.resolved, ENOUGH, [])
    judges = [_judge("Editor", "dot", found.editor), _judge("Rules", "ring", found.rules)]
    return Calibration(found.resolved, ENOUGH, judges)


def _judge(name: str, mark: str, said: Any) -> Judge:
    filled = [one for one in bins(said) if one.said]
    most = max((one.said for one in filled), default=1)
    dots = [
        Dot(
            round(_LEFT + (one.middle - 50) / 50 * _SIDE, 1),
            round(_TOP + (100 - one.percent) / 100 * _SIDE, 1),
            round(max(2.0, _LARGEST * (one.said / most) ** 0.5), 1),
        )
        for one in filled
    ]
    return Judge(name, mark, filled, dots, _finding(name, filled))


def _finding(name: str, filled: list[Bin]) -> str:
    """In one sentence: in how many of its words what came out lies in the word's band."""
    if not filled:
        return f"{name}: no verdict that an outcome could bear out."
    said = sum(one.said for one in filled)
    borne_out = sum(one.borne_out for one in filled)
    within = sum(one.is_within for one in filled)
    return (
        f"{name}: {borne_out} of {counted(said, 'verdict')} came out so; "
        f"as often as the word says in {within} of {counted(len(filled), 'word')} of confidence."
    )
