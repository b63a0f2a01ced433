"""A day's work without a change list or a second window: by three people, and by two."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack

import pytest
from playwright.sync_api import Browser, expect
from pytest_django.fixtures import Settings

from articles.desk.editing.acting import EDITOR, FACT_CHECKER, JOURNALIST
from articles.desk.models import Claim
from tests.browser import desk
from tests.browser.at_work import AtWork, at_work
from tests.browser.desk import told
from tests.desk import factories
from tests.desk.page_server import PageServer, serving
from tests.desk.reporting import report

pytestmark = pytest.mark.browser

TITLE = "Freight line owes a bank three millions"
STATEMENT = "Meridian Freight owes Quayside Bank three million."
FIXED = "Meridian Freight owed Quayside Bank three million in May."
TEXT = f"""{TITLE}

KINGSPORT. Nobody at the harbour was surprised. {STATEMENT} The loan was due in May.
"""
PAGE = b"""<html lang="en"><head><meta property="og:site_name" content="Register of Loans">
<title>Loan 4711</title></head><body><article><h1>Loan 4711</h1>
<p>The register is kept by the harbour and is open to everybody who asks for an entry.</p>
<p>Meridian Freight owes Quayside Bank three million, and the loan was due in May.</p>
</article></body></html>"""
BOTH = (JOURNALIST, FACT_CHECKER, EDITOR)
QUEUES = ("Mine", "To verify", "To publish", "Disputed", "Reports")


@pytest.fixture
def page_server(settings: Settings) -> Iterator[PageServer]:
    with serving() as site:
        settings.CLAIMBOOK_FETCH_HOSTS = (site.host,)
        yield site


def people(**roles: tuple[str, ...]) -> None:
    """With the companies and sources that the newsroom knows already."""
    made = [factories.person(name, *held) for name, held in roles.items()]
    for name in ("Meridian Freight", "Quayside Bank"):
        factories.make_company(made[0], name)
    factories.make_source(made[0], "The Harbour Courier")
    factories.make_source(made[0], "Register of Loans", kind="public_register")


def writes(ana: AtWork, at: str, *, asks: str) -> None:
    """From a pasted text to a claim with evidence, which somebody is asked to check."""
    page = ana.page
    desk.capture(page, TEXT, "The Harbour Courier")
    page.get_by_label("Rights").select_option(label="Our own")
    page.get_by_role("button", name="Confirm and save").click()
    page.get_by_role("link", name="Sentences, and claims from them").click()
    desk.make_claim(page, 3)
    page.get_by_role("link", name="Claim (draft)").click()
    expect(page.get_by_label("One checkable statement")).to_have_value(STATEMENT)
    address = page.get_by_label("Paste an address")
    ana.counted()
    ana.fill(address, at)
    ana.press(address, "Enter")
    told(page, "Filled in from the page.")
    ana.click(page.get_by_role("button", name="Save", exact=True))
    told(page, "Saved.")
    assert ana.counted() <= 3
    desk.assess(page, "Unproven", "None", "One entry, in a register that nobody has graded.")
    page.get_by_text("Why, whom to ask, other ways to save").click()
    page.get_by_label("Whom to ask").select_option(label=asks)
    page.get_by_role("button", name="Ask for a second pair of eyes").click()
    told(page, f"Saved, and asked for a second pair of eyes: {asks}.")


def sends_back(ben: AtWork) -> None:
    chosen = ben.opens("Mine", STATEMENT, "asks you to check it")
    ben.counted()
    ben.click(chosen.get_by_text("Send back…", exact=True))
    ben.fill(chosen.get_by_label("What has to change"), "Say in short what it comes to.")
    ben.click(chosen.get_by_role("button", name="Send back"))
    told(ben.page, "Sent back")
    assert ben.counted() <= 3


def fixes(ana: AtWork, tab: str, statement: str, because: str = "", **typed: str) -> None:
    ana.opens_workbench(tab, statement, because)
    for label, text in typed.items():
        ana.page.get_by_label(label.replace("_", " ")).first.fill(text)
    ana.page.get_by_text("Why, whom to ask, other ways to save").click()
    ana.page.get_by_role("button", name="Save and submit for review").click()
    told(ana.page, "Saved and submitted for review.")


def checks(ben: AtWork, statement: str) -> None:
    chosen = ben.opens("To verify", statement, "Waits for your eyes")
    ben.counted()
    ben.fill(chosen.get_by_label("Your interests in the matter"), "none")
    ben.click(chosen.get_by_role("button", name="Verify"))
    told(ben.page, "Your check is on record.")
    assert ben.counted() <= 2


def day(ana: AtWork, ben: AtWork, cleo: AtWork, site: PageServer, *, asks: str) -> None:
    """ana writes, ben checks, cleo publishes: three people, or two where ana is cleo."""
    writes(ana, site.serves("/4711", PAGE), asks=asks)
    sends_back(ben)
    fixes(ana, "Mine", STATEMENT, "Sent back", In_short="It has not paid yet, by one entry.")
    checks(ben, STATEMENT)
    cleo.opens_workbench("To publish", STATEMENT, "Verified, not published yet")
    desk.publish(cleo.page)

    report(Claim.objects.get(), "The loan was paid in June.")
    ben.opens("Reports", STATEMENT, "A reader’s report waits for an answer")
    ben.page.get_by_role("link", name="Read what readers reported").click()
    ben.page.get_by_role("link", name="Something stated here is wrong").click()
    ben.page.get_by_label("A challenge: readers see").check()
    ben.page.get_by_label("For a challenge").fill("A reader says that it was paid in June.")
    ben.page.get_by_label("Your answer").fill("We are looking at it again.")
    ben.page.get_by_role("button", name="Answer", exact=True).click()
    told(ben.page, "is answered.")

    fixes(ana, "Disputed", STATEMENT, "Under review", One_checkable_statement=FIXED)
    checks(ben, FIXED)
    cleo.opens_workbench("Disputed", FIXED)
    cleo.does("Ask to close the challenge", "Asked.", Why="The register has it as of May.")
    ben.opens_workbench("Disputed", FIXED)
    ben.page.get_by_label("Why you approve").fill("I saw the entry of May.")
    ben.page.get_by_role("button", name="Approve", exact=True).click()
    told(ben.page, "Approved.")
    cleo.opens_workbench("Disputed", FIXED)
    cleo.does(
        "Close the challenge",
        "The challenge is closed.",
        Outcome="Corrected",
        What_was_wrong="That it still owes them.",
        What_is_right="It owed them in May.",
    )
    for one in {ana, ben, cleo}:
        one.finds_empty(*QUEUES)


def test_three_people_do_a_day_s_work(
    live_site: str, browser: Browser, page_server: PageServer
) -> None:
    people(ana=(JOURNALIST,), ben=(FACT_CHECKER,), cleo=(EDITOR,))
    with ExitStack() as stack:
        ana, ben, cleo = (
            stack.enter_context(at_work(browser, live_site, name))
            for name in ("ana", "ben", "cleo")
        )
        day(ana, ben, cleo, page_server, asks="ben")


def test_two_people_do_a_day_s_work(
    live_site: str, browser: Browser, page_server: PageServer
) -> None:
    people(ana=BOTH, ben=BOTH)
    with (
        at_work(browser, live_site, "ana") as ana,
        at_work(browser, live_site, "ben") as ben,
    ):
        day(ana, ben, ana, page_server, asks="ben")
