"""What a first visit really costs (design: pages.md, budget), as a browser counts it."""

from __future__ import annotations

import gzip

import pytest
from playwright.sync_api import Browser, Response

from tests.browser.walking import opened
from tests.public import samples

pytestmark = pytest.mark.browser

KILOBYTE = 1024
MOST = {"document": 35 * KILOBYTE, "stylesheet": 14 * KILOBYTE, "script": 6 * KILOBYTE}


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
        answers: list[Response] = []
        # A context of its own each time: nothing is in the cache.
        with opened(browser, live_site) as page:
            page.on("response", lambda answer, kept=answers: kept.append(answer))
            page.goto(address, wait_until="networkidle")
            icon = page.locator("link[rel=icon]").get_attribute("href") or ""
            sizes = dict.fromkeys(MOST, 0)
            for answer in answers:
                assert answer.url.startswith(live_site), answer.url
                assert "/admin/" not in answer.url
                assert "/unfold/" not in answer.url
                kind = answer.request.resource_type
                sizes[kind] = sizes.get(kind, 0) + len(gzip.compress(answer.body()))
        # Not every browser without a window asks for the icon.
        fetched = {answer.url for answer in answers} | {live_site + icon}
        assert len(fetched) <= 8, fetched
        assert all(sizes[kind] <= most for kind, most in MOST.items()), (address, sizes)
        assert sizes["stylesheet"] > 0
        assert "font" not in sizes
