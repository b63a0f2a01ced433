"""A reader reports a claim: by keyboard, refused once, sent, and nothing for axe to find."""

from __future__ import annotations

from datetime import timedelta

import pytest
from playwright.sync_api import Browser, expect

from articles.desk.models import ReaderReport
from articles.desk.receiving import token
from tests.browser.desk import sign_in
from tests.browser.walking import complaints, opened
from tests.desk.newsroom import build
from tests.desk.reporting import report

pytestmark = pytest.mark.browser


def test_it_reports_and_answers(
    live_site: str, browser: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(token, "LEAST", timedelta(0))
    claim = build().claim("published")
    with opened(browser, live_site, bypass_csp=True) as page:
        page.goto(f"/claims/{claim.public_id}/")
        page.get_by_role("link", name="Tell the newsroom what is wrong").click()
        expect(page.get_by_role("heading", name="What is wrong with this claim?")).to_be_visible()
        assert complaints(page) == []
        page.get_by_role("button", name="Send the report").press("Enter")
        expect(page.get_by_role("alert")).to_be_focused()
        assert complaints(page) == []
        page.get_by_role("link", name="What is it about?").press("Enter")
        expect(page.get_by_label("Something stated here is wrong")).to_be_focused()
        page.keyboard.press("Space")
        page.get_by_label("What is wrong, and how").fill("The filing says 14 March.")
        page.get_by_label("Your e-mail address").fill("reader@example.org")
        page.get_by_role("button", name="Send the report").press("Enter")
        expect(page.get_by_role("heading", name="Your report has arrived")).to_be_visible()
        assert complaints(page) == []
        assert not page.context.cookies()
    report(claim, "Another one, which waits.")
    kept = ReaderReport.objects.order_by("id")[0]
    with opened(browser, live_site, bypass_csp=True) as page:
        page.set_viewport_size({"width": 1280, "height": 900})
        sign_in(page, "ben")
        for address in ("", f"{kept.public_id}/", "?show=answered"):
            page.goto(f"/desk/articles/claim/reports/{address}")
            assert complaints(page, impacts=("serious", "critical"), reload=True) == []
        page.goto("/desk/articles/claim/told/choices/")
        assert complaints(page, impacts=("serious", "critical"), reload=True) == []
        page.goto("/desk/articles/claim/reports/")
        page.get_by_role("link", name="Something stated here is wrong").last.click()
        page.get_by_label("Nothing: the claim stands").check()
        page.get_by_label("Your answer to the reader").fill("The letter has the date we give.")
        page.get_by_role("button", name="Answer", exact=True).press("Enter")
        expect(page.get_by_text(f"Report {kept.public_id} is answered.").first).to_be_visible()
