"""Publishing a brief."""

from __future__ import annotations

from hashlib import sha256

from articles.desk.editing.acting import EDITOR, only
from articles.desk.editing.coverage import content_hash as verified_hash
from articles.desk.editing.errors import EditingError
from articles.desk.models import Brief, Verification
from articles.desk.publishing.brief_content import about_of, sentences_of
from articles.desk.publishing.company import show_company
from articles.desk.publishing.moment import database_moment
from articles.logic.edition_content import (
    SCHEMA,
    BriefContent,
    canonical,
    content_hash,
)
from articles.logic.vocabulary import Workflow
from articles.public.models import (
    Edition,
    EditionSubject,
    PublishedBrief,
    PublishedTopic,
)


def publish_brief(brief: Brief, *, version: int) -> Edition:
    """The next edition of a verified brief; each sentence rests on claims readers can open."""
    only(EDITOR)
    brief = Brief.objects.locked(brief.pk, version)
    if brief.workflow != Workflow.VERIFIED:
        raise EditingError("Only a verified brief is published.")
    before = Edition.objects.of_brief(brief.public_id).order_by("-number").first()
    moment = database_moment()
    checked = Verification.objects.filter(brief=brief).order_by("-id")[0]
    content = BriefContent(
        schema=SCHEMA,
        id=brief.public_id,
        number=before.number + 1 if before else 1,
        published_at=moment.isoformat(),
        about=tuple(about_of(brief)),
        answer=brief.answer,
        sentences=tuple(sentences_of(brief)),
        checked_on=checked.verified_at.date().isoformat(),
    )
    text = canonical(content)
    edition = Edition(
        subject_kind=EditionSubject.BRIEF,
        subject=brief.public_id,
        number=content.number,
        schema=SCHEMA,
        content=text,
        content_hash=content_hash(text),
        material_hash=sha256(f"{brief.answer}\n{content.sentences}".encode()).hexdigest(),
        verified_version=brief.version,
        verified_hash=verified_hash(brief),
        verified_how="checked",
        published_at=moment,
    )
    edition.save(force_insert=True)
    edition.refresh_from_db()
    _show(brief, edition)
    return edition


def _show(brief: Brief, edition: Edition) -> None:
    topic = None
    if brief.topic:
        topic = PublishedTopic.objects.filter(name=brief.topic.name).first()
        if topic is None:
            raise EditingError("No published claim has this topic yet.")
    PublishedBrief.objects.update_or_create(
        public_id=brief.public_id,
        defaults={
            "edition": edition,
            "number": edition.number,
            "company": show_company(brief.company) if brief.company else None,
            "counterparty": show_company(brief.counterparty) if brief.counterparty else None,
            "topic": topic,
            "updated_at": edition.published_at,
        },
    )
