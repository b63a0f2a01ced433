"""What is kept: append-only tables, nameless and inactive authors, privileges, history."""

from __future__ import annotations

import pytest
from django.apps import apps
from django.db import DatabaseError, transaction

from articles.desk.editing import request as requests
from articles.desk.editing.acting import acting
from articles.desk.editing.errors import NotAllowed
from articles.desk.models import Claim, Company, Person, Request
from articles.migrations import _beside, _desk_work, _links, _mail, _reports
from articles.migrations._guards import ACTED_ON, APPEND_ONLY, WITH_PUBLIC_ID
from tests.desk import factories
from tests.desk.newsroom import Newsroom
from tests.desk.refusals import delete_by_sql, refused, run, tell

pytestmark = pytest.mark.django_db

TABLES = sorted(model._meta.db_table for model in apps.get_app_config("articles").get_models())
HISTORY = [table for table in TABLES if table.endswith("event")]


# --- Append-only -------------------------------------------------------------------------------


ADDED_ONLY = (*APPEND_ONLY, *_links.APPEND_ONLY, *_beside.ADDED_ONLY, "importedrow")


@pytest.mark.parametrize("table", [*(f"articles_{name}" for name in ADDED_ONLY), *HISTORY])
def test_it_stays_as_it_was_written(table: str, newsroom: Newsroom) -> None:
    tell(newsroom.ben)
    for statement in (
        f"UPDATE {table} SET {_some_column(table)} = {_some_column(table)}",
        f"DELETE FROM {table}",
        f"TRUNCATE {table} CASCADE",
    ):
        with refused("privilege"):
            run(statement)


@pytest.mark.parametrize("table", _beside.NEVER_REMOVED)
def test_it_is_never_removed(table: str, newsroom: Newsroom) -> None:
    tell(newsroom.ben)
    with refused("privilege"):
        run(f"DELETE FROM articles_{table}")


def _some_column(table: str) -> str:
    return "pgh_id" if table in HISTORY else "id"


def test_the_orm_changes_none_of_it_either(newsroom: Newsroom) -> None:
    claim = newsroom.claim("published")
    with acting(newsroom.ben, "test"):
        requests.ask_for("retract", claim, reason="r")
    tell(newsroom.ben)
    edition = newsroom.edition()
    rows = [
        edition,
        claim.assessments.get(),
        claim.verifications.get(),
        claim.part_changes.order_by("pk")[0],
        Request.objects.get(claim=claim),
    ]
    for row in rows:
        with refused("privilege"):
            row.save()
        with refused("privilege"):
            type(row)._default_manager.filter(pk=row.pk).update(id=row.pk)
        with refused("privilege"):
            type(row)._default_manager.filter(pk=row.pk)._raw_delete("default")
        with refused("privilege"):
            delete_by_sql(row)


@pytest.mark.parametrize("table", ["partchange", "redaction"])
def test_the_database_alone_writes(table: str, newsroom: Newsroom) -> None:
    tell(newsroom.ben)
    with refused("privilege"):
        run(f"INSERT INTO articles_{table} DEFAULT VALUES")


def test_nobody_writes_history_by_hand(newsroom: Newsroom) -> None:
    tell(newsroom.ben)
    for table in HISTORY:
        with refused("privilege"):
            run(f"INSERT INTO {table} SELECT * FROM {table} LIMIT 0")


# --- Authors -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "name",
    [
        *ACTED_ON,
        *_desk_work.ACTED_ON,
        *_links.ACTED_ON,
        *_reports.ACTED_ON,
        *_mail.ACTED_ON,
        "passageleft",
        "companyapart",
        "importedrow",
    ],
)
def test_an_unnamed_author_changes_nothing(name: str, newsroom: Newsroom) -> None:
    tell(None)
    statements = [f"INSERT INTO articles_{name} DEFAULT VALUES"]
    if name not in ADDED_ONLY:
        statements.append(f"UPDATE articles_{name} SET id = id")
        if name not in _beside.NEVER_REMOVED:
            statements.append(f"DELETE FROM articles_{name}")
    for statement in statements:
        with refused("actor_named"):
            run(statement)


def test_an_author_is_an_active_person(newsroom: Newsroom) -> None:
    gone = factories.person("gone", is_active=False)
    with pytest.raises(NotAllowed), acting(gone, "test"):
        pass
    for actor in (str(gone.pk), "0", "-1", "ana", "1; DROP TABLE articles_claim", "١"):
        with refused("actor_active"):
            run("SELECT set_config('claimbook.actor', %s, true)", [actor])
            Company.objects.create(name="A")
    tell(Person.objects.get(is_system=True))
    Company.objects.create(name="Imported")


def test_an_author_ends_with_the_deed(newsroom: Newsroom) -> None:
    with acting(newsroom.ana, "test"):
        Company.objects.create(name="A")
    with refused("actor_named"):
        Company.objects.create(name="B")


# --- Nothing turns the guards off ----------------------------------------------------------------


def test_no_setting_turns_the_guards_off(newsroom: Newsroom) -> None:
    tell(newsroom.ana)
    triggers = [name for (name,) in run("SELECT DISTINCT tgname FROM pg_trigger")]
    run("SELECT set_config('pgtrigger.ignore', %s, true)", ["{" + ",".join(triggers) + "}"])
    with refused("step_not_allowed"):
        Claim.objects.filter(pk=newsroom.keys["draft"]).update(workflow="verified")
    for statement in (
        "SET session_replication_role = replica",
        "SET LOCAL session_replication_role = replica",
        "SELECT set_config('session_replication_role', 'replica', true)",
        "SET ROLE claimbook_owner",
        "SET SESSION AUTHORIZATION claimbook_owner",
    ):
        with pytest.raises(DatabaseError, match="permission denied"), transaction.atomic():
            run(statement)


def test_no_setting_turns_history_off(newsroom: Newsroom) -> None:
    tell(newsroom.ana)
    triggers = [name for (name,) in run("SELECT DISTINCT tgname FROM pg_trigger")]
    run("SELECT set_config('pgtrigger.ignore', %s, true)", ["{" + ",".join(triggers) + "}"])
    Company.objects.filter(pk=newsroom.company.pk).update(description="Unseen?")
    event = newsroom.company.events.order_by("-pgh_id")[0]  # type: ignore[attr-defined]
    assert (event.pgh_label, event.description) == ("update", "Unseen?")


@pytest.mark.parametrize(
    "statement",
    [
        "ALTER TABLE articles_claim DISABLE TRIGGER ALL",
        "ALTER TABLE articles_claim DISABLE TRIGGER d_steps",
        "DROP TRIGGER d_steps ON articles_claim",
        "CREATE OR REPLACE FUNCTION claim_is_covered(bigint) RETURNS boolean LANGUAGE sql AS "
        "'SELECT true'",
        "CREATE FUNCTION public.mine() RETURNS int LANGUAGE sql AS 'SELECT 1'",
        "CREATE TABLE mine (id int)",
        "CREATE TEMPORARY TABLE articles_claim (id int)",
        "CREATE SCHEMA mine",
        "CREATE TRIGGER mine BEFORE INSERT ON articles_claim EXECUTE FUNCTION require_actor()",
        "CREATE RULE mine AS ON UPDATE TO articles_edition DO INSTEAD NOTHING",
        "ALTER FUNCTION claim_steps() RESET ALL",
        "ALTER ROLE CURRENT_USER SUPERUSER",
        "GRANT UPDATE ON articles_edition TO CURRENT_USER",
        "DROP TABLE articles_edition CASCADE",
        "TRUNCATE articles_claim CASCADE",
        "SELECT claimbook_grant(current_user)",
        "LOCK TABLE articles_edition IN ACCESS EXCLUSIVE MODE",
    ],
)
def test_the_application_changes_no_definitions(statement: str, newsroom: Newsroom) -> None:
    tell(newsroom.ben)
    if statement.startswith("GRANT"):  # without the right to, GRANT only warns
        run(statement)
        with refused("privilege"):
            run("UPDATE articles_edition SET id = id")
        return
    with refused("privilege"):
        run(statement)


def test_functions_with_the_owners_rights_fix_their_search_path() -> None:
    open_paths = run(
        "SELECT proname FROM pg_proc WHERE pronamespace = 'public'::regnamespace AND prosecdef "
        "AND proname <> 'test_without_guards' AND NOT "
        "coalesce(proconfig @> ARRAY['search_path=public, pg_temp'], false)"
    )
    assert open_paths == []


#: What the application may run with the owner's rights: deleting a draft, history's context,
#: folding counts, which changes none of their sums, and functions that are triggers, which
#: nobody can call.
CALLABLE = {
    "delete_draft_claim", "delete_draft_brief", "_pgh_attach_context", "fold_listing_counts",
    "fold_search_words", "rank_names", "fold_touches", "digest_companies", "test_without_guards",
}  # fmt: skip


def test_few_functions_run_with_the_owners_rights() -> None:
    found = run(
        "SELECT proname FROM pg_proc WHERE pronamespace = 'public'::regnamespace AND prosecdef "
        "AND prorettype <> 'trigger'::regtype AND has_function_privilege(oid, 'EXECUTE')"
    )
    assert {name for (name,) in found} == CALLABLE


def test_every_record_with_a_public_id_is_guarded() -> None:
    """A new record is added to the lists of the guards, or named here."""
    with_id = {
        model._meta.db_table.removeprefix("articles_")
        for model in apps.get_app_config("articles").get_models()
        if any(field.name == "public_id" for field in model._meta.fields)
        and not model.__name__.startswith("Published")
        and not model.__name__.endswith("Event")
    }
    assert with_id == {*WITH_PUBLIC_ID, *_desk_work.WITH_PUBLIC_ID, *_reports.WITH_PUBLIC_ID}
    guarded = {table for (table,) in run(
        "SELECT DISTINCT c.relname FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid "
        "WHERE t.tgname = 'a_require_actor'"
    )}  # fmt: skip
    desk = {
        table
        for table in TABLES
        if table not in HISTORY and not table.startswith("articles_published")
    }
    # People sign in before anybody acts; the owner alone redacts; triggers note changes; who
    # has a form open is no change, and neither are the words that names are found by.
    assert desk - guarded == {
        "articles_companyphrase",
        "articles_editingnote",
        "articles_partchange",
        "articles_person",
        "articles_redaction",
    }
