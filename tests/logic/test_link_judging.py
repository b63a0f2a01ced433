"""From the answer of a page to what a check found, and how an address stands after it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.logic.link_addresses import is_front_page, is_gate, is_reserved, same_place
from articles.logic.link_courses import LATEST, MOST_FAILURES, SOON, Course, after, begun
from articles.logic.link_judging import Answer, Kept, judge, says_it_is_paid
from articles.logic.link_states import LinkFinding, LinkStanding

URL = "https://paper.example/2025/tern"
TEXT = "The Tern sails again. " * 30
KEPT = Kept((URL,), TEXT)
NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)


def found(answer: Answer, kept: Kept = KEPT) -> LinkFinding:
    return judge(answer, kept).finding


@pytest.mark.parametrize(
    "answer, finding",
    [
        (Answer(URL, 200, TEXT), LinkFinding.ALIVE),
        (Answer(URL, 200, TEXT.replace(" ", "\n")), LinkFinding.ALIVE),
        (Answer("http://www.paper.example/2025/tern/?utm_source=x", 200, TEXT), LinkFinding.ALIVE),
        (Answer("https://paper.example/news/tern", 200, TEXT), LinkFinding.MOVED),
        (Answer("https://paper.example/", 200, "Today’s news."), LinkFinding.MOVED),
        (Answer("https://paper.example/login?to=tern", 200, "Sign in."), LinkFinding.PAYWALLED),
        (Answer(URL, 200, TEXT.replace("again", "no more")), LinkFinding.CHANGED),
        (Answer(URL, 200, "Another text, much shorter."), LinkFinding.CHANGED),
        (Answer(URL, 200, TEXT[:200]), LinkFinding.PAYWALLED),
        (Answer(URL, 200, "The Tern sails …"), LinkFinding.PAYWALLED),
        (Answer(URL, 200, "Subscribe to read on.", is_paid=True), LinkFinding.PAYWALLED),
        (Answer(URL, 200, TEXT, is_paid=True), LinkFinding.ALIVE),
        (Answer(URL, 401, problem="a password"), LinkFinding.PAYWALLED),
        (Answer(URL, 402, problem="paid for"), LinkFinding.PAYWALLED),
        (Answer(URL, 403, problem="refuses"), LinkFinding.PAYWALLED),
        (Answer(URL, 404, problem="not found"), LinkFinding.GONE),
        (Answer(URL, 410, problem="gone"), LinkFinding.GONE),
        (Answer(URL, problem="no site", is_nowhere=True), LinkFinding.GONE),
        (Answer(URL, 429, problem="too often"), LinkFinding.FAILED),
        (Answer(URL, 503, problem="trouble"), LinkFinding.FAILED),
        (Answer(URL, problem="no answer in time"), LinkFinding.FAILED),
    ],
)
def test_it_tells_findings_apart(answer: Answer, finding: LinkFinding) -> None:
    assert found(answer) == finding
    assert judge(answer, KEPT).words


def test_a_page_without_a_copy_on_record_is_there_or_paid() -> None:
    nothing = Kept((URL,))
    assert found(Answer(URL, 200, TEXT), nothing) == LinkFinding.ALIVE
    assert found(Answer(URL, 200, TEXT, is_paid=True), nothing) == LinkFinding.PAYWALLED


def test_an_address_that_a_copy_came_from_is_no_move() -> None:
    elsewhere = "https://amp.example/t/1"
    assert found(Answer(elsewhere, 200, TEXT), Kept((URL, elsewhere), TEXT)) == LinkFinding.ALIVE


def test_it_says_where_a_page_went() -> None:
    front = judge(Answer("https://paper.example/en/", 200, "News."), KEPT).words
    assert front == "The address leads to the front page of a site: https://paper.example/en/"
    same = judge(Answer("https://paper.example/t", 200, TEXT), KEPT).words
    assert same == "The same text is at another address now: https://paper.example/t"


def test_it_reads_the_mark_of_pages_that_are_not_free() -> None:
    assert says_it_is_paid(b'{"isAccessibleForFree": false}')
    assert says_it_is_paid(b'{"isAccessibleForFree":"False"}')
    assert not says_it_is_paid(b'{"isAccessibleForFree": true} false')


def test_it_compares_addresses_as_readers_would() -> None:
    assert same_place("https://a.example/x?b=2&a=1", "http://www.a.example/x/?a=1&b=2&fbclid=9")
    assert not same_place("https://a.example/x?id=1", "https://a.example/x?id=2")
    assert is_front_page("https://a.example/de/index.html")
    assert not is_front_page("https://a.example/2025/x")
    assert is_gate("https://login.a.example/x")
    assert is_gate("https://a.example/user/sign-in/")
    assert not is_gate("https://a.example/aboriginal-art")
    assert is_reserved("https://paper.example/x")
    assert is_reserved("https://news.example.com/x")
    assert not is_reserved("https://example.de/")
    assert not is_reserved("https://notexample.com/")


# --- How an address stands ------------------------------------------------------------------------


def course(*findings: tuple[LinkFinding, timedelta], is_nowhere: bool = False) -> Course:
    """After checks that far from the first one."""
    held = begun(NOW)
    for finding, later in findings:
        held = after(held, finding, NOW + later, is_nowhere=is_nowhere)
    return held


NONE, HOUR, DAY = timedelta(), timedelta(hours=1), timedelta(days=1)


def test_a_page_is_dead_after_two_checks_and_not_after_one() -> None:
    gone = LinkFinding.GONE
    assert course((gone, NONE)).standing == LinkStanding.UNCHECKED
    assert course((LinkFinding.ALIVE, NONE), (gone, DAY)).standing == LinkStanding.ALIVE
    assert course((gone, NONE), (gone, HOUR / 2)).standing == LinkStanding.UNCHECKED
    dead = course((gone, NONE), (gone, HOUR))
    assert (dead.standing, dead.failures, dead.since) == (LinkStanding.DEAD, 2, NOW + HOUR)
    again = after(dead, LinkFinding.FAILED, NOW + DAY)
    assert (again.standing, again.since) == (LinkStanding.DEAD, dead.since)
    back = after(again, LinkFinding.ALIVE, NOW + 2 * DAY)
    assert (back.standing, back.failures, back.failing_since) == (LinkStanding.ALIVE, 0, None)


def test_a_name_that_leads_nowhere_waits_a_day() -> None:
    twice = ((LinkFinding.GONE, NONE), (LinkFinding.GONE, HOUR))
    assert course(*twice, is_nowhere=True).standing == LinkStanding.UNCHECKED
    thrice = (*twice, (LinkFinding.GONE, DAY))
    assert course(*thrice, is_nowhere=True).standing == LinkStanding.DEAD


def test_trouble_is_death_only_after_a_fortnight() -> None:
    trouble = [(LinkFinding.FAILED, DAY * day) for day in range(MOST_FAILURES)]
    assert course(*trouble).standing == LinkStanding.UNCHECKED
    assert course(*trouble, (LinkFinding.FAILED, DAY * 14)).standing == LinkStanding.DEAD


def test_what_is_not_asked_changes_nothing() -> None:
    held = course((LinkFinding.MOVED, NONE), (LinkFinding.NOT_ASKED, DAY))
    assert (held.standing, held.since) == (LinkStanding.MOVED, NOW)


@settings(max_examples=60)
@given(st.lists(st.tuples(st.sampled_from(LinkFinding), st.integers(1, 4000)), max_size=12))
def test_it_is_looked_at_again_within_a_month_and_never_at_once(
    looks: list[tuple[LinkFinding, int]],
) -> None:
    held, at = begun(NOW), NOW
    for finding, hours in looks:
        at += timedelta(hours=hours)
        held = after(held, finding, at)
        assert SOON <= held.next_check - at <= LATEST
        assert (held.failures == 0) == (held.failing_since is None)
        assert held.since <= at


def test_what_lasted_is_looked_at_less_often() -> None:
    held = course((LinkFinding.ALIVE, NONE), (LinkFinding.ALIVE, 20 * DAY))
    assert held.next_check == NOW + 30 * DAY
    changed = after(held, LinkFinding.CHANGED, NOW + 30 * DAY)
    assert changed.next_check == NOW + 31 * DAY
