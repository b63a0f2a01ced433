"""Claims made from an article's text: by mouse in three actions, by keys alone, undone again."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Browser, Locator, Page, expect

from articles.desk.capture.capturing import capture
from articles.desk.editing.acting import JOURNALIST, acting
from articles.desk.editing.claim import revise
from articles.desk.models import Article, Claim, Person
from tests.browser.desk import sign_in, signed_in
from tests.browser.hand import Hand
from tests.browser.walking import (
    FIND,
    RULES_OF_COLOUR,
    SCHEMES,
    WIDTHS,
    opened,
    scrolls_sideways,
)
from tests.desk import factories

pytestmark = pytest.mark.browser

TITLE = "Strain between partners"
TEXT = f"""{TITLE}

Acme owes Bolt three million, according to a company filing. There are disagreements over prices, \
deadlines and rights. Neither side will say what the reason was.

The two have worked together since 2021. Acme denied that it would leave.
"""


def statement(page: Page) -> Locator:
    return page.get_by_label("One checkable statement")


def number(page: Page, sentence: int) -> Locator:
    return page.get_by_role("link", name=f"Make a claim from sentence {sentence}", exact=True)


def marked(page: Page) -> Locator:
    return page.locator("[data-text] a.mark")


def told(page: Page, words: str) -> None:
    expect(page.get_by_role("status").filter(has_text=words)).to_be_visible()


def prepare() -> tuple[Person, Article]:
    ana = factories.person("ana", JOURNALIST)
    factories.make_company(ana, "Acme")
    factories.make_company(ana, "Bolt Industries", names=[("Bolt", "trading")])
    with acting(ana, "test"):
        return ana, capture(TEXT.encode()).article


@contextmanager
def annotating(browser: Browser, site: str) -> Iterator[tuple[Page, Hand]]:
    """At the text of the article; fails if the page was left for another before the end."""
    _, article = prepare()
    with signed_in(browser, site, "ana") as page:
        page.goto(f"/desk/articles/article/{article.pk}/sentences/")
        expect(page.get_by_text("Select words in the text")).to_be_visible()
        page.evaluate("document.body.dataset.same = 'page'")
        yield page, Hand(page)
        assert page.evaluate("document.body.dataset.same") == "page"


def test_it_makes_a_claim_of_two_known_companies_in_three_actions(
    live_site: str, browser: Browser
) -> None:
    with annotating(browser, live_site) as (page, hand):
        hand.select("Acme owes Bolt three million")
        hand.press("a")
        expect(statement(page)).to_be_focused()
        expect(statement(page)).to_have_value("Acme owes Bolt three million.")
        hand.press("Control+Enter")
        told(page, "is made.")
        assert hand.actions == 3
        expect(statement(page)).to_have_count(0)
        expect(number(page, 1)).to_be_focused()
        expect(marked(page)).to_have_text(
            "Acme owes Bolt three million (Claim (draft), no confidence)"
        )
        expect(page.get_by_role("heading", name="1 of 5 sentences carries a claim")).to_be_visible()
        hand.select("owes Bolt")  # marked words are a link, and can be selected all the same
        expect(page.get_by_text("“owes Bolt”")).to_be_visible()
    claim = Claim.objects.get()
    links = claim.company_links.order_by("pk")
    assert [(str(link.company), link.role) for link in links] == [
        ("Acme", "subject"),
        ("Bolt Industries", "counterparty"),
    ]
    appearance = claim.appearances.get()
    assert [span.exact for span in appearance.spans.all()] == ["Acme owes Bolt three million"]
    assert (appearance.mode, appearance.attribution) == (
        "attributed",
        "according to a company filing",
    )


def test_it_takes_a_second_selection_with_shift_as_a_second_passage(
    live_site: str, browser: Browser
) -> None:
    with annotating(browser, live_site) as (page, hand):
        chips = page.get_by_role("listitem").filter(has=page.get_by_role("button"))
        hand.select("since 2021")
        expect(chips).to_have_count(1)
        hand.select("disagreements over")
        expect(chips).to_have_count(1)
        hand.select("prices", shift=True)
        told(page, "Kept: “disagreements over”")
        expect(chips).to_have_count(2)
        hand.select("rights", shift=True)
        expect(chips).to_have_count(3)
        page.get_by_role("button", name="Leave out “prices”").click()
        expect(chips).to_have_count(2)
        hand.press("a")
        expect(statement(page)).to_be_focused()
        expect(statement(page)).to_have_value("Disagreements over rights.")
        hand.press("Control+Enter")
        told(page, "is made.")
        expect(marked(page)).to_have_count(2)
        expect(chips).to_have_count(0)
    spans = Claim.objects.get().appearances.get().spans.all()
    assert [span.exact for span in spans] == ["disagreements over", "rights"]


def test_it_needs_no_mouse(live_site: str, browser: Browser) -> None:
    with annotating(browser, live_site) as (page, hand):
        number(page, 1).focus()
        hand.press("Enter")
        expect(statement(page)).to_be_focused()
        page.keyboard.type(" ua")
        hand.press("Escape")
        expect(statement(page)).to_have_count(0)
        expect(number(page, 1)).to_be_focused()
        hand.press("Enter")  # what was typed is still there
        expect(statement(page)).to_be_focused()
        expect(statement(page)).to_have_value(re.compile(" ua"))
        hand.press("Escape")
        expect(number(page, 1)).to_be_focused()
        hand.press("ArrowRight")
        expect(number(page, 2)).to_be_focused()
        for _ in range(3):
            hand.press("Shift+ArrowDown")
        told(page, "Selected: “over prices, deadlines and rights”")
        for _ in range(3):
            hand.press("Shift+ArrowLeft")
        told(page, "Selected: “over prices”")
        hand.press("Shift+ArrowUp")
        told(page, "Selected: “disagreements over prices”")
        hand.press("Shift+A")
        told(page, "1 passage chosen")
        hand.press("ArrowDown")
        expect(number(page, 3)).to_be_focused()
        hand.press("a")
        expect(statement(page)).to_be_focused()
        expect(statement(page)).to_have_value("Disagreements over prices.")
        for _ in range(30):
            page.keyboard.press("Tab")
            if page.evaluate("document.activeElement.value") == "next":
                break
        hand.press("Enter")
        told(page, "is made.")
        expect(page.get_by_role("heading", name="New claim from sentence 3")).to_be_visible()
        expect(statement(page)).to_be_focused()
    span = Claim.objects.get().appearances.get().spans.get()
    assert span.exact == "disagreements over prices"


def test_it_undoes_a_claim_just_made_unless_somebody_changed_it(
    live_site: str, browser: Browser
) -> None:
    with annotating(browser, live_site) as (page, hand):
        for by_key in (True, False):
            number(page, 4).focus()
            hand.press("a")
            expect(statement(page)).to_be_focused()
            hand.press("Control+Enter")
            told(page, "is made.")
            expect(marked(page)).to_have_count(1)
            expect(number(page, 4)).to_be_focused()
            if by_key:
                hand.press("u")
            else:
                page.get_by_role("button", name="Undo").click()
            told(page, "Undone: claim")
            expect(marked(page)).to_have_count(0)
            expect(page.get_by_role("button", name="Undo")).to_have_count(0)
            assert not Claim.objects.exists()
        hand.press("a")
        expect(statement(page)).to_be_focused()
        hand.press("Control+Enter")
        told(page, "is made.")
        claim = Claim.objects.get()
        with acting(claim.created_by, "test"):
            revise(claim, version=claim.version, in_short="Changed meanwhile.")
        expect(number(page, 4)).to_be_focused()
        hand.press("u")
        told(page, "Nothing was undone. Somebody else changed this claim")
    assert Claim.objects.get().in_short == "Changed meanwhile."


def test_it_keeps_what_was_typed_when_refused_and_adds_to_what_is_on_record(
    live_site: str, browser: Browser
) -> None:
    with annotating(browser, live_site) as (page, hand):
        ana = Person.objects.get(username="ana")
        known = factories.draft(ana, "The two have worked together since 2020.")
        number(page, 4).click()
        expect(statement(page)).to_be_focused()
        hand.press("Control+A")
        hand.press("Delete")
        page.get_by_label("Who says so, in the article’s words").fill("nobody in particular")
        hand.press("Control+Enter")
        expect(page.get_by_role("alert")).to_be_focused()
        expect(page.get_by_role("alert")).to_contain_text("Nothing was saved")
        expect(page.get_by_label("Who says so, in the article’s words")).to_have_value(
            "nobody in particular"
        )
        assert Claim.objects.get() == known
        page.get_by_role("button", name="Add this passage there").click()
        told(page, "The passage is added to")
        expect(marked(page)).to_have_count(1)
    assert known.appearances.get().attribution == "nobody in particular"


def faults(page: Page, scheme: str) -> list[str]:
    """What axe finds in what our templates write; landmarks of the frame are Unfold's."""
    rules = {} if scheme == "light" else RULES_OF_COLOUR
    found = [str(one)[:400] for one in page.evaluate(FIND, rules) if one[0] != "region"]
    return [*found, *(["it scrolls sideways"] if scrolls_sideways(page) else [])]


def test_it_has_no_fault_with_the_panel_open_or_closed(live_site: str, browser: Browser) -> None:
    ana, article = prepare()
    factories.draft(ana, "The two have worked together since 2020.")
    found = []
    with opened(browser, live_site, bypass_csp=True) as page:
        sign_in(page, "ana")
        for scheme in SCHEMES:
            page.emulate_media(color_scheme=scheme)
            page.goto(f"/desk/articles/article/{article.pk}/sentences/?show=left")
            page.evaluate(AXE_SCRIPT)
            for width in WIDTHS:
                page.set_viewport_size({"width": width, "height": 900})
                found += [f"{scheme} {width} closed: {one}" for one in faults(page, scheme)]
                number(page, 4).press("Enter")
                expect(statement(page)).to_be_focused()
                expect(statement(page)).to_be_in_viewport()
                found += [f"{scheme} {width} open: {one}" for one in faults(page, scheme)]
                page.keyboard.press("Escape")
                expect(number(page, 4)).to_be_focused()
        number(page, 4).press("Enter")
        expect(statement(page)).to_be_focused()
        page.context.set_offline(True)
        page.keyboard.press("Control+Enter")
        told(page, "what you typed is kept")
        expect(statement(page)).to_be_visible()
    assert not found, "\n".join(found)
