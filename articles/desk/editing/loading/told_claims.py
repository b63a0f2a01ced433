"""Claims as another base tells readers of them, under the ids they had: drafts, all of them."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from math import log10
from typing import Any

from articles.desk.editing.acting import actor
from articles.desk.editing.bulk import keep_suggestions
from articles.desk.editing.bulk_load import add_one_by_one, copy_rows, free_keys
from articles.desk.editing.loading.known import RowRefused
from articles.desk.editing.loading.topics import topics_named
from articles.desk.models import (
    Article,
    Assessment,
    Claim,
    ClaimCompany,
    ClaimTopic,
    Company,
    Evidence,
    EvidenceDerivation,
    Source,
    SourceAccess,
)
from articles.logic.edition_content import ClaimContent, EvidenceContent, Named
from articles.logic.vocabulary import Risk, SourceAttribution, SourceKind, Verdict

_CLAIM = (
    "statement", "in_short", "type", "temporal", "held_from", "held_until", "condition",
    "likelihood", "language", "risk", "no_enquiry_reason",
)  # fmt: skip
_ITEM = (
    "stance", "kind", "directness", "interest", "state", "state_reason", "resolution",
    "quotation", "note",
)  # fmt: skip
_ASSESSED = (
    "claim_id", "verdict", "confidence", "rating", "rationale", "divergence_reason",
    "evidence_hash", "assessed_by_id",
)  # fmt: skip


class Told:
    """The records that these claims name, as this desk has them."""

    def __init__(self, contents: Collection[ClaimContent], base: str) -> None:
        items = [item for content in contents for item in content.evidence]
        named = {item.source.id for item in items if item.source.id}
        claimants = {one.claimant.id for one in contents if one.claimant and one.claimant.id}
        companies = {company.id for content in contents for company in content.companies}
        self.sources = _rows(Source, named | claimants)
        self.companies = _rows(Company, companies | claimants)
        self.articles = _rows(Article, {one.article.id for one in items if one.article})
        self.topics = topics_named({topic.name for one in contents for topic in one.topics})
        self._base = base
        self._unnamed: Source | None = None

    def source(self, named: Named) -> Source:
        if named.id:
            found: Source = _there(self.sources, named.id, "source")
            return found
        if self._unnamed is None:
            self._unnamed = _unnamed_of(self._base)
        return self._unnamed


def as_known(content: ClaimContent, told: Told) -> ClaimContent:
    """What is told under the names that these records have now. RowRefused where it cannot be
    told here: it names a record that is not on record, or holds what is not taken over."""
    if content.appearances or content.enquiries or content.outcome:
        raise RowRefused(
            "It tells of passages in articles, of enquiries or of an outcome: such claims are "
            "not taken over from a file."
        )
    companies = tuple(
        replace(one, name=_there(told.companies, one.id, "company").name)
        for one in content.companies
    )
    evidence = tuple(_item_as_known(item, told) for item in content.evidence)
    return replace(content, companies=companies, evidence=evidence, links=())


def _item_as_known(item: EvidenceContent, told: Told) -> EvidenceContent:
    if item.paragraph is not None:
        raise RowRefused("It withholds words of an article that this desk does not have.")
    source, article = told.source(item.source), None
    if item.article:
        article = _there(told.articles, item.article.id or "", "article")
    return replace(
        item,
        source=Named(item.source.id, source.name) if item.source.id else item.source,
        article=Named(article.public_id, article.title) if article else None,
        url=item.url or (article.canonical_url if article else "") or None,
    )


def tell_claims(contents: Sequence[ClaimContent], told: Told, base: str) -> dict[str, int]:
    """Drafts with everything that an edition needs; primary keys by public id."""
    keys = dict(zip((one.id for one in contents), free_keys(Claim, len(contents)), strict=True))
    rows, links, tags, verdicts = [], [], [], []
    for one in contents:
        key, claimant = keys[one.id], one.claimant
        company = told.companies.get(claimant.id or "") if claimant else None
        source = told.source(claimant) if claimant and company is None else None
        why = "" if one.risk == Risk.NONE else f"Taken over from the base “{base}”, which says so."
        rows.append(
            (key, one.id, *(getattr(one, name) for name in _CLAIM), why,
                one.review.due_on, one.review.due_reason if one.review.due_on else "",
                source.pk if source else None, company.pk if company else None)
        )  # fmt: skip
        links += [(key, told.companies[of.id].pk, of.role) for of in one.companies]
        tags += [(key, told.topics[topic.name]) for topic in one.topics]
        verdicts.append(
            (key, one.verdict, one.confidence or "", one.rating, one.rationale, "", "0" * 64,
                actor().pk)
        )  # fmt: skip
    copy_rows(
        Claim,
        ("id", "public_id", *_CLAIM, "risk_reason", "review_due_on", "review_due_reason",
            "claimant_source_id", "claimant_company_id"),
        rows,
    )  # fmt: skip
    copy_rows(ClaimCompany, ("claim_id", "company_id", "role"), links)
    copy_rows(ClaimTopic, ("content_object_id", "tag_id"), tags)
    _tell_evidence(contents, keys, told)
    add_one_by_one(Assessment, _ASSESSED, verdicts)
    keep_suggestions({keys[one.id]: _suggested(one) for one in contents})
    return keys


def _tell_evidence(contents: Sequence[ClaimContent], keys: dict[str, int], told: Told) -> None:
    items = [(keys[one.id], item) for one in contents for item in one.evidence]
    own = dict(zip((item.id for _, item in items), free_keys(Evidence, len(items)), strict=True))
    rows, derived = [], []
    for claim, item in items:
        article = told.articles[item.article.id or ""] if item.article else None
        has_its_url = article is not None and item.url == (article.canonical_url or None)
        rows.append(
            (own[item.id], item.id, claim, told.source(item.source).pk,
                article.pk if article else None, "" if has_its_url else item.url or "",
                item.own_reporting, item.resolved, item.date,
                *(getattr(item, name) for name in _ITEM))
        )  # fmt: skip
        derived += [(own[item.id], own[id]) for id in item.rests_on if id in own and id != item.id]
    copy_rows(
        Evidence,
        ("id", "public_id", "claim_id", "source_id", "article_id", "url", "is_own_reporting",
            "is_resolved", "dated", *_ITEM),
        rows,
    )  # fmt: skip
    copy_rows(EvidenceDerivation, ("evidence_id", "parent_evidence_id"), derived)


def _suggested(content: ClaimContent) -> dict[str, Any]:
    """What the rules gave there, as far as readers were told: neither points nor ceilings."""
    said = content.suggestion
    score = None
    if said.percent is not None:
        score = float(100 - said.percent if said.verdict == Verdict.REFUTED else said.percent)
    return {
        "score": score,
        "points": None if score is None else 10 * log10(score / (100 - score)),
        "word": said.word or "",
        "verdict": said.verdict,
        "origins_for": said.origins[0],
        "origins_against": said.origins[1],
        "reliable_for": said.reliable[0],
        "reliable_against": said.reliable[1],
        "evidence_level": said.evidence_level or "",
        "agreement": said.agreement or "",
        "ceiling": "",
        "ceiling_other": "",
        "reasons": [],
        "algorithm_version": said.algorithm_version,
    }


def _rows(model: Any, ids: Collection[str | None]) -> dict[str, Any]:
    return {row.public_id: row for row in model.objects.filter(public_id__in=ids - {None})}  # type: ignore[operator]


def _there(rows: dict[str, Any], id: str, what: str) -> Any:
    if id not in rows:
        raise RowRefused(f"It names a {what} that is neither in the file nor on record: {id}.")
    return rows[id]


def _unnamed_of(base: str) -> Source:
    """One for all whom the base does not name: this desk knows no more of any of them."""
    name = f"Somebody whom {base} does not name"[:200]
    known = Source.objects.filter(name=name, attribution=SourceAttribution.CONFIDENTIAL).first()
    if known is not None:
        return known
    (key,) = free_keys(Source, 1)
    columns = ("id", "name", "kind", "attribution")
    confidential = SourceAttribution.CONFIDENTIAL.value
    copy_rows(Source, columns, [(key, name, SourceKind.PERSON.value, confidential)])
    copy_rows(SourceAccess, ("source_id", "person_id"), [(key, actor().pk)])
    return Source.objects.get(pk=key)
