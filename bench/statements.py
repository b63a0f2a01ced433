"""What is asked of the finder of near-duplicates: statements with a known answer."""

from __future__ import annotations

import csv
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from random import Random

from bench.claim_loading import CONFIDENTIAL
from bench.claim_texts import Told

#: Pairs of statements written by hand, in seven languages, before anything was measured on them:
#: a claim on record, and the same in other words or another fact of the same company.
PAIRS = Path(__file__).with_name("pairs.csv")

#: Out of 200.
SHARES = {
    "exact": 35, "other case and signs": 15, "paraphrase": 60, "misspelt": 25,
    "Japanese paraphrase": 20, "nothing alike": 20, "very short": 15, "very long": 10,
}  # fmt: skip

NOTHING = (
    "Glaciers", "orchids", "monks", "volcano", "choir", "tides", "whales", "poems", "moss",
    "lanterns", "owls", "comets", "dancers", "hermit", "quartz", "saffron",
)  # fmt: skip


@dataclass(frozen=True)
class Asked:
    """`planted` is the claim that should be found; None where nothing should be."""

    kind: str
    statement: str
    planted: str | None


def asked_statements(facts: list[Told], rng: Random) -> list[Asked]:
    """200 statements about these facts, in random order."""
    seen = [fact for number, fact in enumerate(facts) if number % CONFIDENTIAL != 7]
    japanese = [fact for fact in seen if fact.language == "ja"]
    makers: dict[str, Callable[[Told], tuple[str, str | None]]] = {
        "exact": lambda fact: (fact.ways[0], fact.ways[0]),
        "other case and signs": lambda fact: (fact.ways[0].upper().rstrip("."), fact.ways[0]),
        "paraphrase": lambda fact: (rng.choice(fact.ways[1:]), fact.ways[0]),
        "Japanese paraphrase": lambda fact: (rng.choice(fact.ways[1:]), fact.ways[0]),
        "misspelt": lambda fact: (misspelt(fact.ways[0], rng), fact.ways[0]),
        "nothing alike": lambda fact: (" ".join(rng.sample(NOTHING, 9)) + ".", None),
        "very short": lambda fact: (
            " ".join(rng.sample(NOTHING, 1)) + " " + fact.ways[0][:9],
            None,
        ),
        "very long": lambda fact: (" ".join(one.ways[1] for one in rng.sample(seen, 25)), None),
    }
    asked: list[Asked] = []
    for kind, count in SHARES.items():
        of_kind = japanese if kind.startswith("Japanese") else seen
        asked += [Asked(kind, *makers[kind](fact)) for fact in rng.sample(of_kind, count)]
    rng.shuffle(asked)
    return asked


def written_claims() -> list[Told]:
    """What the pairs have on record, each once."""
    return [Told((words,)) for words in dict.fromkeys(row["on_record"] for row in _pairs())]


def written_statements() -> list[Asked]:
    return [
        Asked("the same in other words", row["asked"], row["on_record"])
        if row["same"] == "yes"
        else Asked("another fact", row["asked"], None)
        for row in _pairs()
    ]


def _pairs() -> list[dict[str, str]]:
    with PAIRS.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def misspelt(statement: str, rng: Random) -> str:
    """Two letters of two longer words change places."""
    words = statement.split()
    longer = [place for place, word in enumerate(words) if len(word) > 4 and word.isalpha()]
    for place in rng.sample(longer, min(2, len(longer))):
        word, at = words[place], rng.randrange(1, len(words[place]) - 2)
        words[place] = word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    return " ".join(words)
