"""Claims of a base, many at once, as `draft` and `assess` make one: drafts, all of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from hashlib import sha256
from typing import Any

from django.db import connection
from psycopg.types.json import Jsonb

from articles.desk.editing.acting import actor
from articles.desk.editing.bulk_load import copy_rows, free_keys
from articles.desk.editing.loading.known import Known, Loaded, RowRefused, known_sources
from articles.desk.editing.loading.rows import ClaimRow
from articles.desk.editing.loading.topics import topics_named
from articles.desk.editing.suggested import COLUMNS, suggested
from articles.desk.models import Assessment, Claim, ClaimCompany, ClaimTopic, Company, Suggestion
from articles.logic.confidence import ClaimFacts
from articles.logic.import_kinds import ImportKind
from articles.logic.vocabulary import ClaimType, Risk, Verdict

_COLUMNS = (
    "id", "statement", "in_short", "type", "temporal", "claimant_source_id",
    "claimant_company_id", "held_from", "held_until", "language", "risk", "risk_reason",
)  # fmt: skip
_ASSESSED = (
    "claim_id", "verdict", "confidence", "rating", "rationale", "divergence_reason",
    "evidence_hash", "assessed_by_id",
)  # fmt: skip
_UNSCORED = (Verdict.NOT_CHECKABLE, Verdict.NOT_ASSESSED)


def load_claims(base: str, rows: Sequence[ClaimRow]) -> Loaded:
    """Each with its companies and topics, and with an assessment where the row has a verdict."""
    loaded = Loaded()
    sources = known_sources(base, (row.claimant[1] for row in rows if row.claimant[0] == "source"))
    companies = _known_companies(base, rows)
    topics = topics_named({name for row in rows for name in row.topics})
    claims, links, tags, verdicts = [], [], [], []
    for row, pk in zip(rows, free_keys(Claim, len(rows)), strict=True):
        kind, key = row.claimant
        try:
            _check_assessment(row)
            named = dict.fromkeys((role, companies[key]) for role, key in row.companies)
            source = sources[key] if kind == "source" else None
            company = companies[key] if kind == "company" else None
        except RowRefused as refusal:
            loaded.refused[row.key] = str(refusal)
            continue
        loaded.records[row.key] = pk
        why = "" if row.risk == Risk.NONE else f"Taken over from the base “{base}”, which says so."
        claims.append((pk, *row[1:5], source, company, *row[5:9], why))
        links += [(pk, *one) for one in named]
        tags += [(pk, tag) for tag in dict.fromkeys(topics[name] for name in row.topics)]
        if row.verdict:
            told = (row.verdict, row.confidence, row.rating, row.rationale)
            verdicts.append((pk, *told, "", "0" * 64, actor().pk))
    copy_rows(Claim, _COLUMNS, claims)
    copy_rows(ClaimCompany, ("claim_id", "role", "company_id"), links)
    copy_rows(ClaimTopic, ("content_object_id", "tag_id"), tags)
    _suggest((loaded.records[row.key], row) for row in rows if row.key in loaded.records)
    # Several verdicts are taken at once of claims that are noted as loaded, and of no others.
    loaded.once_noted = lambda: copy_rows(Assessment, _ASSESSED, verdicts)
    return loaded


def _known_companies(base: str, rows: Sequence[ClaimRow]) -> Known:
    keys = {key for row in rows for _, key in row.companies}
    keys |= {row.claimant[1] for row in rows if row.claimant[0] == "company"}
    known = Known(base, ImportKind.COMPANIES, keys)
    present = Company.objects.surviving().filter(pk__in=list(known.records.values()))
    known.drop_all_but(present.values_list("pk", flat=True))
    return known


def _check_assessment(row: ClaimRow) -> None:
    if not row.verdict:
        return
    if actor().is_system:
        raise RowRefused("A verdict is somebody’s: name who loads it.")
    if row.type == ClaimType.OPINION and row.verdict not in _UNSCORED:
        raise RowRefused(
            "An opinion is attributed and not checked: its verdict is “not checkable”."
        )


def _suggest(made: Iterable[tuple[int, ClaimRow]]) -> None:
    """What the rules say of claims without evidence: the same for all of a type."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT (clock_timestamp() AT TIME ZONE 'UTC')::date")
        (today,) = cursor.fetchone()
    nothing = sha256(b"").hexdigest()
    said: dict[tuple[str, str], tuple[Any, ...]] = {}
    rows = []
    for pk, row in made:
        facts = (row.type, row.temporal)
        if facts not in said:
            values = suggested((ClaimFacts(*facts), [], {}), as_of=today, evidence_hash=nothing)
            said[facts] = tuple(_stored(values[name]) for name in COLUMNS)
        rows.append((pk, *said[facts]))
    copy_rows(Suggestion, ("claim_id", *COLUMNS), rows)


def _stored(value: Any) -> Any:
    return Jsonb(value) if isinstance(value, list) else value
