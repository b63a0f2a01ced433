"""Which items may share an origin: few proposals, each with a ground that an editor can check."""

from __future__ import annotations

import time
from dataclasses import replace
from itertools import combinations
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.logic.partial_dates import PartialDate
from articles.logic.shared_origins import MOST_ITEMS, Proposal, first_of, shared_origins
from articles.logic.sharing.reports import cited_reports, names_cited, outlet_key
from articles.logic.sharing.told import ToldItem
from articles.logic.vocabulary import SharedSign

WIRE = (
    "Brindlecove Ferries is in talks to sell its three night routes to a rival line.",
    "A person who knows the talks said that a price had not been agreed so far.",
    "The night routes carry about a tenth of the passengers of the whole company.",
    "Two of the ships on these routes are due for an overhaul in the coming winter.",
    "The company has run the routes at a loss since the tunnel was opened to lorries.",
)
OTHER = (
    "The tunnel took most of the lorries from the northern ports within a single year.",
    "Crews fear for their jobs, and the union wants a meeting with the owners in May.",
    "Nobody at the harbour had heard of a buyer when we asked around on Tuesday morning.",
)
OUTLETS = frozenset({outlet_key("The Weekday Ledger"), outlet_key("Northbank Wire")})


def item(key: str, *sentences: str, quotes: str = "", on: str = "", **fields: Any) -> ToldItem:
    day = PartialDate.parse(on) if on else None
    return ToldItem(key, quotes, sentences, text=fields.pop("text", key), date=day, **fields)


def found(*items: ToldItem, **options: Any) -> list[Proposal]:
    return list(shared_origins(items, outlets=OUTLETS, **options))


def grounds(*items: ToldItem, **options: Any) -> list[str]:
    return [proposal.ground for proposal in found(*items, **options)]


# --- The same text -------------------------------------------------------------------------


def test_it_finds_near_identical_texts_and_the_earlier_of_them() -> None:
    reworded = WIRE[1].replace("A person", "One person")
    late = item("b", WIRE[0], reworded, *WIRE[2:4], *OTHER[:2], on="2025-06-18")
    early = item("a", *WIRE, on="2025-06-17")
    assert found(late, early) == [
        Proposal(
            ("a", "b"),
            SharedSign.TEXT,
            "4 of 5 sentences are the same or nearly so (short ones and quotations left out)",
            first="a",
        )
    ]


def test_it_gathers_copies_under_the_earliest_alone() -> None:
    copies = [item(key, *WIRE[:4], on="2025-06-18") for key in "bcd"]
    (proposal,) = found(*copies, item("a", *WIRE, on="2025-06"), item("z", *OTHER))
    assert proposal.items == ("a", "b", "c", "d")
    assert proposal.ground.startswith("of each, 4 sentences are the same as in the first")
    assert proposal.first == ""  # June may be the 30th


def test_it_does_not_join_what_is_alike_only_through_a_third() -> None:
    middle = item("m", *WIRE[:3], *OTHER, on="2025-06-18")
    first, last = item("a", *WIRE[:3], on="2025-06-17"), item("z", *OTHER, on="2025-06-19")
    assert [one.items for one in found(first, middle, last)] == [("a", "m"), ("m", "z")]


@pytest.mark.parametrize(
    "other",
    [
        OTHER,
        # One sentence of background in common.
        (WIRE[2], *OTHER),
        # Sentences made after one pattern, with other figures and names.
        tuple(s.replace("Brindlecove", "Harbour").replace("night", "island") for s in WIRE[:1]),
        (
            "Shares of Acme rose 3 per cent to 14.20 crowns in early trading.",
            "Shares of Bolt rose 5 per cent to 99.10 crowns in early trading.",
        ),
        ("Talks go on.", "No price was named."),
        (),
    ],
)
def test_it_proposes_nothing_for_texts_of_one_subject(other: tuple[str, ...]) -> None:
    mine = (*WIRE, "Shares of Brindlecove rose 4 per cent to 11.70 crowns in early trading.")
    assert found(item("a", *mine), item("b", *other)) == []


def test_it_takes_statements_printed_by_both_for_no_copied_text() -> None:
    said = tuple(f"“{sentence}” said Ottoline Marrable." for sentence in WIRE)
    one, other = item("a", *said, OTHER[0]), item("b", *said, OTHER[1])
    assert found(one, other) == []  # what the items quote of it is not known
    quoting = [replace(read, quotation=WIRE[0]) for read in (one, other)]
    (proposal,) = found(*quoting)
    assert proposal.kind == SharedSign.QUOTATION
    assert proposal.named == "Statement of Ottoline Marrable"


def test_it_wants_the_quoted_passage_in_the_part_that_is_the_same() -> None:
    own = "We saw the contract on Monday, and it names the eleventh of April as its day."
    mixed = item("b", *WIRE[:3], own, *OTHER, quotes=own, on="2025-06-18")
    wire = item("a", *WIRE, *OTHER[:1], quotes=WIRE[0], on="2025-06-17")
    assert found(wire, mixed) == []
    assert len(found(wire, replace(mixed, quotation=WIRE[1]))) == 1


def test_it_finds_copied_wording_without_marks() -> None:
    words = "a person who has seen the ledgers puts the missing freight at nine hundred tons"
    one = item("a", f"Last week {words}.", quotes=words)
    other = item("b", f"According to our people {words} or more.", quotes=words)
    assert grounds(one, other) == [f"both say “{words}” word for word, without quotation marks"]
    assert found(one, replace(other, quotation="or more.")) == []


def test_it_reads_scripts_without_spaces() -> None:
    text = (
        "東海電機は二〇一三年に福岡で星野重工と半導体の工場を建設した。",
        "工場の建設には二億円が投じられ、三百人が新たに雇われることになった。",
        "地元の関係者によると、計画は昨年の秋にはすでに固まっていたという。",
    )
    assert len(found(item("a", *text), item("b", *text))) == 1
    assert found(item("a", *text), item("b", text[1])) == []


# --- Quotations ----------------------------------------------------------------------------

QUOTE = "The first electric ferry will sail before the end of July"


def test_it_names_the_speaker_of_a_shared_quotation_as_its_origin() -> None:
    one = item("a", f"“{QUOTE},” the spokesperson Ottoline Marrable said.", quotes=QUOTE)
    other = item("b", f"Ottoline Marrable said: “{QUOTE} 2025.”", quotes=f"“{QUOTE} 2025.”")
    (proposal,) = found(one, other)
    assert proposal.ground == (
        f"both quote “{QUOTE}” word for word, the words of the spokesperson Ottoline Marrable"
    )
    assert (proposal.first, proposal.named) == (
        "",
        "Statement of the spokesperson Ottoline Marrable",
    )


def test_it_finds_the_item_that_said_it() -> None:
    said = item("z", f"{QUOTE}, and the others follow.", quotes=QUOTE, on="2025-03-01")
    quoting = [item(key, f"It wrote: “{QUOTE}”.", quotes=QUOTE, on="2025-03-02") for key in "ab"]
    (proposal,) = found(said, *quoting)
    assert (proposal.items, proposal.first) == (("z", "a", "b"), "z")
    assert proposal.ground == f"2 of them quote “{QUOTE}”, which stands in the first"


@pytest.mark.parametrize(
    "sentence",
    [
        "A spokesperson said: “We do not comment on rumours or speculation.”",
        "“We take the safety of our passengers very seriously,” it said.",
        "He said: “Yes, of course.”",
        # Of a public record: everybody may read it.
        "The ruling says: “The defendant shall pay the sum of two million crowns at once.”",
        "Article 5 of the law reads: “No vessel shall leave the harbour without a licence.”",
        "„Das Schiff darf den Hafen ohne Erlaubnis nicht verlassen“, heißt es im Gesetz.",
    ],
)
def test_it_proposes_nothing_for_what_everybody_may_quote(sentence: str) -> None:
    one, other = (item(key, sentence, quotes=sentence) for key in "ab")
    assert found(one, other) == []


def test_it_leaves_quotations_alone_that_the_items_do_not_use() -> None:
    said = f"“{QUOTE},” said Ottoline Marrable."
    one = item("a", said, OTHER[0], quotes=OTHER[0])
    other = item("b", said, OTHER[1], quotes=OTHER[1])
    assert found(one, other) == []


def test_it_sees_two_items_of_one_article() -> None:
    one = item("a", *WIRE, quotes=WIRE[0], text="same")
    other = item("b", *WIRE, quotes=WIRE[0], text="same")
    assert grounds(one, other) == [f"both take “{WIRE[0][:-1]}” from the same article"]
    assert found(one, replace(other, quotation=WIRE[3])) == []


# --- Citations -----------------------------------------------------------------------------


def test_it_finds_the_report_that_both_cite() -> None:
    one = item("a", "The routes may be sold, the Weekday Ledger reports.", quotes="may be sold")
    other = item("b", "According to The Weekday Ledger talks go on.", quotes="talks go on")
    (proposal,) = found(one, other)
    assert proposal.ground == "both cite the Weekday Ledger report"
    assert (proposal.kind, proposal.named) == (SharedSign.CITATION, "Weekday Ledger report")


def test_it_finds_the_item_that_others_cite() -> None:
    ledger = item("z", WIRE[0], outlets=("Weekday Ledger",), on="2025-06-17")
    citing = [
        item(key, f"The Weekday Ledger {verb} it first.", quotes="it first", on="2025-06-18")
        for key, verb in (("a", "reported"), ("b", "wrote"))
    ]
    (proposal,) = found(*citing, ledger)
    assert (proposal.items, proposal.first) == (("z", "a", "b"), "z")
    assert proposal.ground == "2 of them cite Weekday Ledger, where the first appeared"
    alone = found(citing[0], ledger)
    assert [one.ground for one in alone] == [
        "one of them cites Weekday Ledger, where the other appeared"
    ]


def test_it_takes_no_mention_of_its_own_name_for_a_citation() -> None:
    words = "They told the Weekday Ledger of it."
    mine = item("a", words, quotes=words, outlets=("The Weekday Ledger",))
    assert found(mine, item("b", OTHER[0], quotes=OTHER[0])) == []


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("The talks, first reported by the Harbour Times, go on.", ["Harbour Times"]),
        ("According to a report by Pierhead News the yard is closed.", ["Pierhead News"]),
        ("Laut einem Bericht der Hafenpost ruht die Arbeit.", ["Hafenpost"]),
        ("Laut Weekday Ledger ruht die Arbeit.", ["Weekday Ledger"]),
        ("Das berichtet die Weekday Ledger.", ["Weekday Ledger"]),
        ("Según un artículo de El Muelle, las obras siguen.", ["Muelle"]),
        ("A person told the Weekday Ledger Tuesday that it is over.", ["Weekday Ledger"]),
        # Companies and people report and say things too.
        ("Acme reported a loss of 3 million crowns.", []),
        ("According to Ottoline Marrable the ferry sails.", []),
        ("He told Parliament so.", []),
        ("", []),
    ],
)
def test_it_tells_reports_from_other_words(sentence: str, names: list[str]) -> None:
    assert list(cited_reports(sentence, OUTLETS).values()) == names
    assert {outlet_key(name) for name in names} <= names_cited(sentence)


# --- Rare errors ---------------------------------------------------------------------------


def test_it_finds_a_rare_error_in_both() -> None:
    one = item("a", "The works of Thimblewik Cells stand idle.")
    other = item("b", "Nobody answers at Thimblewik.")
    right = item("c", "Thimblewick Cells, Thimblewicks and Thimble are no errors.")
    names = ["Thimblewick Cells"]
    assert grounds(one, other, right, names=names) == ["both write “Thimblewik” for “Thimblewick”"]
    assert found(one, right, names=names) == []
    assert found(one, other) == []


# --- What is decided and linked ------------------------------------------------------------


def test_it_proposes_nothing_for_items_that_are_linked() -> None:
    one = item("a", *WIRE, leads_to=frozenset({"origin:X"}))
    other = item("b", *WIRE, leads_to=frozenset({"c", "origin:X"}))
    assert found(one, other) == []
    assert found(one, replace(other, leads_to=frozenset({"a"}))) == []
    third = item("d", *WIRE)
    assert [len(proposal.items) for proposal in found(one, other, third)] == [2]


def test_it_never_proposes_again_what_was_rejected() -> None:
    items = [item(key, *WIRE, on=f"2025-06-1{day}") for day, key in enumerate("abc", 1)]
    rejected = [(SharedSign.TEXT, ("a", "b", "c"))]
    assert found(*items, settled=rejected) == []
    assert found(*items[:2], settled=rejected) == []
    newcomer = item("d", *WIRE, on="2025-06-20")
    assert [one.items for one in found(*items, newcomer, settled=rejected)] == [("a", "d")]


def test_it_proposes_on_a_stronger_sign_than_the_rejected_one() -> None:
    one, other = item("a", *WIRE), item("b", *WIRE)
    assert len(found(one, other, settled=[("quotation", ("a", "b"))])) == 1
    quoting = [item(k, f"He said: “{QUOTE}.”", quotes=QUOTE) for k in "ab"]
    assert found(*quoting, settled=[("text", ("a", "b"))]) == []


def test_it_puts_an_item_that_few_know_with_one_other_at_most() -> None:
    items = [item(key, *WIRE, on=f"2025-06-1{day}") for day, key in enumerate("abcd", 1)]
    items[2] = replace(items[2], is_apart=True)
    assert [one.items for one in found(*items)] == [("a", "b", "d"), ("a", "c")]


def test_it_knows_the_first_only_where_the_dates_tell() -> None:
    june, day = item("a", on="2025-06"), item("b", on="2025-06-17")
    assert first_of([june, day]) is None
    assert first_of([day, item("c")]) is None
    assert first_of([day, item("c", on="2025-07")]) == day
    assert first_of([item("c", on="2025"), item("d", on="2026"), day]) is None


# --- Properties ----------------------------------------------------------------------------

_SENTENCES = st.lists(
    st.sampled_from([*WIRE, *OTHER, f"“{QUOTE},” said Ottoline Marrable.",
                     "The routes may be sold, the Weekday Ledger reports."]) | st.text(max_size=40),
    max_size=7,
)  # fmt: skip


@st.composite
def _items(draw: st.DrawFn) -> list[ToldItem]:
    made = []
    for key in "abcdef"[: draw(st.integers(0, 6))]:
        sentences = tuple(draw(_SENTENCES))
        quotes = draw(st.sampled_from([*sentences, QUOTE, "", " … ".join(sentences[:2])]))
        day = draw(st.sampled_from(["", "2025", "2025-06", "2025-06-17", "2025-06-18"]))
        made.append(
            item(
                key,
                *sentences,
                quotes=quotes,
                on=day,
                text=draw(st.sampled_from(["x", key, ""])),
                outlets=draw(st.sampled_from([(), ("Weekday Ledger",)])),
                leads_to=frozenset(draw(st.lists(st.sampled_from("abXYZ"), max_size=1))),
                is_apart=draw(st.booleans()),
            )
        )
    return made


@settings(max_examples=80)
@given(_items(), st.randoms(use_true_random=False))
def test_it_joins_only_items_that_are_not_linked_whatever_their_order(
    items: list[ToldItem], chance: Any
) -> None:
    proposals = found(*items)
    by_id = {one.id: one for one in items}
    for proposal in proposals:
        assert len(proposal.items) == len(set(proposal.items)) >= 2
        assert proposal.ground
        assert proposal.first in ("", *proposal.items)
        for one, other in combinations(proposal.items, 2):
            mine, yours = by_id[one].leads_to | {one}, by_id[other].leads_to | {other}
            assert mine.isdisjoint(yours)
        if any(by_id[key].is_apart for key in proposal.items):
            assert len(proposal.items) == 2
    pairs = [pair for one in proposals for pair in combinations(sorted(one.items), 2)]
    assert len(pairs) == len(set(pairs))
    shuffled = list(items)
    chance.shuffle(shuffled)
    assert found(*shuffled) == proposals
    decided = [(one.kind, one.items) for one in proposals]
    again = found(*items, settled=decided)
    told = {(one.kind, one.items) for one in proposals}
    assert not told & {(one.kind, one.items) for one in again}


@given(_items())
@settings(max_examples=20)
def test_it_proposes_nothing_for_a_single_item(items: list[ToldItem]) -> None:
    assert all(found(one) == [] for one in items)


def test_it_stays_quick_with_many_long_texts() -> None:
    items = [
        item(f"i{n:03}", *(f"{s} {n % 7} {k}" for k in range(12) for s in (*WIRE, *OTHER)),
             quotes=WIRE[n % 5])
        for n in range(MOST_ITEMS + 10)
    ]  # fmt: skip
    started = time.perf_counter()
    found(*items)
    assert time.perf_counter() - started < 10
