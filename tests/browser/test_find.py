"""The search box by keys: "/" goes to it, names are offered while one types."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.public import factories

pytestmark = pytest.mark.browser


def test_it_offers_companies_and_leads_to_one(page: Page) -> None:
    factories.published_company("Meta", names=[("Facebook", "former")])
    factories.published_company("Harbour Facets")
    page.goto("/topics/")
    page.keyboard.press("/")
    box = page.get_by_role("combobox")
    expect(box).to_be_focused()
    expect(box).to_have_value("")
    page.keyboard.type("face")
    options = page.get_by_role("option")
    expect(options).to_have_count(2)
    expect(box).to_have_attribute("aria-expanded", "true")
    expect(options.first).to_contain_text("Meta, found as Facebook · 0 claims")
    page.keyboard.press("ArrowDown")
    expect(options.first).to_have_attribute("aria-selected", "true")
    expect(box).to_have_attribute("aria-activedescendant", "search-masthead-suggestions-0")
    page.keyboard.press("Escape")
    expect(options.first).to_be_hidden()
    expect(box).to_have_value("face")
    page.keyboard.type("b")
    expect(options).to_have_count(1)
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    page.wait_for_url("**/companies/meta/")


def test_it_fills_a_filter_and_searches_for_what_was_typed(page: Page) -> None:
    meta = factories.published_company("Meta")
    factories.published_claim("The fee rose.", companies=[meta])
    page.goto("/search/?q=fee")
    page.get_by_text("By company or topic").click()
    box = page.get_by_label("Another company")
    box.press_sequentially("metta")
    page.get_by_role("option", name="Meta").click()
    expect(box).to_have_value("Meta")
    page.keyboard.press("Enter")
    page.wait_for_url("**company=Meta**")
    expect(page.get_by_text("Company: Meta")).to_be_visible()
    box = page.locator("#search-here")
    box.fill("fee")
    box.press("Enter")
    page.wait_for_url("**/search/?q=fee")
