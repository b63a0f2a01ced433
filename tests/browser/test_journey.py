"""From an article to a company's page, by hand: capture, claim, evidence, check, publish, read."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

from articles.desk.editing.acting import EDITOR, FACT_CHECKER, JOURNALIST
from tests.browser import desk
from tests.browser.desk import card, signed_in, told
from tests.desk import factories

pytestmark = pytest.mark.browser

TITLE = "Freight line owes a bank three millions"
STATEMENT = "Meridian Freight owes Quayside Bank three million."
TEXT = f"""{TITLE}

KINGSPORT. Nobody at the harbour was surprised. {STATEMENT} The loan was due in May.

Why payments stopped

The bank did not want to comment. Two of the ships have been for sale since.
"""


def prepare(page: Page) -> None:
    """Two companies, one under a name that it no longer bears, and two sources."""
    desk.add_company(page, "Meridian Freight", former="Polar Haulage")
    desk.add_company(page, "Quayside Bank")
    desk.add_source(page, "The Harbour Courier", "News outlet")
    desk.add_source(page, "Register of Loans", "Public register")


def draft(page: Page) -> None:
    """A claim from the second sentence, with evidence and an assessment, not yet submitted."""
    desk.capture(page, TEXT, "The Harbour Courier")
    page.get_by_label("Rights").select_option(label="Our own")
    page.get_by_role("button", name="Confirm and save").click()
    told(page, "Saved.")
    page.get_by_role("link", name="Sentences, and claims from them").click()
    desk.make_claim(page, 3)
    page.get_by_role("link", name="Claim (draft)").click()
    expect(page.get_by_label("One checkable statement")).to_have_value(STATEMENT)
    desk.attach(
        page,
        "Register of Loans",
        stance="Supports it",
        quotation="Loan 4711: in arrears, 3,000,000",
        document="Entry 4711",
    )
    desk.assess(page, "Unproven", "None", "One entry, in a register that nobody has graded.")


def read_by_company(browser: Browser, address: str, *, checked_by: str) -> None:
    """An anonymous reader: from a former name to the sentence and back."""
    context = browser.new_context(base_url=address, viewport={"width": 1280, "height": 900})
    context.set_default_timeout(20_000)
    page = context.new_page()
    complaints: list[str] = []
    desk.listen(page, complaints)
    page.goto("/")
    page.get_by_role("combobox").first.fill("polar haulage")
    page.get_by_role("search").first.get_by_role("button", name="Search").click()
    told(page, "former name")
    page.get_by_role("link", name="Meridian Freight").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Meridian Freight")
    page.get_by_role("link", name=STATEMENT).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(STATEMENT)
    told(page, f"Checked by {checked_by}")
    told(page, "Unproven")
    card(page, "Where it appears").get_by_role("link", name=TITLE).click()
    beside = page.get_by_role("region", name=STATEMENT)
    expect(beside).to_be_in_viewport()
    beside.get_by_role("link", name="Back to the text").click()
    marked = page.get_by_role("link", name=STATEMENT.rstrip(".")).first
    expect(marked).to_be_in_viewport()
    expect(beside).to_be_visible()
    assert context.cookies() == []
    assert not complaints, complaints
    context.close()


def test_it_goes_from_an_article_to_a_reader_by_two_people_who_check_each_other(
    live_site: str, browser: Browser
) -> None:
    for name in ("ana", "ben"):
        factories.person(name, JOURNALIST, FACT_CHECKER, EDITOR)
    with (
        signed_in(browser, live_site, "ana") as ana,
        signed_in(browser, live_site, "ben") as ben,
    ):
        prepare(ana)
        draft(ana)
        desk.submit(ana)
        told(ana, "Every part of it is yours: somebody else has to check it.")
        expect(ana.get_by_role("button", name="Verify")).to_have_count(0)

        desk.open_from_dashboard(ben, "To check", STATEMENT)
        desk.attach(
            ben,
            "Register of Loans",
            stance="Disputes it",
            quotation="Loan 4711: deferred until 2027",
            document="Entry 4712",
        )
        desk.submit(ben)
        desk.verify(ben)
        told(ben, "One part is yours: the item from Register of Loans")
        told(ben, "Ask ana to check it")
        told(ben, "Only a verified claim is published")

        ana.reload()
        desk.verify(ana)
        told(ana, "Every part was checked by somebody who did not write it")
        ben.reload()
        desk.publish(ben)
    read_by_company(browser, live_site, checked_by="2 people")
