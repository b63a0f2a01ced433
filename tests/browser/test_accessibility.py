"""axe in a real browser over every public page: nothing found, nothing scrolls sideways.

Each template is looked at in both schemes and both widths in its richest state; its further
states on a wide light page and a narrow dark one, which differ in everything.
"""

from __future__ import annotations

import pytest
from django.urls import Resolver404, resolve
from playwright.sync_api import Browser

from tests.browser import shelf
from tests.browser.walking import ALL, OUTER, complaints, opened

pytestmark = pytest.mark.browser


def template_of(address: str) -> str:
    """The name of the view that writes the page; every address that leads nowhere has one."""
    try:
        return resolve(address.partition("?")[0]).view_name
    except Resolver404:
        return "nowhere"


@pytest.mark.parametrize("half", [0, 1])
def test_it_has_nothing_that_axe_finds(live_site: str, browser: Browser, half: int) -> None:
    found = []
    # The policy of public pages would keep axe itself out.
    with opened(browser, live_site, bypass_csp=True) as page:
        for address in shelf.EMPTY if half else ():
            page.goto(address)
            found += [f"{address} (empty base) {words}" for words in complaints(page, shown=OUTER)]
        rich = shelf.fill()
        names = [template_of(address) for address in rich]
        for number, address in enumerate(rich):
            if number % 2 != half:
                continue
            page.goto(address)
            is_first = names.index(names[number]) == number
            shown = ALL if is_first else OUTER
            found += [f"{address} {words}" for words in complaints(page, shown=shown)]
    assert not found, "\n".join(found)
