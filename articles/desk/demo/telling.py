"""A claim's way as its story tells it: drafted, checked, published, by different people."""

from __future__ import annotations

from collections.abc import Mapping

from articles.desk.demo.newsroom import Newsroom
from articles.desk.demo.story import Data, Item, Told, Words
from articles.desk.editing.appearance import add_appearance
from articles.desk.editing.assessment import assess
from articles.desk.editing.claim import draft
from articles.desk.editing.claim_link import link_claim
from articles.desk.editing.coverage import content_hash
from articles.desk.editing.enquiry import enquire
from articles.desk.editing.evidence import attach
from articles.desk.editing.evidence_derivation import Parent
from articles.desk.editing.review import reject, send_back, submit, verify
from articles.desk.models import Claim, Evidence, Verification
from articles.desk.publishing.publish import CorrectionText, publish
from articles.logic.vocabulary import EvidenceKind, Workflow

#: Who publishes what the others drafted and checked.
EDITOR = "edda"


def tell(newsroom: Newsroom, told: Told, before: Mapping[str, Claim]) -> Claim:
    """The claim as far as its story goes; takes up what was interrupted."""
    claim = newsroom.claim(told.fields["statement"]) or _draft(newsroom, told, before)
    if claim.workflow == Workflow.IN_REVIEW:
        if told.goal == "changes_requested":
            with newsroom.deed(told.by[1], "Sent back"):
                send_back(claim, version=claim.version, comment=told.comment)
        elif told.goal == "rejected":
            with newsroom.deed(told.by[1], "Rejected"):
                reject(claim, version=claim.version, reason=told.comment)
        elif told.goal in ("verified", "published"):
            check(newsroom, claim, *told.by[1:])
    claim.refresh_from_db()
    if told.goal == "published" and claim.published_number is None:
        release(newsroom, claim)
    return claim.refreshed()


def check(newsroom: Newsroom, claim: Claim, *checkers: str) -> None:
    """Each of them verifies what they see, unless they have at this version."""
    for username in checkers:
        claim.refresh_from_db()
        seen = Verification.objects.filter(
            claim=claim, verifier__username=username, seen_version=claim.version
        )
        if not seen.exists():
            with newsroom.deed(username, "Checked each part against its source"):
                verify(
                    claim,
                    version=claim.version,
                    seen_hash=content_hash(claim),
                    interests="none",
                    comment="Read beside the sources named; nothing was found that differs.",
                )


def release(
    newsroom: Newsroom, claim: Claim, correction: CorrectionText | None = None, *, by: str = EDITOR
) -> None:
    """The next edition."""
    claim.refresh_from_db()
    reason = "Published, with its correction" if correction else "Published"
    with newsroom.deed(by, reason):
        publish(claim, version=claim.version, correction=correction)


def _draft(newsroom: Newsroom, told: Told, before: Mapping[str, Claim]) -> Claim:
    fields = dict(told.fields)
    if "claimant_company" in fields:
        fields["claimant_company"] = newsroom.company(fields["claimant_company"])
    if "claimant_source" in fields:
        fields["claimant_source"] = newsroom.source(fields["claimant_source"])
    with newsroom.deed(told.by[0], "Drafted with its evidence"):
        claim = draft(
            companies=[(newsroom.company(name), role) for name, role in told.companies],
            topics=told.topics,
            **fields,
        )
        for words in told.words:
            _appear(newsroom, claim, words)
        attached: dict[str, Evidence] = {}
        for item in told.items:
            attached[item.key] = attach_item(newsroom, claim, item, attached, told.words)
        for kind, key in told.links:
            link_claim(claim, version=claim.version, other=before[key], kind=kind)
        if told.enquiry:
            _enquire(newsroom, claim, told.enquiry)
        if told.assessment:
            assess(claim, version=claim.version, **told.assessment)
        if told.goal != "draft":
            submit(claim, version=claim.version)
    return claim.refreshed()


def _appear(newsroom: Newsroom, claim: Claim, words: Words) -> None:
    text = newsroom.text(words.article)
    speaker = newsroom.source(words.speaker) if words.speaker else None
    add_appearance(
        claim,
        version=claim.version,
        article_version=text,
        spans=spans_of(words.phrases, text.text),
        attribution=words.attribution,
        speaker=speaker,
        mode=words.mode,
    )


def spans_of(phrases: tuple[str, ...], text: str) -> list[tuple[int, int]]:
    """Where the phrases stand, each after the one before; ValueError for one that does not."""
    spans: list[tuple[int, int]] = []
    after = 0
    for phrase in phrases:
        start = text.find(phrase, after)
        if start < 0:
            raise ValueError(f"The text does not say “{phrase}” there.")
        after = start + len(phrase)
        spans.append((start, after))
    return spans


def attach_item(
    newsroom: Newsroom,
    claim: Claim,
    item: Item,
    attached: dict[str, Evidence],
    words: tuple[Words, ...] = (),
) -> Evidence:
    """Quotes the words of the article that the claim appears in, where none are given."""
    fields = dict(item.fields)
    if item.dated:
        fields["dated"] = item.dated
    if item.article:
        text = newsroom.text(item.article)
        fields |= {"article": text.article, "article_version": text}
        said = [one.phrases for one in words if one.article == item.article]
        if said and fields.get("kind") != EvidenceKind.NULL_SEARCH:
            fields.setdefault("quotation", " … ".join(said[0]))
    return attach(
        claim,
        version=claim.version,
        source=newsroom.source(item.source),
        derived_from=[_parent(newsroom, name, attached) for name in item.rests_on],
        **fields,
    )


def _parent(newsroom: Newsroom, name: str, attached: dict[str, Evidence]) -> Parent:
    kind, _, rest = name.partition(":")
    if kind == "origin":
        return newsroom.origin(rest)
    if kind == "article":
        return newsroom.article(rest)
    return attached[name]


def _enquire(newsroom: Newsroom, claim: Claim, data: Data) -> None:
    company = newsroom.company(data["company"])
    enquire(claim, version=claim.version, **{**data, "company": company})
