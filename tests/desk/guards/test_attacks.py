"""Attacks that know nothing of claims, each on every guarded table: as the application's role."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.apps import apps
from django.db import DatabaseError, connection, models, transaction
from django.db.models.expressions import DatabaseDefault

from articles.desk.editing import request as requests
from articles.desk.editing.acting import acting
from articles.desk.models import (
    Approval,
    Assessment,
    Brief,
    Claim,
    Evidence,
    Outcome,
    PartChange,
    Person,
    Request,
    SourceGrade,
    Verification,
)
from articles.migrations._guards import ACTED_ON, APPEND_ONLY
from tests.desk import factories
from tests.desk.guards.forging import edition_of, said_of
from tests.desk.guards.levels import add_by_cte, by_merge, undone
from tests.desk.guards.refusals_of_review import check
from tests.desk.newsroom import Newsroom
from tests.desk.refusals import (
    ADDITIONS,
    CHANGES,
    add_by_sql,
    by_sql,
    by_update,
    fresh,
    refused,
    rule_of,
    run,
    tell,
)

pytestmark = pytest.mark.django_db

HISTORY = sorted(
    model._meta.db_table.removeprefix("articles_")
    for model in apps.get_app_config("articles").get_models()
    if model.__name__.endswith("Event")
)
#: Tables whose rows nobody changes at all, with the column that identifies a row.
KEPT = [(name, "id") for name in APPEND_ONLY] + [(name, "pgh_id") for name in HISTORY]
GUARDED = sorted({*ACTED_ON, *APPEND_ONLY, *HISTORY, "person"})


# --- Rows that are written once, by every kind of statement ----------------------------------

REWRITING = {
    "UPDATE": "UPDATE {t} SET {id} = {id}",
    "UPDATE of nothing": "UPDATE {t} SET {id} = {id} WHERE false",
    "DELETE": "DELETE FROM {t}",
    "TRUNCATE": "TRUNCATE {t}",
    "TRUNCATE CASCADE": "TRUNCATE {t} CASCADE",
    "TRUNCATE RESTART": "TRUNCATE {t} RESTART IDENTITY CASCADE",
    "MERGE, changing": "MERGE INTO {t} t USING (SELECT 1) s ON true WHEN MATCHED THEN UPDATE SET "
    "{id} = t.{id}",
    "MERGE, deleting": "MERGE INTO {t} t USING (SELECT 1) s ON true WHEN MATCHED THEN DELETE",
    "a CTE that changes": "WITH w AS (UPDATE {t} SET {id} = {id} RETURNING 1) SELECT * FROM w",
    "a CTE that deletes": "WITH w AS (DELETE FROM {t} RETURNING 1) SELECT * FROM w",
    "ON CONFLICT DO UPDATE": "INSERT INTO {t} SELECT * FROM {t} ON CONFLICT ({id}) DO UPDATE SET "
    "{id} = excluded.{id}",
    "a lock against readers": "LOCK TABLE {t} IN ACCESS EXCLUSIVE MODE",
    "a trigger disabled": "ALTER TABLE {t} DISABLE TRIGGER USER",
    "all triggers disabled": "ALTER TABLE {t} DISABLE TRIGGER ALL",
    "a rule in between": "CREATE RULE mine AS ON UPDATE TO {t} DO INSTEAD NOTHING",
    "the owner's right": "ALTER TABLE {t} OWNER TO CURRENT_USER",
    "dropped": "DROP TABLE {t} CASCADE",
}


@pytest.mark.parametrize("attack", REWRITING)
def test_nothing_rewrites_what_is_written_once(attack: str, newsroom: Newsroom) -> None:
    tell(newsroom.ben)
    for name, key in KEPT:
        statement = REWRITING[attack].format(t=f"articles_{name}", id=key)
        with refused("privilege"):
            run(statement)


@pytest.mark.parametrize("name", GUARDED)
def test_nobody_empties_or_opens_a_guarded_table(name: str, newsroom: Newsroom) -> None:
    tell(newsroom.ben)
    triggers = [
        trigger
        for (trigger,) in run(
            "SELECT tgname FROM pg_trigger WHERE tgrelid = %s::regclass AND NOT tgisinternal",
            [f"articles_{name}"],
        )
    ]
    assert triggers
    for statement in (
        f"TRUNCATE articles_{name}",
        f"TRUNCATE articles_{name} CASCADE",
        *(f'DROP TRIGGER "{trigger}" ON articles_{name}' for trigger in triggers),
        *(f'ALTER TABLE articles_{name} DISABLE TRIGGER "{trigger}"' for trigger in triggers),
    ):
        with refused("privilege"):
            run(statement)


# --- Nobody signs for another, and nobody's signature changes hands --------------------------


def _request(n: Newsroom) -> Request:
    with acting(n.ben, "test"):
        return requests.ask_for("retract", n.claim("published"), reason="It is wrong.")


#: For each column that names an author: a row that ben adds in cleo's name.
SIGNED: dict[tuple[type[models.Model], str], Callable[[Newsroom], models.Model]] = {
    (Claim, "created_by"): lambda n: Claim(statement="S.", created_by=n.cleo),
    (Evidence, "created_by"): lambda n: Evidence(
        claim=n.claim("draft"), source=n.outlet, created_by=n.cleo
    ),
    (Brief, "created_by"): lambda n: Brief(answer="A.", company=n.other, created_by=n.cleo),
    (Assessment, "assessed_by"): lambda n: Assessment(
        claim=n.claim("draft"), verdict="unproven", rationale="So.", assessed_by=n.cleo
    ),
    (Verification, "verifier"): lambda n: check(n.claim("in_review"), verifier=n.cleo),
    (Outcome, "recorded_by"): lambda n: Outcome(
        claim=n.claim("draft"), result="happened", note="N.", recorded_by=n.cleo
    ),
    (Request, "requested_by"): lambda n: Request(
        claim=n.claim("published"), action="retract", reason="R.", requested_by=n.cleo
    ),
    (Approval, "approved_by"): lambda n: Approval(
        request=_of_dan(n), reason="Yes.", approved_by=n.cleo
    ),
    (SourceGrade, "graded_by"): lambda n: SourceGrade(
        source=n.outlet, reliability="B", reason="R.", graded_by=n.cleo
    ),
}
#: Columns that name a person who did not write the row.
NAMES_ANOTHER = {
    "claim.assigned_to", "sourceaccess.person",
    "claim.scheduled_by",  # in the table of refusals: nobody schedules for another
    "originproposal.decided_by",  # keep_decision; tests/desk/test_origin_proposals.py
    "articleversion.captured_by",  # below, with its bytes
    "partchange.changed_by",  # written by triggers alone
}  # fmt: skip


def _of_dan(n: Newsroom) -> Request:
    with acting(n.dan, "test"):
        made = requests.ask_for("retract", n.claim("published"), reason="It is wrong.")
    tell(n.ben)
    return made


def test_every_column_that_names_an_author_is_among_them() -> None:
    found = {
        f"{model._meta.model_name}.{one.name}"
        for model in apps.get_app_config("articles").get_models()
        for one in model._meta.concrete_fields
        if one.related_model is Person
        and not model.__name__.endswith("Event")
        and model._meta.db_table.removeprefix("articles_") in {*ACTED_ON, "partchange"}
    }
    signed = {f"{model._meta.model_name}.{column}" for model, column in SIGNED}
    assert found == signed | NAMES_ANOTHER


@pytest.mark.parametrize("case", SIGNED, ids=lambda case: f"{case[0].__name__}.{case[1]}")
def test_who_adds_a_row_signs_it(case: tuple[type[models.Model], str], newsroom: Newsroom) -> None:
    model, column = case
    for add in (*ADDITIONS, add_by_cte):
        with undone():
            tell(newsroom.ben)
            row = SIGNED[case](newsroom)
            before = set(model._default_manager.values_list("pk", flat=True))
            tell(newsroom.ben)
            add(row)
            made = model._default_manager.exclude(pk__in=before).get()
            assert getattr(made, column) == newsroom.ben


@pytest.mark.parametrize("case", SIGNED, ids=lambda case: f"{case[0].__name__}.{case[1]}")
def test_a_signature_does_not_change_hands(
    case: tuple[type[models.Model], str], newsroom: Newsroom
) -> None:
    """Refused, or without effect; also for the superuser among them."""
    model, column = case
    tell(newsroom.ben)
    row = SIGNED[case](newsroom)
    tell(newsroom.ben)
    row.save()
    for person in (newsroom.ben, newsroom.root):
        for change in (*CHANGES, by_merge):
            tell(person)
            try:
                with transaction.atomic():
                    change(row, **{column: newsroom.cleo})
            except DatabaseError as problem:
                assert rule_of(problem) == "privilege"  # noqa: PT017  (it may also have no effect)
            assert getattr(model._default_manager.get(pk=row.pk), column) == newsroom.ben


def test_another_name_after_the_fact_moves_nothing(newsroom: Newsroom) -> None:
    """The author is who was named when the row was written, not who is named at the commit."""
    claim = newsroom.claim("draft")
    tell(newsroom.ana)
    by_sql(claim, statement="In ana’s words.")
    run("SELECT set_config('claimbook.actor', %s, true)", [str(newsroom.ben.pk)])
    run("SET CONSTRAINTS ALL IMMEDIATE")
    newest = PartChange.objects.filter(claim=claim, kind="statement").order_by("-pk")[0]
    assert newest.changed_by == newsroom.ana


# --- Every way of writing meets the same guards ----------------------------------------------


def _copy(row: models.Model) -> None:
    columns, stored = [], []
    for one in row._meta.concrete_fields:
        value = one.pre_save(row, add=True)
        if not one.primary_key and not isinstance(value, DatabaseDefault):
            columns.append(f'"{one.column}"')
            stored.append(one.get_db_prep_save(value, connection))
    with connection.wrap_database_errors, connection.cursor() as cursor:
        source = f'COPY "{row._meta.db_table}" ({", ".join(columns)}) FROM STDIN'
        with cursor.copy(source) as copying:
            copying.write_row(stored)


def _upsert(row: models.Model, there: models.Model, column: str) -> None:
    """Adds the row under the key of one that is there, and changes that one instead."""
    columns, stored = ["id"], [there.pk]
    for one in row._meta.concrete_fields:
        value = one.pre_save(row, add=True)
        if not one.primary_key and not isinstance(value, DatabaseDefault):
            columns.append(f'"{one.column}"')
            stored.append(one.get_db_prep_save(value, connection))
    run(
        f'INSERT INTO "{row._meta.db_table}" ({", ".join(columns)}) '
        f"VALUES ({', '.join(['%s'] * len(stored))}) "
        f"ON CONFLICT (id) DO UPDATE SET {column} = excluded.{column}",
        stored,
    )


#: A row straight into a later state, and the guard that refuses it.
LATER: dict[str, tuple[str, Callable[[Newsroom], models.Model]]] = {
    "a verified claim": (
        "claim_starts_as_draft",
        lambda n: Claim(statement="S.", workflow="verified", created_by=n.ben),
    ),
    "a published claim": (
        "claim_starts_as_draft",
        lambda n: Claim(statement="S.", published_number=1, created_by=n.ben),
    ),
    "a verified brief": (
        "brief_starts_as_draft",
        lambda n: Brief(answer="A.", company=n.other, workflow="verified", created_by=n.ben),
    ),
    "an edition of a draft": (
        "publish_verified",
        lambda n: edition_of(
            n.claim("draft"), said_of(n.claim("verified")) | {"id": n.claim("draft").public_id}
        ),
    ),
    "a check of one’s own": ("four_eyes", lambda n: check(_own(n))),
    "a check of what is not in review": ("step_not_allowed", lambda n: check(n.claim("draft"))),
}


def _own(n: Newsroom) -> Claim:
    claim = factories.draft(n.ben)
    factories.attach(n.ben, claim, source=n.outlet)
    factories.assess(n.ben, claim)
    return factories.submit(n.ben, claim)


@pytest.mark.parametrize("add", [*ADDITIONS, add_by_cte, _copy], ids=lambda add: add.__name__)
@pytest.mark.parametrize("case", LATER)
def test_no_row_arrives_in_a_later_state(
    case: str, add: Callable[[models.Model], None], newsroom: Newsroom
) -> None:
    rule, make = LATER[case]
    row = make(newsroom)
    for person in (newsroom.ben, newsroom.root) if rule != "four_eyes" else (newsroom.ben,):
        tell(person)
        with refused(rule):
            add(row)


def test_no_upsert_reaches_past_the_guards(newsroom: Newsroom) -> None:
    claim = newsroom.claim("in_review")
    tell(newsroom.ben)
    with refused("claim_starts_as_draft"):
        _upsert(Claim(statement="S.", workflow="verified"), claim, "workflow")
    with refused(
        "step_not_allowed"
    ):  # a draft that would only be added, changing one that is there
        run(
            "INSERT INTO articles_claim SELECT (jsonb_populate_record(NULL::articles_claim, "
            'to_jsonb(c) || \'{"workflow": "draft", "public_id": "AAAAAAAA"}\')).* '
            "FROM articles_claim c WHERE id = %s "
            "ON CONFLICT (id) DO UPDATE SET workflow = 'verified'",
            [claim.pk],
        )
    with refused("privilege"):
        _upsert(fresh(newsroom.edition()), newsroom.edition(), "content")


def test_an_id_of_ones_own_choice_is_not_the_newest_for_ever(newsroom: Newsroom) -> None:
    """Of assessments and grades the highest id counts."""
    claim = newsroom.claim("draft")
    tell(newsroom.ben)
    row = Assessment(claim=claim, verdict="unproven", rationale="For ever?", id=2**40)
    row.save(force_insert=True)
    factories.assess(newsroom.cleo, claim, rationale="No.")
    held = Assessment.objects.current_of(claim)
    assert held is not None
    assert held.rationale == "No."


# --- Settings and roles ----------------------------------------------------------------------

SETTINGS = (
    "SET session_replication_role = replica",
    "SET LOCAL session_replication_role = 'replica'",
    "SELECT set_config('session_replication_role', 'replica', true)",
    "ALTER ROLE CURRENT_USER SET session_replication_role = replica",
    "SET ROLE claimbook_owner",
    "SET SESSION AUTHORIZATION claimbook_owner",
    "ALTER ROLE CURRENT_USER SUPERUSER",
    "GRANT claimbook_owner TO CURRENT_USER",
    "COPY articles_edition TO '/tmp/elsewhere'",
    "COPY articles_claim FROM PROGRAM 'id'",
    "SELECT pg_read_file('/etc/passwd')",
    "SELECT lo_import('/etc/passwd')",
    "CREATE EXTENSION dblink",
    "SELECT claimbook_grant(current_user::text)",
    "SELECT note_part(1, 'statement', '')",
    "SELECT setval('articles_assessment_id_seq', 1)",
)


@pytest.mark.parametrize("statement", SETTINGS)
def test_the_role_reaches_no_further(statement: str, newsroom: Newsroom) -> None:
    tell(newsroom.root)
    with pytest.raises(DatabaseError) as caught, transaction.atomic():
        run(statement)
    assert caught.value.__cause__.sqlstate in {"42501", "42601"}, caught.value  # type: ignore[union-attr]


@pytest.fixture
def quiet(newsroom: Newsroom) -> Newsroom:
    """Whatever a session can set to silence triggers, is set."""
    triggers = [name for (name,) in run("SELECT DISTINCT tgname FROM pg_trigger")]
    ignored = "{" + ",".join(f'"{name}"' for name in triggers) + "}"
    run("SELECT set_config('pgtrigger.ignore', %s, true)", [ignored])
    run("SELECT set_config('claimbook.deleting', 'draft', true)")
    run("SELECT set_config('check_function_bodies', 'off', true)")
    run("SELECT set_config('row_security', 'off', true)")
    return newsroom


def test_no_setting_silences_a_guard(quiet: Newsroom) -> None:
    tell(quiet.ana)
    for rule, attempt in (
        ("step_not_allowed", lambda: by_update(quiet.claim("in_review"), workflow="verified")),
        ("four_eyes", lambda: add_by_sql(check(quiet.claim("in_review")))),
        ("draft_deleted_whole", lambda: run("DELETE FROM articles_claim")),
        ("person_stays", lambda: run("DELETE FROM articles_person")),
        ("published_number_mirrors",
         lambda: by_update(quiet.claim("verified"), published_number=1)),
        ("privilege", lambda: run("DELETE FROM articles_claimevent")),
        ("privilege", lambda: run("UPDATE articles_edition SET content = ''")),
    ):  # fmt: skip
        with refused(rule):
            attempt()
    before: Any = quiet.company.events.count()  # type: ignore[attr-defined]
    by_update(quiet.company, description="Unseen?")
    assert quiet.company.events.count() == before + 1  # type: ignore[attr-defined]
