"""The queue by keys alone: to a claim, to its check, and nothing where keys are switched off."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

from articles.desk.models import Verification
from tests.browser.desk import signed_in, told
from tests.browser.test_keyboard import tab_to
from tests.desk import factories
from tests.desk.newsroom import Newsroom, build

pytestmark = pytest.mark.browser


def waiting(newsroom: Newsroom) -> None:
    """A second claim in review, so that there is somewhere to go to."""
    claim = factories.draft(newsroom.ana, "Bolt is in review too.")
    factories.attach(newsroom.ana, claim, source=newsroom.outlet)
    factories.assess(newsroom.ana, claim)
    factories.submit(newsroom.ana, claim)


def at_the_list(page: Page) -> None:
    page.goto("/desk/articles/claim/queue/?tab=to-verify")
    tab_to(page, page.locator("[data-queue] a").first)


def test_it_checks_a_claim_by_keys_alone(live_site: str, browser: Browser) -> None:
    newsroom = build()
    waiting(newsroom)
    with signed_in(browser, live_site, "ben") as page:
        at_the_list(page)
        rows = page.locator("[data-queue] a")
        page.keyboard.press("j")
        expect(rows.nth(1)).to_be_focused()
        page.keyboard.press("k")
        expect(rows.nth(0)).to_be_focused()
        page.keyboard.press("j")
        page.keyboard.press("Enter")
        expect(rows.nth(1)).to_have_attribute("aria-current", "true")
        expect(rows.nth(1)).to_be_focused()
        page.keyboard.press("k")
        page.keyboard.press("v")  # chooses the row first
        expect(rows.nth(0)).to_have_attribute("aria-current", "true")
        interests = page.get_by_label("Your interests in the matter")
        expect(interests).to_be_focused()
        chosen = page.locator("#chosen").get_by_role("heading", level=2).inner_text()
        page.keyboard.type("none")
        page.keyboard.press("Enter")
        told(page, "Your check is on record.")
        kept = Verification.objects.filter(claim__statement=chosen).latest("pk")
        assert (kept.verifier, kept.interests) == (newsroom.ben, "none")


def test_keys_that_are_switched_off_do_nothing(live_site: str, browser: Browser) -> None:
    waiting(build())
    with signed_in(browser, live_site, "ben") as page:
        at_the_list(page)
        tab_to(page, page.get_by_role("button", name="Turn keys off"))
        page.keyboard.press("Enter")
        told(page, "Keys are off.")
        at_the_list(page)
        first = page.locator("[data-queue] a").first
        for key in ("j", "v", "s"):
            page.keyboard.press(key)
            expect(first).to_be_focused()
