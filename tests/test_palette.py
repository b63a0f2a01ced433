"""The levels of confidence stay legible, and apart for colour-blind readers (design: pages.md)."""

from __future__ import annotations

import re
from itertools import combinations
from pathlib import Path

import pytest
from coloraide import Color

CSS = Path(__file__).resolve().parent.parent / "static" / "css" / "foundation.css"
TOKENS: dict[str, tuple[str, str]] = {
    name: (light, dark)
    for name, light, dark in re.findall(
        r"--([\w-]+): light-dark\((#\w+), (#\w+)\)", CSS.read_text()
    )
}
SCHEMES = ("light", "dark")
#: The smallest difference (CIEDE2000) between any two levels, over the four kinds of sight.
APART = {"light": 16.0, "dark": 11.0}
LEAST_CONTRAST = 5.0


def colour(token: str, scheme: str) -> Color:
    return Color(TOKENS[token][SCHEMES.index(scheme)])


def contrast(first: str, second: str, scheme: str) -> float:
    return colour(first, scheme).contrast(colour(second, scheme), method="wcag21")


def seen(token: str, scheme: str, sight: str) -> Color:
    plain = colour(token, scheme)
    return plain if sight == "normal" else plain.filter(sight, 1)


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("level", range(6))
def test_it_keeps_each_level_legible_on_its_ground_and_on_paper(level: int, scheme: str) -> None:
    assert contrast(f"level-{level}", f"ground-{level}", scheme) >= LEAST_CONTRAST
    assert contrast(f"level-{level}", "paper", scheme) >= LEAST_CONTRAST


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("text", ["ink", "muted", "link"])
@pytest.mark.parametrize("ground", ["paper", "wash"])
def test_it_keeps_words_legible(text: str, ground: str, scheme: str) -> None:
    assert contrast(text, ground, scheme) >= LEAST_CONTRAST


@pytest.mark.parametrize("scheme", SCHEMES)
def test_it_keeps_edges_of_controls_visible(scheme: str) -> None:
    assert contrast("edge", "paper", scheme) >= 3


@pytest.mark.parametrize("sight", ["normal", "protan", "deutan", "tritan"])
@pytest.mark.parametrize("scheme", SCHEMES)
def test_it_keeps_levels_apart(scheme: str, sight: str) -> None:
    nearest = min(
        (
            seen(f"level-{a}", scheme, sight).delta_e(
                seen(f"level-{b}", scheme, sight), method="2000"
            ),
            a,
            b,
        )
        for a, b in combinations(range(1, 6), 2)
    )
    assert nearest[0] >= APART[scheme], nearest


def test_it_finds_two_levels_that_run_together() -> None:
    red, green = (Color(c).filter("deutan", 1) for c in ("#b3261e", "#6b6100"))
    assert red.delta_e(green, method="2000") < APART["light"]
