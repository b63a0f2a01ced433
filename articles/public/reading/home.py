"""The front page: what moved, what was corrected, what is open."""

# ruff: noqa: S608 - made of constants and of keys of ours, which are numbers
from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Case, F, IntegerField, Prefetch, Q, Value, When

from articles.logic.listing_facets import ALL_COMPANIES
from articles.logic.vocabulary import Challenge, PublicStanding, Verdict
from articles.public.models import (
    Correction,
    PublishedAppearance,
    PublishedArticle,
    PublishedClaim,
    PublishedCompany,
)
from articles.public.reading.asking import rows
from articles.public.reading.carrying import corrections
from articles.public.reading.changes import Change, changes_of
from articles.public.reading.company_list import with_claim_counts

WEEK, MONTH = timedelta(days=7), timedelta(days=30)
#: A base that was carried over yesterday changed in all its claims: the newest speak for it.
NEWEST = 300
#: Changed claims of a company are counted up to here.
MOST_COUNTED = 1000
CORRECTIONS_SHOWN, DISPUTES_SHOWN, COMPANIES_SHOWN, ARTICLES_SHOWN = 4, 5, 6, 5


_LISTED = "FROM articles_publishedlisting WHERE facet = 0 AND value = 0 AND"
_ACTIVE = f"""
WITH newest AS MATERIALIZED (
    SELECT claim_id {_LISTED} company_key = {ALL_COMPANIES} AND updated_at >= %(since)s
    ORDER BY updated_at DESC, claim_id DESC LIMIT %(newest)s
), active AS (
    SELECT named.company_key, count(*) AS n FROM newest CROSS JOIN LATERAL (
        SELECT company_key {_LISTED} claim_id = newest.claim_id
            AND company_key <> {ALL_COMPANIES} OFFSET 0
    ) AS named
    GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT %(shown)s
)
SELECT company_key, (SELECT count(*) FROM (
    SELECT {_LISTED} company_key = active.company_key AND updated_at >= %(since)s
    LIMIT %(counted)s) AS changed)
FROM active
"""


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
        shown = (claim for claim in claims if claim.confidence and not claim.neutral_title)
        return next(shown, None)


def home(*, now: datetime) -> Home:
    """Eight queries at most, whatever the size of the base."""
    changes = changes_of(PublishedClaim.objects.filter(updated_at__gte=now - WEEK))
    is_this_week = bool(changes)
    if not changes:
        changes = changes_of(PublishedClaim.objects.all())
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


def _most_active(*, since: datetime) -> list[PublishedCompany]:
    """Companies most named by the newest claims that changed since then.

    `changed` counts all of a company's that did, up to MOST_COUNTED and one.
    """
    counts = dict(
        rows(
            _ACTIVE,
            {
                "since": since,
                "newest": NEWEST,
                "counted": MOST_COUNTED + 1,
                "shown": COMPANIES_SHOWN,
            },
        )
    )
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
            claims=len({appearance.claim_id for appearance in article.shown}),
            annotated=len(_sentences(article.shown)),
        )
        for article in articles
    ]


def _sentences(appearances: list[PublishedAppearance]) -> set[int]:
    spans = [span for appearance in appearances for span in appearance.spans]
    return {span["sentence"] for span in spans if span.get("sentence") is not None}
