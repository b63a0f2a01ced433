"""axe in a real browser over every public page: nothing found, nothing scrolls sideways."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from tests.browser import shelf
from tests.browser.walking import complaints, opened

pytestmark = pytest.mark.browser


def test_it_has_nothing_that_axe_finds(live_site: str, browser: Browser) -> None:
    found = []
    # The policy of public pages would keep axe itself out.
    with opened(browser, live_site, bypass_csp=True) as page:
        for address in shelf.EMPTY:
            page.goto(address)
            found += [f"{address} (empty base) {words}" for words in complaints(page)]
        for address in shelf.fill():
            page.goto(address)
            found += [f"{address} {words}" for words in complaints(page)]
    assert not found, "\n".join(found)
