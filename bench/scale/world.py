"""A base of a given size as the tables that `manage.py load table` reads: seeded and skewed.

For n claims: n/10 companies, n/100 sources, 3n/10 articles, 3n evidence items and n/20 relations.
Companies, topics, sources and words are as uneven as in life: the largest company has a part in
one of seven claims, the most frequent word stands in every second one.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

from bench.scale.words import Skewed, company_names, lexicon

SEED = 20261123
TOPICS = 200
WORDS = 20_000
#: How uneven companies are: of a million claims the largest of them has a part in some 13 of 100.
STEEP, FLAT = 1.2, 2.0
VERDICTS = (
    ("supported", "high"), ("supported", "moderate"), ("supported", "very high"),
    ("disputed", "low"), ("refuted", "moderate"), ("unproven", ""), ("", ""),
)  # fmt: skip
KINDS = ("media_report", "on_record_statement", "company_filing", "expert_opinion")
COUNTRIES = ("US", "DE", "GB", "FR", "JP", "NL", "IE", "")
RELATIONS = ("partnership", "investment", "supplier", "customer", "competitor", "litigation")

COLUMNS = {
    "companies": ("key", "name", "country", "names"),
    "sources": ("key", "name", "kind"),
    "articles": ("key", "title", "publisher", "published_on", "url"),
    "claims": (
        "key", "statement", "in_short", "temporal", "held_from", "language", "companies", "topics",
        "verdict", "confidence", "rationale",
    ),
    "evidence": ("key", "claim", "source", "article", "kind", "directness", "stance", "date"),
    "relations": ("key", "subject", "object", "kind", "claims"),
}  # fmt: skip
#: In the order in which they are loaded.
TABLES = ("companies", "sources", "articles", "claims", "evidence", "relations")


@dataclass(frozen=True)
class World:
    """Rows of each table as tuples in the order of COLUMNS; the same for the same size."""

    claims: int
    seed: int = SEED

    @property
    def companies(self) -> int:
        return max(self.claims // 10, 10)

    @property
    def sources(self) -> int:
        return max(self.claims // 100, 20)

    @property
    def articles(self) -> int:
        return max(3 * self.claims // 10, 10)

    def rows(self, table: str) -> Iterator[Sequence[str]]:
        made = {
            "companies": self._companies,
            "sources": self._sources,
            "articles": self._articles,
            "claims": self._claims,
            "evidence": self._evidence,
            "relations": self._relations,
        }
        return made[table](Random(f"{self.seed} {table}"))

    def write(self, folder: Path) -> dict[str, Path]:
        """A CSV file for each table."""
        files = {table: folder / f"{table}.csv" for table in TABLES}
        for table, path in files.items():
            with path.open("w", newline="") as file:
                write_rows(file, COLUMNS[table], self.rows(table))
        return files

    def names(self) -> list[str]:
        """Of all companies; the most claims first."""
        return company_names(Random(f"{self.seed} names"), self.companies)

    def _companies(self, random: Random) -> Iterator[Sequence[str]]:
        for number, name in enumerate(self.names()):
            short = name.split()[0]
            former = f"former:{short}{random.choice(('soft', 'ware', 'net', 'lab'))}"
            names = former if random.random() < 0.2 else ""
            yield f"c{number}", name, random.choice(COUNTRIES), names

    def _sources(self, random: Random) -> Iterator[Sequence[str]]:
        for number, name in enumerate(company_names(random, self.sources)):
            yield f"s{number}", f"The {name.split()[0]} Post {number}", "news_outlet"

    def _articles(self, random: Random) -> Iterator[Sequence[str]]:
        publishers = Skewed(range(self.sources), 1.0)
        words = Skewed(lexicon(Random(f"{SEED} words"), WORDS), 1.0)
        for number in range(self.articles):
            title = " ".join(words.several(random, 6)).capitalize()
            yield (
                f"a{number}", title, f"s{publishers.choose(random)}", _day(random),
                f"https://news.example/{self.seed}/{number}",
            )  # fmt: skip

    def _claims(self, random: Random) -> Iterator[Sequence[str]]:
        names = self.names()
        companies = Skewed(range(self.companies), STEEP, FLAT)
        topics = Skewed([f"Topic {number}" for number in range(TOPICS)], 1.0)
        words = Skewed(lexicon(Random(f"{SEED} words"), WORDS), 1.0)
        roles = ("subject", "counterparty", "supplier", "customer", "regulator")
        for number in range(self.claims):
            concerned = companies.several(random, random.choice((1, 1, 2, 2, 3)))
            said = " ".join(words.choose(random) for _ in range(random.randrange(6, 14)))
            verdict, confidence = random.choice(VERDICTS)
            held = _date(random)
            yield (
                f"k{number}",
                f"{names[concerned[0]]} {said}.",
                f"In short: {words.choose(random)} {words.choose(random)}." if number % 3 else "",
                "event" if held else "state",
                held,
                "en",
                "|".join(f"{roles[place]}:c{key}" for place, key in enumerate(concerned)),
                "|".join(topics.several(random, random.choice((0, 1, 1, 2)))),
                verdict,
                confidence,
                "As the items say." if verdict else "",
            )

    def _evidence(self, random: Random) -> Iterator[Sequence[str]]:
        sources = Skewed(range(self.sources), 1.0)
        for number in range(3 * self.claims):
            yield (
                f"e{number}",
                f"k{number // 3}",
                f"s{sources.choose(random)}",
                f"a{random.randrange(self.articles)}" if random.random() < 0.6 else "",
                random.choice(KINDS),
                random.choice(("direct", "secondhand")),
                "supports" if random.random() < 0.8 else "disputes",
                _date(random),
            )

    def _relations(self, random: Random) -> Iterator[Sequence[str]]:
        companies = Skewed(range(self.companies), 0.8)
        seen = set()
        for number in range(self.claims // 20):
            pair = companies.several(random, 2)
            kind = random.choice(RELATIONS)
            if len(pair) == 2 and (*pair, kind) not in seen:
                seen.add((*pair, kind))
                claims = "|".join(f"k{random.randrange(self.claims)}" for _ in range(2))
                yield f"r{number}", f"c{pair[0]}", f"c{pair[1]}", kind, claims


def write_rows(file: Iterable[str], columns: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    writer = csv.writer(file)  # type: ignore[arg-type]
    writer.writerow(columns)
    writer.writerows(rows)


def _day(random: Random) -> str:
    return f"{_year(random)}-{random.randrange(1, 13):02}-{random.randrange(1, 29):02}"


def _date(random: Random) -> str:
    """Partial, or not stated: of ten dates six are days, two are months, one is a year."""
    day = _day(random)
    return random.choice((day, day, day, day, day, day, day[:7], day[:7], day[:4], ""))


def _year(random: Random) -> int:
    """Recent years more often."""
    return 2026 - min(int(random.expovariate(0.25)), 30)
