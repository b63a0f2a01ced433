"""Briefs: one part, checked by a second person, published whole."""

from __future__ import annotations

import json

import pytest
from django.db import transaction

from articles.desk.editing import brief as briefs
from articles.desk.editing import coverage as coverage_verbs
from articles.desk.editing import review
from articles.desk.editing.acting import acting
from articles.desk.editing.brief import Sentence
from articles.desk.editing.errors import EditingError, NotAllowed, StaleVersion
from articles.desk.models import Brief, BriefCitation, BriefSentence, Claim, Topic, Verification
from articles.desk.publishing.brief import publish_brief
from articles.public.models import Edition, PublishedBrief
from tests.desk import factories
from tests.desk.newsroom import Newsroom
from tests.desk.refusals import ADDITIONS, CHANGES, delete_by_sql, fresh, refused, run, tell

pytestmark = pytest.mark.django_db


def drafted(newsroom: Newsroom, *claims: Claim, text: str = "It is so.") -> Brief:
    cited = claims or (newsroom.claim("published"),)
    with acting(newsroom.ana, "test"):
        return briefs.draft_brief(
            answer="It is so, as far as is known.",
            sentences=[Sentence("known", text, cited), Sentence("not_known", "The rest.", cited)],
            company=newsroom.company,
        )


def submitted(newsroom: Newsroom, brief: Brief) -> Brief:
    with acting(newsroom.ana, "test"):
        review.submit(brief, version=brief.version)
    return brief.refreshed()


def checked(newsroom: Newsroom, brief: Brief) -> Brief:
    brief = submitted(newsroom, brief)
    with acting(newsroom.ben, "test"):
        review.verify(
            brief,
            version=brief.version,
            seen_hash=coverage_verbs.content_hash(brief),
            interests="none",
        )
    return brief.refreshed()


def published(newsroom: Newsroom, brief: Brief) -> Edition:
    with acting(newsroom.ben, "test"):
        return publish_brief(brief, version=brief.version)


def test_it_is_published_as_checked(newsroom: Newsroom) -> None:
    brief = checked(newsroom, drafted(newsroom))
    edition = published(newsroom, brief)
    said = json.loads(edition.content)
    assert (said["answer"], said["about"][0]["name"]) == (brief.answer, "Acme")
    assert said["sentences"][0]["claims"][0]["id"] == newsroom.claim("published").public_id
    row = PublishedBrief.objects.get(public_id=brief.public_id)
    assert (row.number, row.edition, brief.refreshed().published_number) == (1, edition, 1)
    with acting(newsroom.ana, "test"):
        briefs.revise_brief(
            brief,
            version=brief.version,
            answer="It is otherwise.",
            sentences=[Sentence("known", "So.", [newsroom.claim("published")])],
        )
    assert brief.refreshed().workflow == "draft"
    assert PublishedBrief.objects.get(pk=row.pk).number == 1
    second = published(newsroom, checked(newsroom, brief.refreshed()))
    assert second.number == 2
    assert Edition.objects.get(pk=edition.pk).content == edition.content


@pytest.mark.parametrize("who", ["ana", "root"])
def test_its_author_does_not_check_it(who: str, newsroom: Newsroom) -> None:
    brief = drafted(newsroom)
    if who == "root":
        with acting(newsroom.root, "test"):
            briefs.revise_brief(
                brief,
                version=brief.version,
                answer="Root's words.",
                sentences=[Sentence("known", "So.", [newsroom.claim("published")])],
            )
    brief = submitted(newsroom, brief.refreshed())
    author = getattr(newsroom, who)
    with refused("four_eyes"), acting(author, "test"):
        review.verify(
            brief,
            version=brief.version,
            seen_hash=coverage_verbs.content_hash(brief),
            interests="none",
        )
    tell(author)
    for add in ADDITIONS:
        with refused("four_eyes"):
            add(
                Verification(
                    brief=brief,
                    interests="none",
                    seen_version=brief.version,
                    content_hash=coverage_verbs.content_hash(brief),
                )
            )
    for change in CHANGES:
        with refused("step_not_allowed"):
            change(brief, workflow="verified")


def test_it_takes_no_other_step(newsroom: Newsroom) -> None:
    brief = drafted(newsroom)
    tell(newsroom.ben)
    for change in CHANGES:
        for workflow in ("verified", "rejected", "changes_requested"):
            with refused("step_not_allowed"):
                change(brief, workflow=workflow)
        with refused("published_number_mirrors"):
            change(brief, published_number=1)
    for add in ADDITIONS:
        with refused("brief_starts_as_draft"):
            row = fresh(brief)
            row.workflow, row.company_id = "verified", newsroom.other.pk  # type: ignore[attr-defined]
            add(row)
    with pytest.raises(EditingError, match="verified"):
        published(newsroom, brief)


def test_a_change_of_any_sentence_voids_the_check(newsroom: Newsroom) -> None:
    brief = checked(newsroom, drafted(newsroom))
    sentence = brief.sentences.order_by("position")[0]
    citation = BriefCitation.objects.get(sentence=sentence)
    for row, values in (
        (sentence, {"text": "Otherwise."}),
        (citation, {"claim": newsroom.claim("draft")}),
        (brief, {"answer": "Otherwise."}),
    ):
        for change in CHANGES:
            with transaction.atomic():
                tell(newsroom.cleo)
                change(row, **values)
                assert Brief.objects.get(pk=brief.pk).workflow == "draft"
                transaction.set_rollback(True)
    assert brief.refreshed().workflow == "verified"


def test_its_parts_stay_with_it(newsroom: Newsroom) -> None:
    brief = drafted(newsroom)
    with acting(newsroom.ana, "test"):
        other = briefs.draft_brief(answer="Other.", sentences=[], company=newsroom.other)
    sentence = brief.sentences.order_by("position")[0]
    tell(newsroom.ana)
    second = BriefSentence.objects.create(brief=other, position=0, section="known", text="B.")
    for change in CHANGES:
        with refused("part_stays_with_brief"):
            change(sentence, brief=other, position=7)
        with refused("part_stays_with_brief"):
            change(BriefCitation.objects.get(sentence=sentence), sentence=second)


def test_each_sentence_cites_a_claim_that_readers_can_open(newsroom: Newsroom) -> None:
    with pytest.raises(EditingError, match="cites no claim"), acting(newsroom.ana, "test"):
        briefs.draft_brief(
            answer="A.", sentences=[Sentence("known", "So.", [])], company=newsroom.other
        )
    brief = drafted(newsroom)
    tell(newsroom.ana)
    BriefSentence.objects.create(brief=brief, position=9, section="known", text="Uncited.")
    with refused("step_not_allowed"):
        submitted(newsroom, brief.refreshed())
    with acting(newsroom.ana, "test"):
        briefs.delete_brief_draft(brief, version=brief.refreshed().version)
    brief = checked(newsroom, drafted(newsroom, newsroom.claim("draft")))
    with pytest.raises(EditingError, match="not published"):
        published(newsroom, brief)


def test_it_compares_versions_and_roles(newsroom: Newsroom) -> None:
    brief = checked(newsroom, drafted(newsroom))
    with pytest.raises(StaleVersion), acting(newsroom.ben, "test"):
        publish_brief(brief, version=1)
    with pytest.raises(NotAllowed), acting(newsroom.dan, "test"):
        publish_brief(brief, version=brief.version)


def test_a_checked_one_stays(newsroom: Newsroom) -> None:
    brief = checked(newsroom, drafted(newsroom))
    for by in (newsroom.ana, newsroom.ben):
        with refused("published_stays"), acting(by, "test"):
            briefs.delete_brief_draft(brief, version=brief.version)
    published(newsroom, brief)
    tell(newsroom.ben)
    row = PublishedBrief.objects.get(public_id=brief.public_id)
    for gone in (row, brief):
        with refused("published_stays"):
            delete_by_sql(gone)
    for change in CHANGES:
        with refused("published_as_edition"):
            change(row, number=2)
        with refused("published_as_edition"):
            change(row, edition=newsroom.edition())


def test_it_can_be_on_a_topic_that_readers_know(newsroom: Newsroom) -> None:
    factories.published_claim(newsroom.ana, newsroom.ben, topics=["Data"])
    with acting(newsroom.ana, "test"):
        brief = briefs.draft_brief(
            answer="Data is data.",
            sentences=[Sentence("known", "So.", [newsroom.claim("published")])],
            topic=Topic.objects.get(name="Data"),
        )
    published(newsroom, checked(newsroom, brief))
    row = PublishedBrief.objects.get(public_id=brief.public_id)
    assert row.topic is not None
    assert row.topic.name == "Data"
    assert run("SELECT count(*) FROM articles_edition WHERE subject_kind = 'brief'") == [(1,)]
