"""Sources, briefs, checks, requests: wrong rows are impossible."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.db import models

from articles.desk.editing.coverage import content_hash
from articles.desk.models import (
    Approval,
    Article,
    ArticleDerivation,
    Brief,
    BriefCitation,
    BriefSentence,
    Person,
    Request,
    Source,
    SourceAccess,
    SourceGrade,
    Topic,
    Verification,
)
from tests.desk.newsroom import Newsroom
from tests.desk.refusals import ADDITIONS, CHANGES, commit, delete_by_sql, refused, run, tell

pytestmark = pytest.mark.django_db

Make = Callable[[Newsroom], models.Model]


def _source(**values: Any) -> Make:
    given = {"name": "S", "kind": "organisation"} | values
    return lambda n: Source(**given)


def _request(**values: Any) -> Make:
    given = {"action": "retract", "reason": "It is wrong."} | values
    return lambda n: Request(claim=n.claim("published"), requested_by=n.ben, **given)


def _verification(**values: Any) -> Make:
    def make(n: Newsroom) -> Verification:
        claim = n.claim("in_review")
        given = {"interests": "none", "seen_version": claim.version} | values
        return Verification(claim=claim, content_hash=content_hash(claim), verifier=n.ben, **given)

    return make


def _brief(**values: Any) -> Make:
    return lambda n: Brief(answer="So.", created_by=n.ana, **values)


WRONG: dict[str, tuple[str, Make]] = {
    "a source without name": ("source_has_name", _source(name=" ")),
    "a source of unknown kind": ("source_kind_known", _source(kind="robot")),
    "an unknown attribution": ("source_attribution_known", _source(attribution="off")),
    "on background without label": (
        "source_on_background_has_label",
        _source(attribution="on_background"),
    ),
    "an identity of a source on the record": (
        "source_identity_only_if_confidential",
        _source(identity_reference="safe 3"),
    ),
    "a public grade for a person": (
        "source_no_public_grade_for_people",
        _source(kind="person", is_grade_public=True),
    ),
    "a public grade for a group": (
        "source_no_public_grade_for_people",
        _source(kind="group", is_grade_public=True),
    ),
    "a public grade for one on background": (
        "source_no_public_grade_for_people",
        _source(attribution="on_background", public_label="an outlet", is_grade_public=True),
    ),
    "an unknown grade": (
        "sourcegrade_reliability_known",
        lambda n: SourceGrade(source=n.outlet, reliability="G", reason="r", graded_by=n.ben),
    ),
    "a grade without reason": (
        "sourcegrade_has_reason",
        lambda n: SourceGrade(source=n.outlet, reliability="A", reason=" ", graded_by=n.ben),
    ),
    "a brief on nothing": ("brief_on_companies_or_a_topic", _brief()),
    "a brief on a counterparty alone": (
        "brief_on_companies_or_a_topic",
        lambda n: Brief(answer="So.", created_by=n.ana, counterparty=n.other),
    ),
    "a brief on a company and a topic": (
        "brief_on_companies_or_a_topic",
        lambda n: Brief(
            answer="So.",
            created_by=n.ana,
            company=n.company,
            topic=Topic.objects.get_or_create(name="T", slug="t")[0],
        ),
    ),
    "a brief between a company and itself": (
        "brief_between_two",
        lambda n: Brief(answer="So.", created_by=n.ana, company=n.company, counterparty=n.company),
    ),
    "a brief that answers nothing": (
        "brief_answers",
        lambda n: Brief(answer=" ", created_by=n.ana, company=n.company),
    ),
    "a request for an unknown action": ("request_action_known", _request(action="burn")),
    "a request without reason": ("request_has_reason", _request(reason="")),
    "a withdrawal without ground": ("request_ground_if_removing", _request(action="withdraw")),
    "a redaction of no edition": (
        "request_edition_if_redacting",
        _request(action="redact", ground="legal"),
    ),
    "a request on two subjects": (
        "request_one_subject",
        lambda n: Request(
            claim=n.claim("published"),
            company=n.company,
            action="merge",
            reason="r",
            requested_by=n.ben,
        ),
    ),
    "a request on nothing": (
        "request_one_subject",
        lambda n: Request(action="merge", reason="r", requested_by=n.ben),
    ),
    "a check of unknown decision": (
        "verification_decision_known",
        _verification(decision="liked", comment="I like it very much."),
    ),
    "sent back with nine characters": (
        "verification_says_why_not",
        _verification(decision="sent_back", comment=" too short "),
    ),
    "a check without interests": ("verification_declares_interests", _verification(interests=" ")),
    "a check from a base": ("verification_by_somebody_or_from_a_base", _verification(base="x")),
    "a check of nothing": (
        "stale_version",
        lambda n: Verification(
            seen_version=1, content_hash="0" * 64, interests="none", verifier=n.ben
        ),
    ),
}


@pytest.mark.parametrize("case", WRONG)
def test_it_refuses(case: str, newsroom: Newsroom) -> None:
    rule, make = WRONG[case]
    tell(newsroom.ben)
    for add in ADDITIONS:
        with refused(rule):
            add(make(newsroom))


def test_it_keeps_a_public_grade_for_an_organisation(newsroom: Newsroom) -> None:
    tell(newsroom.ben)
    for add in ADDITIONS:
        add(_source(is_grade_public=True)(newsroom))
        add(_source(attribution="on_background", public_label="an outlet")(newsroom))
        add(_source(attribution="confidential", identity_reference="safe 3")(newsroom))


def test_it_refuses_a_source_that_owns_itself(newsroom: Newsroom) -> None:
    tell(newsroom.ben)
    for change in CHANGES:
        with refused("source_not_its_own_owner"):
            change(newsroom.outlet, owner=newsroom.outlet)


def test_it_refuses_an_article_that_rewrites_itself(newsroom: Newsroom) -> None:
    tell(newsroom.ben)
    article = Article.objects.create(title="A")
    for add in ADDITIONS:
        with refused("articlederivation_not_of_itself"):
            add(ArticleDerivation(article=article, parent=article))


def test_it_keeps_an_access_and_a_brief_once(newsroom: Newsroom) -> None:
    tell(newsroom.ben)
    SourceAccess.objects.create(source=newsroom.outlet, person=newsroom.ana)
    Brief.objects.create(answer="So.", company=newsroom.company, created_by=newsroom.ana)
    for add in ADDITIONS:
        with refused("sourceaccess_once"):
            add(SourceAccess(source=newsroom.outlet, person=newsroom.ana))
        with refused("brief_once"):
            add(Brief(answer="Not so.", company=newsroom.company, created_by=newsroom.ana))


def test_it_refuses_bad_sentences_of_a_brief(newsroom: Newsroom) -> None:
    tell(newsroom.ben)
    brief = Brief.objects.create(answer="So.", company=newsroom.company, created_by=newsroom.ana)
    first = BriefSentence.objects.create(brief=brief, position=0, section="known", text="A.")
    BriefCitation.objects.create(sentence=first, claim=newsroom.claim("published"))
    for add in ADDITIONS:
        with refused("briefsentence_section_known"):
            add(BriefSentence(brief=brief, position=1, section="rumours", text="B."))
        with refused("briefsentence_has_text"):
            add(BriefSentence(brief=brief, position=1, section="known", text=" "))
        with refused("briefsentence_once"):
            add(BriefSentence(brief=brief, position=0, section="known", text="B."))
        with refused("briefcitation_once"):
            add(BriefCitation(sentence=first, claim=newsroom.claim("published")))


def test_it_approves_a_request_once(newsroom: Newsroom) -> None:
    tell(newsroom.ben)
    asked = _request()(newsroom)
    asked.save()
    tell(newsroom.cleo)
    Approval.objects.create(request=asked, approved_by=newsroom.cleo, reason="Yes.")  # type: ignore[misc]
    for add in ADDITIONS:
        with refused("articles_approval_request_id_key"):
            add(Approval(request=asked, approved_by=newsroom.cleo, reason="Yes."))  # type: ignore[misc]
    tell(newsroom.ben)
    second = _request()(newsroom)
    second.save()
    tell(newsroom.cleo)
    with refused("approval_has_reason"):
        Approval.objects.create(request=second, approved_by=newsroom.cleo, reason=" ")  # type: ignore[misc]


def test_it_never_deletes_a_person(newsroom: Newsroom) -> None:
    tell(newsroom.ben)
    nobody = Person.objects.create_user("nobody")
    with refused("person_stays"):
        nobody.delete()
    with refused("person_stays"):
        Person.objects.filter(pk=nobody.pk).delete()
    with refused("person_stays"):
        delete_by_sql(nobody)
    run("UPDATE articles_person SET is_active = false WHERE id = %s", [nobody.pk])


def test_it_keeps_one_built_in_person_who_cannot_sign_in(newsroom: Newsroom) -> None:
    tell(newsroom.ben)
    with refused("person_system_cannot_sign_in"):
        Person.objects.filter(pk=newsroom.dan.pk).update(
            is_system=True, username="system2", is_staff=False
        )
    system = Person.objects.get(is_system=True)
    for change in CHANGES:
        with refused("person_system_cannot_sign_in"):
            change(system, is_staff=True)
    assert not system.has_usable_password()


@pytest.mark.parametrize(
    "make",
    [_request(), _verification(), _verification(decision="sent_back", comment="Not yet so.")],
)
def test_it_keeps_a_sound_row(make: Make, newsroom: Newsroom) -> None:
    tell(newsroom.ben)
    make(newsroom).save()
    commit()
