from __future__ import annotations

from articles.logic.dials import matrix, origins_dial
from articles.logic.edition_content import Named
from articles.logic.evidence_groups import evidence_groups, numbers
from articles.logic.origin_trees import Branch, fan, origin_trees
from articles.logic.vocabulary import Stance
from tests.public.contents import claim_content, evidence, origin, suggestion
from tests.public.samples import disputed_content


def test_it_puts_the_strongest_contradiction_first_and_what_is_not_counted_last() -> None:
    groups = evidence_groups(claim_content(**disputed_content()))
    assert [(g.side, len(g.rows)) for g in groups] == [
        ("Against", 1),
        ("Against", 1),
        ("For", 11),
        ("Context", 1),
        ("Not counted", 1),
    ]
    assert groups[0].title == "Northlight’s termination letter"
    assert sorted(numbers(groups).values()) == list(range(1, 16))


def test_it_puts_the_first_teller_before_those_who_repeat() -> None:
    groups = evidence_groups(claim_content(**disputed_content()))
    assert groups[2].rows[0].item.id == "WWWWWWW1"


def test_it_keeps_items_of_different_origins_apart() -> None:
    items = (evidence("E0000001", origins=("a",)), evidence("E0000002", origins=("b",)))
    content = claim_content(evidence=items, origins=(origin("a", "A"), origin("b", "B")))
    assert [g.title for g in evidence_groups(content)] == ["A", "B"]


def test_it_hangs_every_counted_item_under_its_origin_once() -> None:
    (tree,) = origin_trees(claim_content(**disputed_content()), Stance.SUPPORTS)
    assert len(tree.branches) == 1
    assert len(tree.branches[0].branches) == 10


def test_it_survives_items_that_only_cite_each_other() -> None:
    a = evidence("E000000A", rests_on=("E000000B",))
    b = evidence("E000000B", rests_on=("E000000A",))
    (tree,) = origin_trees(claim_content(evidence=(a, b)), Stance.SUPPORTS)

    def ids(branches: tuple[Branch, ...]) -> list[str]:
        return [i for branch in branches for i in (branch.item.id, *ids(branch.branches))]

    assert sorted(ids(tree.branches)) == ["E000000A", "E000000B"]


def test_it_draws_all_but_the_trivial_and_the_crowded() -> None:
    drawn = fan(origin_trees(claim_content(**disputed_content()), Stance.SUPPORTS))
    assert drawn is not None
    assert len(drawn.dots) == 12
    assert len(drawn.lines) == 11
    assert max(dot.y for dot in drawn.dots) < drawn.height
    assert fan(origin_trees(claim_content(), Stance.SUPPORTS)) is None
    assert fan(origin_trees(claim_content(**disputed_content(60)), Stance.SUPPORTS)) is None


def test_it_tells_origins_from_items() -> None:
    dial = origins_dial(claim_content(**disputed_content()))
    assert dial.headline == "1 origin in 11 items"
    assert dial.detail == "speaks for it. Against it speak 2 items from 2 origins."


def test_it_names_an_unnamed_origin_where_no_confidence_is_shown() -> None:
    item = evidence("E0000001", origins=("p",))
    content = claim_content(evidence=(item,), origins=(origin("p", "one unnamed person"),))
    assert origins_dial(content).headline == "1 origin, unnamed"
    assert origins_dial(claim_content()).headline == "1 origin, not stated"
    opinion = claim_content(verdict="not_checkable", suggestion=suggestion(origins=(0, 0)))
    assert origins_dial(opinion).headline == "Not counted"
    bare = claim_content(evidence=(), suggestion=suggestion(origins=(0, 0), items=(0, 0)))
    assert origins_dial(bare).headline == "No origin"


def test_it_puts_a_refutation_before_what_speaks_for_it() -> None:
    refuted = claim_content(
        verdict="refuted", confidence="high", suggestion=suggestion(origins=(0, 2), items=(0, 4))
    )
    dial = origins_dial(refuted)
    assert dial.headline == "2 origins in 4 items"
    assert dial.detail == "speak against it. Nothing speaks for it."


def test_it_marks_one_cell_and_says_it_in_a_sentence() -> None:
    found = matrix(claim_content(**disputed_content()))
    assert found is not None
    cells = [
        (level.value, place)
        for level, row in found.rows
        for place, c in enumerate(row)
        if c.is_here
    ]
    assert cells == [("robust", 0)]
    assert found.finding == "There is enough evidence, and it does not agree."
    assert found.rows[0][1][2].step == 4
    assert found.rows[2][1][0].step == 0
    assert matrix(claim_content(suggestion=suggestion(evidence_level=None, agreement=None))) is None


def test_it_hangs_a_rewrite_under_the_item_of_the_article_it_rewrites() -> None:
    first = evidence("E000000B", article=Named("AAAAAAAA", "Wire report"), date="2025-07-03")
    rewrite = evidence("E000000A", rests_on=("article:AAAAAAAA",), date="2025-07-02")
    content = claim_content(evidence=(first, rewrite))
    (tree,) = origin_trees(content, Stance.SUPPORTS)
    assert [(b.item.id, [c.item.id for c in b.branches]) for b in tree.branches] == [
        ("E000000B", ["E000000A"])
    ]
    assert [row.item.id for row in evidence_groups(content)[0].rows] == ["E000000B", "E000000A"]
