"""A session that ends while somebody writes, in a real browser."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest
from django.contrib.sessions.models import Session

from articles.desk.models import Company
from tests.desk import factories

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser
PICTURES = os.environ.get("CLAIMBOOK_PICTURES", "")


def _sign_in(page: Page) -> None:
    page.get_by_label("Username").fill("ana")
    page.get_by_label("Password").fill("pass")
    page.get_by_role("button", name="Log in").click()


def _picture(page: Page, name: str) -> None:
    if PICTURES:
        page.screenshot(path=f"{PICTURES}/{name}.png")


def test_it_saves_what_was_typed_after_signing_in_again(page: Page) -> None:
    from playwright.sync_api import expect

    factories.person("ana")
    page.goto("/desk/articles/company/add/")
    _sign_in(page)
    description = "Two lines,\nand “quotes” & <tags>."
    page.locator("[name=name]").fill("Kept & Sons")
    page.locator("[name=description]").fill(description)
    Session.objects.all().delete()
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_text("You were signed out while you were writing")).to_be_visible()
    _picture(page, "signed-out")
    _sign_in(page)
    expect(page.get_by_role("heading", name="You are signed in")).to_be_visible()
    _picture(page, "send-again")
    assert not Company.objects.exists()
    page.get_by_role("button", name="Send what I typed").click()
    expect(page.get_by_text("Kept & Sons").first).to_be_visible()
    saved = Company.objects.get()
    assert saved.name == "Kept & Sons"
    assert saved.description.replace("\r\n", "\n") == description
