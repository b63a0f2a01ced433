"""Published rows made directly, without the door: what a public page reads and nothing else.

Every insert goes through `_insert`, every change of a row through `_change`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import count
from typing import Any, TypeVar

from django.contrib.postgres.search import SearchVector
from django.db import connection
from django.db.models import Model
from django.utils.text import slugify

from articles.fields import new_public_id
from articles.logic.dials import lone_origin
from articles.logic.edition_content import (
    ClaimContent,
    CompanyInClaim,
    Named,
    canonical,
    content_hash,
    material_hash,
    read_claim,
)
from articles.logic.evidence_groups import weightless
from articles.logic.first_tellers import first_tellers
from articles.logic.wording import neutral_title_of
from articles.public.models import (
    Correction,
    Edition,
    PublishedAddress,
    PublishedAppearance,
    PublishedArticle,
    PublishedClaim,
    PublishedClaimCompany,
    PublishedClaimTopic,
    PublishedCompany,
    PublishedCompanyIdentifier,
    PublishedCompanyName,
    PublishedEvidence,
    PublishedRelation,
    PublishedSource,
    PublishedTopic,
    Redaction,
)
from tests.public.contents import appearance, claim_content, span

M = TypeVar("M", bound=Model)
_numbers = count(1)
MOMENT = datetime(2026, 3, 9, 9, 0, tzinfo=UTC)


def _without_guards() -> None:
    """The way past the database's publishing guards, which these rows never went through."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT test_without_guards(current_user::text)")


def _insert(model: type[M], **values: Any) -> M:
    _without_guards()
    return model._default_manager.create(**values)


def _change(row: M, **values: Any) -> M:
    _without_guards()
    type(row)._default_manager.filter(pk=row.pk).update(**values)
    row.refresh_from_db()
    return row


# --- Companies, sources, topics ----------------------------------------------------------


def published_company(
    name: str | None = None,
    *,
    names: Iterable[tuple[str, str]] = (),
    identifiers: Iterable[tuple[str, str]] = (),
    **values: Any,
) -> PublishedCompany:
    """`names` are further (name, kind), `identifiers` (scheme, value)."""
    name = name or f"Company {next(_numbers)}"
    given: dict[str, Any] = {
        "public_id": new_public_id(),
        "slug": slugify(name) or f"company-{next(_numbers)}",
        "name": name,
        "updated_at": MOMENT,
    }
    company = _insert(PublishedCompany, **(given | values))
    for words, kind in [(name, "trading"), *names]:
        _insert(PublishedCompanyName, company=company, name=words, kind=kind)
    for scheme, value in identifiers:
        _insert(PublishedCompanyIdentifier, company=company, scheme=scheme, value=value)
    return company


def published_source(label: str | None = None, **values: Any) -> PublishedSource:
    given: dict[str, Any] = {
        "public_id": new_public_id(),
        "label": label or f"Outlet {next(_numbers)}",
        "kind": "news_outlet",
    }
    return _insert(PublishedSource, **(given | values))


def published_topic(name: str | None = None, **values: Any) -> PublishedTopic:
    name = name or f"Topic {next(_numbers)}"
    return _insert(PublishedTopic, **({"name": name, "slug": slugify(name)} | values))


# --- Articles ------------------------------------------------------------------------------


def blocks(*texts: str) -> list[dict[str, Any]]:
    """Blocks of a text whose parts stand two newlines apart; "# …" makes a heading.

    Each block is one sentence, unless it has " | " between its sentences (shown as a space).
    """
    made: list[dict[str, Any]] = []
    start = 0
    for raw in texts:
        kind = "heading" if raw.startswith("# ") else "paragraph"
        parts = raw.removeprefix("# ").split(" | ")
        text, sentences, at = " ".join(parts), [], start
        for part in parts:
            sentences.append([at, at + len(part)])
            at += len(part) + 1
        made.append(
            {
                "kind": kind,
                "start": start,
                "end": start + len(text),
                "text": text,
                "sentences": sentences,
            }
        )
        start += len(text) + 2
    return made


def published_article(
    title: str | None = None, *, paragraphs: Sequence[str] = (), **values: Any
) -> PublishedArticle:
    """`paragraphs` as in `blocks`; without any, an article that may only be quoted."""
    body = blocks(*paragraphs)
    given: dict[str, Any] = {
        "public_id": new_public_id(),
        "title": title or f"Article {next(_numbers)}",
        "kind": "news",
        "rights": "own" if body else "quotation_only",
        "standing": "current",
        "version": 1,
        "captured_on": date(2026, 3, 1),
        "language": "en",
        "body": body,
        "sentence_count": sum(len(block["sentences"]) for block in body) or 3,
        "updated_at": MOMENT,
    }
    return _insert(PublishedArticle, **(given | values))


# --- Claims --------------------------------------------------------------------------------


def published_claim(
    statement: str | None = None,
    *,
    companies: Iterable[tuple[PublishedCompany, str] | PublishedCompany] = (),
    topics: Iterable[PublishedTopic] = (),
    row: dict[str, Any] | None = None,
    **content: Any,
) -> PublishedClaim:
    """A claim with its first edition.

    `content` overrides fields of `claim_content`; `row` overrides columns of the row, such
    as standing, challenge or review_due_on. Companies are subjects unless said otherwise.
    """
    parties = [(c, "subject") if isinstance(c, PublishedCompany) else c for c in companies]
    topics = list(topics)
    content.setdefault("id", new_public_id())
    content.setdefault("statement", statement or f"Claim number {next(_numbers)} is so.")
    content["companies"] = tuple(CompanyInClaim(c.public_id, c.name, role) for c, role in parties)
    content["topics"] = tuple(Named(None, topic.name) for topic in topics)
    said = claim_content(**content)
    edition = _edition(said)
    claim = _insert(
        PublishedClaim,
        public_id=said.id,
        first_published_at=edition.published_at,
        **(_columns(said, edition) | (row or {})),
    )
    _links(claim, said)
    for company, role in parties:
        survivor = company.merged_into or company
        _insert(PublishedClaimCompany, claim=claim, company=survivor, named=company, role=role)
    for topic in topics:
        _insert(PublishedClaimTopic, claim=claim, topic=topic)
    return claim


def another_edition(
    claim: PublishedClaim, *, row: dict[str, Any] | None = None, **content: Any
) -> PublishedClaim:
    """Edition n+1: what the current one says, with `content` changed."""
    now = read_claim(claim.edition.content)
    said = replace(now, **({"number": now.number + 1} | content))
    edition = _edition(said)
    _change(claim, **(_columns(said, edition) | (row or {})))
    PublishedEvidence.objects.filter(claim=claim).delete()
    _links(claim, said)
    return claim


def content_of(claim: PublishedClaim) -> ClaimContent:
    return read_claim(claim.edition.content)


def _edition(said: ClaimContent) -> Edition:
    text = canonical(said)
    return _insert(
        Edition,
        subject_kind="claim",
        subject=said.id,
        number=said.number,
        schema=said.schema,
        content=text,
        content_hash=content_hash(text),
        material_hash=material_hash(said),
        verified_version=said.number,
        verified_hash=content_hash(text),
        verified_how=said.review.how,
        base=said.review.base,
        published_at=datetime.fromisoformat(said.published_at),
    )


def _columns(said: ClaimContent, edition: Edition) -> dict[str, Any]:
    return {
        "edition": edition,
        "number": said.number,
        "statement": said.statement,
        "neutral_title": neutral_title_of(said),
        "in_short": said.in_short,
        "type": said.type,
        "risk": said.risk,
        "verdict": said.verdict,
        "confidence": said.confidence or "",
        "rating": said.rating,
        "origins_for": said.suggestion.origins[0],
        "origins_against": said.suggestion.origins[1],
        "items_for": said.suggestion.items[0],
        "items_against": said.suggestion.items[1],
        "lone_origin": lone_origin(said),
        "occurred": said.held_from,
        "verified_how": said.review.how,
        "base": said.review.base,
        "updated_at": edition.published_at,
        "reviewed_on": date.fromisoformat(said.review.checked_on),
        "review_due_on": said.review.due_on and date.fromisoformat(said.review.due_on),
        "language": said.language,
        "search_configuration": "english" if said.language == "en" else "simple",
    }


def _links(claim: PublishedClaim, said: ClaimContent) -> None:
    """The rows that hang on an edition: evidence, and the words that search finds."""
    sources = PublishedSource.objects.in_bulk(
        [e.source.id for e in said.evidence if e.source.id], field_name="public_id"
    )
    articles = PublishedArticle.objects.in_bulk(
        [e.article.id for e in said.evidence if e.article and e.article.id],
        field_name="public_id",
    )
    tellers, idle = first_tellers(said), weightless(said)
    for item in said.evidence:
        _insert(
            PublishedEvidence,
            public_id=item.id,
            claim=claim,
            source=sources.get(item.source.id or ""),
            first_teller=sources.get(tellers[item.id] or ""),
            article=articles.get((item.article and item.article.id) or ""),
            stance=item.stance,
            kind=item.kind,
            state=item.state,
            origins=0 if item.id in idle else len(item.origins),
        )
    words = SearchVector("statement", "in_short", config=claim.search_configuration)
    _change(claim, search_vector=words)


def published_appearance(
    claim: PublishedClaim,
    article: PublishedArticle,
    *quotations: str,
    text: str | None = None,
    **values: Any,
) -> PublishedAppearance:
    """The article says the claim in these words, looked up in `text` or the article's blocks."""
    if text is None:
        text = "\n\n".join(block["text"] for block in article.body)
    spans = [span(words, at if (at := text.find(words)) >= 0 else None) for words in quotations]
    said = appearance(new_public_id(), Named(article.public_id, article.title), *spans)
    given: dict[str, Any] = {
        "public_id": said.id,
        "claim": claim,
        "article": article,
        "version": article.version,
        "spans": [s.__dict__ for s in spans],
        "mode": said.mode,
        "state": said.state,
        "first_start": min((s.start for s in spans if s.start is not None), default=0),
    }
    return _insert(PublishedAppearance, **(given | values))


# --- What happens to claims ------------------------------------------------------------------


def correction(
    claim: PublishedClaim,
    *,
    kind: str = "correction",
    was_wrong: str = "An earlier edition counted six reports as six origins.",
    is_right: str = "They share one origin.",
    from_number: int | None = None,
    made_at: datetime = MOMENT,
) -> Correction:
    """From the edition before the current one; a retraction from the current one."""
    is_retraction = kind == "retraction"
    first = from_number or (claim.number if is_retraction else claim.number - 1)
    return _insert(
        Correction,
        kind=kind,
        claim=claim,
        was_wrong=was_wrong,
        is_right=is_right,
        from_edition=Edition.objects.of_claim(claim.public_id).get(number=first),
        to_edition=None if is_retraction else claim.edition,
        made_at=made_at,
    )


def retracted(claim: PublishedClaim) -> PublishedClaim:
    correction(claim, kind="retraction", is_right="We no longer hold this claim.")
    return _change(claim, standing="retracted")


def withdrawn(claim: PublishedClaim, ground: str = "legal") -> PublishedClaim:
    words = {"statement": "", "neutral_title": "", "in_short": ""}
    return _change(claim, standing="withdrawn", withdrawn_ground=ground, **words)


def under_review(claim: PublishedClaim, since: datetime = MOMENT) -> PublishedClaim:
    return _change(claim, challenge="under_review", challenged_at=since)


def merged(claim: PublishedClaim, survivor: PublishedClaim) -> PublishedClaim:
    return _change(claim, merged_into=survivor)


def redaction(edition: Edition, notice: str = "Blanked to protect a person.") -> Redaction:
    _change(edition, content="")
    return _insert(Redaction, edition=edition, ground="safety", notice=notice, redacted_at=MOMENT)


def published_address(old: str, present: str) -> PublishedAddress:
    return _insert(PublishedAddress, old=old, present=present, since=MOMENT)


def published_relation(
    subject: PublishedCompany,
    other: PublishedCompany,
    *,
    claims: Iterable[PublishedClaim] = (),
    **values: Any,
) -> PublishedRelation:
    given: dict[str, Any] = {"public_id": new_public_id(), "kind": "partnership"}
    relation = _insert(PublishedRelation, subject=subject, object=other, **(given | values))
    relation.claims.set(list(claims))
    return relation
