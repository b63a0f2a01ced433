"""The front page: what moved, what was corrected, what is open."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import (
    Case,
    Count,
    F,
    IntegerField,
    OuterRef,
    Prefetch,
    Q,
    QuerySet,
    Subquery,
    TextField,
    Value,
    When,
)
from django.db.models.functions import Coalesce

from articles.logic.charts import level_of
from articles.logic.vocabulary import Challenge, PublicStanding, Verdict, VerificationHow
from articles.public.models import (
    Correction,
    Edition,
    EditionSubject,
    PublishedAppearance,
    PublishedArticle,
    PublishedClaim,
    PublishedClaimCompany,
    PublishedCompany,
)
from articles.public.reading.carrying import corrections
from articles.public.reading.claim_rows import edition_value
from articles.public.reading.company_list import with_claim_counts

WEEK, MONTH = timedelta(days=7), timedelta(days=30)
CHANGES_SHOWN, CORRECTIONS_SHOWN, DISPUTES_SHOWN, COMPANIES_SHOWN, ARTICLES_SHOWN = 6, 4, 5, 6, 5


@dataclass(frozen=True)
class Change:
    """A claim's newest edition beside the one before; both empty for a first edition."""

    claim: PublishedClaim
    verdict_before: str
    confidence_before: str
    correction: str

    @property
    def is_new(self) -> bool:
        return self.claim.number == 1

    @property
    def level(self) -> int:
        return level_of(self.claim.confidence)

    @property
    def level_before(self) -> int:
        return level_of(self.confidence_before)

    @property
    def verdict_moved(self) -> bool:
        return bool(self.verdict_before) and self.verdict_before != self.claim.verdict

    @property
    def confidence_moved(self) -> bool:
        return bool(self.verdict_before) and self.confidence_before != self.claim.confidence

    @property
    def former_verdict(self) -> str:
        return Verdict(self.verdict_before).label if self.verdict_before else ""

    @property
    def reason(self) -> str:
        """Why it moved, in a sentence for readers."""
        if self.correction:
            return self.correction
        if not self.is_new:
            return "Published again; nothing of substance changed."
        if self.claim.verified_how == VerificationHow.CARRIED_OVER:
            return f"New on record, imported from {self.claim.base} and not checked by this desk."
        if self.claim.verdict == Verdict.NOT_ASSESSED:
            return "New on record. Nobody has judged it yet."
        return f"New on record. {self.claim.in_short}".strip()


@dataclass(frozen=True)
class AnnotatedArticle:
    """`annotated` counts sentences that carry a claim; 0 where their places are not known."""

    article: PublishedArticle
    claims: int
    annotated: int


@dataclass(frozen=True)
class Home:
    changes: list[Change]
    is_this_week: bool
    corrections: list[Correction]
    disputes: list[PublishedClaim]
    companies: list[PublishedCompany]
    articles: list[AnnotatedArticle]

    @property
    def is_empty(self) -> bool:
        return not (self.changes or self.corrections or self.articles)

    @property
    def example(self) -> PublishedClaim | None:
        """A claim that shows both dials, to explain how an entry is read."""
        claims = [*(change.claim for change in self.changes), *self.disputes]
        return next((claim for claim in claims if claim.confidence), None)


def home(*, now: datetime) -> Home:
    """Eight queries at most, whatever the size of the base."""
    changes = _changes(PublishedClaim.objects.filter(updated_at__gte=now - WEEK))
    is_this_week = bool(changes)
    if not changes:
        changes = _changes(PublishedClaim.objects.all())
    disputes = (
        PublishedClaim.objects.standing()
        .filter(Q(verdict=Verdict.DISPUTED) | Q(challenge=Challenge.UNDER_REVIEW))
        .newest()
    )
    return Home(
        changes=changes,
        is_this_week=is_this_week,
        corrections=list(corrections()[:CORRECTIONS_SHOWN]),
        disputes=list(disputes[:DISPUTES_SHOWN]),
        companies=_most_active(since=now - MONTH),
        articles=_annotated(),
    )


def _changes(claims: QuerySet[PublishedClaim]) -> list[Change]:
    """Claims that moved before new ones, those checked here before imported ones."""
    before = Edition.objects.filter(
        subject_kind=EditionSubject.CLAIM,
        subject=OuterRef("public_id"),
        number=OuterRef("number") - 1,
    )
    said = Correction.objects.filter(to_edition=OuterRef("edition")).order_by("-pk")
    found = (
        claims.filter(standing=PublicStanding.CURRENT, merged_into__isnull=True)
        .annotate(
            verdict_before=_text(before.values_list(edition_value("verdict"))[:1]),
            confidence_before=_text(before.values_list(edition_value("confidence"))[:1]),
            correction_text=_text(said.values("is_right")[:1]),
            first_shown=Case(
                When(number__gt=1, then=Value(0)),
                When(verified_how=VerificationHow.CHECKED, then=Value(1)),
                default=Value(2),
                output_field=IntegerField(),
            ),
        )
        .order_by("first_shown", "-updated_at", "-id")[:CHANGES_SHOWN]
    )
    return [
        Change(claim, claim.verdict_before, claim.confidence_before, claim.correction_text)
        for claim in found
    ]


def _text(rows: QuerySet[Edition] | QuerySet[Correction]) -> Coalesce:
    found = Subquery(rows, output_field=TextField())  # type: ignore[arg-type]
    return Coalesce(found, Value(""), output_field=TextField())


def _most_active(*, since: datetime) -> list[PublishedCompany]:
    """Companies with the most claims changed since then, as `changed`."""
    changed = (
        PublishedClaimCompany.objects.filter(
            claim__in=PublishedClaim.objects.standing().filter(updated_at__gte=since)
        )
        .order_by()
        .values("company")
        .annotate(n=Count("claim", distinct=True))
        .order_by("-n", "company")
    )
    counts = {row["company"]: row["n"] for row in changed[:COMPANIES_SHOWN]}
    found = with_claim_counts(PublishedCompany.objects.surviving()).filter(pk__in=counts)
    companies = list(found.annotate(changed=_counted(counts)))
    return sorted(companies, key=lambda company: (-counts[company.pk], company.name))


def _counted(counts: dict[int, int]) -> Case:
    whens = [When(pk=pk, then=Value(n)) for pk, n in counts.items()]
    return Case(*whens, default=Value(0), output_field=IntegerField())


def _annotated() -> list[AnnotatedArticle]:
    """The articles that were annotated last, with how many sentences carry a claim."""
    standing = PublishedAppearance.objects.filter(
        claim__standing=PublicStanding.CURRENT, claim__merged_into__isnull=True
    )
    articles = (
        PublishedArticle.objects.filter(pk__in=standing.values("article"))
        .select_related("publisher")
        .prefetch_related(Prefetch("appearances", standing, to_attr="shown"))
        .order_by(F("updated_at").desc(), "-pk")[:ARTICLES_SHOWN]
    )
    return [
        AnnotatedArticle(
            article=article,
            claims=len({appearance.claim_id for appearance in article.shown}),  # type: ignore[attr-defined]
            annotated=len(_sentences(article.shown)),  # type: ignore[attr-defined]
        )
        for article in articles
    ]


def _sentences(appearances: list[PublishedAppearance]) -> set[int]:
    spans = [span for appearance in appearances for span in appearance.spans]
    return {span["sentence"] for span in spans if span.get("sentence") is not None}

