"""What a first visit really costs (design: pages.md, budget), as a browser counts it."""

from __future__ import annotations

import gzip
import re
from dataclasses import dataclass

import pytest
from playwright.sync_api import Browser, Response

from tests.browser.walking import opened
from tests.public import samples

pytestmark = pytest.mark.browser

KILOBYTE = 1024
MOST = {"document": 35 * KILOBYTE, "stylesheet": 14 * KILOBYTE, "script": 6 * KILOBYTE}


@dataclass(frozen=True)
class Fetched:
    address: str
    kind: str
    size: int


def first_visit(browser: Browser, site: str, address: str) -> list[Fetched]:
    """Everything a reader's browser asks for, with nothing in its cache; sizes compressed."""
    answers: list[Response] = []

    def keep(answer: Response) -> None:
        answers.append(answer)

    with opened(browser, site) as page:
        page.on("response", keep)
        page.goto(address, wait_until="networkidle")
        icon = page.locator("link[rel=icon]").get_attribute("href") or ""
        found = [
            Fetched(answer.url, answer.request.resource_type, len(gzip.compress(answer.body())))
            for answer in answers
        ]
    # A browser without a window may leave the icon out.
    is_asked = any(one.address == site + icon for one in found)
    return found if is_asked else [*found, Fetched(site + icon, "other", 0)]


def test_it_stays_within_its_budget(live_site: str, browser: Browser) -> None:
    claim = samples.rich_claim()
    article = samples.annotated_article(claims=30)
    pages = (
        "/",
        "/companies/northlight-robotics/",
        f"/claims/{claim.public_id}/",
        f"/articles/{article.public_id}/",
    )
    for address in pages:
        fetched = first_visit(browser, live_site, address)
        assert len(fetched) <= 8, fetched
        for one in fetched:
            assert one.address.startswith(live_site), one
            assert one.kind in {*MOST, "other"}, one
            assert not re.search("/(admin|unfold)/", one.address), one
        for kind, most in MOST.items():
            assert sum(one.size for one in fetched if one.kind == kind) <= most, (address, kind)
