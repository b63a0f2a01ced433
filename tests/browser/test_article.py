"""Articles and claims in a real browser: long words, pairing by keyboard, no script."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.walking import scrolls_sideways
from tests.public import factories as make
from tests.public import samples

pytestmark = pytest.mark.browser


def test_it_wraps_words_and_addresses_of_any_length(live_site: str, browser: Browser) -> None:
    word = "Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz" * 2
    address = "https://example.org/" + "a" * 150
    claim = make.published_claim(
        f"{word} {address}",
        companies=[make.published_company(word, slug="long")],
        rationale=address,
    )
    make.under_review(claim)
    article = make.published_article(word, paragraphs=[f"{word} {address}"], byline=word)
    make.published_appearance(claim, article, word)
    page = browser.new_page(base_url=live_site, viewport={"width": 320, "height": 700})
    for path in (f"/claims/{claim.public_id}/", f"/articles/{article.public_id}/"):
        page.goto(path)
        assert not scrolls_sideways(page), path
    page.close()


def test_it_pairs_words_and_cards_by_keyboard(page: Page) -> None:
    article = samples.annotated_article()
    page.goto(f"/articles/{article.public_id}/")
    page.locator("a.mark").first.focus()
    assert page.locator(".card.paired").count() == 1
    page.keyboard.press("n")
    page.keyboard.press("n")
    assert page.evaluate("document.activeElement.textContent").strip() == "is what broke it"
    page.keyboard.press("Enter")
    assert page.locator(".card:target").count() == 1
    button = page.get_by_role("button", name="Hide highlights")
    button.click()
    assert button.get_attribute("aria-pressed") == "true"


def test_it_needs_no_script(live_site: str, browser: Browser) -> None:
    article = samples.annotated_article()
    context = browser.new_context(base_url=live_site, java_script_enabled=False)
    page = context.new_page()
    page.goto(f"/articles/{article.public_id}/")
    page.locator("a.mark").first.click()
    assert page.locator(".card:target").is_visible()
    page.locator(".card:target .back").click()
    assert "#m-" in page.url
    assert page.get_by_role("button", name="Hide highlights").count() == 0
    context.close()
