"""People of a newsroom at their browsers: what they do by hand, in the desk's own words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, Locator, Page, expect

PASSWORD = "pass"
# The machine may be busy with other tests.
expect.set_options(timeout=15_000)
# An empty list says "Add company"; the others have a picture alone, named so.
ADD = re.compile("^add", re.IGNORECASE)


@contextmanager
def signed_in(browser: Browser, address: str, username: str) -> Iterator[Page]:
    """A browser of their own, at the desk. A script error or a refused script fails."""
    context = browser.new_context(base_url=address, viewport={"width": 1280, "height": 900})
    context.set_default_timeout(15_000)
    page = context.new_page()
    complaints: list[str] = []
    listen(page, complaints)
    sign_in(page, username)
    yield page
    context.close()
    assert not complaints, complaints


def listen(page: Page, complaints: list[str]) -> None:
    """Collects errors of scripts and of the console, among them what the policy refuses."""
    page.on("pageerror", lambda error: complaints.append(f"{page.url}: {error}"))
    page.on(
        "console",
        lambda message: (
            complaints.append(f"{page.url}: {message.text}") if message.type == "error" else None
        ),
    )


def sign_in(page: Page, username: str) -> None:
    page.goto("/desk/")
    page.get_by_label("Username").fill(username)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Log in").click()
    expect(page.get_by_role("heading", name="What waits")).to_be_visible()


def card(page: Page, name: str) -> Locator:
    """A part of a page by its heading."""
    return page.get_by_role("region", name=name)


def told(page: Page, words: str) -> None:
    """The page says these words, and they can be seen."""
    expect(page.get_by_text(words).first).to_be_visible()


def open_from_sidebar(page: Page, name: str) -> None:
    page.get_by_role("navigation").get_by_role("link", name=name, exact=False).click()


def add_company(page: Page, name: str, former: str = "") -> None:
    open_from_sidebar(page, "Companies")
    page.get_by_role("link", name=ADD).first.click()
    page.get_by_label("Name", exact=False).first.fill(name)
    if former:
        page.get_by_role("link", name="Add another Further name").click()
        row = page.get_by_role("row").filter(has=page.get_by_role("combobox")).first
        row.get_by_role("textbox").first.fill(former)
        row.get_by_role("combobox").select_option(label="Former name")
    page.get_by_role("button", name="Save", exact=True).click()
    told(page, "was added successfully")


def add_source(page: Page, name: str, kind: str) -> None:
    open_from_sidebar(page, "Sources")
    page.get_by_role("link", name=ADD).first.click()
    page.get_by_label("Name", exact=False).first.fill(name)
    page.get_by_label("Kind").select_option(label=kind)
    page.get_by_role("button", name="Save", exact=True).click()
    told(page, "was added successfully")


def capture(page: Page, text: str, publisher: str) -> None:
    """Pastes a text; ends on the article's page."""
    open_from_sidebar(page, "Capture an article")
    page.get_by_label("Or the text itself").fill(text)
    page.get_by_label("Publisher").fill(publisher)
    page.get_by_role("button", name="Capture").click()
    told(page, "Captured as version 1")


def make_claim(page: Page, number: int, statement: str = "", tick: tuple[str, ...] = ()) -> None:
    """From the sentences of an article, in the panel beside them; ends there again."""
    page.get_by_role("link", name=f"Make a claim from sentence {number}", exact=True).click()
    expect(page.get_by_label("One checkable statement")).to_be_focused()
    if statement:
        page.get_by_label("One checkable statement").fill(statement)
    for company in tick:
        page.get_by_role("checkbox", name=company).check()
    page.get_by_role("button", name="Save claim").click()
    told(page, "is made.")


def attach(page: Page, source: str, *, stance: str, quotation: str, document: str) -> None:
    """A further item of evidence, at the workbench."""
    item = page.get_by_role("group").filter(has_text="Attach evidence").last
    if not item.get_by_label("Who tells us?").is_visible():
        item.get_by_text("Attach evidence").click()
    item.get_by_label(stance).check()
    item.get_by_label("Who tells us?").fill(source)
    item.get_by_label("Its words").fill(quotation)
    item.get_by_label("A document").check()
    item.get_by_label("Which document, or which unnamed person?").fill(document)
    page.get_by_role("button", name="Save", exact=True).click()
    told(page, "Saved.")


def assess(page: Page, verdict: str, confidence: str, why: str) -> None:
    part = card(page, "Assessment")
    part.get_by_text("Assess…").click()
    part.get_by_label(verdict, exact=True).check()
    part.get_by_label("Confidence in this verdict").select_option(label=confidence)
    part.get_by_label("Why", exact=True).fill(why)
    part.get_by_role("button", name="Assess").click()
    told(page, "Your assessment is on record.")


def submit(page: Page) -> None:
    page.get_by_role("button", name="Submit for review", exact=True).click()
    told(page, "It is in review now.")


def verify(page: Page) -> None:
    page.get_by_text("Verify…").click()
    page.get_by_label("Your interests in the matter").fill("none")
    page.get_by_label("What you checked").fill("The entry, and the words of the article.")
    page.get_by_role("button", name="Verify").click()
    told(page, "Your check is on record.")


def publish(page: Page) -> None:
    page.get_by_text("Publish…").click()
    page.get_by_role("button", name="Publish").click()
    told(page, "Published.")


def open_from_dashboard(page: Page, heading: str, statement: str) -> None:
    """By what waits, as the first page of the desk has it."""
    page.goto("/desk/")
    expect(page.get_by_text(heading).first).to_be_visible()
    page.get_by_role("link", name=statement).first.click()
    expect(page.get_by_label("One checkable statement")).to_have_value(statement)
