"""Each desk record keeps its history: who, when, before, after, why; deletions included."""

from __future__ import annotations

from typing import Any

import pghistory.models
import pytest
from django.apps import apps

from articles.desk.editing import claim_deletion as claim_deletion_verbs
from articles.desk.editing import company as companies
from articles.desk.editing.acting import acting
from articles.desk.models import Claim, Company, CompanyName, Evidence
from tests.desk import factories
from tests.desk.newsroom import Newsroom
from tests.desk.refusals import refused, run, tell

pytestmark = pytest.mark.django_db

#: Append-only themselves, recomputed from the rest, or no record of anything.
WITHOUT_HISTORY = {
    "approval", "checkask", "comment", "companyapart", "companyphrase", "correction",
    "deskexport", "edition", "editingnote", "importedrow",
    "linkcheck", "linkstate", "mailout", "notification", "notificationchoice",
    "partchange", "passageleft", "readerreport", "redaction", "reportsending", "request",
    "sentform", "snooze", "suggestion", "verification",
}  # fmt: skip


def history(model: Any, key: int) -> list[Any]:
    events = apps.get_model("articles", f"{model.__name__}Event")
    return list(events._default_manager.filter(pgh_obj_id=key).order_by("pgh_id"))


def test_every_desk_record_has_a_history() -> None:
    models = {
        model._meta.model_name: model for model in apps.get_app_config("articles").get_models()
    }
    desk = {
        name
        for name in models
        if name and not name.startswith("published") and not name.endswith("event")
    }
    assert {name for name in desk if f"{name}event" not in models} == WITHOUT_HISTORY


def test_its_triggers_see_inserts_updates_and_deletes_of_whole_statements() -> None:
    found = run(
        "SELECT c.relname, t.tgname, (t.tgtype::int & 1) = 0 FROM pg_trigger t "
        "JOIN pg_class c ON c.oid = t.tgrelid WHERE t.tgname LIKE 'pgtrigger%'"
    )
    assert all(by_statement for _, _, by_statement in found)
    kinds: dict[str, set[str]] = {}
    for table, name, _ in found:
        kinds.setdefault(table, set()).add(name.split("_")[1])
    assert set(map(frozenset, kinds.values())) == {frozenset({"insert", "update", "delete"})}
    events = {table.removesuffix("event") for (table,) in run(
        "SELECT tablename FROM pg_tables WHERE tablename LIKE 'articles\\_%event'"
    )}  # fmt: skip
    assert set(kinds) == events


def test_it_keeps_who_and_why(newsroom: Newsroom) -> None:
    with acting(newsroom.ana, "It moved to Dublin"):
        company = companies.make_company(name="Mover", country="US")
        companies.revise_company(company, version=company.version, country="IE")
    with acting(newsroom.ben, "Made by mistake"):
        companies.delete_company(company, version=company.refreshed().version)
    events = history(Company, company.pk)
    told = [
        (event.pgh_label, event.country, event.pgh_context.metadata["person"],
         event.pgh_context.metadata["reason"])
        for event in events
    ]  # fmt: skip
    assert told == [
        ("insert", "US", newsroom.ana.pk, "It moved to Dublin"),
        ("update", "IE", newsroom.ana.pk, "It moved to Dublin"),
        ("delete", "IE", newsroom.ben.pk, "Made by mistake"),
    ]


def _events(model: Any, key: int) -> list[str]:
    return [event.pgh_label for event in history(model, key)]


def test_it_sees_what_bulk_and_raw_sql_do(newsroom: Newsroom) -> None:
    tell(newsroom.ana)
    made = CompanyName.objects.bulk_create(
        [CompanyName(company=newsroom.company, name=name, kind="former") for name in "AB"]
    )
    CompanyName.objects.filter(pk__in=[row.pk for row in made]).update(kind="legal")
    run("UPDATE articles_companyname SET name = name || '.' WHERE id = %s", [made[0].pk])
    run("DELETE FROM articles_companyname WHERE id = ANY(%s)", [[row.pk for row in made]])
    assert _events(CompanyName, made[0].pk) == ["insert", "update", "update", "delete"]
    assert _events(CompanyName, made[1].pk) == ["insert", "update", "delete"]


def test_it_outlives_a_deleted_draft(newsroom: Newsroom) -> None:
    claim, item = newsroom.claim("draft"), newsroom.item("draft")
    with acting(newsroom.ana, "Not needed"):
        claim_deletion_verbs.delete_draft(claim, version=claim.version)
    assert _events(Claim, claim.pk)[-1] == "delete"
    assert _events(Evidence, item.pk)[-1] == "delete"


def test_it_notes_the_steps_that_the_database_takes(newsroom: Newsroom) -> None:
    factories.attach(newsroom.ben, newsroom.claim("verified"), source=newsroom.outlet)
    last = history(Claim, newsroom.keys["verified"])[-1]
    assert last.workflow == "draft"


def test_it_keeps_no_secrets_of_accounts_or_files() -> None:
    models = apps.get_app_config("articles")
    assert not {"password", "last_login"} & _fields(models.get_model("PersonEvent"))
    assert "raw" not in _fields(models.get_model("ArticleVersionEvent"))


def _fields(model: Any) -> set[str]:
    return {field.name for field in model._meta.fields}


def test_the_application_may_change_the_context_alone(newsroom: Newsroom) -> None:
    with acting(newsroom.ana, "First words"):
        companies.make_company(name="Mover")
    context = pghistory.models.Context.objects.order_by("-created_at")[0]
    context.metadata = {**context.metadata, "reason": "Better words"}
    context.save()
    for statement in ("DELETE FROM pghistory_context", "TRUNCATE pghistory_context CASCADE"):
        with refused("privilege"):
            run(statement)
