"""axe over a page as it is now shown: light and dark, on a phone and at a desk."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any, Literal

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Browser, Page

Scheme = Literal["light", "dark"]
#: Every width in every scheme; and the two that differ most, for further states of a template.
SCHEMES: tuple[Scheme, ...] = ("light", "dark")
WIDTHS = (1280, 320)
ALL = tuple((scheme, width) for scheme in SCHEMES for width in WIDTHS)
OUTER = (ALL[0], ALL[-1])
# A scheme changes colours and nothing else.
RULES_OF_COLOUR = {"runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}}
FIND = """
async (options) =>
  (await axe.run({ resultTypes: ["violations"], preload: false, ...options })).violations.map(
    (found) => [
      found.id,
      found.impact,
      found.nodes.slice(0, 3).map((node) => node.html),
      found.nodes.some(({ target }) => document.querySelector(target[0])?.closest("main.desk")),
    ])
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


def complaints(
    page: Page,
    *,
    impacts: Iterable[str] = (),
    reload: bool = False,
    shown: Iterable[tuple[Scheme, int]] = ALL,
) -> list[str]:
    """What is wrong with the open page, in each scheme and width `shown`, one line each.

    `impacts` limits axe's findings to these ("serious", "critical") where another's templates
    have them; in the desk's own everything counts. `reload` is for pages whose script looks at
    the scheme once, as they open. 320 px are what a window of 1280 px has at 400 % zoom.
    """
    found = []
    wanted = set(impacts)
    for scheme, width in shown:
        page.emulate_media(color_scheme=scheme)
        page.set_viewport_size({"width": width, "height": 900})
        if reload and page.evaluate("window.seenIn") != scheme:
            page.reload()
        page.evaluate("scheme => { window.seenIn = scheme }", scheme)
        if not page.evaluate("window.axe !== undefined"):
            page.evaluate(AXE_SCRIPT)
        if scrolls_sideways(page):
            found.append(f"{width} {scheme}: scrolls sideways")
        rules = {} if scheme == "light" else RULES_OF_COLOUR
        for rule, impact, nodes, is_ours in page.evaluate(FIND, rules):
            if not wanted or impact in wanted or is_ours:
                short = [node[:160] for node in nodes]
                found.append(f"{width} {scheme}: {rule}: {short}")
    return found
