"""What must hold after every fault; each function gives what is wrong, nothing where all is well.

I1, every acknowledged write present once, is `tests.faults.ledger.lost`. I4, nothing private is
readable, is asked here of given pages; the canary and twin tests ask it of all.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from django.apps import apps
from django.db import connection

from articles.desk.models import Evidence
from kb.database import Server


def rows(statement: str, values: list[Any] | None = None) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return list(cursor.fetchall())


# --- I2 --------------------------------------------------------------------------------------

_LAST = """
SELECT coalesce(r.id, e.pgh_obj_id), r.id IS NULL, e.pgh_id IS NULL OR e.pgh_label = 'delete'
FROM {table} r
FULL JOIN (SELECT DISTINCT ON (pgh_obj_id) * FROM {events} ORDER BY pgh_obj_id, pgh_id DESC) e
    ON e.pgh_obj_id = r.id
WHERE (r.id IS NULL) <> coalesce(e.pgh_label = 'delete', true)
    OR r.id IS NOT NULL AND ({mine}) IS DISTINCT FROM ({kept})
"""

_VERSIONS = """
SELECT r.id, r.version, count(DISTINCT e.version)
FROM {table} r LEFT JOIN {events} e ON e.pgh_obj_id = r.id
GROUP BY r.id, r.version HAVING count(DISTINCT e.version) <> r.version
"""


def history_gaps() -> list[str]:
    """I2: each row is as its last event says, each event's row is there, no version is missing."""
    found = []
    for table, events, columns in _tracked():
        mine = ", ".join(f'r."{name}"' for name in columns)
        kept = ", ".join(f'e."{name}"' for name in columns)
        statement = _LAST.format(table=table, events=events, mine=mine, kept=kept)
        for key, is_gone, is_ended in rows(statement):
            what = "is gone without an event" if is_gone else "is not as its last event says"
            found.append(f"{table} {key} {'has no living event' if is_ended else what}")
        if "version" in columns:
            for key, version, told in rows(_VERSIONS.format(table=table, events=events)):
                found.append(f"{table} {key} is at version {version}, history tells {told}")
    return found


def _tracked() -> Iterable[tuple[str, str, list[str]]]:
    models = {model._meta.db_table: model for model in apps.get_app_config("articles").get_models()}
    for table, model in models.items():
        events = models.get(f"{table}event")
        if events is not None:
            kept = {field.column for field in events._meta.concrete_fields}
            mine = [field.column for field in model._meta.concrete_fields]
            yield table, events._meta.db_table, [name for name in mine if name and name in kept]


# --- I3 --------------------------------------------------------------------------------------


def unchecked_parts() -> list[str]:
    """I3, from the desk's books, counted here and not by the functions of the guards.

    A part is whatever the edition says: its statement, its assessment, each item. Its authors are
    all who changed it after the edition before, up to what was published; somebody else has to
    have checked a version in which it stood as published, two of them where there is a risk. And
    somebody signed the hash of just this content.
    """
    changes: dict[tuple[int, str, str], list[tuple[int, int]]] = {}
    for claim, kind, part, version, person in rows(
        "SELECT claim_id, kind, part, at_version, changed_by_id FROM articles_partchange "
        "WHERE claim_id IS NOT NULL ORDER BY id"
    ):
        changes.setdefault((claim, kind, part), []).append((version, person))
    checks: dict[int, list[tuple[int, int]]] = {}
    signed: set[tuple[int, str]] = set()
    for claim, version, person, content in rows(
        "SELECT claim_id, seen_version, verifier_id, content_hash FROM articles_verification "
        "WHERE claim_id IS NOT NULL AND decision = 'checked' AND how = 'checked'"
    ):
        checks.setdefault(claim, []).append((version, person))
        signed.add((claim, content))
    found: list[str] = []
    before: dict[int, list[int]] = {}
    for claim, name, number, at, content, risk, items in rows(_EDITIONS):
        if (claim, content) not in signed:
            found.append(f"{name} edition {number}: nobody signed this content")
        needed = 1 if risk == "none" else 2
        parts = [("statement", ""), ("assessment", ""), *(("evidence", item) for item in items)]
        for kind, part in parts:
            made = [(v, who) for v, who in changes.get((claim, kind, part), []) if v <= at]
            last = max((v for v, _ in made), default=0)
            since = max((v for v in before.get(claim, []) if v < last), default=0)
            authors = {who for v, who in made if v > since}
            eyes = {who for v, who in checks.get(claim, []) if last <= v <= at} - authors
            if not made or len(eyes) < needed:
                what = f"{kind} {part}".strip()
                found.append(
                    f"{name} edition {number}: {what} of version {last} was "
                    f"checked by {len(eyes)} of {needed}"
                )
        before.setdefault(claim, []).append(at)
    return found


_EDITIONS = """
SELECT c.id, c.public_id, e.number, e.verified_version, e.verified_hash,
    e.content::jsonb->>'risk',
    ARRAY(SELECT i->>'id' FROM jsonb_array_elements(e.content::jsonb->'evidence') i)
FROM articles_edition e JOIN articles_claim c ON c.public_id = e.subject
WHERE e.subject_kind = 'claim' AND e.verified_how = 'checked' AND e.content <> ''
ORDER BY e.id
"""


# --- I4, I5, I6 ------------------------------------------------------------------------------


def leaks(answers: Mapping[str, bytes], secrets: Iterable[str]) -> list[str]:
    """I4: which public answer holds which secret."""
    hidden = list(secrets)
    return [
        f"{address} tells {secret}"
        for address, body in answers.items()
        for secret in hidden
        if secret.encode() in body
    ]


_ORPHANS = {
    "an edition that readers are not shown": """
        SELECT e.subject, e.number FROM articles_edition e
        LEFT JOIN articles_publishedclaim p ON p.public_id = e.subject AND p.number >= e.number
        WHERE e.subject_kind = 'claim' AND p.id IS NULL""",
    "a published row beside its newest edition": """
        SELECT p.public_id, p.number FROM articles_publishedclaim p
        JOIN articles_claim c ON c.public_id = p.public_id
        WHERE p.number IS DISTINCT FROM c.published_number OR p.number <> (
            SELECT max(number) FROM articles_edition
            WHERE subject_kind = 'claim' AND subject = p.public_id)""",
    "an edition whose evidence is not shown whole": """
        SELECT p.public_id, p.number FROM articles_publishedclaim p
        JOIN articles_edition e ON e.id = p.edition_id
        WHERE p.standing <> 'withdrawn' AND e.content <> ''
        AND jsonb_array_length(e.content::jsonb->'evidence') <>
            (SELECT count(*) FROM articles_publishedevidence WHERE claim_id = p.id)""",
    "evidence that nobody is on record to have made": """
        SELECT e.public_id FROM articles_evidence e WHERE NOT EXISTS (
            SELECT FROM articles_partchange m
            WHERE m.claim_id = e.claim_id AND m.kind = 'evidence' AND m.part = e.public_id)""",
    "a claim without a suggestion": """
        SELECT c.public_id FROM articles_claim c WHERE NOT EXISTS (
            SELECT FROM articles_suggestion s WHERE s.claim_id = c.id)""",
    "a verified claim that nobody checked": """
        SELECT c.public_id FROM articles_claim c WHERE c.workflow = 'verified' AND NOT EXISTS (
            SELECT FROM articles_verification v
            WHERE v.claim_id = c.id AND v.decision = 'checked')""",
}


def orphans(media: Path | None = None) -> list[str]:
    """I5: rows that stand alone, and files without a row or rows without their file."""
    found = [f"{words}: {row}" for words, statement in _ORPHANS.items() for row in rows(statement)]
    if media is not None:
        named = set(Evidence.objects.exclude(file="").values_list("file", flat=True))
        there = {str(path.relative_to(media)) for path in media.rglob("*") if path.is_file()}
        found += [f"a file without its row: {name}" for name in sorted(there - named)]
        found += [f"a row without its file: {name}" for name in sorted(named - there)]
    return found


_HELD = """
SELECT a.pid || ' ' || a.state FROM pg_stat_activity a WHERE a.datname = '{name}'
AND (a.state LIKE 'idle in transaction%' OR a.state = 'idle' AND EXISTS (
    SELECT FROM pg_locks l WHERE l.pid = a.pid AND l.locktype <> 'virtualxid'));
SELECT 'prepared ' || gid FROM pg_prepared_xacts WHERE database = '{name}';
"""


def held(server: Server, name: str) -> list[str]:
    """I6: transactions left open, and locks held by who does nothing."""
    return server.as_admin(_HELD.format(name=name)).split("\n")[:-1]


def broken() -> list[str]:
    """I2, I3 and I5 of the database that Django is pointed at."""
    return history_gaps() + unchecked_parts() + orphans()
