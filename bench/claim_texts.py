"""Statements for benchmarks: invented companies in the shares that real ones have.

Everything is drawn from one seed. A `Told` can be said in several ways, so that a paraphrase of a
claim on record is known to be one. The most frequent company is in about 12 claims of 100, the
next in half as many, and so on (Zipf's law); things and places follow a flatter curve.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import accumulate, product
from random import Random
from typing import TypeVar

T = TypeVar("T")


def _listed(words: str) -> tuple[str, ...]:
    return tuple(words.split())


FIRST = _listed(
    """North Harbour Silver Blue Iron Clear Stone Bright Red Deep High Green Quick Still Wild
    Grand Fair Long Oak Sun"""
)
SECOND = _listed(
    """light field bridge gate wave point ridge haven mark stream forge crest line vale port
    wood peak brook stone path"""
)
KINDS = _listed(
    """Data Systems Labs Holdings Robotics Energy Foods Bank Motors Media Health Logistics AI
    Software Capital Steel"""
)
THINGS = _listed(
    """sensors batteries vaccines chips turbines loans trucks tractors payments servers
    recordings maps drones textiles fertilisers cables satellites engines insurance
    furniture toys cement glass medicines tyres cameras printers elevators tickets flour
    aluminium paper pumps valves lasers scooters freezers panels transformers games"""
)
TRAITS = _listed(
    """industrial medical cheap electric digital second-hand organic secure agricultural
    military portable recycled wireless automated hybrid imported regional certified
    defective experimental"""
)
PLACES = _listed(
    """Germany Poland Kenya Texas Ohio Vietnam Brazil Japan Korea France Spain Norway Nigeria
    Chile India Turkey Egypt Canada Mexico Ireland Wales Portugal Peru Ghana Malaysia
    Finland"""
)
ROLES = (
    "chief executive", "chairwoman", "finance director", "head of research", "chief engineer",
    "general counsel", "works council", "founder",
)  # fmt: skip
GIVEN = _listed(
    """Ada Bram Chidi Dorota Elif Farid Greta Hana Ivo Jun Kofi Lena Mats Nadia Omar Pia Rosa
    Sven Tala Wanda"""
)
FAMILY = _listed(
    """Adler Berg Castro Diaz Eriksen Fofana Grant Holm Ito Jansen Kaya Lund Moreau Novak
    Okafor Park Quist Rossi Sato Tran"""
)
SYLLABLES = _listed("""ba ren tol mi ska dor ve lun pri quo zan ter""")
JP_NAMES = _listed(
    """東海電機 富山製薬 北斗通信 日和銀行 関西鉄鋼 青葉食品 大洋海運 光学研究所 中央自動車
    白樺出版 瀬戸内化学 九州電子 双葉建設 みなと証券 星野重工"""
)
JP_THINGS = _listed(
    """半導体 電池 医薬品 船舶 自動車部品 通信衛星 太陽光パネル 冷凍食品 工作機械 光ファイバー
    産業用ロボット 肥料 鉄道車両 映像機器"""
)
JP_PLACES = _listed("""福岡 北海道 ベトナム ドイツ 名古屋 インド 広島 台湾 新潟 タイ""")


@dataclass(frozen=True)
class Told:
    """A fact and the ways in which it can be said."""

    ways: tuple[str, ...]
    language: str = "en"


class Weighted:
    """Draws with weights 1, 1/2^s, 1/3^s, …"""

    def __init__(self, items: Sequence[T], steepness: float) -> None:
        self._items = items
        self._bounds = list(accumulate((n + 1) ** -steepness for n in range(len(items))))

    def draw(self, rng: Random) -> str:
        return str(rng.choices(self._items, cum_weights=self._bounds)[0])


class Storyteller:
    """An endless row of facts from `seed`."""

    def __init__(self, seed: int) -> None:
        self._rng = rng = Random(seed)
        names = [f"{a}{b} {kind}" for a, b in product(FIRST, SECOND) for kind in KINDS]
        rng.shuffle(names)
        jargon = ["".join(parts) for parts in product(SYLLABLES, repeat=3)]
        rng.shuffle(jargon)
        self._companies = Weighted(names[:4000], 1.0)
        self._things = Weighted(THINGS, 0.6)
        self._jargon = Weighted([f"{word}s" for word in jargon], 0.8)
        self._places = Weighted(PLACES, 0.7)

    def told(self) -> Told:
        """One in forty is Japanese, one in thirty German."""
        die = self._rng.random()
        if die < 1 / 40:
            return self._japanese()
        if die < 1 / 40 + 1 / 30:
            return self._german()
        ways: tuple[Callable[[], tuple[str, ...]], ...] = (
            self._trained, self._bought, self._raised, self._sued, self._opened, self._said,
            self._supplied, self._recalled, self._expects, self._hired,
        )  # fmt: skip
        return Told(self._rng.choice(ways)())

    def _two(self) -> tuple[str, str]:
        one = other = self._companies.draw(self._rng)
        while other == one:
            other = self._companies.draw(self._rng)
        return one, other

    def _ware(self) -> str:
        what = self._jargon if self._rng.random() < 0.4 else self._things
        return f"{self._rng.choice(TRAITS)} {what.draw(self._rng)}"

    def _number(self) -> int:
        return int(10 ** self._rng.uniform(0.5, 3.3))

    def _year(self) -> int:
        return self._rng.choices(range(2012, 2026), cum_weights=range(1, 15))[0]

    def _place(self) -> str:
        return self._places.draw(self._rng)

    def _person(self) -> str:
        return f"{self._rng.choice(GIVEN)} {self._rng.choice(FAMILY)}"

    def _trained(self) -> tuple[str, ...]:
        (a, b), ware = self._two(), self._ware()
        return (
            f"{a} trains a model for other customers on recordings from {b}’s {ware}.",
            f"{a} used recordings of {b}’s {ware} to train a model for other customers.",
            f"Recordings from the {ware} of {b} were used by {a} for training a model that other "
            "customers get.",
        )

    def _bought(self) -> tuple[str, ...]:
        (a, b), ware, n, year = self._two(), self._ware(), self._number(), self._year()
        return (
            f"{a} bought {b}, a maker of {ware}, for ${n} million in {year}.",
            f"{b}, which makes {ware}, was bought by {a} in {year} for {n} million dollars.",
            f"In {year}, {a} paid ${n}m for {b}, which makes {ware}.",
        )

    def _raised(self) -> tuple[str, ...]:
        (a, _), ware, n, place = self._two(), self._ware(), self._number() % 90 + 2, self._place()
        return (
            f"{a} raised its prices for {ware} in {place} by {n} per cent.",
            f"Prices of {a} for {ware} rose by {n}% in {place}.",
            f"In {place}, {a} has raised the price of {ware} by {n} percent.",
        )

    def _sued(self) -> tuple[str, ...]:
        (a, b), ware, place = self._two(), self._ware(), self._place()
        return (
            f"{a} sued {b} in {place} over patents on {ware}.",
            f"A patent suit over {ware} was filed by {a} against {b} in {place}.",
            f"{b} was sued by {a} in {place} because of its patents on {ware}.",
        )

    def _opened(self) -> tuple[str, ...]:
        (a, _), ware, n, place = self._two(), self._ware(), self._number(), self._place()
        year = self._year()
        return (
            f"{a} opened a factory for {ware} in {place} in {year} with {n} workers.",
            f"In {year} a factory for {ware} with {n} workers was opened in {place} by {a}.",
            f"Since {year}, {n} workers have made {ware} in a factory of {a} in {place}.",
        )

    def _said(self) -> tuple[str, ...]:
        (a, b), ware, who, role = self._two(), self._ware(), self._person(), self._rng.choice(ROLES)
        return (
            f"{who}, {role} of {a}, said that {b} had copied its {ware}.",
            f"According to {who}, the {role} of {a}, its {ware} were copied by {b}.",
            f"{b} copied {ware} of {a}, its {role} {who} says.",
        )

    def _supplied(self) -> tuple[str, ...]:
        (a, b), ware, n = self._two(), self._ware(), self._number()
        return (
            f"{a} will deliver {n},000 {ware} to {b} every year.",
            f"Every year {b} will receive {n},000 {ware} from {a}.",
            f"{b} gets {n}000 {ware} a year delivered by {a}.",
        )

    def _recalled(self) -> tuple[str, ...]:
        (a, _), ware, n, place = self._two(), self._ware(), self._number(), self._place()
        return (
            f"{a} recalled {n},000 {ware} from customers in {place} after fires.",
            f"After fires, {n},000 {ware} of {a} were recalled from customers in {place}.",
            f"Fires made {a} recall {n}000 {ware} in {place}.",
        )

    def _expects(self) -> tuple[str, ...]:
        (a, _), ware, n, year = self._two(), self._ware(), self._number(), self._year()
        return (
            f"{a} expects revenue from {ware} of €{n} million by {year + 5}.",
            f"By {year + 5}, revenue of {a} from {ware} is expected to reach {n} million euros.",
            f"{a} forecasts that {ware} will bring €{n}m of revenue in {year + 5}.",
        )

    def _hired(self) -> tuple[str, ...]:
        (a, b), who, role = self._two(), self._person(), self._rng.choice(ROLES)
        return (
            f"{a} hired {who} from {b} as its {role}.",
            f"{who} left {b} to become {role} of {a}.",
            f"{who}, who used to work for {b}, was hired by {a} as {role}.",
        )

    def _german(self) -> Told:
        (a, b), ware, n, year = self._two(), self._ware(), self._number(), self._year()
        ways = (
            f"{a} hat {b}, einen Hersteller von {ware}, im Jahr {year} für {n} Millionen Euro "
            "gekauft.",
            f"Im Jahr {year} wurde {b}, Hersteller von {ware}, für {n} Millionen Euro von {a} "
            "gekauft.",
            f"{b} stellt {ware} her und gehört seit {year} {a}, das {n} Millionen Euro zahlte.",
        )
        return Told(ways, "de")

    def _japanese(self) -> Told:
        rng = self._rng
        a, b = rng.sample(JP_NAMES, 2)
        ware, place = rng.choice(JP_THINGS), rng.choice(JP_PLACES)
        year, n = self._year(), self._number()
        ways = (
            f"{a}は{year}年に{place}で{b}と{ware}の工場を{n}億円で建設した。",
            f"{ware}の工場は{a}と{b}により{n}億円で{place}に{year}年に建設された。",
            f"{year}年、{b}と{a}が{place}に{n}億円をかけて{ware}の工場を建てた。",
        )
        return Told(ways, "ja")
