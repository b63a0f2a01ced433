"""Publishing twice, and what readers are told of sources."""

from __future__ import annotations

import json
from typing import Any

import pytest

from articles.desk.editing import claim as claims
from articles.desk.editing import evidence as items
from articles.desk.editing import request as requests
from articles.desk.editing import source as sources
from articles.desk.editing import source_access as source_access_verbs
from articles.desk.editing.acting import acting
from articles.desk.editing.errors import NotAllowed
from articles.desk.models import Claim, CompanyRelation, Source
from articles.desk.publishing import relation as relations
from articles.desk.publishing.publish import publish
from articles.desk.publishing.retract import retract
from articles.desk.publishing.source import revise_source
from articles.desk.publishing.source_grade import grade
from articles.logic.edition_content import read_claim
from articles.public.models import (
    Edition,
    PublishedClaim,
    PublishedEvidence,
    PublishedRelation,
    PublishedSource,
)
from tests.desk import factories
from tests.desk.newsroom import Newsroom
from tests.desk.refusals import ADDITIONS, CHANGES, commit, refused, run, tell

pytestmark = pytest.mark.django_db


def test_published_twice_it_has_editions_one_and_two(newsroom: Newsroom) -> None:
    first = newsroom.edition()
    claim = newsroom.claim("published")
    with acting(newsroom.ana, "test"):
        claims.revise(claim, version=claim.version, in_short="In short.")
    factories.submit(newsroom.ana, claim)
    claim = factories.verify(newsroom.ben, claim)
    second = factories.publish_claim(newsroom.ben, claim)
    assert (first.number, second.number) == (1, 2)
    again = Edition.objects.get(pk=first.pk)
    assert (again.content, again.content_hash) == (first.content, first.content_hash)
    shown = PublishedClaim.objects.get(public_id=claim.public_id)
    assert (shown.number, shown.edition, shown.in_short) == (2, second, "In short.")
    assert shown.evidence.count() == shown.companies.count() == 1
    assert newsroom.claim("published").published_number == 2


def test_readers_keep_the_edition_while_the_desk_works(newsroom: Newsroom) -> None:
    claim = newsroom.claim("published")
    before = PublishedClaim.objects.values().get(public_id=claim.public_id)
    with acting(newsroom.ana, "test"):
        claims.revise(claim, version=claim.version, statement="Otherwise.")
    assert newsroom.claim("published").workflow == "draft"
    assert PublishedClaim.objects.values().get(public_id=claim.public_id) == before


# --- Sources -----------------------------------------------------------------------------------


def published_with(newsroom: Newsroom, source: Source, **fields: Any) -> dict[str, Any]:
    ana, ben = newsroom.ana, newsroom.ben
    claim = factories.draft(ana)
    factories.attach(ana, claim, source=source, **fields)
    factories.assess(ana, claim)
    factories.submit(ana, claim)
    edition = factories.publish_claim(ben, factories.verify(ben, claim))
    said: dict[str, Any] = json.loads(edition.content)
    return said


@pytest.fixture
def secret(newsroom: Newsroom) -> Source:
    with acting(newsroom.ana, "test"):
        return sources.make_source(
            name="Heron",
            kind="person",
            attribution="confidential",
            identity_reference="safe 3",
            description="Works in the laboratory.",
        )


def test_a_confidential_source_is_a_fixed_phrase(newsroom: Newsroom, secret: Source) -> None:
    said = published_with(
        newsroom, secret, dated="2025-06-13", url="https://leak.example/13", kind="anonymous"
    )
    (item,) = said["evidence"]
    assert item["source"] == {"id": None, "name": "a source known to the newsroom"}
    assert (item["date"], item["url"], item["article"]) == ("2025-06", None, None)
    text = json.dumps(said)
    for word in ("Heron", "safe 3", "laboratory", secret.public_id, "leak.example", "2025-06-13"):
        assert word not in text
    row = PublishedEvidence.objects.get(public_id=item["id"])
    assert (row.source, row.article) == (None, None)
    assert not PublishedSource.objects.filter(public_id=secret.public_id).exists()
    tell(newsroom.ben)
    for add in ADDITIONS:
        with refused("source_stays_confidential"):
            add(PublishedSource(public_id=secret.public_id, label="Heron", kind="person"))


def test_a_confidential_source_is_known_to_its_list_alone(
    newsroom: Newsroom, secret: Source
) -> None:
    claim = newsroom.claim("draft")
    with pytest.raises(NotAllowed, match="no such source"), acting(newsroom.ben, "test"):
        items.attach(claim, version=claim.version, source=secret)
    with pytest.raises(NotAllowed, match="no such source"), acting(newsroom.ben, "test"):
        revise_source(secret, version=secret.version, name="Known")
    with acting(newsroom.ana, "test"):
        source_access_verbs.give_access(secret, version=secret.version, person=newsroom.ben)
    with acting(newsroom.ben, "test"):
        items.attach(claim, version=claim.version, source=secret)
    with acting(newsroom.ana, "test"):
        source_access_verbs.end_access(
            secret, version=secret.refreshed().version, person=newsroom.ben
        )
        with pytest.raises(Exception, match="keep knowing"):
            source_access_verbs.end_access(
                secret, version=secret.refreshed().version, person=newsroom.ana
            )


def test_one_on_background_is_its_public_label(newsroom: Newsroom) -> None:
    source = factories.make_source(
        newsroom.ana,
        "Jane Roe",
        kind="person",
        attribution="on_background",
        public_label="a person with knowledge of the contract",
        description="Jane's desk is by the window.",
    )
    said = published_with(newsroom, source)
    assert said["evidence"][0]["source"]["name"] == "a person with knowledge of the contract"
    shown = PublishedSource.objects.get(public_id=source.public_id)
    assert (shown.label, shown.description) == ("a person with knowledge of the contract", "")
    assert "Jane" not in json.dumps(said)
    tell(newsroom.ben)
    for change in CHANGES:
        for values in ({"label": "Jane Roe"}, {"description": "Jane"}):
            with refused("source_as_agreed"):
                change(shown, **values)


def test_a_source_that_goes_into_hiding_loses_its_name_in_public(newsroom: Newsroom) -> None:
    source = factories.make_source(newsroom.ana, "John Doe", kind="person")
    published_with(newsroom, source)
    with acting(newsroom.ana, "Threatened"):
        revise_source(source, version=source.version, attribution="confidential")
    shown = PublishedSource.objects.get(public_id=source.public_id)
    assert "John" not in f"{shown.label}{shown.description}"
    tell(newsroom.ben)
    for change in CHANGES:
        with refused("source_stays_confidential"):
            change(shown, label="John Doe")


def test_a_grade_is_public_only_by_choice(newsroom: Newsroom) -> None:
    shown = PublishedSource.objects.get(public_id=newsroom.outlet.public_id)
    with acting(newsroom.ben, "test"):
        grade(newsroom.outlet, reliability="B", reason="Corrects its errors.")
    shown.refresh_from_db()
    assert shown.grade == ""
    for change in CHANGES:
        tell(newsroom.ben)
        with refused("source_as_agreed"):
            change(shown, grade="B")
    outlet = Source.objects.get(pk=newsroom.outlet.pk)
    with pytest.raises(NotAllowed), acting(newsroom.dan, "test"):
        revise_source(outlet, version=outlet.version, is_grade_public=True)
    with acting(newsroom.ben, "test"):
        revise_source(outlet, version=outlet.version, is_grade_public=True)
    shown.refresh_from_db()
    assert shown.grade == "B"
    with pytest.raises(NotAllowed), acting(newsroom.dan, "test"):
        grade(outlet, reliability="A", reason="I like it.")


def test_a_downgraded_source_asks_for_a_recheck_where_the_word_falls(newsroom: Newsroom) -> None:
    ana, ben = newsroom.ana, newsroom.ben
    register = factories.make_source(ana, "The Register", kind="public_register")
    with acting(ben, "test"):
        grade(register, reliability="A", reason="It is the record itself.")
    said = published_with(newsroom, register, kind="official_document", credibility="2")
    claim = Claim.objects.get(public_id=said["id"])
    word = claim.suggestion.word
    version = claim.version
    with acting(ben, "test"):
        grade(register, reliability="E", reason="It was found to be forged.")
    claim = Claim.objects.get(pk=claim.pk)
    order = ["", "very low", "low", "moderate", "high", "very high"]
    assert order.index(claim.suggestion.word) < order.index(word)
    why = "The suggested confidence fell from moderate to very low."
    assert (claim.challenge, claim.challenge_reason, claim.suggestion.is_stale) == (
        "recheck", why, False,
    )  # fmt: skip
    assert PublishedClaim.objects.get(public_id=claim.public_id).challenge == "none"
    assert claim.workflow == "verified"
    with refused("publish_unchallenged"), acting(ben, "test"):
        publish(claim, version=claim.version)
    with acting(ben, "test"):  # the same again does nothing
        grade(register, reliability="E", reason="Still.")
    assert Claim.objects.get(pk=claim.pk).version == claim.version == version + 1


# --- Relations -----------------------------------------------------------------------------------


def test_a_relation_is_public_with_a_published_claim_only(newsroom: Newsroom) -> None:
    ana, ben, cleo = newsroom.ana, newsroom.ben, newsroom.cleo
    draft, shown = newsroom.claim("draft"), newsroom.claim("published")
    with acting(ana, "test"):
        relation = relations.relate(
            newsroom.company, newsroom.other, kind="supplier", claims=[draft]
        )
    rows = PublishedRelation.objects.filter(public_id=relation.public_id)
    assert not rows.exists()
    with acting(ana, "test"):
        relation = relations.rest_relation_on(
            relation, version=relation.version, claims=[draft, shown]
        )
    assert [claim.public_id for claim in rows.get().claims.all()] == [shown.public_id]
    with acting(ana, "test"):
        relations.revise_relation(relation, version=relation.version, started="2025-06")
    assert str(rows.get().started) == "June 2025"
    with acting(ben, "test"):
        asked = requests.ask_for("retract", shown, reason="It is wrong.")
    with acting(cleo, "test"):
        requests.approve(asked, reason="Yes.")
    with acting(ben, "test"):
        retract(shown, version=shown.version, was_wrong="So.", is_right="Not so.")
    assert not rows.exists()
    assert CompanyRelation.objects.filter(pk=relation.pk).exists()


def test_no_relation_is_public_without_a_claim(newsroom: Newsroom) -> None:
    factories.published_claim(newsroom.ana, newsroom.ben, companies=[(newsroom.other, "subject")])
    companies = "SELECT id FROM articles_publishedcompany WHERE public_id = %s"
    with acting(newsroom.ana, "test"):
        relation = relations.relate(newsroom.company, newsroom.other, kind="supplier")
    tell(newsroom.ben)
    for rule, public_id in (
        ("relation_rests_on_published", relation.public_id),
        ("relation_as_recorded", "00000000"),
    ):
        with refused(rule):
            run(
                "INSERT INTO articles_publishedrelation (public_id, subject_id, object_id, kind) "
                f"VALUES (%s, ({companies}), ({companies}), 'supplier')",
                [public_id, newsroom.company.public_id, newsroom.other.public_id],
            )
    commit()


def test_it_names_the_owner_that_items_go_back_to() -> None:
    ana, ben = factories.person(), factories.person()
    group = factories.make_source(ana, "The Group", kind="organisation")
    outlet = factories.make_source(ana, "The Outlet", owner=group)
    claim = factories.draft(ana)
    factories.attach(ana, claim, source=outlet, is_own_reporting=True)
    factories.assess(ana, claim)
    factories.submit(ana, claim)
    claim = factories.verify(ben, claim)
    with acting(ben, "test"):
        said = read_claim(publish(claim, version=claim.version).content)
    assert [origin.label for origin in said.origins] == ["The Group"]
