"""Carrying a base over that was checked elsewhere: on the owner's connection only."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from articles.desk.editing.bulk import suggest_all
from articles.desk.editing.coverage import content_hashes
from articles.desk.editing.errors import EditingError
from articles.desk.editing.suggested import is_outdated
from articles.desk.models import Claim, Suggestion, Verification
from articles.desk.publishing.bulk import add_carried_over, add_rows
from articles.desk.publishing.content import claim_contents
from articles.desk.publishing.draft_rows import DraftRows
from articles.desk.publishing.moment import database_moment
from articles.desk.publishing.publish import edition_of
from articles.desk.publishing.tables import show_claims
from articles.desk.publishing.told import Told
from articles.logic.edition_content import SCHEMA, ClaimContent, ReviewContent
from articles.logic.vocabulary import VerificationHow, Workflow
from articles.public.models import Edition


def carry_over(claim: Claim, *, version: int, base: str) -> Edition:
    """Edition 1 of a claim of a base that was checked elsewhere."""
    claim = Claim.objects.locked(claim.pk, version)
    (edition,) = carry_over_together([claim], base=base)
    return edition


def carry_over_together(
    claims: Sequence[Claim], *, base: str, contents: Mapping[int, ClaimContent] | None = None
) -> list[Edition]:
    """Edition 1 of each of these drafts; the caller has locked them. All of them or none.

    `contents`, by the claims' keys, is what that base told of them: it is told as it was there,
    under this desk's number and moment. Without it the claims are told as the desk has them. A
    fixed number of statements, and each needs an assessment.
    """
    if any(claim.published_number is not None for claim in claims):
        raise EditingError("It was published here already.")
    hashes = content_hashes(claim.pk for claim in claims)
    add_carried_over(
        Verification(
            claim=claim,
            how=VerificationHow.CARRIED_OVER,
            base=base,
            seen_version=claim.version,
            content_hash=hashes[claim.pk],
        )
        for claim in claims
    )
    moved = Claim.objects.select_related("claimant_source", "claimant_company")
    claims = sorted(moved.filter(pk__in=hashes), key=lambda claim: claim.pk)
    if any(claim.workflow != Workflow.VERIFIED for claim in claims):
        raise EditingError("Only a draft is carried over.")
    moment = database_moment()
    rows = DraftRows(claims)
    told = [
        Told(
            claim,
            content,
            edition_of(claim, content, verified=hashes[claim.pk], moment=moment, base=base),
        )
        for claim, content in zip(
            claims, _contents(rows, contents, base=base, moment=moment), strict=True
        )
    ]
    editions = add_rows(one.edition for one in told)
    show_claims(told, rows)
    return editions


def _contents(
    rows: DraftRows, given: Mapping[int, ClaimContent] | None, *, base: str, moment: datetime
) -> Iterator[ClaimContent]:
    if given is None:
        _suggest_outdated(rows, moment)
        numbers = dict.fromkeys((claim.pk for claim in rows.claims), 1)
        return claim_contents(rows, numbers=numbers, published_at=moment)
    return (_as_told(given[claim.pk], base, moment) for claim in rows.claims)


def _suggest_outdated(rows: DraftRows, moment: datetime) -> None:
    keys = {claim.pk for claim in rows.claims}
    known = Suggestion.objects.filter(claim__in=keys).only(
        "claim_id", "is_stale", "as_of", "algorithm_version"
    )
    keys -= {row.claim_id for row in known if not is_outdated(row, moment.date())}
    if keys:
        suggest_all(keys, may_recheck=False)


def _as_told(content: ClaimContent, base: str, moment: datetime) -> ClaimContent:
    review = ReviewContent(
        how=VerificationHow.CARRIED_OVER.value,
        base=base,
        checked_on=moment.date().isoformat(),
        checkers=0,
        due_on=content.review.due_on,
        due_reason=content.review.due_reason,
    )
    at = moment.isoformat()
    return replace(content, schema=SCHEMA, number=1, published_at=at, review=review)
