"""What changed in a week: the editions that were published in it, each beside the one before."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from articles.logic.typed_numbers import whole_number
from articles.logic.weeks import Week
from articles.logic.wording import is_neutral
from articles.public.models import Edition, EditionSubject, PublishedClaim
from articles.public.models.edition import MOVED
from articles.public.reading.changes import Change, said_beside
from articles.public.reading.claim_rows import edition_value
from articles.public.reading.pages import PAGE

#: Changes of a week are counted to here.
MOST_COUNTED = 1000


@dataclass(frozen=True)
class WeekPage:
    """`count` goes to `MOST_COUNTED` + 1; `earlier` and `later` are the nearest weeks in which
    anything changed, None where there is none."""

    week: Week
    changes: list[Change]
    count: int
    earlier: Week | None
    later: Week | None
    with_imported: bool
    after: str
    next_after: str

    @property
    def is_first(self) -> bool:
        return not self.after


def week_page(week: Week, *, after: str, with_imported: bool = False) -> WeekPage:
    """Five queries at most; newest first. Claims that no longer stand are left out, and what came
    with an imported base unless it is asked for."""
    start = timezone.make_aware(datetime.combine(week.first, time.min))
    end = timezone.make_aware(datetime.combine(week.last + timedelta(days=1), time.min))
    shown = editions_shown(with_imported=with_imported)
    inside = shown.filter(published_at__gte=start, published_at__lt=end)
    rows, last = inside, _place_of(after)
    if last is not None:
        rows = rows.filter(Q(published_at__lt=last[0]) | Q(published_at=last[0], pk__lt=last[1]))
    found = list(with_values(rows).order_by("-published_at", "-id")[: PAGE + 1])
    earlier = shown.filter(published_at__lt=start).order_by("-published_at", "-id")
    later = shown.filter(published_at__gte=end).order_by("published_at", "id")
    beside = list(
        earlier.values_list("published_at", flat=True)[:1].union(
            later.values_list("published_at", flat=True)[:1]
        )
    )
    more, found = found[PAGE:], found[:PAGE]
    return WeekPage(
        week=week,
        changes=changes_of_editions(found),
        count=inside.order_by()[: MOST_COUNTED + 1].count(),
        earlier=next((_week(moment) for moment in beside if moment < start), None),
        later=next((_week(moment) for moment in beside if moment >= end), None),
        with_imported=with_imported,
        after=after if last is not None else "",
        next_after=f"{found[-1].subject}.{found[-1].number}" if more else "",
    )


def _week(moment: datetime) -> Week:
    return Week.of(timezone.localtime(moment).date())


def editions_shown(*, with_imported: bool) -> QuerySet[Edition]:
    """Editions of claims that stand, without those that a base brought along unless asked for."""
    standing = PublishedClaim.objects.standing().filter(public_id=OuterRef("subject"))
    editions = Edition.objects.filter(Exists(standing), subject_kind=EditionSubject.CLAIM)
    return editions if with_imported else editions.filter(MOVED)


def _place_of(after: str) -> tuple[datetime, int] | None:
    """Of the edition "K7M2Q9TX.3"."""
    subject, _, text = after.partition(".")
    number = whole_number(text)
    if number is None or not subject.isalnum():
        return None
    found = Edition.objects.of_claim(subject[:8]).filter(number=number)
    return found.values_list("published_at", "pk").first()


def with_values(editions: QuerySet[Edition]) -> QuerySet[Any]:
    """Adds what a `Change` tells of an edition, and of the one before."""
    return editions.defer("content").annotate(
        said_verdict=edition_value("verdict"),
        said_confidence=edition_value("confidence"),
        said_risk=edition_value("risk"),
        said_in_short=edition_value("in_short"),
        **said_beside(subject="subject", edition="pk"),
    )


def changes_of_editions(editions: list[Any]) -> list[Change]:
    """Of editions that came through `with_values`; one query."""
    claims = PublishedClaim.objects.standing().defer("search_vector")
    known = {
        claim.public_id: claim
        for claim in claims.filter(public_id__in={edition.subject for edition in editions})
    }
    return [
        _change(edition, known[edition.subject]) for edition in editions if edition.subject in known
    ]


def _change(edition: Any, claim: PublishedClaim) -> Change:
    """The claim's present title beside what that edition said of it."""
    is_told = (
        not claim.neutral_title
        and edition.said_verdict
        and not is_neutral(edition.said_risk, edition.said_verdict)
    )
    return Change(
        claim=claim,
        number=edition.number,
        verdict=edition.said_verdict,
        confidence=edition.said_confidence,
        in_short=edition.said_in_short if is_told else "",
        verified_how=edition.verified_how,
        base=edition.base,
        published_at=edition.published_at,
        verdict_before=edition.verdict_before,
        confidence_before=edition.confidence_before,
        correction=edition.correction_text,
    )
