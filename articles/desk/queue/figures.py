"""What the desk's quality is read from: one question to the database for each figure.

Confidential claims are left out of every figure, whoever asks, so that none tells of them. What
would grow with the base is bounded by taking the newest.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.db import connection

from articles.logic.calibration import Said
from articles.logic.desk_figures import Share
from articles.logic.divergence import FAR

#: Days that the time to a check is taken from.
DAYS = 90
#: Checks, items, assessments and outcomes that a figure is taken from at most.
CHECKS, ITEMS, ASSESSED, OUTCOMES = 2000, 2000, 1000, 1000

# A stretch in review begins with the first row of history after the last one that says something
# else; of several checks in one stretch the first counts.
_TO_CHECK = """
WITH checked AS (
    SELECT v.claim_id, v.seen_version, v.verified_at FROM articles_verification v
    JOIN articles_claim c ON c.id = v.claim_id AND c.marking <> 'confidential'
    WHERE v.decision = 'checked' AND v.how = 'checked'
    AND v.verified_at > now() - make_interval(days => %s)
    ORDER BY v.id DESC LIMIT %s
), stretch AS (
    SELECT claim_id, submitted.at, min(verified_at) AS first FROM checked,
    LATERAL (SELECT max(x.pgh_id) AS id FROM articles_claimevent x
        WHERE x.pgh_obj_id = claim_id AND x.version <= seen_version
        AND x.workflow <> 'in_review') AS before,
    LATERAL (SELECT min(e.pgh_created_at) AS at FROM articles_claimevent e
        WHERE e.pgh_obj_id = claim_id AND e.version <= seen_version
        AND e.workflow = 'in_review' AND e.pgh_id > coalesce(before.id, 0)) AS submitted
    WHERE submitted.at IS NOT NULL GROUP BY claim_id, before.id, submitted.at
)
SELECT count(*), extract(epoch FROM percentile_cont(0.5) WITHIN GROUP (ORDER BY first - at))
FROM stretch
"""

_CORRECTED = """
SELECT (SELECT count(*) FROM articles_correction WHERE kind IN ('correction', 'retraction')),
    (SELECT count(*) FROM articles_edition
        WHERE subject_kind = 'claim' AND verified_how = 'checked')
"""

# Known is where a way leads to an end that has a name: its own reporting, an article, an origin,
# or an item of a kind that is its own origin (logic/weighing/origins.py).
_ENDS = """
    {item}.state NOT IN ('retracted', 'superseded') AND ({item}.is_own_reporting
        OR EXISTS (SELECT FROM articles_evidencederivation d
            WHERE d.evidence_id = {item}.id AND d.parent_evidence_id IS NULL)
        OR {item}.kind NOT IN ('anonymous', 'media_report') AND NOT EXISTS (
            SELECT FROM articles_evidencederivation d WHERE d.evidence_id = {item}.id))
"""
_ORIGINS = f"""
WITH RECURSIVE live AS MATERIALIZED (
    SELECT e.* FROM articles_evidence e
    JOIN articles_claim c ON c.id = e.claim_id
    WHERE e.state IN ('live', 'corrected') AND e.stance <> 'context'
    AND c.marking <> 'confidential' AND c.workflow <> 'rejected'
    ORDER BY e.id DESC LIMIT %s
), way AS (
    SELECT id AS item, id AS at, {_ENDS.format(item="live")} AS is_end FROM live
    UNION
    SELECT w.item, p.id, {_ENDS.format(item="p")} FROM way w
    JOIN articles_evidencederivation d ON d.evidence_id = w.at
    JOIN articles_evidence p ON p.id = d.parent_evidence_id
)
SELECT count(DISTINCT item) FILTER (WHERE is_end), count(DISTINCT item) FROM way
"""  # noqa: S608  (SQL of ours)

_APART = """
WITH held AS (
    SELECT a.* FROM articles_assessment a
    JOIN articles_claim c ON c.id = a.claim_id
    WHERE c.marking <> 'confidential' AND c.workflow IN ('in_review', 'verified')
    AND a.verdict <> 'not_assessed'
    AND NOT EXISTS (SELECT FROM articles_assessment b WHERE b.claim_id = a.claim_id AND b.id > a.id)
    ORDER BY a.id DESC LIMIT %s
)
SELECT count(*) FILTER (WHERE levels_apart(
    h.verdict, h.confidence, h.rating, s.verdict, s.word, s.points) >= %s), count(*)
FROM held h JOIN articles_suggestion s ON s.claim_id = h.claim_id
"""

# What readers had before it came out; a day that is known to the month counts to its end.
_CAME_OUT = """
WITH came_out AS (
    SELECT DISTINCT ON (o.claim_id) o.* FROM articles_outcome o ORDER BY o.claim_id, o.id DESC
), told AS MATERIALIZED (
    SELECT o.result, e.content::jsonb AS said FROM (
        SELECT * FROM came_out WHERE result IN ('happened', 'did_not_happen')
        ORDER BY id DESC LIMIT %s
    ) o JOIN articles_claim c ON c.id = o.claim_id AND c.marking <> 'confidential',
    LATERAL (SELECT content FROM articles_edition
        WHERE subject_kind = 'claim' AND subject = c.public_id AND content <> ''
        AND verified_how = 'checked' AND published_at < o.recorded_at
        AND (o.came_out_on IS NULL OR left(to_char(published_at AT TIME ZONE 'UTC', 'YYYY-MM-DD'),
            length(o.came_out_on::text)) <= o.came_out_on::text)
        ORDER BY number DESC LIMIT 1) e
)
SELECT said->>'verdict', coalesce(said->>'confidence', ''), said->'suggestion'->>'verdict',
    coalesce(said->'suggestion'->>'word', ''), result, count(*)
FROM told GROUP BY 1, 2, 3, 4, 5
"""


@dataclass(frozen=True)
class ToCheck:
    """`median` is None where nothing was checked in the last `DAYS` days."""

    checks: int
    median: timedelta | None


@dataclass(frozen=True)
class CameOut:
    """Outcomes of claims that readers had before, and what editor and rules had said."""

    resolved: int
    editor: tuple[Said, ...]
    rules: tuple[Said, ...]


def time_to_check() -> ToCheck:
    """From submission to the first check by a second person."""
    ((checks, seconds),) = _rows(_TO_CHECK, DAYS, CHECKS)
    return ToCheck(checks, None if seconds is None else timedelta(seconds=float(seconds)))


def corrections() -> tuple[int, int]:
    """Corrections and retractions, and the editions that were checked here."""
    ((corrected, editions),) = _rows(_CORRECTED)
    return corrected, editions


def known_origins() -> Share:
    """Of the newest live items for or against a claim, those whose origin is known."""
    return Share(*_rows(_ORIGINS, ITEMS)[0])


def far_from_rules() -> Share:
    """Of the newest assessments in review or verified, those two levels or more apart."""
    return Share(*_rows(_APART, ASSESSED, FAR)[0])


def came_out() -> CameOut:
    rows = _rows(_CAME_OUT, OUTCOMES)
    return CameOut(
        resolved=sum(row[5] for row in rows),
        editor=tuple(Said(row[0], row[1], row[4], row[5]) for row in rows),
        rules=tuple(Said(row[2] or "", row[3], row[4], row[5]) for row in rows),
    )


def _rows(sql: str, *values: Any) -> list[Any]:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return list(cursor.fetchall())
