"""A page captured from a file in a browser: what the page says of itself is kept."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, FilePayload, expect

from articles.desk.editing.acting import JOURNALIST
from tests.browser.desk import open_from_sidebar, signed_in, told
from tests.desk import factories

pytestmark = pytest.mark.browser

PAGE = b"""<!doctype html><html lang="en"><head><title>Strain between partners</title></head>
<body><article><h1>Strain between partners</h1>
<p>Acme owes Bolt three million, according to a company filing of last week.</p>
</article></body></html>"""


def test_it_takes_the_title_from_the_page_and_not_from_the_file(
    live_site: str, browser: Browser
) -> None:
    factories.person("ana", JOURNALIST)
    with signed_in(browser, live_site, "ana") as page:
        open_from_sidebar(page, "Capture an article")
        chosen = FilePayload(name="saved-page.html", mimeType="text/html", buffer=PAGE)
        page.get_by_label("File").set_input_files(files=[chosen])
        expect(page.get_by_label("Title")).to_have_value("")
        page.get_by_role("button", name="Capture", exact=True).click()
        told(page, "Captured as version 1")
        expect(page.get_by_label("Title")).to_have_value("Strain between partners")
