"""Published records that between them show every public page in every state it has."""

from __future__ import annotations

from typing import Any

from articles.logic.edition_content import Named
from articles.public.models import (
    PublishedClaim,
    PublishedCompany,
    PublishedCompanyName,
    PublishedSource,
)
from tests.public import factories as make
from tests.public import samples
from tests.public.briefs import published_brief
from tests.public.contents import enquiry, evidence, review

#: Pages that an empty base has something to say on.
EMPTY = (
    "/", "/companies/", "/sources/", "/changes/", "/topics/", "/corrections/",
    "/search/?q=harbour", "/nowhere/",
)  # fmt: skip

#: Pages that need no record of their own.
ALWAYS = (
    "/",
    "/companies/",
    "/companies/?letter=n",
    "/companies/?order=changed",
    "/sources/",
    "/changes/",
    "/topics/",
    "/corrections/",
    "/method/",
    "/feeds/",
    "/styleguide/",
    "/search/?q=models",
    "/search/",
    "/search/?q=polar",
    "/search/?q=northlihgt",
    "/search/?q=zzzzzz+qqqqq",
    "/search/?q=models&type=claim&confidence=nonsense",
    "/nowhere/",
)


def fill() -> tuple[str, ...]:
    """Makes the records; the addresses of all pages, those of `ALWAYS` among them."""
    rich = samples.rich_claim()
    northlight = PublishedCompany.objects.get(slug="northlight-robotics")
    harbour = PublishedCompany.objects.get(slug="harbour-data")
    dossier = f"/companies/{northlight.slug}/"
    _file_around(northlight, harbour, rich)
    article = samples.annotated_article()
    quoted = make.published_article()
    # Empty, and with one claim only.
    make.published_company("Tern Automation")
    kestrel = make.published_company("Kestrel Capital")
    make.published_appearance(
        make.published_claim("Kestrel sold.", companies=[kestrel]), quoted, "the models were sold"
    )
    alone = make.published_source("The Register of Trades")
    claims = _claims_in_every_standing(northlight)
    claim = f"/claims/{rich.public_id}/"
    sources = PublishedSource.objects.filter(label__in=["The Port Ledger", "Meridian Wire"])
    retold = PublishedClaim.objects.get(statement="The wire heard of it.")
    return (
        *ALWAYS,
        dossier,
        f"{dossier}?verdict=refuted&confidence=very-high",
        f"{dossier}?verdict=unproven&since=soon&order=changed",
        "/companies/tern-automation/",
        "/companies/kestrel-capital/",
        "/companies/harbour-data/with/northlight-robotics/",
        "/companies/kestrel-capital/with/northlight-robotics/",
        claim,
        f"{claim}v1/",
        f"{claim}changes/v3..v4/",
        f"{claim}embed/",
        *(f"/claims/{one.public_id}/" for one in claims),
        f"/articles/{article.public_id}/",
        f"/articles/{quoted.public_id}/",
        f"/claims/{retold.public_id}/",
        *(f"/sources/{source.public_id}/" for source in sources),
        f"/sources/{alone.public_id}/",
        "/topics/end-of-the-partnership/",
        "/topics/money/",
    )


def _file_around(
    northlight: PublishedCompany, harbour: PublishedCompany, rich: PublishedClaim
) -> None:
    """What a dossier has besides its claims: names, a brief, relations, a source, dates."""
    PublishedCompanyName.objects.create(company=northlight, name="Polar Pick", kind="former")
    ledger = make.published_source("The Port Ledger")
    money = make.published_topic("Money")
    for year in range(2015, 2027):
        named = Named(ledger.public_id, ledger.label)
        make.published_claim(
            f"Northlight bought models for {year} millions.",
            companies=[northlight, (harbour, "supplier")] if year % 2 else [northlight],
            topics=[money] if year % 3 else [],
            held_from=f"{year}",
            evidence=(evidence(f"L{year:07d}", source=named, rests_on=("unknown",)),),
        )
    _retold(ledger)
    make.published_relation(harbour, northlight, kind="supplier", started="2022-03", claims=[rich])
    published_brief(company=northlight, claim=rich)


def _retold(ledger: PublishedSource) -> None:
    """A wire of somebody's that the ledger repeats, and against the rules an editor's verdict."""
    wire = make.published_source("Meridian Wire", owner=make.published_source("Meridian Group"))
    told, again = (Named(source.public_id, source.label) for source in (wire, ledger))
    first = evidence("W0000001", source=told, own_reporting=True, origins=("wire",))
    rewrite = evidence("W0000002", source=again, rests_on=("W0000001",), origins=("wire",))
    make.published_claim(
        "The wire heard of it.", evidence=(first, rewrite), verdict="supported", confidence="low"
    )
    report = make.published_article("As the wire has it", publisher=wire)
    make.published_article("As the ledger has it", publisher=ledger).derives_from.add(report)


def _claims_in_every_standing(company: PublishedCompany) -> tuple[PublishedClaim, ...]:
    """Beside the disputed one: supported, unproven, imported, an allegation under review,
    corrected, a forecast, overdue, retracted and withdrawn."""
    parties: dict[str, Any] = {"companies": [company]}
    corrected = make.another_edition(
        make.published_claim("The fee rose by half.", **parties),
        statement="The fee rose by a third.",
        verdict="partly_supported",
        confidence="low",
        rating=3,
    )
    make.correction(corrected)
    allegation = make.published_claim(risk="allegation", enquiries=(enquiry("Tern"),), **parties)
    forecast = make.published_claim(
        "The fee will double by 2030.",
        type="forecast",
        verdict="not_checkable",
        condition="the agreement is renewed",
        likelihood="likely",
        **parties,
    )
    return (
        make.published_claim("It ended.", verdict="supported", confidence="very high", **parties),
        make.published_claim("It never began.", verdict="refuted", confidence="high", **parties),
        make.published_claim("It was said.", **parties),
        make.published_claim("Nobody looked yet.", verdict="not_assessed", **parties),
        samples.poor_claim(),
        make.under_review(allegation),
        corrected,
        forecast,
        make.published_claim("It is stale.", review=review(due_on="2020-01-01"), **parties),
        make.retracted(make.published_claim("It was a mistake.", **parties)),
        make.withdrawn(make.published_claim("It may not be said.", **parties)),
    )
