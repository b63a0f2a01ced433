"""What a row of each table says, from its cells; ValueError with the reason in words."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, NamedTuple

from articles.desk.editing.loading.rows import (
    ArticleRow,
    ClaimRow,
    CompanyRow,
    EvidenceRow,
    NameCell,
    RelationRow,
    SourceRow,
)
from articles.desk.importing import cells as c
from articles.logic.import_kinds import ImportKind
from articles.logic.vocabulary import (
    VERDICTS_WITH_CONFIDENCE,
    ArticleKind,
    ClaimType,
    CompanyNameKind,
    CompanyRole,
    Confidence,
    Credibility,
    Directness,
    EvidenceKind,
    IdentifierScheme,
    RelationKind,
    Rights,
    Risk,
    SourceAttribution,
    SourceKind,
    Stance,
    Standing,
    Temporal,
    Verdict,
)

_CODES = frozenset(code.value for code in Credibility)


def read_company(cells: c.Cells) -> CompanyRow:
    row = CompanyRow(
        key=c.key(cells, required=True),
        name=c.plain(cells, "name", longest=200, required=True),
        country=_country(cells),
        website=c.web_address(cells, "website", longest=500),
        description=c.text(cells, "description"),
        founded=c.date(cells, "founded"),
        dissolved=c.date(cells, "dissolved"),
        parent=c.key(cells, "parent"),
        names=tuple(_name(item) for item in c.several(cells, "names")),
        identifiers=tuple(_identifier(item) for item in c.several(cells, "identifiers")),
    )
    c.in_order(row.founded, row.dissolved)
    c.once("names", row.names)
    return row


def _country(cells: c.Cells) -> str:
    country = c.text(cells, "country", longest=2).upper()
    if country and not (len(country) == 2 and country.isascii() and country.isalpha()):
        raise ValueError("country: two letters, as in ISO 3166-1: US, DE, JP.")
    return country


def _name(item: Any) -> NameCell:
    first = last = None
    if isinstance(item, dict):
        item = dict(item)
        first = c.date_of("names", c.cell(item, "valid_from"))
        last = c.date_of("names", c.cell(item, "valid_until"))
        c.in_order(first, last)
        item.pop("valid_from", None)
        item.pop("valid_until", None)
    kind, name = c.pair("names", item, "kind", "name")
    name = c.plain_of("names", c.at_most("names", name, 200))
    return NameCell(c.term_of("names", kind, CompanyNameKind), name, first, last)


def _identifier(item: Any) -> tuple[str, str]:
    scheme, value = c.pair("identifiers", item, "scheme", "value")
    value = c.plain_of("identifiers", c.at_most("identifiers", value, 200))
    return c.term_of("identifiers", scheme, IdentifierScheme), value


def read_source(cells: c.Cells) -> SourceRow:
    row = SourceRow(
        key=c.key(cells, required=True),
        name=c.plain(cells, "name", longest=200, required=True),
        kind=c.term(cells, "kind", SourceKind, None),
        attribution=c.term(
            cells, "attribution", SourceAttribution, SourceAttribution.ON_THE_RECORD.value
        ),
        public_label=c.plain(cells, "public_label", longest=200),
        owner=c.key(cells, "owner"),
    )
    if row.attribution == SourceAttribution.ON_BACKGROUND and not row.public_label:
        raise ValueError("A source on background needs the words used in public.")
    return row


def read_article(cells: c.Cells) -> ArticleRow:
    return ArticleRow(
        key=c.key(cells, required=True),
        title=c.text(cells, "title", longest=500, required=True),
        publisher=c.key(cells, "publisher"),
        byline=c.text(cells, "byline", longest=300),
        published_on=c.date(cells, "published_on"),
        url=c.web_address(cells, "url", longest=2000),
        language=c.language(cells, "language", ""),
        kind=c.term(cells, "kind", ArticleKind, ArticleKind.UNKNOWN.value),
        rights=c.term(cells, "rights", Rights, Rights.QUOTATION_ONLY.value),
        standing=c.term(cells, "standing", Standing, Standing.CURRENT.value),
        text=c.text(cells, "text", longest=10_000_000),
    )


def read_claim(cells: c.Cells) -> ClaimRow:
    roles = [c.pair("companies", item, "role", "key") for item in c.several(cells, "companies")]
    companies = tuple((c.term_of("companies", role, CompanyRole), key) for role, key in roles)
    row = ClaimRow(
        key=c.key(cells, required=True),
        statement=c.text(cells, "statement", required=True),
        in_short=c.text(cells, "in_short"),
        type=c.term(cells, "type", ClaimType, ClaimType.FACT.value),
        temporal=c.term(cells, "temporal", Temporal, Temporal.STATE.value),
        held_from=c.date(cells, "held_from"),
        held_until=c.date(cells, "held_until"),
        language=c.language(cells, "language", "en"),
        risk=c.term(cells, "risk", Risk, Risk.NONE.value),
        companies=companies,
        topics=c.texts(cells, "topics", longest=100),
        claimant=_claimant(cells),
        verdict=c.term(cells, "verdict", Verdict),
        confidence=c.term(cells, "confidence", Confidence),
        rating=_rating(cells),
        rationale=c.text(cells, "rationale"),
    )
    c.in_order(row.held_from, row.held_until)
    c.once("companies", row.companies)
    _check_assessment(row)
    return row


def _claimant(cells: c.Cells) -> tuple[str, str]:
    value = cells.get("claimant")
    if not value:
        return "", ""
    if isinstance(value, dict):
        value = c.pair("claimant", value, "kind", "key")
    else:
        kind, colon, rest = c.key(cells, "claimant").partition(":")
        value = (kind, rest.strip()) if colon else ("source", kind)
    kind, key = value
    if kind not in ("source", "company") or not key:
        raise ValueError("claimant: write source:key or company:key.")
    return kind, key


def _rating(cells: c.Cells) -> int | None:
    rating = c.cell(cells, "rating").strip()
    if not rating:
        return None
    if rating not in ("2", "3", "4"):
        raise ValueError("rating: Partly supported needs a rating of 4, 3 or 2; no other.")
    return int(rating)


def _check_assessment(row: ClaimRow) -> None:
    if not row.verdict:
        if row.confidence or row.rating or row.rationale:
            raise ValueError("verdict: confidence, rating and rationale belong to a verdict.")
        return
    if not row.rationale:
        raise ValueError("rationale: a verdict needs its reasons.")
    if (row.verdict in VERDICTS_WITH_CONFIDENCE) != bool(row.confidence):
        raise ValueError(
            "confidence: Supported, partly supported, refuted and disputed need a confidence; "
            "the other verdicts have none."
        )
    if (row.verdict == Verdict.PARTLY_SUPPORTED) != bool(row.rating):
        raise ValueError("rating: Partly supported needs a rating of 4, 3 or 2; no other.")


def read_evidence(cells: c.Cells) -> EvidenceRow:
    row = EvidenceRow(
        key=c.key(cells, required=True),
        claim=c.key(cells, "claim", required=True),
        source=c.key(cells, "source", required=True),
        article=c.key(cells, "article"),
        stance=c.term(cells, "stance", Stance, Stance.SUPPORTS.value),
        kind=c.term(cells, "kind", EvidenceKind, EvidenceKind.MEDIA_REPORT.value),
        directness=c.term(cells, "directness", Directness, Directness.DIRECT.value),
        credibility=_credibility(cells),
        date=c.date(cells, "date"),
        quotation=c.text(cells, "quotation"),
        note=c.text(cells, "note"),
        url=c.web_address(cells, "url", longest=2000),
        derives_from=c.key(cells, "derives_from"),
    )
    if row.kind == EvidenceKind.NULL_SEARCH and row.stance != Stance.CONTEXT:
        raise ValueError("stance: A search that found nothing is context, for neither side.")
    return row


def _credibility(cells: c.Cells) -> str:
    code = c.cell(cells, "credibility").strip()
    if code in _CODES:
        return code
    return c.term_of("credibility", code, Credibility, Credibility.CANNOT_BE_JUDGED.value)


def read_relation(cells: c.Cells) -> RelationRow:
    row = RelationRow(
        key=c.key(cells, required=True),
        subject=c.key(cells, "subject", required=True),
        object=c.key(cells, "object", required=True),
        kind=c.term(cells, "kind", RelationKind, None),
        started=c.date(cells, "started"),
        ended=c.date(cells, "ended"),
        claims=c.texts(cells, "claims", longest=c.KEY_LENGTH),
    )
    if row.subject == row.object:
        raise ValueError("A company has no relation with itself.")
    c.in_order(row.started, row.ended)
    return row


class Reading(NamedTuple):
    """`columns` are those of the file, `read` makes a row of its cells."""

    columns: tuple[str, ...]
    read: Callable[[c.Cells], Any]


READINGS: Mapping[ImportKind, Reading] = MappingProxyType(
    {
        ImportKind.COMPANIES: Reading(CompanyRow._fields, read_company),
        ImportKind.SOURCES: Reading(SourceRow._fields, read_source),
        ImportKind.ARTICLES: Reading(ArticleRow._fields, read_article),
        ImportKind.CLAIMS: Reading(ClaimRow._fields, read_claim),
        ImportKind.EVIDENCE: Reading(EvidenceRow._fields, read_evidence),
        ImportKind.RELATIONS: Reading(RelationRow._fields, read_relation),
    }
)
