"""Companies in lists, with how many claims stand and how many of those are disputed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Exists, IntegerField, OuterRef, Q, QuerySet, Subquery, Sum
from django.db.models.functions import Coalesce

from articles.logic.country_names import country_name
from articles.logic.listing_facets import ALL_COMPANIES, Facet
from articles.logic.vocabulary import Verdict
from articles.public.models import (
    PublishedCompany,
    PublishedCount,
    PublishedListing,
    PublishedTotal,
)
from articles.public.reading.asking import row, rows
from articles.public.reading.pages import PAGE, Page, page_of

LETTERS = (*"abcdefghijklmnopqrstuvwxyz", "0", "~")
#: As the address has them, beside the letters themselves.
WRITTEN = {"0": "0-9", "~": "other"}
ORDERS = ("name", "claims", "changed")
#: Changes of claims that are looked through for the companies that changed last.
LOOKED_THROUGH = 500

_PARTS = """
WITH RECURSIVE codes AS (
    (SELECT country FROM articles_publishedcompany WHERE country > '' ORDER BY country LIMIT 1)
    UNION ALL
    SELECT (SELECT n.country FROM articles_publishedcompany n WHERE n.country > codes.country
        ORDER BY n.country LIMIT 1)
    FROM codes WHERE codes.country IS NOT NULL
)
SELECT ARRAY(SELECT letter FROM unnest(%(letters)s::text[]) AS l(letter) WHERE EXISTS (
        SELECT FROM articles_publishedcompany c WHERE c.letter = l.letter
        AND c.merged_into_id IS NULL AND EXISTS (
            SELECT FROM articles_publishedlisting p
            WHERE p.company_key = c.id AND p.facet = 0 AND p.value = 0))),
    ARRAY(SELECT country FROM codes WHERE EXISTS (
        SELECT FROM articles_publishedcompany c WHERE c.country = codes.country
        AND c.merged_into_id IS NULL AND EXISTS (
            SELECT FROM articles_publishedlisting p
            WHERE p.company_key = c.id AND p.facet = 0 AND p.value = 0)))
"""
_CHANGED = """
SELECT m.company_id FROM (
    SELECT claim_id, updated_at FROM articles_publishedlisting
    WHERE company_key = 0 AND facet = 0 AND value = 0
    ORDER BY updated_at DESC, claim_id DESC LIMIT %(most)s
) AS l JOIN articles_publishedclaimcompany m ON m.claim_id = l.claim_id
GROUP BY m.company_id ORDER BY max(l.updated_at) DESC, m.company_id LIMIT %(page)s
"""


@dataclass(frozen=True)
class Letter:
    """`is_there` where a company with a claim stands under it."""

    value: str
    label: str
    is_there: bool


@dataclass(frozen=True)
class CompanyIndex:
    """`unknown` is what the address asked for and nobody understands."""

    page: Page[PublishedCompany]
    letters: list[Letter]
    countries: list[tuple[str, str]]
    letter: str
    country: str
    order: str
    unknown: str

    @property
    def is_narrowed(self) -> bool:
        return bool(self.letter or self.country)

    @property
    def in_words(self) -> str:
        """What the list holds: "under “A”, in Germany"."""
        words = []
        if self.letter:
            begins = {"0": "figures", "~": "other alphabets"}
            words.append(f"under {begins.get(self.letter, f'“{self.letter.upper()}”')}")
        if self.country:
            words.append(f"in {country_name(self.country)}")
        return ", ".join(words)


def claim_count(verdict: Verdict | None = None) -> Coalesce:
    """Of the company of the outer row: how many standing claims it has a role in."""
    counts = PublishedTotal.objects.filter(company_key=OuterRef("pk"), facet=Facet.ANY)
    counts = counts.whole() if verdict is None else counts.filter(verdict=verdict)
    summed = counts.order_by().values("company_key").values(total=Sum("n"))
    return Coalesce(Subquery(summed, output_field=IntegerField()), 0)


def with_claim_counts(companies: QuerySet[PublishedCompany]) -> QuerySet[PublishedCompany]:
    """Adds `claim_count` and `disputed_count`, from the counts of the rows fetched only."""
    return companies.annotate(
        claim_count=claim_count(), disputed_count=claim_count(Verdict.DISPUTED)
    )


def company_index(query: Mapping[str, str]) -> CompanyIndex:
    """Five queries at most. By letter and country companies stand by name."""
    letter = {WRITTEN.get(one, one): one for one in LETTERS}.get(query.get("letter", ""), "")
    letters, countries = row(_PARTS, {"letters": list(LETTERS)}) or ([], [])
    country = query.get("country", "") if query.get("country") in countries else ""
    asked = query.get("order", "")
    order = asked if asked in ORDERS and not letter and not country else ORDERS[0]
    after = query.get("after", "")[:120]
    if order == "claims":
        page = _with_most_claims(after)
    elif order == "changed":
        page = _changed_last()
    else:
        page = _by_name(letter, country, after)
    refused = (
        ("letter", letter),
        ("country", country),
        ("order", asked if asked in ORDERS else ""),
    )
    return CompanyIndex(
        page=page,
        letters=[
            Letter(WRITTEN.get(one, one), WRITTEN.get(one, one).title(), one in letters)
            for one in LETTERS
        ],
        countries=sorted(
            ((code, country_name(code)) for code in countries), key=lambda pair: pair[1]
        ),
        letter=letter,
        country=country,
        order=order,
        unknown=next((query[name] for name, taken in refused if query.get(name) and not taken), ""),
    )


def listed() -> QuerySet[PublishedCompany]:
    """Companies that a standing claim names: of any other a reader has nothing to find."""
    claims = PublishedListing.objects.of(OuterRef("pk"))  # type: ignore[arg-type]
    return PublishedCompany.objects.surviving().filter(Exists(claims))


def company_page(*, after: str) -> Page[PublishedCompany]:
    """By name; one query, two behind page one."""
    return _by_name("", "", after)


def _by_name(letter: str, country: str, after: str) -> Page[PublishedCompany]:
    found = listed()
    if letter:
        found = found.filter(letter=letter)
    if country:
        found = found.filter(country=country)
    among = with_claim_counts(PublishedCompany.objects.all())
    order = ("letter", "sort_key", "id") if not country else ("sort_key", "id")
    return page_of(with_claim_counts(found), order, after=after, marks=["slug"], among=among)


def _with_most_claims(after: str) -> Page[PublishedCompany]:
    """As they were counted when counts were folded last, which is each minute."""
    counted = PublishedCount.objects.filter(
        facet=Facet.ANY, verdict="", company_key__gt=ALL_COMPANIES, n__gt=0
    )
    last = None
    if after and after.isprintable():
        company = PublishedCompany.objects.filter(slug=after).values("pk")
        last = counted.filter(company_key__in=company).values_list("n", "company_key").first()
    if last is not None:
        counted = counted.filter(Q(n__lt=last[0]) | Q(n=last[0], company_key__gt=last[1]))
    keys = list(
        counted.order_by("-n", "company_key").values_list("company_key", flat=True)[: PAGE + 1]
    )
    shown = _in_order(keys[:PAGE])
    return Page(
        rows=shown,
        after=after if last is not None else "",
        next_after=shown[-1].slug if len(keys) > PAGE and shown else "",
    )


def _changed_last() -> Page[PublishedCompany]:
    """One page: who looks for older changes has the weeks."""
    found = rows(_CHANGED, {"most": LOOKED_THROUGH, "page": PAGE})
    return Page(rows=_in_order([key for (key,) in found]), after="", next_after="")


def _in_order(keys: list[int]) -> list[PublishedCompany]:
    found = with_claim_counts(PublishedCompany.objects.surviving()).in_bulk(keys)
    return [found[key] for key in keys if key in found]
