"""Claims on record that say much the same, while a statement is typed."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from articles.desk.capture.capturing import capture
from articles.desk.editing.acting import JOURNALIST, acting
from articles.desk.models import Claim
from tests.browser.desk import signed_in
from tests.desk import factories

pytestmark = pytest.mark.browser

PAID = "Acme paid Bolt three million for sensors."
TEXT = b"Between partners\n\nThe two have parted. The winter was mild in the whole of the region.\n"


def statement(page: Page) -> Locator:
    return page.get_by_label("One checkable statement")


def like(page: Page) -> Locator:
    return page.get_by_text(f"% like “{PAID}”")


def told(page: Page) -> Locator:
    return page.get_by_role("status").filter(has_text="1 claim on record says something like it.")


def test_it_tells_of_claims_on_record_while_one_types(live_site: str, browser: Browser) -> None:
    ana = factories.person("ana", JOURNALIST)
    claim = factories.draft(ana, PAID)
    with acting(ana, "test"):
        article = capture(TEXT).article
    with signed_in(browser, live_site, "ana") as page:
        page.goto("/desk/articles/claim/add/")
        statement(page).press_sequentially("Acme paid Bolt for sensors")
        expect(like(page)).to_be_visible()
        expect(told(page)).to_be_visible()
        expect(statement(page)).to_be_focused()
        statement(page).fill("Whales sing.")
        expect(like(page)).to_have_count(0)
        expect(told(page)).to_have_count(0)

        page.goto(f"/desk/articles/article/{article.pk}/sentences/")
        page.get_by_role("link", name="Make a claim from sentence 2", exact=True).click()
        expect(statement(page)).to_be_focused()
        expect(like(page)).to_have_count(0)
        statement(page).fill("Acme paid three million to Bolt for sensors.")
        expect(told(page)).to_be_visible()
        page.get_by_role("button", name="Add this passage there").click()
        expect(statement(page)).to_have_count(0)
        expect(page.get_by_role("link", name="Open the claim")).to_be_visible()
    assert Claim.objects.get() == claim
    assert claim.appearances.count() == 1
