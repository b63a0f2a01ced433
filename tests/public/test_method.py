"""The method page."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from articles.logic.confidence import (
    ALGORITHM_VERSION,
    RULES,
    TABLE,
    ClaimFacts,
    EvidenceItem,
    ceilings,
    suggest,
)
from articles.logic.rule_words import RULE_WORDS
from articles.logic.vocabulary import (
    Confidence,
    Credibility,
    Directness,
    EvidenceKind,
    Interest,
    Likelihood,
    Reliability,
    Stance,
    Verdict,
)
from articles.public.reading import method_example as example
from articles.public.reading.method import AT_MOST, method
from articles.public.reading.method_figures import REAL, WORLDS
from articles.public.reading.method_versions import VERSIONS
from tests.public.pages import assert_fit_for_readers

FIGURES = Path(__file__).resolve().parents[2] / "docs" / "confidence.md"


@pytest.fixture
def said(client: Client) -> str:
    response = client.get("/method/")
    assert_fit_for_readers(response)
    page = response.content.decode().split("<main")[1].split("</main>")[0]
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page.split(">", 1)[1]))


def test_it_computes_its_example_with_the_rules() -> None:
    steps = method().steps
    assert [(step.result.word, step.result.verdict) for step in steps] == [
        ("low", "unproven"),
        ("low", "unproven"),
        ("high", "supported"),
        ("high", "supported"),
        ("moderate", "supported"),
    ]
    again = suggest(ClaimFacts("fact"), (example.LEAK,), as_of=example.DAY)
    assert steps[0].result == again
    # The note of the last step says that the sum needs no limit.
    assert not [reason for reason in steps[-1].result.reasons if reason.kind == "cap"]


def test_it_gives_reasons_that_add_up() -> None:
    for step in method().steps:
        assert sum(line.points for line in step.lines) == pytest.approx(step.result.points)


def test_it_counts_the_rewrites_of_one_person_once() -> None:
    first, second, *_ = method().steps
    assert first.result.score == second.result.score
    assert second.items == 11
    assert second.result.origins == (1, 0)


def test_it_says_what_would_change_its_example(said: str) -> None:
    assert "If the contract were retracted: supported, high confidence." in said
    assert "If the court filing were retracted: refuted, moderate confidence." in said


def test_it_names_every_term_that_weighs_with_its_number(said: str) -> None:
    for terms, numbers in (
        (Reliability, TABLE.reliability),
        (Credibility, TABLE.credibility),
        (EvidenceKind, TABLE.kind),
        (Directness, TABLE.directness),
        (Interest, TABLE.interest),
    ):
        for term in terms:
            assert f"{term.label} {numbers[term]:g} " in said, term
    for days in TABLE.half_life_days.values():
        assert f" {days:g} " in said
    assert all(verdict.label in said for verdict in Verdict)


def test_it_names_every_rule_at_the_address_that_claims_link_to(client: Client) -> None:
    page = client.get("/method/").content.decode()
    for rule in RULES:
        row = page.split(f'id="rule-{rule.name}"')[1].split("</tr>")[0]
        words = RULE_WORDS[rule.name]
        assert f"{rule.name}: {words.name}" in row
        assert AT_MOST[rule.name][1:] in row


def item(id: str, **values: Any) -> EvidenceItem:
    given = {"source": id, "reliability": "A", "credibility": "2", "kind": "on_record_statement"}
    return EvidenceItem(id=id, stance=Stance.SUPPORTS, **(given | values))


UNNAMED = [item(n, kind="anonymous", derived_from=(f"origin:{n}",)) for n in "ab"]
THREE = [item(n) for n in "abc"]
RECORD = item("r", kind="dataset")
DISSENT = EvidenceItem("x", Stance.DISPUTES, source="x", reliability="A", credibility="2",
                       kind="dataset")  # fmt: skip
FACT = ClaimFacts("fact")


@pytest.mark.parametrize(
    ("rule", "claim", "evidence", "word"),
    [
        ("R0", FACT, THREE, "very high"),
        ("R1", FACT, UNNAMED[:1], "low"),
        ("R1", FACT, UNNAMED, "moderate"),
        ("R2", FACT, THREE[:1], "moderate"),
        ("R2", FACT, [RECORD], "high"),
        ("R3", FACT, THREE[:2], "high"),
        ("R0", FACT, [*THREE[:1], RECORD], "very high"),
        ("R4", FACT, [*THREE, DISSENT], "moderate"),
        ("R5", ClaimFacts("forecast"), THREE, "high"),
        ("R6", ClaimFacts("causal"), THREE, "moderate"),
    ],
)
def test_it_says_of_each_rule_what_the_rule_does(
    rule: str, claim: ClaimFacts, evidence: list[EvidenceItem], word: str
) -> None:
    ceiling, _ = ceilings(claim, evidence, as_of=example.DAY)
    assert ceiling.word == word
    assert rule in [binding.name for binding in ceiling.rules]
    assert word in AT_MOST[rule]


def test_it_says_what_is_not_validated(said: str) -> None:
    part = said[said.index("What is not validated The logic") :]
    for words in (
        "forecasts (R5)",
        "cause and effect (R6)",
        "second hand",
        "own interest",
        "fading",
        "no data has validated them",
    ):
        assert words in part


def test_it_tells_the_versions_the_one_in_force_first(said: str) -> None:
    assert VERSIONS[0].number == ALGORITHM_VERSION
    assert f"Version {ALGORITHM_VERSION}, in force" in said


def test_it_tells_the_figures_that_were_measured(said: str) -> None:
    measured = FIGURES.read_text()
    for row in REAL:
        block = measured.split(f"\n{row.key} ")[1].split("questions;")[0]
        lines = {
            line[:46].strip(): re.findall(r"\d+\.\d+|—", line[46:])
            for line in block.splitlines()
            if line.startswith("  ") and "±" in line
        }
        shares = {name: float(numbers[0]) for name, numbers in lines.items()}
        ours = lines["suggest"][-2:]
        assert f"{row.questions} " in block.splitlines()[-1]
        assert (row.majority, row.source_count, row.records, row.rules) == (
            shares["majority vote"], shares["source count"], shares["noisy-OR"], shares["suggest"]
        )  # fmt: skip
        assert [row.high, row.high_true] == [float(n) if n != "—" else None for n in ours]
        assert f"{row.name} ({row.questions}) {row.majority} {row.source_count}" in said
    for world in WORLDS:
        line = measured.split(f"| {world.copies} %, {world.who} | ")[1].splitlines()[0]
        majority, count, _, own, _, declared, *_ = (float(n) for n in line.rstrip(" |").split("|"))
        assert (majority, count, own, declared) == (
            world.majority, world.source_count, world.taken_for_own, world.declared
        )  # fmt: skip
        gains = measured.split("accuracy with copies declared, less")[1]
        line = gains.split(f"{world.copies} % copies, {world.who} ")[1].splitlines()[0]
        assert float(line.split()[0]) == world.gain


def test_it_says_what_it_loses(said: str) -> None:
    part = said[said.index("What it loses") :]
    assert "up to 25.5 right answers in a hundred to lose" in part
    assert "brings 2.6 to 16.5 right answers more" in said
    for words in ("says high rarely", "Who wants probabilities gets better ones", "worst of"):
        assert words in part


def test_it_never_puts_a_likelihood_beside_a_confidence(said: str) -> None:
    for part in re.split(r"(?<=[.!?:])\s", said):
        words = [term.label for term in Likelihood if re.search(rf"\b{term.label}\b", part)]
        assert not (words and any(term.value in part.lower() for term in Confidence)), part


@pytest.mark.django_db
def test_it_asks_the_database_nothing(client: Client, django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(0):
        client.get("/method/")
