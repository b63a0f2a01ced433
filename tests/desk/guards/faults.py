"""Guards with a fault planted into them, one at a time: a trigger off, a refusal left out.

Only in a clone of one's own, where `AS_OWNER` lets the application act with the owner's rights;
each fault is rolled back with its savepoint.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tests.desk.guards.levels import Level, NotRefusedError, Refusal, expect, try_cell, undone
from tests.desk.newsroom import Newsroom
from tests.desk.refusals import run, tell

AS_OWNER = """
CREATE FUNCTION test_as_owner(statement text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    SET CONSTRAINTS ALL IMMEDIATE;
    EXECUTE statement;
END
$$;
"""

#: Triggers that refuse nothing: they compute, note or bind, and have tests of their own.
NO_REFUSAL = re.compile(
    r"pgtrigger_|h_stale|b_ground|g_used_id|a_chain|b_hold_subject|d_last|e_mirrored|e_moves|e_noted"
)


@dataclass(frozen=True)
class Fault:
    """`plant` is SQL for the owner; `rules` are those that the guard refuses by."""

    name: str
    plant: str
    table: str
    trigger: str
    rules: frozenset[str]


def _sources() -> dict[str, str]:
    return dict(
        run(
            "SELECT proname, prosrc FROM pg_proc WHERE pronamespace = 'public'::regnamespace "
            "AND prolang = (SELECT oid FROM pg_language WHERE lanname = 'plpgsql')"
        )
    )


def _rules(function: str, sources: dict[str, str]) -> frozenset[str]:
    """Of the function and of all that it calls."""
    seen: set[str] = set()
    waiting = [function]
    while waiting:
        name = waiting.pop()
        if name in seen or name not in sources or name == "refuse":
            continue
        seen.add(name)
        waiting += [other for other in sources if f"{other}(" in sources[name]]
    found = {rule for name in seen for rule in re.findall(r"refuse\('(\w+)'", sources[name])}
    return frozenset(found)


def triggers() -> Iterator[Fault]:
    """Each guard trigger, disabled."""
    sources = _sources()
    for table, trigger, function in run(
        "SELECT c.relname, t.tgname, p.proname FROM pg_trigger t "
        "JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_proc p ON p.oid = t.tgfoid "
        "WHERE NOT t.tgisinternal AND c.relname LIKE 'articles\\_%' ORDER BY 1, 2"
    ):
        if not NO_REFUSAL.match(trigger):
            plant = f'ALTER TABLE {table} DISABLE TRIGGER "{trigger}"'
            name = f"{table.removeprefix('articles_')}.{trigger}"
            yield Fault(name, plant, table, trigger, _rules(function, sources))


def omissions() -> Iterator[Fault]:
    """Each place at which a function refuses, left out."""
    for function, whole in run(
        "SELECT proname, pg_get_functiondef(oid) FROM pg_proc "
        "WHERE pronamespace = 'public'::regnamespace AND prosrc ~ 'refuse\\(''' ORDER BY 1"
    ):
        times: Counter[str] = Counter()
        for found in re.finditer(r"PERFORM refuse\('(\w+)'", whole):
            start, end = found.span()
            mended = whole[:start] + found[0].replace("refuse(", "concat(") + whole[end:]
            rule = found[1]
            times[rule] += 1
            yield Fault(f"{function}: {rule} {times[rule]}", mended, "", "", frozenset({rule}))


# --- Seen or not -----------------------------------------------------------------------------


def is_seen(fault: Fault, rows: Sequence[Refusal], newsroom: Newsroom) -> bool:
    """Whether a cell of the table fails once the fault is there."""
    likely = [row for row in rows if row.rule in fault.rules]
    if fault.trigger in {"e_part", "e_part_moves", "c_statement_moves", "e_statement_noted"}:
        likely += [row for row in rows if row.step == "T5" and row not in likely]
    if fault.trigger and _fails_by_itself(fault, newsroom):
        return True
    return any(_fails(fault, row, newsroom) for row in likely)


def _plant(fault: Fault) -> None:
    run("SELECT test_as_owner(%s)", [fault.plant])
    run("SET CONSTRAINTS ALL DEFERRED")


def _fails(fault: Fault, row: Refusal, newsroom: Newsroom) -> bool:
    seen = False
    with undone():
        scene = row.scene(newsroom)
        _plant(fault)
        for tried in (Level.SQL, Level.VERB):
            try:
                try_cell(row, tried, scene)
            except NotRefusedError:
                seen = True
                break
    return seen


#: What a trigger of this name refuses on any table: the statement, its rule, who tries it.
ANYWHERE = {
    "a_require_actor": ("INSERT INTO {t} DEFAULT VALUES", "actor_named", "nobody"),
    "a_public_id_stays": ("UPDATE {t} SET public_id = 'AAAAAAAA'", "public_id_stays", "owner"),
    "b_raise_version": ("UPDATE {t} SET version = 9999", "stale_version", "somebody"),
    "a_keep_row": ("DELETE FROM {t}", "append_only", "owner"),
    "a_keep_table": ("TRUNCATE {t} CASCADE", "append_only", "owner"),
    "a_keep_shown": ("DELETE FROM {t}", "published_stays", "somebody"),
    "a_keep_published": ("DELETE FROM {t}", "published_stays", "somebody"),
    "a_keep_person": ("DELETE FROM {t}", "person_stays", "somebody"),
}


def _fails_by_itself(fault: Fault, newsroom: Newsroom) -> bool:
    if fault.trigger not in ANYWHERE:
        return False
    template, rule, who = ANYWHERE[fault.trigger]
    statement = template.format(t=fault.table)

    def attempt() -> None:
        tell(None if who == "nobody" else newsroom.ben)
        if who == "owner":
            run("SELECT test_as_owner(%s)", [statement])
        else:
            run(statement)

    try:
        expect(rule, None, attempt)
    except NotRefusedError:
        return False  # no row there to try it on: nothing is shown by the fault either
    with undone():
        _plant(fault)
        try:
            expect(rule, None, attempt)
        except NotRefusedError:
            return True
    return False
