"""Reviews of other fact-checkers, many at once: claims as drafts, with their rating as evidence.

What they found is their verdict: it comes as an item by them that names it, never as an assessment
of this desk, and it has no confidence. Where the claim was said comes as context, which weighs
nothing: this desk has no text of it, so that there is nothing to anchor an appearance in.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from articles.desk.editing.bulk_load import copy_rows
from articles.desk.editing.loading.claims import load_claims
from articles.desk.editing.loading.known import Known, Loaded, RowRefused
from articles.desk.editing.loading.review_articles import ReviewArticles
from articles.desk.editing.loading.review_sources import (
    named_in,
    outlet,
    reviewer_of,
    source_key,
    sources_of,
)
from articles.desk.editing.loading.rows import ClaimRow, ReviewRow, Work
from articles.desk.models import Evidence
from articles.logic.partial_dates import PartialDate
from articles.logic.vocabulary import (
    ArticleKind,
    ClaimType,
    Directness,
    EvidenceKind,
    Risk,
    Stance,
    Temporal,
    Verdict,
)
from articles.logic.wording import sentence

_ITEM = (
    "claim_id", "source_id", "article_id", "stance", "kind", "directness", "dated", "note", "url",
)  # fmt: skip
_STANCES = {Verdict.SUPPORTED.value: Stance.SUPPORTS, Verdict.REFUTED.value: Stance.DISPUTES}
#: In the words of ClaimReview, as docs/schema-org.md maps them.
_PARTLY = {4: "mostly true", 3: "half true", 2: "mostly false"}

Item = tuple[object, ...]


def load_reviews(base: str, rows: Sequence[ReviewRow]) -> Loaded:
    """Each as a claim without an assessment, with the review and the works as its evidence."""
    sources = sources_of(base, rows)
    refused = {}
    for row in rows:
        try:
            for who in named_in(base, row):
                sources[source_key(who)]
        except RowRefused as refusal:
            refused[row.key] = str(refusal)
    loaded = load_claims(base, [_claim(row) for row in rows if row.key not in refused])
    new = [row for row in rows if row.key in loaded.records]
    articles = ReviewArticles(new)
    items = [
        (loaded.records[row.key], *item)
        for row in new
        for item in _evidence(base, row, sources, articles)
    ]
    articles.add()
    copy_rows(Evidence, _ITEM, items)
    loaded.refused |= refused
    return loaded


# --- What it says ------------------------------------------------------------------------------


def _claim(row: ReviewRow) -> ClaimRow:
    return ClaimRow(
        key=row.key,
        statement=row.statement,
        in_short=_in_short(row),
        type=ClaimType.FACT.value,
        temporal=Temporal.STATE.value,
        held_from=None,
        held_until=None,
        language=row.language,
        risk=Risk.NONE.value,
        companies=(),
        topics=row.topics,
        claimant=("source", source_key(row.claimant)) if row.claimant else ("", ""),
        verdict="",
        confidence="",
        rating=None,
        rationale="",
    )


def _in_short(row: ReviewRow) -> str:
    """Who said it, where and when, as far as it is known."""
    said = []
    if row.claimant:
        role = f" ({row.claimant.role})" if row.claimant.role else ""
        said.append(f"Said by {row.claimant.name}{role}.")
    if row.works and row.works[0].title:
        said.append(sentence(f"Where: {row.works[0].title}"))
    if row.said_on:
        said.append(f"When: {_day(row.said_on)}.")
    return " ".join(said)


def _day(iso: str) -> str:
    return PartialDate.parse(iso).display()


# --- What it rests on --------------------------------------------------------------------------


def _evidence(
    base: str, row: ReviewRow, sources: Known, articles: ReviewArticles
) -> Iterator[Item]:
    """Of the item: source, article, stance, kind, directness, date, note, address."""
    reviewer = sources[source_key(reviewer_of(base, row))]
    article = None
    if row.review_url:
        title = row.review_title or f"A review of “{row.statement[:300]}”"
        review = Work(title, row.review_url, "", row.reviewed_on)
        article = articles.key_of(review, reviewer, ArticleKind.ANALYSIS, row.language)
    yield (
        reviewer, article, _STANCES.get(row.verdict, Stance.CONTEXT).value,
        EvidenceKind.MEDIA_REPORT.value, Directness.SECONDHAND.value, row.reviewed_on,
        _verdict_in_words(base, row), row.review_url,
    )  # fmt: skip
    said_by = sources[source_key(row.claimant)] if row.claimant else reviewer
    for work in row.works:
        publisher = sources[source_key(outlet(work.publisher))] if work.publisher else None
        article = articles.key_of(work, publisher, ArticleKind.UNKNOWN, "")
        yield (
            said_by, article, Stance.CONTEXT.value, EvidenceKind.MEDIA_REPORT.value,
            Directness.SECONDHAND.value, work.published_on or row.said_on,
            f"Where it was said, as the base “{base}” tells. This desk has no text of it.",
            work.url,
        )  # fmt: skip


def _verdict_in_words(base: str, row: ReviewRow) -> str:
    who = row.reviewer.name if row.reviewer else f"the base “{base}”"
    if not row.words:
        said = f"The claim as {who} has it, without a rating."
    elif row.verdict:
        ours = Verdict(row.verdict).label.lower()
        grade = f" ({_PARTLY[row.rating]})" if row.rating else ""
        said = f"Rated “{row.words}” by {who}; in our words: {ours}{grade}."
    else:
        said = f"Rated “{row.words}” by {who}, which is none of our verdicts."
    return f"{said} It is their verdict, taken over unchecked."
