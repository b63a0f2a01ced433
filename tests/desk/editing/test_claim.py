"""A claim's fields, marking, topics and assignment by verb."""

from __future__ import annotations

import pytest

from articles.desk.editing import claim as claims
from articles.desk.editing import claim_company as claim_company_verbs
from articles.desk.editing import claim_desk as claim_desk_verbs
from articles.desk.editing import claim_topic as claim_topic_verbs
from articles.desk.editing.acting import acting
from articles.desk.editing.errors import EditingError, NotAllowed, StaleVersion
from articles.desk.models import Claim
from tests.desk import factories
from tests.desk.newsroom import Newsroom

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "field", ["workflow", "challenge", "published_number", "created_by", "public_id"]
)
def test_it_changes_no_field_that_has_a_verb_of_its_own(field: str, newsroom: Newsroom) -> None:
    claim = newsroom.claim("draft")
    with pytest.raises(EditingError, match="not changed this way"), acting(newsroom.ana, "test"):
        claims.revise(claim, version=claim.version, **{field: "verified"})


@pytest.mark.parametrize("text", ["NUL \x00 in it", "half a \ud83d character"])
def test_it_refuses_text_that_cannot_be_stored(text: str, newsroom: Newsroom) -> None:
    claim = newsroom.claim("draft")
    for fields in ({"statement": text}, {"in_short": text}):
        with pytest.raises(EditingError), acting(newsroom.ana, "test"):
            claims.revise(claim, version=claim.version, **fields)
    with pytest.raises(EditingError), acting(newsroom.ana, "test"):
        claims.draft(statement=text)
    with pytest.raises(EditingError), acting(newsroom.ana, "test"):
        claim_topic_verbs.set_topics(claim, version=claim.version, topics=[text])


def test_a_stale_revision_changes_nothing(newsroom: Newsroom) -> None:
    claim = newsroom.claim("draft")
    with acting(newsroom.ana, "test"):
        claims.revise(claim, version=claim.version, in_short="First.")
    with pytest.raises(StaleVersion, match="version"), acting(newsroom.ben, "test"):
        claims.revise(claim, version=claim.version, in_short="Second.")
    assert newsroom.claim("draft").in_short == "First."


def test_it_links_exactly_these_companies(newsroom: Newsroom) -> None:
    claim = newsroom.claim("draft")
    wanted = [(newsroom.company, "subject"), (newsroom.other, "customer")]
    kept = claim.company_links.get().pk
    with acting(newsroom.ana, "test"):
        claim = claim_company_verbs.set_companies(claim, version=claim.version, companies=wanted)
    links = claim.company_links.order_by("pk")
    assert [(link.company, link.role) for link in links] == wanted
    assert links[0].pk == kept


def test_it_links_no_merged_company(newsroom: Newsroom) -> None:
    from articles.desk.publishing.company_merge import merge_companies

    with acting(newsroom.ben, "test"):
        merge_companies(newsroom.other, version=newsroom.other.version, into=newsroom.company)
    claim = newsroom.claim("draft")
    with pytest.raises(EditingError, match="merged"), acting(newsroom.ana, "test"):
        claim_company_verbs.link_company(claim, version=claim.version, company=newsroom.other)


def test_only_an_editor_opens_a_marking(newsroom: Newsroom) -> None:
    claim = factories.draft(newsroom.dan)
    with acting(newsroom.dan, "test"):
        claim = claim_desk_verbs.mark(claim, version=claim.version, marking="confidential")
    with pytest.raises(NotAllowed), acting(newsroom.dan, "test"):
        claim_desk_verbs.mark(claim, version=claim.version, marking="public")
    with acting(newsroom.ben, "test"):
        claim = claim_desk_verbs.mark(claim, version=claim.version, marking="public")
    assert claim.marking == "public"
    shown = newsroom.claim("published")
    with pytest.raises(EditingError, match="retract or withdraw"), acting(newsroom.ben, "test"):
        claim_desk_verbs.mark(shown, version=shown.version, marking="internal")


def test_confidential_claims_are_for_few() -> None:
    ana, ben, dan = (factories.person(name) for name in ("a", "b", "d"))
    claim = factories.draft(ana)
    with acting(ana, "test"):
        claim = claim_desk_verbs.mark(claim, version=claim.version, marking="confidential")
        claim_desk_verbs.assign(claim, version=claim.version, to=ben)

    def seen(person_id: int, *, is_editor: bool = False) -> bool:
        return (
            Claim.objects.readable_by(person_id, is_editor=is_editor).filter(pk=claim.pk).exists()
        )

    told = [seen(person.pk) for person in (ana, ben, dan)]
    assert (told, seen(dan.pk, is_editor=True)) == ([True, True, False], True)


def test_it_is_not_assigned_to_somebody_gone(newsroom: Newsroom) -> None:
    gone = factories.person("left", is_active=False)
    claim = newsroom.claim("draft")
    with pytest.raises(EditingError, match="no active account"), acting(newsroom.ana, "test"):
        claim_desk_verbs.assign(claim, version=claim.version, to=gone)


def test_topics_are_made_and_trimmed(newsroom: Newsroom) -> None:
    claim = newsroom.claim("draft")
    with acting(newsroom.ana, "test"):
        claim = claim_topic_verbs.set_topics(
            claim, version=claim.version, topics=[" Data ", "", "Privacy"]
        )
    assert list(claim.topics.names()) == ["Data", "Privacy"]
    with pytest.raises(EditingError, match="100 characters"), acting(newsroom.ana, "test"):
        claim_topic_verbs.set_topics(claim, version=claim.version, topics=["x" * 101])
