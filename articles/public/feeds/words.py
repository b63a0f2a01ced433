"""What feeds say of a claim, a correction and a change: the same words in every form."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.urls import reverse

from articles.logic import wording
from articles.logic.partial_dates import PartialDate
from articles.logic.vocabulary import Challenge, Confidence, CorrectionKind, Verdict
from articles.public.feeds.feed import Entry, absolute
from articles.public.reading.change_list import Changed
from articles.public.reading.changes import Change
from articles.public.reading.claim_rows import ClaimRow


def claim_entry(row: ClaimRow) -> Entry:
    """A new edition is a new entry: the id is the edition's address."""
    claim = row.claim
    moments = (claim.updated_at, claim.challenged_at, claim.challenge_closed_at, row.corrected_at)
    return Entry(
        id=_edition(claim.public_id, claim.number),
        address=_page(claim.public_id),
        title=claim.title,
        text=_of_claim(row),
        published=claim.first_published_at,
        updated=max(moment for moment in moments if moment is not None),
        topics=tuple((topic.slug, topic.name) for topic in row.topics),
        language="" if claim.neutral_title else claim.language,
    )


def _of_claim(row: ClaimRow) -> str:
    claim = row.claim
    said = [f"Verdict: {Verdict(claim.verdict).label}."]
    if claim.confidence:
        said.append(f"Confidence in this verdict: {Confidence(claim.confidence).label}.")
    else:
        said.append(f"{wording.counted(claim.origins_for, 'origin').capitalize()}.")
    if claim.challenge == Challenge.UNDER_REVIEW and claim.challenged_at:
        said.append(f"Under review since {_day(claim.challenged_at)}.")
    if row.corrected_at:
        said.append(f"Last corrected on {_day(row.corrected_at)}.")
    if claim.base:
        said.append(f"Imported from {claim.base}, not checked by this desk.")
    if claim.in_short and not claim.neutral_title:
        said.append(claim.in_short)
    return " ".join(said)


def correction_entry(correction: Any) -> Entry:
    """Of a row of reading.change_list.corrections_with_moments."""
    page = _page(correction.claim.public_id)
    return Entry(
        # A claim is corrected once an edition; no key of a row says how many others were.
        id=f"{page}#correction-of-v{correction.from_edition.number}",
        address=page,
        title=f"{CorrectionKind(correction.kind).label}: {correction.claim.title}",
        text=f"Before: {correction.told_wrong}\nNow: {correction.told_right}",
        published=correction.made_at,
        updated=correction.moved_at,
    )


def change_entry(changed: Changed) -> Entry:
    if changed.change is None:
        return _retraction_entry(changed.correction)
    change = changed.change
    claim = change.claim
    said = [wording.sentence(change.reason)]
    if change.verdict and change.verdict_moved:
        said.append(f"The verdict was {change.former_verdict} before.")
    if change.verdict and change.confidence_moved:
        said.append(f"Confidence in it was {change.confidence_before or 'not given'} before.")
    if changed.parts:
        said.append(f"What differs from the edition before: {changed.parts}.")
    address = _page(claim.public_id)
    if change.number > 1:
        numbers = [claim.public_id, change.number - 1, change.number]
        address = absolute(reverse("articles:claim-changes", args=numbers))
    return Entry(
        id=f"{_edition(claim.public_id, change.number)}#published",
        address=address,
        title=f"{_change_in_brief(change)}: {claim.title}",
        text=" ".join(said),
        published=change.published_at,
        updated=max(change.published_at, changed.redacted_at or change.published_at),
        language="",
    )


def _change_in_brief(change: Change) -> str:
    if not change.verdict:
        return "Redacted"
    if change.correction:
        return "Corrected"
    if change.is_new:
        return "New on record"
    if change.verdict_moved:
        return f"Now {Verdict(change.verdict).label}"
    if change.confidence_moved:
        return f"Confidence now {change.confidence or 'not given'}"
    return "Published again"


def _retraction_entry(correction: Any) -> Entry:
    page = _page(correction.claim.public_id)
    return Entry(
        id=f"{page}#retraction-of-v{correction.from_edition.number}",
        address=page,
        title=f"Retracted: {correction.claim.title}",
        text=f"{correction.told_wrong} {correction.told_right}",
        published=correction.made_at,
        updated=correction.moved_at,
    )


def _page(public_id: str) -> str:
    return absolute(reverse("articles:claim-detail", args=[public_id]))


def _edition(public_id: str, number: int) -> str:
    return absolute(reverse("articles:claim-edition", args=[public_id, number]))


def _day(moment: datetime) -> str:
    return PartialDate(moment.year, moment.month, moment.day).display()
