"""What readers have as FollowTheMoney entities (model 4): companies, relations, articles, claims.

One entity a line, {"id", "schema", "properties": {name: [text, …]}}. docs/followthemoney.md says
what becomes of each record and why. Constant memory; every id that is named has its line.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from django.db.models import Prefetch
from langcodes import Language
from langcodes.tag_parser import LanguageTagError

from articles.logic.citations import DEMONSTRATION, PUBLISHER, judgement
from articles.logic.partial_dates import PartialDate
from articles.logic.relation_words import WORDS
from articles.logic.vocabulary import (
    Challenge,
    CompanyNameKind,
    IdentifierScheme,
    RelationKind,
    Verdict,
    VerificationHow,
)
from articles.public.models import (
    PublishedAppearance,
    PublishedArticle,
    PublishedClaim,
    PublishedClaimCompany,
    PublishedCompany,
    PublishedEvidence,
    PublishedRelation,
)

CHUNK = 500

_NAMES = {
    CompanyNameKind.FORMER.value: "previousName",
    CompanyNameKind.ABBREVIATION.value: "abbreviation",
    CompanyNameKind.TICKER.value: "ticker",
}
_IDENTIFIERS = {
    IdentifierScheme.LEI.value: ("leiCode", "{}"),
    IdentifierScheme.WIKIDATA.value: ("wikidataId", "{}"),
    IdentifierScheme.CIK.value: ("cikCode", "{}"),
    IdentifierScheme.ISIN.value: ("isinCode", "{}"),
    IdentifierScheme.OPENCORPORATES.value: (
        "opencorporatesUrl",
        "https://opencorporates.com/companies/{}",
    ),
    IdentifierScheme.DOMAIN.value: ("website", "https://{}/"),
}
_BORNE_OUT = {Verdict.SUPPORTED.value, Verdict.PARTLY_SUPPORTED.value}
#: Which side owns the other, of relations that are ownership where a claim bears them out.
_OWNER = {
    RelationKind.ACQUISITION.value: ("subject", "object"),
    RelationKind.SUBSIDIARY.value: ("object", "subject"),
}


def entity_lines(address: str, *, demonstration: bool = False) -> Iterator[str]:
    """`address` is that of the installation; companies first, then articles, claims, relations."""
    note = DEMONSTRATION if demonstration else ""
    yield from _lines(_companies(address, note))
    yield from _lines(_articles(address, note))
    yield from _lines(_claims(address, note))
    yield from _lines(_relations(address, note))


def _lines(entities: Iterable[dict[str, Any]]) -> Iterator[str]:
    for one in entities:
        yield f"{json.dumps(one, ensure_ascii=False, separators=(',', ':'))}\n"


def _entity(key: str, schema: str, **properties: str | Iterable[str | None] | None) -> Any:
    """Values are texts, each once; a property without any is left out."""
    told = {}
    for name, given in properties.items():
        values = [given] if isinstance(given, str) or given is None else given
        if kept := list(dict.fromkeys(v for v in values if v and v.strip())):
            told[name] = kept
    return {"id": key, "schema": schema, "properties": told}


def company_id(public_id: str) -> str:
    return f"claimbook-company-{public_id}"


def article_id(public_id: str) -> str:
    return f"claimbook-article-{public_id}"


def claim_id(public_id: str) -> str:
    return f"claimbook-claim-{public_id}"


def _companies(address: str, note: str) -> Iterator[dict[str, Any]]:
    """Survivors of merges, with the names and identifiers of what was merged into them."""
    rows = PublishedCompany.objects.surviving().order_by("public_id")
    rows = rows.select_related("parent__merged_into").prefetch_related(
        "names", "identifiers", "merged__names", "merged__identifiers"
    )
    for row in rows.iterator(chunk_size=CHUNK):
        records = [row, *sorted(row.merged.all(), key=lambda one: one.public_id)]
        told: dict[str, list[str]] = {"name": [row.name], "website": [row.website]}
        for record in records:
            for one in sorted(record.names.all(), key=lambda one: (one.name, one.kind)):
                known = _NAMES.get(one.kind, "alias")
                if one.name != row.name or known == "ticker":
                    told.setdefault(known, []).append(one.name)
            for number in sorted(record.identifiers.all(), key=lambda n: (n.scheme, n.value)):
                name, form = _IDENTIFIERS[number.scheme]
                told.setdefault(name, []).append(form.format(number.value))
        parent = row.parent and (row.parent.merged_into or row.parent)
        yield _entity(
            company_id(row.public_id),
            "Company",
            **told,
            country=row.country.lower(),
            incorporationDate=_date(row.founded),
            dissolutionDate=_date(row.dissolved),
            parent=company_id(parent.public_id) if parent and parent.pk != row.pk else None,
            description=row.description,
            sourceUrl=f"{address}/companies/{row.slug}/",
            notes=note,
            modifiedAt=row.updated_at.date().isoformat(),
        )


def _articles(address: str, note: str) -> Iterator[dict[str, Any]]:
    rows = PublishedArticle.objects.filter(is_hidden=False).order_by("public_id")
    for row in rows.select_related("publisher").defer("body").iterator(chunk_size=CHUNK):
        yield _entity(
            article_id(row.public_id),
            "Article",
            title=row.title,
            author=row.byline,
            publisher=row.publisher.label if row.publisher else None,
            publishedAt=_date(row.published_on),
            language=_language(row.language),
            sourceUrl=row.url or f"{address}/articles/{row.public_id}/",
            notes=(note, "" if row.standing == "current" else row.get_standing_display()),
            retrievedAt=row.captured_on.isoformat(),
        )


def _claims(address: str, note: str) -> Iterator[dict[str, Any]]:
    """As notes on the companies they name: an Event would say that it was so."""
    rows = PublishedClaim.objects.standing().defer("search_vector").order_by("public_id")
    shown = {"article__is_hidden": False}
    carried = (
        model.objects.filter(**shown).select_related("article").only("claim", "article__public_id")
        for model in (PublishedAppearance, PublishedEvidence)
    )
    companies = PublishedClaimCompany.objects.select_related("company").order_by("role", "id")
    rows = rows.prefetch_related(
        *(
            Prefetch(name, queryset=found, to_attr=f"{name}_shown")
            for name, found in zip(("appearances", "evidence"), carried, strict=True)
        ),
        Prefetch("companies", queryset=companies),
    )
    for row in rows.iterator(chunk_size=CHUNK):
        said: Any = row
        proofs = sorted(
            {one.article.public_id for one in (*said.appearances_shown, *said.evidence_shown)}
        )
        yield _entity(
            claim_id(row.public_id),
            "Note",
            name=row.title,
            description=row.statement,
            summary=row.in_short,
            entity=[company_id(one.company.public_id) for one in row.companies.all()],
            proof=[article_id(one) for one in proofs],
            keywords=(judgement(row.verdict, row.confidence or None), row.get_type_display()),
            notes=(note, *_standing(row)),
            publisher=PUBLISHER,
            publisherUrl=f"{address}/",
            sourceUrl=f"{address}/claims/{row.public_id}/",
            createdAt=row.first_published_at.date().isoformat(),
            modifiedAt=row.updated_at.date().isoformat(),
        )


def _standing(row: PublishedClaim) -> Iterator[str]:
    if row.verified_how == VerificationHow.CARRIED_OVER:
        yield f"Imported from {row.base}, not checked by this desk."
    if row.challenge == Challenge.UNDER_REVIEW:
        yield "Under review."


def _relations(address: str, note: str) -> Iterator[dict[str, Any]]:
    """Ownership only where a claim behind it is borne out; else a link with its words."""
    rows = PublishedRelation.objects.order_by("public_id").select_related(
        "subject__merged_into", "object__merged_into"
    )
    standing = PublishedClaim.objects.standing().defer("search_vector").order_by("public_id")
    rows = rows.prefetch_related(Prefetch("claims", queryset=standing))
    for row in rows.iterator(chunk_size=CHUNK):
        ends = {
            "subject": row.subject.merged_into or row.subject,
            "object": row.object.merged_into or row.object,
        }
        claims = list(row.claims.all())
        if ends["subject"].pk == ends["object"].pk or not claims:
            continue
        is_borne_out = any(claim.verdict in _BORNE_OUT for claim in claims)
        owner, asset = _OWNER.get(row.kind, ("", "")) if is_borne_out else ("", "")
        names = {owner: "owner", asset: "asset"} if owner else {n: n for n in ends}
        yield _entity(
            f"claimbook-relation-{row.public_id}",
            "Ownership" if owner else "UnknownLink",
            **{names[end]: company_id(company.public_id) for end, company in ends.items()},
            role=WORDS[row.kind][0],
            status=[judgement(claim.verdict, claim.confidence or None) for claim in claims],
            startDate=_date(row.started),
            endDate=_date(row.ended),
            summary=note,
            publisher=PUBLISHER,
            publisherUrl=f"{address}/",
            sourceUrl=[f"{address}/claims/{claim.public_id}/" for claim in claims],
        )


def _date(day: PartialDate | None) -> str | None:
    return day.iso() if day else None


def _language(tag: str) -> str | None:
    """ISO 639-3, as the model has languages; None where the tag names none."""
    if not tag:
        return None
    try:
        code = Language.get(tag).to_alpha3()
    except (LanguageTagError, LookupError):
        return None
    return None if code == "und" else code
