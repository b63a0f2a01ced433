"""A base made many times as large by copies of what the importer made, under ids of their own.

Loading a million claims through the importer takes hours. What asking costs does not depend on how
rows came: each copy takes the rows of all records by a statement a table; lists, counts and the
words of names are then derived from them by the project's own functions and triggers. The largest
companies and sources are not copied but shared by all copies, so that they grow with the base as
they do in life. History and the chain of hashes are left out: no page that is measured reads them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import count
from typing import Any

from django.db import connections
from django.db.backends.utils import CursorWrapper
from django.utils.text import slugify

from articles.desk.publishing.digesting import digest_companies, fold_touches
from articles.desk.publishing.folding import fold_counts
from articles.desk.publishing.word_folding import fold_words
from bench.scale.loading import say
from bench.scale.world import World

COPIED = (
    "articles_company", "articles_companyname", "articles_source", "articles_article",
    "articles_claim", "articles_claimcompany", "articles_claimtopic", "articles_evidence",
    "articles_assessment", "articles_suggestion", "articles_verification", "articles_partchange",
    "articles_companyrelation", "articles_companyrelationclaim", "articles_importedrow",
    "articles_edition", "articles_publishedcompany", "articles_publishedcompanyname",
    "articles_publishedsource", "articles_publishedarticle", "articles_publishedclaim",
    "articles_publishedclaimcompany", "articles_publishedclaimtopic", "articles_publishedevidence",
    "articles_publishedrelation", "articles_publishedrelation_claims",
)  # fmt: skip
#: Of these the first few belong to all copies: one in so many, by the number in the importer's key.
SHARED = {"company": ("companies", 20), "source": ("sources", 10)}
#: What hangs on a shared company alone is not copied.
OWNED = ("articles_companyname", "articles_publishedcompanyname")
RELATIONS = ("articles_companyrelation", "articles_publishedrelation")
#: Words and phrases are derived from the names of each copy as they are added.
DERIVING = (
    ("articles_company", "derive_phrases_insert"),
    ("articles_companyname", "derive_phrases_insert"),
    ("articles_publishedcompanyname", "derive_phrases_insert"),
    ("articles_publishedcompanyname", "derive_words_added"),
)
#: Spreads numbers over the 40 bits of a public id, each to another one: it is odd.
SPREAD = 0x2545F4914F
LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
ALL_IDS = 1 << 40

PREPARE = f"""
CREATE TEMP TABLE public_number AS
    SELECT public_id, row_number() OVER (ORDER BY public_id) AS n FROM claimbook_used_id;
CREATE UNIQUE INDEX ON public_number (public_id);
ANALYZE public_number;
CREATE FUNCTION pg_temp.as_public_id(n bigint) RETURNS text LANGUAGE sql IMMUTABLE AS $$
    SELECT string_agg(substr('{LETTERS}',
        ((n * {SPREAD} + {{start}}) >> (5 * place) & 31)::int + 1, 1), '' ORDER BY place DESC)
    FROM generate_series(0, 7) AS place
$$;
CREATE TEMP TABLE company_number AS
    SELECT c.id, c.public_id, substr(r.key, 2)::int AS number
    FROM articles_importedrow r JOIN articles_company c ON c.id = r.record
    WHERE r.kind = 'companies';
CREATE UNIQUE INDEX ON company_number (public_id);
CREATE TEMP TABLE called (number int PRIMARY KEY, name text, slug text);
"""
#: The name of a copied company, by its public id.
CALLED = (
    "LEFT JOIN company_number n ON n.public_id = {public_id} "
    "LEFT JOIN called ON called.number = n.number"
)
SHARED_ROWS = """
CREATE TEMP TABLE shared_{record} AS
    SELECT record AS id FROM articles_importedrow
    WHERE kind = '{kind}' AND substr(key, 2)::bigint < (
        SELECT count(*) / {of} FROM articles_importedrow WHERE kind = '{kind}');
CREATE TEMP TABLE shared_published{record} AS
    SELECT p.id FROM articles_published{record} p JOIN articles_{record} d USING (public_id)
    WHERE d.id IN (SELECT id FROM shared_{record});
"""


def number_of(public_id: str) -> int:
    """The 40 bits that a public id writes."""
    return sum(LETTERS.index(letter) << 5 * n for n, letter in enumerate(reversed(public_id)))


def free_start(used: Sequence[int], times: int) -> int:
    """Where ids of copies begin so that none of them is an id that was drawn before."""
    back = pow(SPREAD, -1, ALL_IDS)
    made = range(len(used), times * len(used) + 1)
    return next(s for s in count() if not any((n - s) * back % ALL_IDS in made for n in used))


class Copies:
    """Statements that copy each table once, by the columns and keys that the catalogue tells."""

    def __init__(self, cursor: CursorWrapper, times: int) -> None:
        self._cursor = cursor
        cursor.execute("SELECT public_id FROM claimbook_used_id")
        start = free_start([number_of(public_id) for (public_id,) in cursor.fetchall()], times)
        cursor.execute(PREPARE.format(start=start))
        for record, (kind, of) in SHARED.items():
            cursor.execute(SHARED_ROWS.format(record=record, kind=kind, of=of))
        cursor.execute("SELECT count(*) FROM public_number")
        (self._ids,) = cursor.fetchone()
        self._steps = {table: self._last(table) for table in COPIED}
        self._statements = {table: self._statement(table) for table in COPIED}

    def name(self, copy: int, names: list[str]) -> None:
        rows = [(n, name, f"{slugify(name)}-{copy}") for n, name in enumerate(names)]
        self._cursor.execute("TRUNCATE called")
        with self._cursor.copy("COPY called FROM STDIN") as out:
            for row in rows:
                out.write_row(row)

    def add(self, copy: int) -> None:
        values = {"copy": copy, "ids": copy * self._ids}
        for statement in self._statements.values():
            self._cursor.execute(statement, values)
        self._cursor.execute(
            "INSERT INTO claimbook_used_id (public_id, record) SELECT "
            "pg_temp.as_public_id(n + %(ids)s), record FROM public_number "
            "JOIN claimbook_used_id USING (public_id)",
            values,
        )

    def _statement(self, table: str) -> str:
        columns = self._columns(table)
        joins: list[str] = []
        values = [self._value(table, name, joins) for name in columns]
        return (
            f"INSERT INTO {table} ({', '.join(columns)}) SELECT {', '.join(values)} "
            f"FROM {table} t {' '.join(joins)} WHERE t.id <= {self._steps[table]}"
            f"{self._left_out(table)}"
        )

    def _value(self, table: str, name: str, joins: list[str]) -> str:
        record = table.removeprefix("articles_")
        if name == "id":
            return self._moved(table, "t.id")
        if (table, name) == ("articles_importedrow", "record"):
            cases = [
                f"WHEN '{kind}' THEN {self._moved(f'articles_{one}', 't.record')}"
                for kind, one in (
                    ("companies", "company"), ("sources", "source"), ("articles", "article"),
                    ("claims", "claim"), ("evidence", "evidence"), ("relations", "companyrelation"),
                )
            ]  # fmt: skip
            return f"CASE t.kind {' '.join(cases)} END"
        if name in ("public_id", "subject"):
            joins.append(f"JOIN public_number p ON p.public_id = t.{name}")
            return "pg_temp.as_public_id(p.n + %(ids)s)"
        if (table, name) == ("articles_edition", "content"):
            return "replace(t.content, t.subject, pg_temp.as_public_id(p.n + %(ids)s))"
        if name in ("name", "slug") and record in ("company", "publishedcompany"):
            if name == "name":
                joins.append(CALLED.format(public_id="t.public_id"))
            return f"called.{name}"
        if (table, name) == ("articles_publishedcompanyname", "name"):
            joins.append("JOIN articles_publishedcompany c ON c.id = t.company_id")
            joins.append(CALLED.format(public_id="c.public_id"))
            return "CASE t.name WHEN c.name THEN called.name ELSE t.name END"
        if name in ("key", "slug", "label") or (record == "source" and name == "name"):
            return f"t.{name} || '-' || %(copy)s"
        if name in ("canonical_url", "url"):
            return f"CASE t.{name} WHEN '' THEN '' ELSE t.{name} || '?' || %(copy)s END"
        target = self._targets(table).get(name)
        return self._moved(target, f"t.{name}") if target in COPIED else f"t.{name}"

    def _moved(self, table: str, value: str) -> str:
        step = f"%(copy)s * {self._steps[table]}"
        shared = self._shared(table)
        if not shared:
            return f"{value} + {step}"
        return f"{value} + CASE WHEN {value} IN (SELECT id FROM {shared}) THEN 0 ELSE {step} END"

    def _left_out(self, table: str) -> str:
        shared = self._shared(table)
        if shared:
            return f" AND t.id NOT IN (SELECT id FROM {shared})"
        side = "published" if table.startswith("articles_published") else ""
        shared = f"(SELECT id FROM shared_{side}company)"
        if table in OWNED:
            return f" AND t.company_id NOT IN {shared}"
        if table in RELATIONS:
            return f" AND NOT (t.subject_id IN {shared} AND t.object_id IN {shared})"
        if table in ("articles_companyrelationclaim", "articles_publishedrelation_claims"):
            key = "publishedrelation_id" if side else "relation_id"
            return (
                f" AND t.{key} NOT IN (SELECT id FROM articles_{side or 'company'}relation "
                f"WHERE subject_id IN {shared} AND object_id IN {shared})"
            )
        if table == "articles_importedrow":
            return (
                " AND NOT (t.kind = 'companies' AND t.record IN (SELECT id FROM shared_company) "
                "OR t.kind = 'sources' AND t.record IN (SELECT id FROM shared_source))"
            )
        return ""

    def _shared(self, table: str) -> str:
        record = table.removeprefix("articles_")
        return f"shared_{record}" if record.removeprefix("published") in SHARED else ""

    def _columns(self, table: str) -> list[str]:
        self._cursor.execute(
            "SELECT attname FROM pg_attribute WHERE attrelid = %s::regclass AND attnum > 0 "
            "AND NOT attisdropped AND attgenerated = '' ORDER BY attnum",
            [table],
        )
        return [name for (name,) in self._cursor.fetchall()]

    def _targets(self, table: str) -> dict[str, str]:
        self._cursor.execute(
            "SELECT a.attname, c.confrelid::regclass::text FROM pg_constraint c "
            "JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = c.conkey[1] "
            "WHERE c.contype = 'f' AND c.conrelid = %s::regclass AND cardinality(c.conkey) = 1",
            [table],
        )
        return dict(self._cursor.fetchall())

    def _last(self, table: str) -> int:
        self._cursor.execute(f"SELECT coalesce(max(id), 0) FROM {table}")
        return int(self._cursor.fetchone()[0])


def copied(size: int, small: int) -> None:
    """The base of the default connection, which the importer made with `small` claims, becomes one
    of `size` claims. The owner must be allowed to set session_replication_role."""
    times = size // small
    names = World(size).names()
    each = World(small).companies
    with connections["owner"].cursor() as cursor:
        cursor.execute("SET session_replication_role = replica")
        cursor.execute("SET maintenance_work_mem = '512MB'")
        with _without_indexes(cursor), _deriving(cursor):
            copies = Copies(cursor, times)
            for copy in range(1, times):
                copies.name(copy, names[copy * each : (copy + 1) * each])
                copies.add(copy)
                if copy % 10 == 9:
                    say(f"  {(copy + 1) * small:,} claims")
        say("  lists, counts and words")
        _derive(cursor, times)
        cursor.execute("VACUUM (ANALYZE)")
        cursor.execute("SET session_replication_role = DEFAULT")
    fold_counts()
    fold_words()
    fold_touches()
    while digest_companies():
        pass


def _derive(cursor: CursorWrapper, times: int) -> None:
    for table in COPIED:
        cursor.execute(
            f"SELECT setval(pg_get_serial_sequence('{table}', 'id'), max(id)) FROM {table}"
        )
    cursor.execute("SELECT relist_all()")
    cursor.execute("SELECT recount_relations()")
    cursor.execute(
        "INSERT INTO articles_publishedtouch (company_key, n) "
        "SELECT DISTINCT company_key, 1 FROM articles_publishedlisting"
    )
    cursor.execute(
        "UPDATE articles_publishedword SET n = n * %s WHERE kind <> 'name' AND is_folded", [times]
    )


@contextmanager
def _without_indexes(cursor: CursorWrapper) -> Iterator[None]:
    """Indexes that only speed up reading are made anew afterwards."""
    cursor.execute(
        "SELECT i.indexrelid::regclass::text, pg_get_indexdef(i.indexrelid) FROM pg_index i "
        "WHERE i.indrelid::regclass::text = ANY (%s) AND NOT i.indisunique "
        "AND NOT EXISTS (SELECT FROM pg_constraint c WHERE c.conindid = i.indexrelid)",
        # Phrases of names come with the number of claims.
        [[table for table in COPIED if table != "articles_claimcompany"]],
    )
    found: list[tuple[str, Any]] = cursor.fetchall()
    for name, _ in found:
        cursor.execute(f"DROP INDEX {name}")
    yield
    say("  indexes")
    for _, definition in found:
        cursor.execute(definition)


@contextmanager
def _deriving(cursor: CursorWrapper) -> Iterator[None]:
    """Where others are switched off these triggers run all the same."""
    for table, trigger in DERIVING:
        cursor.execute(f"ALTER TABLE {table} ENABLE ALWAYS TRIGGER {trigger}")
    yield
    for table, trigger in DERIVING:
        cursor.execute(f"ALTER TABLE {table} ENABLE TRIGGER {trigger}")
