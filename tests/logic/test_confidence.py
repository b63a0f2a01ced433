"""Every figure of confidence.md §3.8 and §3.6, every rule and every line of its fine print."""

from __future__ import annotations

import datetime
from dataclasses import replace
from datetime import date, timedelta
from math import log10
from typing import Any

import pytest

from articles.logic.confidence import (
    ALGORITHM_VERSION,
    RULES,
    TABLE,
    ClaimFacts,
    EvidenceItem,
    Suggestion,
    ceilings,
    floor_percent,
    suggest,
    weighed_items,
)

TODAY = date(2025, 6, 1)
FACT = ClaimFacts("fact", "event")
STATEMENT = ClaimFacts("statement", "event")


def item(id: str, kind: str, grade: str, stance: str = "supports", **more: Any) -> EvidenceItem:
    """An item whose source goes by its id; `grade` as "B2"."""
    return EvidenceItem(
        **{
            "id": id,
            "stance": stance,
            "source": id,
            "reliability": grade[0],
            "credibility": grade[1],
            "kind": kind,
            **more,
        }
    )


def asked(*evidence: EvidenceItem, claim: ClaimFacts = FACT, **links: list[str]) -> Suggestion:
    named = {key.replace("_", ":"): others for key, others in links.items()}
    return suggest(claim, evidence, named, as_of=TODAY)


def read(found: Suggestion) -> tuple[str | None, int]:
    assert found.score is not None
    return found.word, floor_percent(found.score)


def lines(found: Suggestion) -> list[str]:
    return [f"{reason.points:+.1f}  {reason.text}" for reason in found.reasons]


PERSON = item("p", "anonymous", "B2", source="two people familiar")
FILING = item("f", "official_document", "A2", source="court filing")
DENIAL = item(
    "d", "on_record_statement", "B2", "disputes", source="spokesperson", interest="self_serving"
)


def own(id: str, grade: str = "B2", **more: Any) -> EvidenceItem:
    """An outlet with reporting of its own."""
    return item(id, "media_report", grade, own_reporting=True, **more)


def said(id: str, grade: str = "B2", stance: str = "supports", **more: Any) -> EvidenceItem:
    return item(id, "on_record_statement", grade, stance, **more)


# The three examples of §3.8, to the letter


def test_it_counts_ten_rewrites_of_one_unnamed_person_once() -> None:
    rewrites = [item(f"r{n}", "media_report", "A2", derived_from=("p",)) for n in range(10)]
    found = asked(PERSON, *rewrites)
    assert read(found) == ("low", 65)
    assert found.verdict == "unproven"
    assert found.origins == (1, 0)
    assert found.reliable == (0, 0)
    assert lines(found) == [
        "+4.0  Supports: two people familiar (anonymous, B2), counted once for 11 items of the "
        "same origin",
        "-1.1  Capped at low: rests only on anonymous or unverifiable sources",
    ]


def test_it_weighs_a_filing_and_a_person_against_a_denial() -> None:
    found = asked(PERSON, FILING, DENIAL)
    assert read(found) == ("high", 89)
    assert found.verdict == "supported"
    assert found.origins == (2, 1)
    assert lines(found) == [
        "+10.0  Supports: court filing (official document, A2)",
        "+2.8  Supports: two people familiar (anonymous, B2); origin no. 2 counts 70%",
        "-3.5  Disputes: spokesperson (on record statement, B2)",
    ]


def test_it_caps_where_the_denial_comes_with_a_contract() -> None:
    found = asked(PERSON, FILING, replace(DENIAL, kind="official_document"))
    assert read(found) == ("moderate", 79)
    assert found.verdict == "supported"
    assert lines(found)[-1] == (
        "-3.3  Capped at moderate: a credible source says otherwise and this is unresolved"
    )
    assert found.reasons[-1].rules == ("R4",)
    assert found.reasons[-1].standards == ("IPCC low agreement, GRADE inconsistency",)


# The example sentences of §3.8 and §3.6


def test_it_reads_two_unnamed_persons_as_moderate() -> None:
    found = asked(*(item(n, "anonymous", "B2", derived_from=(f"person:{n}",)) for n in "ab"))
    assert read(found) == ("moderate", 79)
    assert found.origins == (2, 0)


def test_it_reads_two_outlets_with_reporting_of_their_own_as_high() -> None:
    found = asked(own("a"), own("b"))
    assert read(found) == ("high", 91)
    assert (found.origins, found.reliable) == ((2, 0), (2, 0))


def test_it_reads_three_outlets_that_do_not_say_where_from_as_one_origin() -> None:
    found = asked(*(item(n, "media_report", "B2") for n in "abc"))
    assert read(found) == ("low", 65)
    assert found.origins == (1, 0)
    assert found.reasons[0].roots == ("unknown",)


def test_it_reads_one_article_without_stated_basis_as_very_low() -> None:
    found = asked(item("a", "media_report", "F6", directness="secondhand", date=None))
    assert read(found) == ("very low", 54)
    assert found.verdict == "unproven"


def test_it_reads_a_statement_on_its_own_speaker_as_high() -> None:
    assert read(asked(said("A", "F2"), claim=STATEMENT)) == ("high", 83)


def test_it_reads_a_record_and_two_outlets_as_very_high() -> None:
    assert read(asked(FILING, own("a"), own("b"))) == ("very high", 98)


def test_it_reads_three_analysts_on_a_forecast_as_high() -> None:
    analysts = [item(n, "expert_opinion", "A2") for n in "abc"]
    found = asked(*analysts, claim=ClaimFacts("forecast"))
    assert read(found) == ("high", 94)
    assert found.reasons[-1].rules == ("R5",)


@pytest.mark.parametrize(
    ("grade", "number", "expected"),
    [
        ("B2", 1, ("moderate", 79)),
        ("B2", 2, ("high", 93)),
        ("B2", 3, ("very high", 97)),
        ("C3", 1, ("low", 64)),
        ("C3", 2, ("moderate", 72)),
    ],
)
def test_it_gives_the_figures_behind_the_constants(
    grade: str, number: int, expected: tuple[str, int]
) -> None:
    assert read(asked(*(said(f"s{n}", grade) for n in range(number)))) == expected


def test_it_starts_from_nothing() -> None:
    found = asked()
    assert found.score == 50
    assert found.points == 0
    assert (found.word, found.verdict) == ("very low", "unproven")
    assert (found.origins, found.reliable) == ((0, 0), (0, 0))
    assert (found.evidence_level, found.agreement) == ("limited", "low")
    assert found.reasons == ()


def test_it_never_scores_an_opinion() -> None:
    found = asked(FILING, claim=ClaimFacts("opinion"))
    assert found == Suggestion(None, None, None, found.verdict, (0, 0), (0, 0), None, None, ())
    assert found.verdict == "not_checkable"


# Origins


def test_it_gives_a_report_on_two_persons_both_origins() -> None:
    both = item("r", "media_report", "A2", derived_from=("a", "b"))
    found = asked(said("a"), said("b"), both)
    assert found.origins == (2, 0)
    assert found.reasons[-1].cause == "already_counted"


def test_it_adds_the_source_of_own_reporting_for_every_kind() -> None:
    found = asked(item("a", "anonymous", "B2", own_reporting=True, derived_from=("origin:x",)))
    assert found.reasons[0].roots == ("origin:x", "src:a")


def test_it_follows_links_between_sources() -> None:
    apart = asked(said("spokesperson"), said("company"))
    joined = asked(said("spokesperson"), said("company"), src_spokesperson=["src:company"])
    assert apart.origins == (2, 0)
    assert joined.origins == (1, 0)


def test_it_follows_links_from_any_origin_key() -> None:
    found = asked(item("a", "media_report", "B2"), unknown=["origin:wire"])
    assert found.reasons[0].roots == ("origin:wire",)
    assert found.reliable == (1, 0)


def test_it_takes_a_circle_of_links_for_one_origin() -> None:
    found = asked(said("a"), said("b"), src_a=["src:b"], src_b=["src:a"])
    assert found.origins == (1, 0)


def test_it_does_not_verify_the_unknown_by_a_circle_through_it() -> None:
    found = asked(item("m", "media_report", "B2"), said("a"), src_a=["unknown"], unknown=["src:a"])
    assert found.reasons[0].roots == ("unknown",)
    assert found.reliable == (0, 0)


def test_it_names_an_origin_after_an_item_without_source() -> None:
    assert asked(said("x", source="")).reasons[0].roots == ("src:x",)


def test_it_counts_nothing_that_rests_only_on_retracted_items() -> None:
    gone = said("a", state="retracted")
    found = asked(gone, item("b", "media_report", "A2", derived_from=("a",)))
    assert found.score == 50
    assert [reason.cause for reason in found.reasons] == ["retracted", "rests_on_void"]
    assert lines(found) == [
        "+0.0  Not counted: a (on record statement, B2), retracted",
        "+0.0  Not counted: b (media report, A2), rests only on what was retracted or superseded",
    ]


def test_it_counts_a_corrected_item() -> None:
    assert asked(said("a", state="corrected")).points == asked(said("a")).points


def test_it_takes_no_circle_with_a_retracted_item_for_a_root() -> None:
    found = asked(
        item("a", "media_report", "B2", derived_from=("b",)),
        item("b", "media_report", "B2", derived_from=("a",), state="superseded"),
    )
    assert found.origins == (0, 0)


def test_it_reads_a_retracted_item_in_the_whole_graph() -> None:
    """Two items of different stance on a circle are no root where the circle has a way out."""
    circle = (
        item("a", "media_report", "A2", derived_from=("b", "gone")),
        item("b", "media_report", "A2", "disputes", derived_from=("a",)),
    )
    gone = item("gone", "media_report", "A2", derived_from=("origin:x",), state="retracted")
    assert asked(*circle, gone).origins == (0, 0)
    assert asked(*circle, replace(gone, state="live")).origins == (1, 1)


# Points


def test_it_takes_the_least_of_reliability_credibility_and_kind() -> None:
    assert asked(said("a", "A2")).reasons[0].points == 7
    assert asked(said("a", "C2")).reasons[0].points == 2.5
    assert asked(said("a", "A4")).reasons[0].points == 1


@pytest.mark.parametrize(
    ("change", "points"),
    [
        ({"directness": "secondhand"}, 4.9),
        ({"directness": "circumstantial"}, 2.8),
        ({"interest": "self_serving"}, 3.5),
        ({"interest": "against_interest"}, 7),
        ({"directness": "secondhand", "interest": "self_serving"}, 2.45),
    ],
)
def test_it_multiplies_directness_and_interest(change: dict[str, str], points: float) -> None:
    assert asked(said("a", **change)).reasons[0].points == pytest.approx(points)


@pytest.mark.parametrize(
    ("temporal", "days", "factor"),
    [
        ("event", 5000, 1),
        ("state", 365, 0.5),
        ("state", 0, 1),
        ("state", -30, 1),
        ("state", 5000, 0.3),
        ("fast", 90, 0.5),
        ("fast", 45, 0.5**0.5),
        ("fast", None, 0.3),
        ("state", None, 0.3),
        ("event", None, 1),
    ],
)
def test_it_ages_states_but_not_events(temporal: str, days: int | None, factor: float) -> None:
    dated = said("a", date=None if days is None else TODAY - timedelta(days=days))
    found = asked(dated, claim=ClaimFacts("fact", temporal))
    assert found.reasons[0].points == pytest.approx(7 * factor)


@pytest.mark.parametrize("grade", ["E2", "A5"])
def test_it_takes_weightless_items_for_no_evidence_at_all(grade: str) -> None:
    found = asked(said("a", grade))
    assert found.score == 50
    assert found.origins == (0, 0)
    assert found.reasons[0].cause == "no_weight"
    assert "no evidence either way" in found.reasons[0].text


def test_it_gives_a_search_without_result_no_weight() -> None:
    found = asked(item("a", "null_search", "A2", "disputes"))
    assert found.points == 0
    assert found.reasons[0].text.endswith("a search that found nothing weighs nothing")


@pytest.mark.parametrize(
    ("kind", "points"),
    [
        ("on_record_statement", 7),
        ("official_document", 10),
        ("company_filing", 10),
        ("direct_observation", 10),
        ("dataset", 0.5),
        ("media_report", 0.5),
    ],
)
def test_it_takes_what_constitutes_a_statement_for_reliable(kind: str, points: float) -> None:
    found = asked(
        item("a", kind, "D2", interest="self_serving", derived_from=("origin:x",)),
        claim=STATEMENT,
    )
    assert found.reasons[0].points == points


def test_it_constitutes_nothing_at_second_hand() -> None:
    assert asked(said("a", "D2", directness="secondhand"), claim=STATEMENT).points == (
        pytest.approx(0.7)
    )


# Copies


def test_it_bounds_a_copy_by_its_best_parent() -> None:
    copy = item("c", "official_document", "A2", derived_from=("a", "b"))
    weighed = weighed_items(FACT, [said("a", "C3"), said("b", "D4"), copy], as_of=TODAY)
    assert [(one.item.id, one.points, one.is_copy) for one in weighed] == [
        ("a", 2.5, False),
        ("b", 1.0, False),
        ("c", 2.5, True),
    ]


def test_it_bounds_a_copy_of_copies() -> None:
    chain = [item(f"c{n}", "dataset", "A2", derived_from=(f"c{n - 1}",)) for n in range(1, 9)]
    weighed = weighed_items(FACT, [item("c0", "anonymous", "D3"), *chain], as_of=TODAY)
    assert {one.points for one in weighed} == {1.0}


def test_it_gives_items_that_only_cite_each_other_nothing() -> None:
    circle = (
        item("a", "media_report", "A2", derived_from=("b",)),
        item("b", "media_report", "A2", derived_from=("a",)),
    )
    found = asked(*circle)
    assert found.points == 0
    assert [reason.cause for reason in found.reasons] == ["repeats_no_weight"] * 2
    named = asked(replace(circle[0], derived_from=("b", "origin:x")), circle[1])
    assert named.origins == (1, 0)
    assert named.reasons[0].points == 6


@pytest.mark.parametrize(
    "change",
    [
        {"own_reporting": True},
        {"derived_from": ("p", "origin:wire")},
        {"stance": "disputes"},
    ],
)
def test_it_takes_only_plain_repetition_for_a_copy(change: dict[str, Any]) -> None:
    report = item("r", "media_report", "A2", derived_from=("p",))
    assert asked(PERSON, report).reasons[0].points == 4
    points = {
        one.item.id: one.points
        for one in weighed_items(FACT, [PERSON, replace(report, **change)], as_of=TODAY)
    }
    assert points == {"p": 4, "r": 6}


def test_it_counts_a_parent_at_nothing_as_a_parent() -> None:
    found = asked(said("a", "E2"), item("r", "media_report", "A2", derived_from=("a",)))
    assert found.points == 0
    assert found.reasons[1].cause == "repeats_no_weight"


def test_it_leaves_out_a_parent_without_roots() -> None:
    """The copy of a live item stays one when its other parent was retracted."""
    copy = item("c", "dataset", "A2", derived_from=("a", "b"))
    found = asked(said("a", "D2"), said("b", "A2", "disputes", state="retracted"), copy)
    assert found.points == 1


def test_it_takes_what_rests_on_an_article_given_as_context_at_its_own_weight() -> None:
    parent = item("article:x", "media_report", "F6", "context", own_reporting=True)
    report = item("r", "media_report", "B2", derived_from=("article:x",))
    found = asked(parent, report)
    assert found.reasons[0].points == 6
    assert found.reasons[0].roots == ("src:article:x",)
    gone = asked(replace(parent, state="retracted"), report)
    assert gone.points == 0


# Pooling


def two_keys(id: str, keys: str, points: str) -> EvidenceItem:
    """An item resting on the origins named by letters, worth A2 10, B2 7, C2 2.5 or D2 1."""
    return item(id, "official_document", f"{points}2", derived_from=tuple(keys))


def test_it_discounts_by_rank() -> None:
    found = asked(*(said(n) for n in "abcd"))
    assert [reason.points for reason in found.reasons[:4]] == pytest.approx([7, 4.9, 3.43, 2.401])
    assert found.reasons[2].text.endswith("; origin no. 3 counts 49%")


def test_it_chooses_the_disjoint_family_that_weighs_most() -> None:
    found = asked(two_keys("1", "xy", "A"), two_keys("2", "x", "B"), two_keys("3", "y", "B"))
    assert [reason.roots for reason in found.reasons[:2]] == [("x",), ("y",)]
    found = asked(two_keys("1", "xy", "A"), two_keys("2", "x", "B"), two_keys("3", "y", "C"))
    assert found.reasons[0].roots == ("x", "y")
    assert found.origins == (2, 0)


def test_it_breaks_ties_by_the_alphabet() -> None:
    found = asked(two_keys("1", "yz", "B"), two_keys("2", "xy", "B"))
    assert found.reasons[0].roots == ("x", "y")
    assert found.origins == (1, 0)


def test_it_stays_exact_up_to_twelve_sets_and_takes_the_heaviest_beyond() -> None:
    pairs = [two_keys(f"{n:02}", f"{chr(97 + n)}{chr(65 + n)}", "B") for n in range(12)]
    assert asked(*pairs).origins == (12, 0)
    light = two_keys("99", "yz", "C")
    found = asked(*pairs, light)
    assert found.origins == (12, 0)
    assert found.reasons[-1].cause == "beyond_limit"
    assert asked(*pairs, light, two_keys("98", "!", "D")).origins == (13, 0)


# Rules


def cap(found: Suggestion) -> tuple[str, tuple[str, ...]]:
    last = [reason for reason in found.reasons if reason.kind == "cap"][-1]
    return last.word, last.rules


def test_it_never_goes_beyond_99() -> None:
    found = asked(*(item(f"s{n}", "official_document", "A2") for n in range(8)))
    assert read(found) == ("very high", 99)
    assert cap(found) == ("very high", ("R0",))
    against = asked(*(item(f"s{n}", "official_document", "A2", "disputes") for n in range(8)))
    assert against.score == pytest.approx(1)
    assert read(against) == ("very high", 99)


@pytest.mark.parametrize(
    "flawed",
    [
        item("x", "anonymous", "A2"),
        item("x", "official_document", "A6"),
        item("x", "official_document", "F2"),
        item("x", "media_report", "A2"),
    ],
)
def test_it_caps_the_unverifiable_by_its_number_of_origins(flawed: EvidenceItem) -> None:
    """R1, read off the ceiling itself: such items alone are often too light to reach it."""
    one, _ = ceilings(FACT, [flawed], as_of=TODAY)
    assert (one.word, one.rules[0].name) == ("low", "R1")
    second = item("y", "anonymous", "B2", derived_from=("person:y",))
    two, _ = ceilings(FACT, [flawed, second], as_of=TODAY)
    assert (two.word, two.rules[0].name) == ("moderate", "R1")
    checked, _ = ceilings(FACT, [flawed, said("z")], as_of=TODAY)
    assert [rule.name for rule in checked.rules] == ["R2"]


def test_it_verifies_nothing_by_a_copy() -> None:
    found = asked(PERSON, item("r", "media_report", "B2", derived_from=("p",)))
    assert cap(found) == ("low", ("R1",))


def test_it_does_not_read_what_constitutes_as_unverifiable() -> None:
    one, _ = ceilings(STATEMENT, [said("a", "F2")], as_of=TODAY)
    assert (one.word, one.rules[0].name) == ("high", "R2")


@pytest.mark.parametrize(
    ("second", "reliable"),
    [
        (said("b"), 2),
        (said("b", "C2"), 1),
        (said("b", "B3"), 1),
        (said("b", directness="secondhand"), 2),
        (said("b", directness="circumstantial"), 1),
        (item("b", "anonymous", "A2", derived_from=("person:b",)), 1),
        (item("b", "media_report", "A2"), 1),
        (item("b", "media_report", "A2", derived_from=("unknown", "origin:b")), 2),
        (item("b", "media_report", "A2", derived_from=("a",)), 1),
        (said("b", "A2", interest="self_serving"), 1),
        (item("b", "official_document", "A2", interest="self_serving"), 2),
    ],
)
def test_it_asks_for_two_reliable_origins(second: EvidenceItem, reliable: int) -> None:
    assert asked(said("a"), second).reliable == (reliable, 0)


def test_it_counts_four_points_as_reliable_and_less_not() -> None:
    exactly = item("a", "official_document", "A2", directness="circumstantial")
    assert asked(exactly).reliable == (1, 0)
    aged = replace(exactly, date=TODAY - timedelta(days=1))
    assert asked(aged, claim=ClaimFacts("fact", "state")).reliable == (0, 0)


def test_it_caps_one_reliable_origin_at_moderate_and_a_record_at_high() -> None:
    assert cap(asked(said("a"))) == ("moderate", ("R2",))
    record, _ = ceilings(FACT, [FILING], as_of=TODAY)
    assert (record.word, [rule.name for rule in record.rules]) == ("high", ["R2"])


@pytest.mark.parametrize(
    ("change", "word"),
    [
        ({}, "high"),
        ({"kind": "dataset"}, "high"),
        ({"kind": "expert_opinion"}, "moderate"),
        ({"reliability": "B"}, "moderate"),
        ({"credibility": 3}, "moderate"),
        ({"directness": "secondhand"}, "moderate"),
        ({"interest": "self_serving"}, "high"),
        ({"derived_from": ("unknown",)}, "low"),
    ],
)
def test_it_takes_only_a_direct_record_of_the_best_grade(change: Any, word: str) -> None:
    ceiling, _ = ceilings(FACT, [replace(FILING, **change)], as_of=TODAY)
    assert ceiling.word == word


def test_it_takes_a_record_that_is_none_of_the_reliable_origins() -> None:
    unknown_record = replace(FILING, derived_from=("unknown",))
    ceiling, _ = ceilings(FACT, [unknown_record, said("a", "C3")], as_of=TODAY)
    assert ceiling.word == "high"


def test_it_asks_for_three_reliable_origins_or_two_with_a_record() -> None:
    two, _ = ceilings(FACT, [own("a"), own("b")], as_of=TODAY)
    assert (two.word, [rule.name for rule in two.rules]) == ("high", ["R3"])
    three, _ = ceilings(FACT, [own("a"), own("b"), own("c")], as_of=TODAY)
    assert three.word == "very high"
    recorded, _ = ceilings(FACT, [own("a"), FILING], as_of=TODAY)
    assert recorded.word == "very high"


@pytest.mark.parametrize(
    ("change", "is_dissent"),
    [
        ({}, True),
        ({"reliability": "C", "credibility": "3"}, True),
        ({"reliability": "D"}, False),
        ({"resolved": True}, False),
        ({"interest": "self_serving"}, False),
        ({"interest": "self_serving", "kind": "expert_opinion"}, False),
        ({"interest": "self_serving", "kind": "dataset"}, True),
        ({"interest": "self_serving", "kind": "direct_observation"}, True),
        ({"interest": "against_interest"}, True),
        ({"derived_from": ("first",)}, False),
        ({"state": "retracted"}, False),
    ],
)
def test_it_caps_at_moderate_under_credible_dissent(change: Any, is_dissent: bool) -> None:
    first = item("first", "media_report", "D4", "disputes", own_reporting=True)
    side = [FILING, own("a"), own("b")]
    ceiling, _ = ceilings(
        FACT, [*side, first, replace(said("z", stance="disputes"), **change)], as_of=TODAY
    )
    assert (ceiling.word == "moderate") is is_dissent
    assert ceiling.word in ("moderate", "very high")


def test_it_reads_the_interest_of_a_dissent_as_recorded() -> None:
    denial = said("z", "F2", "disputes", interest="self_serving")
    found = asked(said("a", "A2"), denial, claim=STATEMENT)
    assert [reason.points for reason in found.reasons] == [7, -7]
    assert found.verdict == "unproven"
    assert asked(said("a"), replace(denial, interest="none"), claim=STATEMENT).verdict == "disputed"


def test_it_lifts_the_dispute_cap_but_keeps_the_points_of_a_resolved_dissent() -> None:
    dissent = said("z", "C3", "disputes")
    side = (FILING, own("a"), own("b"))
    open_, resolved = asked(*side, dissent), asked(*side, replace(dissent, resolved=True))
    assert cap(open_) == ("moderate", ("R4",))
    assert resolved.word == "very high"
    assert resolved.points == pytest.approx(17.14 - 2.5)


@pytest.mark.parametrize(
    ("kind", "grade", "word"),
    [
        ("dataset", "A2", "very high"),
        ("official_document", "D4", "very high"),
        ("expert_opinion", "C4", "very high"),
        ("expert_opinion", "E4", "moderate"),
        ("company_filing", "A2", "moderate"),
    ],
)
def test_it_asks_for_a_basis_of_causes(kind: str, grade: str, word: str) -> None:
    evidence = [own("a"), own("b"), own("c"), item("basis", kind, grade)]
    ceiling, _ = ceilings(ClaimFacts("causal"), evidence, as_of=TODAY)
    assert ceiling.word == word


def test_it_finds_no_basis_of_a_cause_in_a_copy() -> None:
    evidence = [own("a"), own("b"), own("c"), item("x", "dataset", "A2", derived_from=("a",))]
    ceiling, _ = ceilings(ClaimFacts("causal"), evidence, as_of=TODAY)
    assert (ceiling.word, ceiling.rules[0].name) == ("moderate", "R6")


def test_it_names_every_rule_that_sets_the_ceiling() -> None:
    found = asked(said("a"), said("z", "C3", "disputes"), claim=ClaimFacts("causal"))
    ceiling, _ = ceilings(
        ClaimFacts("causal"), [said("a"), said("z", "C3", "disputes")], as_of=TODAY
    )
    assert [rule.name for rule in ceiling.rules] == ["R2", "R4", "R6"]
    assert found.verdict == "supported"


# Verdict, words and the two axes


def test_it_refutes_by_the_same_rules() -> None:
    found = asked(*(replace(own(n), stance="disputes") for n in "ab"))
    assert found.verdict == "refuted"
    assert read(found) == ("high", 91)
    assert found.points == pytest.approx(-10.2)
    assert found.reasons[0].side == "disputes"


def test_it_calls_disputed_only_what_has_credible_dissent_both_ways() -> None:
    assert asked(said("a"), said("b", stance="disputes")).verdict == "disputed"
    assert asked(said("a"), said("b", stance="disputes", resolved=True)).verdict == "unproven"
    assert asked(said("a", "D2"), said("b", "D2", "disputes")).verdict == "unproven"


@pytest.mark.parametrize(
    ("evidence", "level", "agreement"),
    [
        ([said("a")], "medium", "high"),
        ([said("a", "C3")], "limited", "high"),
        ([own("a"), own("b", stance="disputes")], "robust", "low"),
        ([FILING, said("b", stance="disputes", interest="self_serving")], "robust", "medium"),
        ([said("a"), said("b")], "medium", "high"),
        ([FILING, said("a")], "robust", "high"),
    ],
)
def test_it_places_evidence_and_agreement(
    evidence: list[EvidenceItem], level: str, agreement: str
) -> None:
    found = asked(*evidence)
    assert (found.evidence_level, found.agreement) == (level, agreement)


@pytest.mark.parametrize(
    ("score", "shown"),
    [(50, 50), (54.99, 54), (79.9, 79), (20.1, 79), (1.2, 98), (98.9999999999, 99)],
)
def test_it_floors_the_number_it_shows(score: float, shown: int) -> None:
    assert floor_percent(score) == shown


def test_it_explains_every_point() -> None:
    found = asked(PERSON, FILING, replace(DENIAL, kind="official_document"))
    assert found.score is not None
    odds = 10 * log10(found.score / (100 - found.score))
    assert sum(reason.points for reason in found.reasons) == pytest.approx(odds, abs=1e-6)


def test_it_lists_the_items_of_an_origin_with_the_weightiest_first() -> None:
    found = asked(PERSON, item("a", "media_report", "A2", derived_from=("p",)))
    assert found.reasons[0].items == ("p", "a")
    assert found.reasons[0].rank == 1


def test_it_has_one_versioned_table() -> None:
    assert TABLE.version == ALGORITHM_VERSION
    assert TABLE.discount == 0.7
    assert [rule.name for rule in RULES] == [f"R{number}" for number in range(7)]


@pytest.mark.parametrize("items", [(), (replace(FILING, credibility=5),), (FILING,)])
def test_points_are_a_float_also_where_nothing_weighs(items: Any) -> None:
    assert isinstance(asked(*items).points, float)


# Refusals


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"stance": "agrees"}, "stance 'agrees' is not one of context, disputes, supports"),
        ({"reliability": "G"}, "reliability 'G'"),
        ({"credibility": 7}, "credibility 7 is not one of 1 to 6"),
        ({"kind": "rumour"}, "kind 'rumour'"),
        ({"directness": "near"}, "directness 'near'"),
        ({"interest": "some"}, "interest 'some'"),
        ({"state": "gone"}, "state 'gone'"),
        ({"derived_from": "origin:x"}, "derived_from takes a tuple"),
        ({"date": datetime.datetime(2025, 6, 1, tzinfo=datetime.UTC)}, "day without a time"),
    ],
)
def test_it_refuses_values_outside_the_vocabulary(change: Any, words: str) -> None:
    with pytest.raises(ValueError, match=words):
        replace(FILING, **change)


def test_it_refuses_claims_outside_the_vocabulary() -> None:
    with pytest.raises(ValueError, match="type 'rumour'"):
        ClaimFacts("rumour")
    with pytest.raises(ValueError, match="temporal 'slow'"):
        ClaimFacts("fact", "slow")


def test_it_refuses_an_id_given_twice() -> None:
    with pytest.raises(ValueError, match="'f' is given twice"):
        asked(FILING, FILING)


def test_it_takes_credibility_as_number_or_text() -> None:
    assert asked(replace(FILING, credibility=2)) == asked(replace(FILING, credibility="2"))
