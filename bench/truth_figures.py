"""How good probabilities are, once the truth is known: accuracy, Brier score, calibration."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from math import nan
from statistics import fmean

#: "High" starts at 80 % (confidence.md §2.5); rounding is no difference.
HIGH, ROUNDING = 0.80, 1e-9
BINS = 10


@dataclass(frozen=True, slots=True)
class Judged:
    """A claim with the probability given to it, 0 to 1, and whether it is true."""

    probability: float
    is_true: bool


@dataclass(frozen=True, slots=True)
class Figures:
    """Shares and scores between 0 and 1; `true_of_high` is not a number where nothing is high."""

    accuracy: float
    brier: float
    calibration_error: float
    high: float
    true_of_high: float


def brier(claims: Collection[Judged]) -> float:
    """Mean squared distance of probability and truth: 0 is perfect, 0.25 is "50 %" always.

    Brier 1950. Raises StatisticsError without claims.
    """
    return fmean((one.probability - one.is_true) ** 2 for one in claims)


def calibration_error(claims: Collection[Judged], bins: int = BINS) -> float:
    """How far the mean probability is from the share of true, on average over equal bins.

    Expected calibration error, each bin weighing as many claims as it holds (Naeini, Cooper and
    Hauskrecht 2015). 0 is perfect.
    """
    held: list[list[Judged]] = [[] for _ in range(bins)]
    for one in claims:
        held[min(int(one.probability * bins + ROUNDING), bins - 1)].append(one)
    return sum(
        abs(sum(one.probability - one.is_true for one in members)) for members in held
    ) / len(claims)


def best(claims: Sequence[Judged]) -> tuple[float, float]:
    """(the greatest probability of a question's claims, the share of true among its holders).

    A tie is a draw: the method does not know better, and the order of the file must not help.
    """
    most = max(one.probability for one in claims)
    first = [one.is_true for one in claims if one.probability >= most - ROUNDING]
    return most, fmean(first)


def figures(questions: Collection[Sequence[Judged]]) -> Figures:
    """Accuracy and "high" are over the best claim of each question, the others over all claims."""
    answers = [best(claims) for claims in questions]
    claims = [one for claims in questions for one in claims]
    high = [right for probability, right in answers if probability >= HIGH - ROUNDING]
    return Figures(
        accuracy=fmean(right for _, right in answers),
        brier=brier(claims),
        calibration_error=calibration_error(claims),
        high=len(high) / len(answers),
        true_of_high=fmean(high) if high else nan,
    )


def pooled(draws: Collection[Figures]) -> Figures:
    """The mean of draws over as many questions each; `true_of_high` over all that is high."""
    high = fmean(one.high for one in draws)
    true = fmean(one.true_of_high * one.high if one.high else 0.0 for one in draws)
    return Figures(
        accuracy=fmean(one.accuracy for one in draws),
        brier=fmean(one.brier for one in draws),
        calibration_error=fmean(one.calibration_error for one in draws),
        high=high,
        true_of_high=true / high if high else nan,
    )
