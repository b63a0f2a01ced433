"""Articles and claims in a real browser: long words, pairing by keyboard, no script, paper."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from articles.public.models import PublishedArticle
from articles.public.reading.article import article_page
from tests.browser.walking import OUTER, complaints, opened, scrolls_sideways
from tests.public import article_samples as more
from tests.public import factories as make
from tests.public import samples

pytestmark = pytest.mark.browser
#: What a part may weigh: less of it makes parts of a short article.
MOST = "articles.public.reading.article_layout.MOST"


def address_of(article: PublishedArticle) -> str:
    return f"/articles/{article.public_id}/"


def claim_on(article: PublishedArticle, part: int) -> str:
    """The public id of the last claim whose words begin in that part."""
    page = article_page(article.public_id, part)
    assert page
    return page.cards[-1].claim.public_id


def focused(page: Page) -> Locator:
    return page.locator(":focus")


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
    with opened(browser, live_site, viewport={"width": 320, "height": 700}) as page:
        for path in (f"/claims/{claim.public_id}/", address_of(article)):
            page.goto(path)
            assert not scrolls_sideways(page), path


def test_it_pairs_words_and_cards_by_keyboard(page: Page) -> None:
    page.goto(address_of(samples.annotated_article()))
    page.locator("a.mark").first.focus()
    expect(page.locator(".card.paired")).to_have_count(1)
    page.keyboard.press("n")
    page.keyboard.press("n")
    expect(focused(page)).to_have_text(" is what broke it")
    page.keyboard.press("p")
    expect(focused(page)).to_have_text("the quarrel over who owns the trained models")
    page.keyboard.press("Enter")
    expect(page.locator(".card:target")).to_have_count(1)
    button = page.get_by_role("button", name="Hide highlights")
    button.click()
    expect(button).to_have_attribute("aria-pressed", "true")
    # No key but while a claim has the focus.
    page.keyboard.press("n")
    expect(button).to_be_focused()


def test_it_steps_through_claims_on_the_same_words(page: Page) -> None:
    article = more.edited_article()
    page.goto(address_of(article))
    shown = article_page(article.public_id)
    assert shown
    page.locator("a.mark").first.focus()
    for card in shown.cards:
        expect(focused(page)).to_have_attribute("href", f"#c-{card.claim.public_id}")
        expect(page.locator(".card.paired")).to_have_id(f"c-{card.claim.public_id}")
        page.keyboard.press("n")


def test_it_needs_no_script(live_site: str, browser: Browser) -> None:
    article = samples.annotated_article()
    with opened(browser, live_site, java_script_enabled=False) as page:
        page.goto(address_of(article))
        page.locator("a.mark").first.click()
        expect(page.locator(".card:target")).to_be_in_viewport()
        page.locator(".card:target .back").click()
        expect(page.locator("a.mark:target")).to_be_in_viewport()
        assert "#m-" in page.url
        expect(page.get_by_role("button", name="Hide highlights")).to_have_count(0)


def test_it_leads_to_a_claim_in_another_part(
    live_site: str, browser: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(MOST, 2_000)
    article = more.long_article(sentences=60, claims=12)
    claim = claim_on(article, 3)
    for scripted in (True, False):
        with opened(browser, live_site, java_script_enabled=scripted) as page:
            # As a claim's page and old links name it.
            page.goto(f"{address_of(article)}#c-{claim}")
            if not scripted:
                expect(page.get_by_text("You came for the claim")).to_be_visible()
                page.locator(".elsewhere :target").click()
            expect(page.locator(f".card#c-{claim}")).to_be_in_viewport()
            assert page.url.endswith(f"?part=3#c-{claim}")
            if scripted:
                # The text has changed since somebody noted the part; or the claim is gone.
                page.goto(f"{address_of(article)}?part=2#c-{claim}")
                expect(page.locator(f".card#c-{claim}")).to_be_in_viewport()
                page.goto(f"{address_of(article)}?part=2#c-00000000")
                expect(page.get_by_text("Part 1 of")).to_be_visible()
                assert page.url.endswith("#main")


def test_it_prints_cards_as_endnotes_and_no_navigation(live_site: str, browser: Browser) -> None:
    article = more.edited_article()
    with opened(browser, live_site) as page:
        page.goto(address_of(article))
        expect(page.locator(".endnotes")).to_be_hidden()
        page.emulate_media(media="print")
        notes = page.locator(".endnotes")
        expect(notes).to_be_visible()
        expect(notes.locator("li")).to_have_count(6)
        numbers = page.locator(".annotated .mark-number")
        assert "6" in numbers.last.inner_text()
        expect(notes.locator("li").last).to_contain_text("6 Copies of the training data")
        expect(notes.locator("li").last).to_contain_text("http://testserver/claims/")
        for hidden in (".card", ".masthead nav", ".find", ".back", "button", ".footer nav"):
            expect(page.locator(hidden).locator("visible=true")).to_have_count(0)


def test_it_puts_cards_behind_their_paragraph_on_a_phone(page: Page) -> None:
    page.set_viewport_size({"width": 375, "height": 800})
    page.goto(address_of(samples.annotated_article()))
    for paragraph in page.locator(".paragraph:has(.card)").all():
        text, cards = (paragraph.locator(part).bounding_box() for part in (".text", ".cards"))
        assert text
        assert cards
        assert cards["y"] >= text["y"] + text["height"]
        assert cards["x"] == text["x"]


def test_it_has_nothing_that_axe_finds_in_any_state(
    live_site: str, browser: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(MOST, 3_500)
    long = more.long_article(sentences=80, claims=6, lost=1)
    addresses = [address_of(one) for one in (more.edited_article(), more.metered_article(), long)]
    found = []
    with opened(browser, live_site, bypass_csp=True) as page:
        for address in (*addresses, f"{address_of(long)}?part=2"):
            page.goto(address)
            found += [f"{address} {words}" for words in complaints(page, shown=OUTER)]
    assert not found, "\n".join(found)
