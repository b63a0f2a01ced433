"""Every form of the desk that writes: it carries the version of what it changes, and its key."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from django.contrib import admin
from django.db.models import Model
from django.test import Client
from django.urls import get_resolver
from lxml import html

from articles.desk.admin.base import DeskAdmin
from articles.desk.editing.acting import ADMINISTRATOR, WRITERS, acting
from articles.desk.editing.brief import Sentence, draft_brief
from articles.desk.editing.company_relation import relate
from articles.desk.editing.enquiry import enquire
from articles.desk.editing.origin import make_origin
from articles.desk.editing.request import ask_for
from articles.desk.models import Claim, DeskExport, PartChange, Topic, Verification
from tests.desk import factories
from tests.desk.admin.annotating import article_of
from tests.desk.admin.pages import address, client_of

pytestmark = pytest.mark.django_db

#: Under these names a form carries the version of what it changes.
VERSIONS = ("version", "seen_version", "claim_version")
#: Pages below a record whose forms write, beside its change form, its steps and its deletion.
OWN_PAGES = (
    "sentences", "make_claim", "versions", "rewrites", "corrections", "corrections_check",
    "corrections_publish", "name_origin", "proposals",
)  # fmt: skip
#: Forms that write and carry no version, by a field of theirs, and why.
EXCEPTIONS = {
    "undo": "its token holds the version of the claim",
    "look": "it looks for shared origins and proposes: nothing that was read is changed",
    "kept": "a new record, or a new version of a text, which is only ever added",
}
#: Records that are written once: their pages change nothing.
WRITTEN_ONCE = {DeskExport, PartChange, Verification}


@pytest.fixture
def records() -> list[Model]:
    """One row of each record that has an admin."""
    ana, ben = factories.person("ana"), factories.person("ben")
    claim = factories.verified_claim(ana, ben, topics=["Prices"])
    factories.published_claim(ana, ben)
    company, other = factories.make_company(ana), factories.make_company(ana)
    with acting(ana, "test"):
        relation = relate(company, other, kind="partnership", claims=[claim])
        origin = make_origin(kind="document", label="The filing")
        asked = ask_for("retract", claim, reason="It was forged.")
        told = [Sentence("known", "It pays.", [claim])]
        brief = draft_brief(answer="Little is known.", company=company, sentences=told)
        enquiry = enquire(
            claim, version=claim.version, asked="So?", asked_on=date(2026, 1, 5), company=company
        )
    draft = factories.draft(ana)
    in_review = factories.draft(ana)
    factories.attach(ana, in_review)
    factories.assess(ana, in_review)
    factories.submit(ana, in_review)
    return [
        claim, Claim.objects.published().get(), company, factories.make_source(ana), relation,
        origin, asked, brief, enquiry, ana, Topic.objects.get(), draft, in_review,
        article_of(ana),
    ]  # fmt: skip


def _forms(client: Client, where: str) -> Iterator[Any]:
    response = client.get(where)
    if response.status_code != 200:
        return
    tree = html.fromstring(response.content.decode())
    for form in tree.xpath("//form[translate(@method,'POST','post')='post']"):
        if "logout" not in (form.get("action") or "") and "/i18n/" not in (
            form.get("action") or ""
        ):
            yield form


def _faults(where: str, forms: Iterator[Any]) -> list[str]:
    """The forms that carry no version and are none of the exceptions."""
    found = []
    for form in forms:
        names = {name.rpartition("-")[2] for name, _ in form.form_values()}
        names |= {button.get("name") for button in form.xpath(".//button[@name]")}
        if names <= {"csrfmiddlewaretoken"}:
            continue  # somebody who may only look sends nothing
        if not names & set(VERSIONS) and not names & set(EXCEPTIONS):
            found.append(f"{where} {form.get('id') or form.get('action')}: {sorted(names)}")
    return found


def _pages(record: Model) -> list[str]:
    name, registered = record._meta.model_name, admin.site._registry[type(record)]
    assert isinstance(registered, DeskAdmin)
    pages = [address(record, "change"), address(record, "delete")]
    pages += [address(record, "step", step.name) for step in registered.steps]
    known = {key for key in get_resolver("kb.urls").namespace_dict["admin"][1].reverse_dict
             if isinstance(key, str)}  # fmt: skip
    for page in OWN_PAGES:
        if f"articles_{name}_{page}" in known:
            args = (1,) if page == "make_claim" else ()
            pages.append(address(record, page, *args))
    return pages


def test_it_finds_a_version_in_every_form_that_changes_something(records: list[Model]) -> None:
    client = client_of(factories.person("cleo", *WRITERS, ADMINISTRATOR))
    assert {type(record) for record in records} == {
        model for model in admin.site._registry if model._meta.app_label == "articles"
    } - WRITTEN_ONCE
    faults: list[str] = []
    counted = 0
    for record in records:
        for where in _pages(record):
            forms = list(_forms(client, where))
            counted += len(forms)
            faults += _faults(where, iter(forms))
    assert not faults, "\n".join(faults)
    assert counted > 80, counted


def test_it_finds_a_form_without_its_version() -> None:
    """The walk itself can fail."""
    form = html.fromstring("<form method=post><input name=statement value=x></form>")
    assert _faults("/somewhere/", iter([form]))
