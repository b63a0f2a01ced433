"""axe over a page as it is now shown: light and dark, on a phone and at a desk."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any, Literal

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Browser, Page

WIDTHS = (1280, 320)
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
# A scheme changes colours and nothing else.
RULES_OF_COLOUR = {"runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}}
FIND = """
async (options) =>
  (await axe.run({ resultTypes: ["violations"], ...options })).violations.map(
    (found) => [found.id, found.impact, found.nodes.slice(0, 3).map((node) => node.html)])
"""


@contextmanager
def opened(browser: Browser, address: str, **options: Any) -> Iterator[Page]:
    """A page whose addresses may be relative to `address`."""
    context = browser.new_context(base_url=address, **options)
    context.set_default_timeout(15_000)
    yield context.new_page()
    context.close()


def scrolls_sideways(page: Page) -> bool:
    wide: bool = page.evaluate(
        "document.documentElement.scrollWidth > document.documentElement.clientWidth"
    )
    return wide


def complaints(page: Page, *, impacts: Iterable[str] = (), reload: bool = False) -> list[str]:
    """What is wrong with the open page, in each width and scheme, one line each.

    `impacts` limits axe's findings to these ("serious", "critical"). `reload` is for pages
    whose script looks at the scheme once, as they open.
    """
    found = []
    wanted = set(impacts)
    for scheme in SCHEMES:
        page.emulate_media(color_scheme=scheme)
        if reload:
            page.reload()
        page.evaluate(AXE_SCRIPT)
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            if scrolls_sideways(page):
                found.append(f"{width} {scheme}: scrolls sideways")
            rules = {} if scheme == "light" else RULES_OF_COLOUR
            for rule, impact, nodes in page.evaluate(FIND, rules):
                if not wanted or impact in wanted:
                    short = [node[:160] for node in nodes]
                    found.append(f"{width} {scheme}: {rule}: {short}")
    return found
