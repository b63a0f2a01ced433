"""The workbench by hand: how many actions it takes, and that it takes no script.

An action is one thing that a person does: type or paste and press Enter, choose, press a button.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect
from pytest_django.fixtures import Settings

from articles.desk.models import Claim, Person, Verification
from tests.browser.desk import PASSWORD, card, signed_in, told
from tests.desk import factories
from tests.desk.page_server import serving

pytestmark = pytest.mark.browser

PAGE = b"""<html lang="en"><head><meta property="og:site_name" content="The Ledger">
<title>Strain grows</title></head><body><article><h1>Strain grows</h1>
<p>Both companies have worked together for four years, and neither gave a reason.</p>
<p>Acme paid Bolt three million in May, according to a filing. Bolt denies it.</p>
</article></body></html>"""


class Hand:
    """Counts what is done with it."""

    def __init__(self) -> None:
        self.actions = 0

    def type_and_enter(self, field: Locator, text: str) -> None:
        """Into a field that has the focus already, or is the first thing one goes to."""
        field.fill(text)
        field.press("Enter")
        self.actions += 1

    def does(self, field: Locator, text: str = "") -> None:
        field.fill(text) if text else field.click()
        self.actions += 1

    def key(self, page: Page, key: str) -> None:
        page.keyboard.press(key)
        self.actions += 1


@pytest.fixture
def site(settings: Settings) -> Iterator[str]:
    with serving() as pages:
        settings.CLAIMBOOK_FETCH_HOSTS = (pages.host,)
        yield pages.serves("/strain", PAGE)


def in_review(by: Person, statement: str) -> Claim:
    claim = factories.draft(by, statement)
    factories.attach(by, claim)
    factories.assess(by, claim)
    return factories.submit(by, claim)


def workbench(claim: Claim) -> str:
    return f"/desk/articles/claim/{claim.pk}/change/"


def test_it_attaches_evidence_from_an_address_in_three_actions(
    live_site: str, browser: Browser, site: str
) -> None:
    ana = factories.person("ana")
    claim = factories.draft(ana, "Acme paid Bolt three million in May.")
    with signed_in(browser, live_site, "ana") as page:
        page.goto(workbench(claim))
        hand = Hand()
        hand.type_and_enter(page.get_by_label("Paste an address"), site)
        expect(page.get_by_text("Filled in from the page.")).to_be_visible()
        expect(page.get_by_role("status").filter(has_text="Filled in")).to_be_focused()
        assert not claim.evidence.exists()
        hand.does(page.get_by_label("Disputes it"))
        hand.does(page.get_by_role("button", name="Save", exact=True))
        told(page, "Saved.")
        assert hand.actions == 3
    item = claim.evidence.get()
    assert (item.source.name, item.stance) == ("The Ledger", "disputes")
    assert item.quotation.startswith("Acme paid Bolt three million")


def test_it_attaches_evidence_from_an_address_without_script(
    live_site: str, browser: Browser, site: str
) -> None:
    ana = factories.person("ana")
    claim = factories.draft(ana, "Acme paid Bolt three million in May.")
    context = browser.new_context(base_url=live_site, java_script_enabled=False)
    page = context.new_page()
    page.goto(f"/desk/login/?next={workbench(claim)}")
    page.get_by_label("Username").fill("ana")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Log in").click()
    page.get_by_label("Paste an address").fill(site)
    page.get_by_label("Paste an address").press("Enter")
    expect(page.get_by_text("Filled in from the page.")).to_be_visible()
    page.get_by_role("button", name="Save", exact=True).click()
    told(page, "Saved.")
    context.close()
    assert claim.evidence.get().source.name == "The Ledger"


def test_it_is_checked_in_two_actions_and_sent_back_in_three(
    live_site: str, browser: Browser
) -> None:
    ana, _ = factories.person("ana"), factories.person("ben")
    first = in_review(ana, "Acme paid Bolt.")
    second = in_review(ana, "Acme paid nobody else.")
    with signed_in(browser, live_site, "ben") as page:
        page.goto("/desk/articles/claim/queue/?tab=to-verify")
        page.locator("ol.queue a").first.focus()
        expect(page.locator("ol.queue a").first).to_be_focused()
        hand = Hand()
        hand.key(page, "v")
        expect(page.get_by_label("Your interests in the matter")).to_be_focused()
        hand.type_and_enter(page.get_by_label("Your interests in the matter"), "none")
        told(page, "Your check is on record.")
        assert hand.actions == 2

        page.goto(workbench(second))
        hand = Hand()
        hand.does(page.get_by_text("Send back…"))
        change = page.get_by_label("What has to change")
        expect(change).to_be_focused()
        hand.does(change, "Who was paid before, and how much?")
        hand.does(card(page, "In review").get_by_role("button", name="Send back"))
        told(page, "Sent back with your comment.")
        assert hand.actions == 3
    assert Verification.objects.filter(claim=first, decision="checked").exists()
    assert second.refreshed().workflow == "changes_requested"


def test_it_leads_from_the_summary_to_a_field_and_leaves_another_claim_alone(
    live_site: str, browser: Browser
) -> None:
    ana = factories.person("ana")
    factories.draft(ana, "Acme paid Bolt three million for sensors.")
    with signed_in(browser, live_site, "ana") as page:
        page.goto("/desk/articles/claim/add/")
        page.get_by_label("One checkable statement").fill("Acme paid Bolt 3 million for sensors.")
        different = page.get_by_role("button", name="A different claim")
        different.click()
        expect(different).to_have_count(0)
        expect(page.get_by_label("One checkable statement")).to_be_focused()
        page.get_by_label("Said to hold since, or happened").fill("June 31")
        page.get_by_role("button", name="Save", exact=True).click()
        summary = page.get_by_role("alert").filter(has_text="Nothing was saved.")
        expect(summary).to_be_focused()
        summary.get_by_role("link", name="Said to hold since, or happened").click()
        expect(page.get_by_label("Said to hold since, or happened")).to_be_focused()


def test_a_step_is_no_trap_for_words_that_are_not_saved(live_site: str, browser: Browser) -> None:
    ana = factories.person("ana")
    claim = factories.draft(ana, "Acme paid Bolt.")
    with signed_in(browser, live_site, "ana") as page:
        page.goto(f"/desk/articles/claim/{claim.pk}/change/")
        page.get_by_label("In short").first.fill("It did.")
        comment = page.locator("#step-comment")
        comment.evaluate("form => { form.closest('details').open = true }")
        comment.get_by_label("Comment").fill("Which page?")
        comment.get_by_role("button", name="Comment").click()
        told(page, "What you typed of the claim is not saved")
        expect(page.get_by_label("In short").first).to_have_value("It did.")
        assert not claim.comments.exists()
        comment.get_by_role("button", name="Comment").click()
        told(page, "Your comment is on record.")
