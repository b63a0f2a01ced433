"""Keys alone: what they reach can be seen; reading and making a claim need no script."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from articles.desk.capture.capturing import capture
from articles.desk.editing.acting import JOURNALIST, acting
from articles.desk.models import Claim
from tests.browser import shelf
from tests.browser.desk import PASSWORD
from tests.browser.walking import opened
from tests.desk import factories
from tests.public import samples

pytestmark = pytest.mark.browser

TEXT = b"A loan in arrears\n\nAcme owes Bolt three million. The loan was due in May.\n"
# What the focused element shows of it, and whether it stands within the window.
SEEN = """() => {
  const focused = document.activeElement;
  const box = focused.getBoundingClientRect();
  const style = getComputedStyle(focused);
  return {
    what: focused.outerHTML.slice(0, 120),
    is_body: focused === document.body,
    outline: style.outlineStyle === "none" ? 0 : parseFloat(style.outlineWidth),
    is_inside: box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
  };
}"""


def tab_to(page: Page, wanted: Locator, most: int = 150) -> None:
    """Presses Tab until it is there, as somebody without a mouse does."""
    handle = wanted.element_handle()
    for _ in range(most):
        page.keyboard.press("Tab")
        if page.evaluate("wanted => document.activeElement === wanted", handle):
            return
    pytest.fail(f"{most} tabs do not lead to {wanted}")


def test_it_begins_with_a_link_past_the_head_of_the_page(page: Page) -> None:
    page.goto("/")
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Skip to the content")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.get_by_role("main")).to_be_focused()


@pytest.mark.parametrize("width", [320, 1280])
def test_it_shows_where_the_focus_is(live_site: str, browser: Browser, width: int) -> None:
    claim, article = samples.rich_claim(), samples.annotated_article()
    pages = (
        "/",
        "/companies/northlight-robotics/",
        f"/claims/{claim.public_id}/",
        f"/articles/{article.public_id}/",
        "/search/?q=models",
    )
    unseen = []
    calm = {"viewport": {"width": width, "height": 700}, "reduced_motion": "reduce"}
    with opened(browser, live_site, **calm) as page:
        for address in pages:
            page.goto(address)
            for _ in range(120):
                page.keyboard.press("Tab")
                seen = page.evaluate(SEEN)
                if seen["is_body"]:
                    break
                if seen["outline"] < 2 or not seen["is_inside"]:
                    unseen.append(f"{address} {seen}")
    assert not unseen, "\n".join(unseen)


def test_it_searches_and_filters_without_a_script(live_site: str, browser: Browser) -> None:
    shelf.fill()
    with opened(browser, live_site, java_script_enabled=False) as page:
        page.goto("/")
        tab_to(page, page.get_by_role("searchbox").first)
        page.keyboard.type("polar pick")
        page.keyboard.press("Enter")
        page.get_by_role("link", name="Northlight Robotics").first.press("Enter")
        expect(page.get_by_role("heading", level=1)).to_have_text("Northlight Robotics")
        tab_to(page, page.get_by_text("More filters and order"))
        page.keyboard.press("Enter")
        tab_to(page, page.get_by_label("Verdict", exact=True))
        page.keyboard.type("Refuted")
        tab_to(page, page.get_by_role("button", name="Show"))
        page.keyboard.press("Enter")
        claims = page.get_by_role("region", name="Claims")
        expect(claims.get_by_role("link", name="It never began.")).to_be_visible()
        expect(claims.get_by_role("link", name="It ended.")).to_have_count(0)
        assert "verdict=refuted" in page.url


def test_it_follows_a_claim_to_its_words_without_a_script(live_site: str, browser: Browser) -> None:
    article = samples.annotated_article()
    with opened(browser, live_site, java_script_enabled=False) as page:
        page.goto(f"/articles/{article.public_id}/")
        tab_to(page, page.get_by_role("link", name="The two companies parted on 30 June"))
        page.keyboard.press("Enter")
        beside = page.get_by_role("region", name="The partnership ended on 30 June 2025.")
        expect(beside).to_be_in_viewport()
        beside.get_by_role("link", name="Back to the text").press("Enter")
        assert "#m-" in page.url
        expect(page.get_by_role("button", name="Hide highlights")).to_have_count(0)


def test_it_makes_and_undoes_a_claim_by_keys_alone_and_without_a_script(
    live_site: str, browser: Browser
) -> None:
    ana = factories.person("ana", JOURNALIST)
    for name in ("Acme", "Bolt"):
        factories.make_company(ana, name)
    with acting(ana, "test"):
        article = capture(TEXT).article
    with opened(browser, live_site, java_script_enabled=False) as page:
        page.goto(f"/desk/articles/article/{article.pk}/sentences/")
        # Chromium gives the focus after the page has loaded: keys pressed before are lost.
        expect(page.get_by_label("Username")).to_be_focused()
        page.keyboard.type("ana")
        tab_to(page, page.get_by_label("Password"))
        page.keyboard.type(PASSWORD)
        page.keyboard.press("Enter")
        tab_to(page, page.get_by_role("link", name="Make a claim from sentence 1", exact=True))
        page.keyboard.press("Enter")
        expect(page.get_by_role("checkbox", name="Acme")).to_be_checked()
        tab_to(page, page.get_by_label("One checkable statement"))
        page.keyboard.press("Control+A")
        page.keyboard.type("Acme has owed Bolt three million since May.")
        tab_to(page, page.get_by_role("checkbox", name="Bolt"))
        page.keyboard.press("Space")
        tab_to(page, page.get_by_role("button", name="Save, next sentence"))
        page.keyboard.press("Enter")
        expect(page.get_by_text("is made.").first).to_be_visible()
        assert page.url.endswith("#s-2")
        claim = Claim.objects.get()
        assert claim.statement == "Acme has owed Bolt three million since May."
        assert [company.name for company in claim.companies.all()] == ["Acme"]
        tab_to(page, page.get_by_role("button", name="Undo"))
        page.keyboard.press("Enter")
        expect(page.get_by_text("Undone: claim").first).to_be_visible()
    assert not Claim.objects.exists()
