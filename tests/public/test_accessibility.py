"""axe in a real browser over claim and article pages, light and dark, phone and desk."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from tests.public import factories as make
from tests.public import samples
from tests.public.contents import enquiry


def addresses() -> list[str]:
    rich, poor = samples.rich_claim(), samples.poor_claim()
    article = samples.annotated_article()
    quoted = make.published_article()
    make.published_appearance(poor, quoted, "the models were offered")
    allegation = make.published_claim(risk="allegation", enquiries=(enquiry("Tern"),))
    make.under_review(allegation)
    retracted = make.retracted(make.published_claim())
    withdrawn = make.withdrawn(make.published_claim())
    claim = f"/claims/{rich.public_id}/"
    others = [f"/claims/{c.public_id}/" for c in (poor, allegation, retracted, withdrawn)]
    articles = [f"/articles/{a.public_id}/" for a in (article, quoted)]
    pages = [claim, f"{claim}v1/", f"{claim}changes/v3..v4/", f"{claim}embed/"]
    return [*pages, *others, *articles, "/styleguide/", "/nowhere/"]


def scrolls_sideways(page: Page) -> bool:
    wide: bool = page.evaluate(
        "document.documentElement.scrollWidth > document.documentElement.clientWidth"
    )
    return wide


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_has_nothing_that_axe_finds_and_never_scrolls_sideways(
    live_site: str, browser: Browser, scheme: str, width: int
) -> None:
    found = []
    # The policy of public pages would keep axe itself out.
    context = browser.new_context(
        base_url=live_site,
        viewport={"width": width, "height": 900},
        color_scheme="dark" if scheme == "dark" else "light",
        bypass_csp=True,
    )
    page = context.new_page()
    for address in addresses():
        page.goto(address)
        if scrolls_sideways(page):
            found.append(f"{address} scrolls sideways")
        for violation in Axe().run(page).response["violations"]:
            nodes = [node["html"][:200] for node in violation["nodes"][:3]]
            found.append(f"{address} {violation['id']}: {nodes}")
    context.close()
    assert not found, "\n".join(found)


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
