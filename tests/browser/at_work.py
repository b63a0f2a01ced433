"""People at their desks who never leave the way of the work, and what their hands do."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.desk import open_from_sidebar, signed_in, told

#: A table of the database as navigation: what the day's work must not need.
CHANGE_LIST = re.compile(r"/desk/articles/[a-z]+/(?:\?.*)?$")


class AtWork:
    """A signed-in person; `actions` counts clicks, keys that act and fields filled in."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.actions = 0

    def click(self, target: Locator) -> None:
        self.actions += 1
        target.click()

    def fill(self, target: Locator, text: str) -> None:
        self.actions += 1
        target.fill(text)

    def press(self, target: Locator, key: str) -> None:
        self.actions += 1
        target.press(key)

    def counted(self) -> int:
        """Actions since the last time this was asked."""
        done, self.actions = self.actions, 0
        return done

    def opens(self, tab: str, statement: str, because: str = "") -> Locator:
        """The queue at this tab, with the claim beside it; why it waits stands in its row."""
        page = self.page
        open_from_sidebar(page, "Queue")
        page.get_by_role("navigation", name="Queues").get_by_role("link", name=tab).click()
        row = page.get_by_role("list", name=tab).get_by_role("link").filter(has_text=statement)
        if because:
            expect(row).to_contain_text(because)
        row.click()
        chosen = page.locator("#chosen")
        expect(chosen.get_by_role("heading", level=2)).to_have_text(statement)
        return chosen

    def opens_workbench(self, tab: str, statement: str, because: str = "") -> None:
        self.opens(tab, statement, because)
        self.page.get_by_role("link", name="Open the workbench").click()
        expect(self.page.get_by_label("One checkable statement")).to_have_value(statement)

    def does(self, step: str, words: str, **answers: str) -> None:
        """A step of the workbench: opened, filled in by labels, sent."""
        form = self.page.locator("details.fold").filter(
            has=self.page.get_by_text(f"{step}…", exact=True)
        )
        form.get_by_text(f"{step}…", exact=True).click()
        for label, text in answers.items():
            field = form.get_by_label(label.replace("_", " "))
            if field.evaluate("field => field.tagName") == "SELECT":
                field.select_option(label=text)
            else:
                field.fill(text)
        form.get_by_role("button", name=step, exact=True).click()
        told(self.page, words)

    def finds_empty(self, *tabs: str) -> None:
        open_from_sidebar(self.page, "Queue")
        queues = self.page.get_by_role("navigation", name="Queues")
        for tab in tabs:
            expect(queues.get_by_role("link", name=f"{tab} 0", exact=True)).to_be_visible()


@contextmanager
def at_work(browser: Browser, address: str, username: str) -> Iterator[AtWork]:
    """Fails at the end where a change list or a second window was needed."""
    with signed_in(browser, address, username) as page:
        astray: list[str] = []
        page.on(
            "framenavigated",
            lambda frame: astray.append(frame.url) if CHANGE_LIST.search(frame.url) else None,
        )
        page.context.on("page", lambda window: astray.append(f"a window: {window.url}"))
        yield AtWork(page)
        assert not astray, astray
