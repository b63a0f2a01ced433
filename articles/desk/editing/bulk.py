"""Set-wise writing: suggestions that went stale at once, passages in a new text, what is told."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import connection
from django.db.models import DurationField, Func, Q
from django.db.models.functions import Now
from psycopg.types.json import Jsonb

from articles.desk.editing.acting import actor
from articles.desk.editing.bulk_load import copy_rows
from articles.desk.editing.facts import facts_of_all
from articles.desk.editing.rechecking import Why, may_be_rechecked, whys
from articles.desk.editing.suggested import COLUMNS, is_held, suggested
from articles.desk.models import (
    Appearance,
    AppearanceSpan,
    Assessment,
    CheckAsk,
    Claim,
    MailOut,
    Notification,
    Person,
    ReaderReport,
    ReportSending,
    Suggestion,
)
from articles.logic.vocabulary import Verdict

#: So many are computed again in the transaction that made them stale.
AT_ONCE = 200

_RESTING = """
SELECT s.claim_id FROM articles_suggestion s JOIN articles_claim c ON c.id = s.claim_id
WHERE s.is_stale AND s.claim_id = ANY (claims_resting_on(%s::bigint[], %s::bigint[]))
ORDER BY c.published_number IS NULL, s.claim_id LIMIT %s
"""

_HASHES = """
SELECT id, coalesce(h.evidence_hash, sha256_hex('')), (clock_timestamp() AT TIME ZONE 'UTC')::date
FROM unnest(%s::bigint[]) AS id
LEFT JOIN claim_evidence_hashes(%s::bigint[]) h ON h.claim_id = id
"""

_WRITTEN = f"""
INSERT INTO articles_suggestion (claim_id, {", ".join(COLUMNS)}, is_stale, computed_at)
SELECT n.*, false, statement_timestamp()
FROM unnest(%s::bigint[], {", ".join(f"%s::{kind}[]" for kind in COLUMNS.values())}) AS n
ON CONFLICT (claim_id) DO UPDATE SET is_stale = false, computed_at = excluded.computed_at,
    {", ".join(f"{name} = excluded.{name}" for name in COLUMNS)}
"""  # noqa: S608  (names of our own columns)

_SHOWN = """
SELECT n.id, edition_rests_on(n.id, string_to_array(n.lost, ','))
FROM unnest(%s::bigint[], %s::text[]) AS n(id, lost) WHERE is_current(n.id)
"""

_RECHECKED = """
UPDATE articles_claim c SET challenge = 'recheck', challenge_reason = n.why
FROM unnest(%s::bigint[], %s::text[]) AS n(id, why) WHERE c.id = n.id
"""


@dataclass(frozen=True)
class Suggested:
    """How many claims were looked at, and how many of them are now due for a recheck."""

    claims: int
    rechecked: int


def suggest_resting_on(
    *, sources: Collection[int] = (), articles: Collection[int] = ()
) -> Suggested:
    """Computes again what the database marked as stale for a change of these, by their keys.

    Published claims first; AT_ONCE of them at most, and none that somebody else is changing
    right now: the rest stays stale for `manage.py recompute_confidence`.
    """
    with connection.cursor() as cursor:
        cursor.execute(_RESTING, [list(sources), list(articles), AT_ONCE])
        stale = [key for (key,) in cursor.fetchall()]
    return suggest_all(stale, is_patient=False)


def suggest_all(
    keys: Collection[int], *, may_recheck: bool = True, is_patient: bool = True
) -> Suggested:
    """Computes the suggestions of these claims and keeps them; writes only what differs.

    A published claim whose word fell, or of which an origin was retracted, is rechecked. A
    fixed number of queries. `is_patient`: waits for claims that others hold, else leaves them.
    """
    claims = list(
        Claim.objects.select_for_update(of=("self",), skip_locked=not is_patient)
        .filter(pk__in=keys)
        .order_by("pk")
        .only("type", "temporal", "challenge", "published_number")
    )
    if not claims:
        return Suggested(0, 0)
    # Locked before the evidence is read: whoever marks them stale waits, or is waited for.
    locked = Suggestion.objects.select_for_update(no_key=True, of=("self",))
    before = {row.claim_id: row for row in locked.filter(claim__in=claims).order_by("claim_id")}
    with connection.cursor() as cursor:
        cursor.execute(_HASHES, [[claim.pk for claim in claims]] * 2)
        known = {key: (evidence_hash, today) for key, evidence_hash, today in cursor.fetchall()}
    facts = facts_of_all(claims)
    now = {
        key: suggested(facts[key], as_of=today, evidence_hash=evidence_hash)
        for key, (evidence_hash, today) in known.items()
    }
    _write({key: row for key, row in now.items() if not is_held(before.get(key), row)})
    due = [] if not may_recheck else [claim for claim in claims if may_be_rechecked(claim)]
    return Suggested(len(claims), _recheck(whys(due, before, now)))


def _write(rows: dict[int, dict[str, Any]]) -> None:
    if rows:
        with connection.cursor() as cursor:
            columns = [[_stored(row[name]) for row in rows.values()] for name in COLUMNS]
            cursor.execute(_WRITTEN, [list(rows), *columns])


def _stored(value: Any) -> Any:
    return Jsonb(value) if isinstance(value, list) else value


def _recheck(found: Sequence[Why]) -> int:
    """How many: readers have the claim, and its word fell or their edition lost an origin."""
    if not found:
        return 0
    with connection.cursor() as cursor:
        lost = [",".join(why.lost) for why in found]
        cursor.execute(_SHOWN, [[why.claim for why in found], lost])
        shown = dict(cursor.fetchall())
        said = {why.claim: why.words(shown[why.claim]) for why in found if why.claim in shown}
        said = {key: words for key, words in said.items() if words}
        if said:
            cursor.execute(_RECHECKED, [list(said), list(said.values())])
    return len(said)


_PLACED = """
UPDATE articles_appearance a SET article_version_id = n.text, state = n.state
FROM unnest(%s::bigint[], %s::bigint[], %s::text[]) AS n(id, text, state)
WHERE a.id = n.id AND (a.article_version_id, a.state) IS DISTINCT FROM (n.text, n.state)
"""

_SPANS_PLACED = """
UPDATE articles_appearancespan s
SET start = n.first, "end" = n.last, prefix = n.prefix, suffix = n.suffix, sentence = n.sentence
FROM unnest(%s::bigint[], %s::int[], %s::int[], %s::text[], %s::text[], %s::int[])
    AS n(id, first, last, prefix, suffix, sentence)
WHERE s.id = n.id
"""


def place_again(appearances: Sequence[Appearance], spans: Sequence[AppearanceSpan]) -> None:
    """Writes where passages stand: version and state, and the places of their spans.

    One statement each, however many they are; what stays as it is gets no history.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            _PLACED,
            [
                [row.pk for row in appearances],
                [row.article_version_id for row in appearances],
                [row.state for row in appearances],
            ],
        )
        columns = ("pk", "start", "end", "prefix", "suffix", "sentence")
        cursor.execute(
            _SPANS_PLACED, [[getattr(span, column) for span in spans] for column in columns]
        )


def keep_told(rows: Sequence[Notification]) -> None:
    """Several people are told of one thing at once."""
    Notification.objects.bulk_create(rows)


def read_up_to(person: Person, key: int) -> int:
    """Marks what a person was told, up to the one of this key, as read; how many were not."""
    rows = Notification.objects.unread().filter(person=person, pk__lte=key)
    return rows.update(read_at=Now())


def close_asks(claim: Claim, person: Person) -> None:
    """Ends the questions that a person's decision answers: those to them and to anybody."""
    rows = CheckAsk.objects.open().filter(claim=claim)
    rows.filter(Q(asked_of=person) | Q(asked_of=None)).update(closed_at=Now())


def forget_sendings(before: datetime) -> None:
    """Where readers' reports came from is counted for a while, and then gone."""
    ReportSending.objects.filter(sent_at__lt=before).delete()


def empty_contacts() -> int:
    """Of readers who were answered long enough ago, by the database's clock; how many."""
    kept = Func(function="reporters_kept", output_field=DurationField())
    rows = ReaderReport.objects.answered().filter(answered_at__lt=Now() - kept)
    rows = rows.exclude(reporter_name="", reporter_address="")
    return rows.update(reporter_name="", reporter_address="")


def keep_mail(rows: Sequence[MailOut]) -> None:
    """Several letters wait from one moment on; a digest that waits already stays as it is."""
    MailOut.objects.bulk_create(rows, ignore_conflicts=True)


def keep_suggestions(told: Mapping[int, dict[str, Any]]) -> None:
    """Keeps what another base's rules gave, by the claims' keys: COLUMNS without hash and day."""
    with connection.cursor() as cursor:
        cursor.execute(_HASHES, [list(told)] * 2)
        known = {key: (evidence_hash, today) for key, evidence_hash, today in cursor.fetchall()}
    _write(
        {
            key: row | {"evidence_hash": known[key][0], "as_of": known[key][1]}
            for key, row in told.items()
        }
    )


def assess_none(claims: Collection[int], rationale: str) -> int:
    """Records of those of these claims, by their keys, that nobody assessed that they were not;
    how many. Several at once on the owner's connection alone."""
    missing = Claim.objects.filter(pk__in=claims, assessments__isnull=True).order_by("pk")
    columns = (
        "claim_id", "verdict", "confidence", "rationale", "divergence_reason", "evidence_hash",
        "assessed_by_id",
    )  # fmt: skip
    rows = [
        (key, Verdict.NOT_ASSESSED.value, "", rationale, "", "0" * 64, actor().pk)
        for key in missing.values_list("pk", flat=True)
    ]
    if rows:
        copy_rows(Assessment, columns, rows)
    return len(rows)
