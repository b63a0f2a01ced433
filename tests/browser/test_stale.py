"""Two people on one claim: a save that comes too late, one field carried over, both changes in."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.desk import sign_in, told
from tests.browser.walking import complaints, opened
from tests.desk import factories

pytestmark = pytest.mark.browser
STATEMENT = "One checkable statement"
SHORT = "In short, for readers"


def at_the_claim(page: Page, username: str, key: int) -> None:
    page.set_viewport_size({"width": 1280, "height": 900})
    sign_in(page, username)
    page.goto(f"/desk/articles/claim/{key}/change/")
    expect(page.get_by_label(STATEMENT)).to_have_value("Acme paid three million in May.")


def save(page: Page) -> None:
    page.get_by_role("button", name="Save", exact=True).click()


def test_two_people_lose_nothing_of_one_claim(live_site: str, browser: Browser) -> None:
    ana = factories.person("ana", first_name="Ana", last_name="Silva")
    factories.person("ben", first_name="Ben", last_name="Okri")
    claim = factories.draft(ana, "Acme paid three million in May.", in_short="Acme paid.")
    with (
        opened(browser, live_site, bypass_csp=True) as first,
        opened(browser, live_site) as second,
    ):
        at_the_claim(first, "ana", claim.pk)
        at_the_claim(second, "ben", claim.pk)
        expect(second.get_by_role("status").first).to_have_text("Ana Silva is editing (0 min)")
        # The form that is open already hears of it, too.
        first.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
        expect(first.get_by_role("status").first).to_have_text("Ben Okri is editing (0 min)")

        second.get_by_label(STATEMENT).fill("Acme paid three million in June.")
        second.get_by_label(SHORT).fill("Acme paid in June.")
        save(second)
        told(second, "Saved.")

        first.get_by_label(STATEMENT).fill("Acme paid four million in May.")
        first.get_by_label(SHORT).fill("Acme paid four million.")
        first.get_by_text("Kind, dates, claimant, topics, risk, language").click()
        first.get_by_label("Topics").fill("Loans")
        save(first)
        told(first, "Both of you changed these: choose")
        said = complaints(first, impacts=("serious", "critical"), reload=True)
        assert not said, "\n".join(said)

        first.set_viewport_size({"width": 1280, "height": 900})
        statement = first.get_by_role("group", name=STATEMENT)
        statement.get_by_role("radio", name="On record now").check()
        first.get_by_role("group", name=SHORT).get_by_role("radio", name="Yours").check()
        save(first)
        told(first, "Saved.")
        expect(first.get_by_label(STATEMENT)).to_have_value("Acme paid three million in June.")
        expect(first.get_by_label(SHORT)).to_have_value("Acme paid four million.")
        expect(first.get_by_label("Topics")).to_have_value("Loans")
