"""Passages that a newer text moved or lost, mended by one selection: by mouse, by keys alone."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from articles.desk.capture.capturing import capture
from articles.desk.editing.acting import JOURNALIST, acting
from articles.desk.models import Appearance
from tests.browser.desk import signed_in, told
from tests.browser.hand import Hand
from tests.browser.test_keyboard import tab_to
from tests.desk import factories
from tests.desk.admin.annotating import article_of, claim_on

pytestmark = pytest.mark.browser

OLD = """Strain between partners

Harbour cut the share of its partner to 22 per cent in June. Neither side said why.

The chief executive of Tern resigned over the dispute. It has made no offer so far 🙂.
"""
NEW = """Strain between partners

Both sides say they are content 🙂. Harbour lowered what it leaves to its partner in June, to 20 \
per cent. Neither side said why.

The chief executive of Tern is to leave over the dispute. It has made no offer so far 🙂.
"""
CUT = "Harbour cut the share of its partner to 22 per cent in June."
RESIGNED = "The chief executive of Tern resigned over the dispute"


@contextmanager
def waiting(browser: Browser, site: str) -> Iterator[tuple[Page, Appearance, Appearance]]:
    """At the versions of an article; one passage is gone from it, the words of one changed."""
    ana = factories.person("ana", JOURNALIST)
    article = article_of(ana, OLD)
    cut = claim_on(ana, article, CUT, statement="Harbour pays its partner less.")
    resigned = claim_on(ana, article, RESIGNED, statement="The chief executive of Tern left.")
    with acting(ana, "test"):
        capture(NEW.encode(), article=article)
    with signed_in(browser, site, "ana") as page:
        page.goto(f"/desk/articles/article/{article.pk}/versions/")
        expect(page.get_by_text("Select the words that say it now")).to_be_visible()
        yield page, cut.appearances.get(), resigned.appearances.get()


def passage(page: Page, statement: str) -> Locator:
    return page.get_by_role("article").filter(has=page.get_by_role("link", name=statement))


def says(appearance: Appearance) -> list[str]:
    appearance.refresh_from_db()
    text = appearance.article_version
    assert (appearance.state, text.number) == ("anchored", 2)
    spans = list(appearance.spans.all())
    assert [text.text[span.start : span.end] for span in spans] == [span.exact for span in spans]
    return [span.exact for span in spans]


def test_one_selection_mends_a_passage(live_site: str, browser: Browser) -> None:
    with waiting(browser, live_site) as (page, cut, _):
        gone = passage(page, "Harbour pays its partner less.")
        gone.get_by_role("button", name="The selected words say it").click()
        expect(gone.get_by_role("status")).to_have_text("Select words in the new text first.")
        hand = Hand(page, "[data-mends]")
        hand.select("Harbour lowered what it leaves to its partner in June, to 20 per cent.")
        expect(gone.get_by_role("status")).to_have_text(
            "Selected: “Harbour lowered what it leaves to it … in June, to 20 per cent.”"
        )
        hand.press("Escape")
        expect(gone.get_by_role("status")).to_have_text("")
        hand.select("Harbour lowered what it leaves to its partner")
        expect(gone.get_by_role("status")).to_contain_text("Selected: “Harbour lowered")
        hand.press("m")
        told(page, "is mended")
        assert says(cut) == ["Harbour lowered what it leaves to its partner"]


def test_words_of_the_whole_text_mend_the_passage_that_one_came_from(
    live_site: str, browser: Browser
) -> None:
    with waiting(browser, live_site) as (page, cut, resigned):
        said = page.locator("[data-whole]").get_by_role("status")
        page.get_by_text("The whole of version 2").click()
        hand = Hand(page, "#whole")
        hand.select("Neither side")
        expect(said).to_contain_text("Whose words are these?")
        left = passage(page, "The chief executive of Tern left.")
        left.get_by_role("link", name="Another sentence").click()
        expect(said).to_contain_text("For “The chief executive of Tern left.”")
        hand.select("The chief executive of Tern")
        expect(said).to_have_text("Selected: “The chief executive of Tern”")
        hand.select("no offer so far 🙂", shift=True)
        expect(said).to_contain_text("and “no offer so far 🙂”")
        page.locator("[data-whole]").get_by_role("button").click()
        told(page, "is mended")
        assert says(resigned) == ["The chief executive of Tern", "no offer so far 🙂"]
        cut.refresh_from_db()
        assert cut.state == "orphaned"


def test_it_needs_no_mouse(live_site: str, browser: Browser) -> None:
    with waiting(browser, live_site) as (page, cut, resigned):
        gone = passage(page, "Harbour pays its partner less.")
        tab_to(page, gone.locator("[data-mends] p").first)
        hand = Hand(page)
        for _ in range(6):
            hand.press("Shift+ArrowLeft")
        words = "Harbour lowered what it leaves to its partner"
        expect(gone.get_by_role("status")).to_have_text(f"Selected: “{words}”")
        hand.press("m")
        told(page, "is mended")
        assert says(cut) == [words]
        left = passage(page, "The chief executive of Tern left.")
        tab_to(page, left.locator("[data-mends] p").first)
        hand.press("Shift+ArrowDown")  # fewer of the words that are marked
        hand.press("Shift+ArrowUp")
        words = "The chief executive of Tern is to leave over the dispute"
        expect(left.get_by_role("status")).to_have_text(f"Selected: “{words}”")
        hand.press("Control+Enter")
        told(page, "nothing waits for you")
        assert says(resigned) == [words]
