from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.urls import reverse
from pytest_django.fixtures import Settings

from articles.desk.editing.acting import ADMINISTRATOR, JOURNALIST, acting, roles_of
from articles.desk.editing.appearance import add_appearance
from articles.desk.editing.claim_desk import assign, mark
from articles.desk.editing.snooze import snooze
from articles.desk.editing.source_grade import grade
from articles.desk.queue.counts import counts
from articles.desk.queue.tabs import Asker
from tests.desk import factories
from tests.desk.admin.counting import queries_of
from tests.desk.admin.pages import client_of, text_of
from tests.desk.quoting import article_text

pytestmark = pytest.mark.django_db
HOME = "/desk/"


def test_it_greets_an_empty_base_with_three_steps() -> None:
    said = text_of(client_of(factories.person("ana")).get(HOME))
    steps = ("Capture an article", "Make a claim from one of its sentences", "Have somebody else")
    places = [said.rindex(step) for step in steps]
    assert places == sorted(places)


def test_it_counts_what_waits_and_links_to_it() -> None:
    ana, ben = factories.person("ana"), factories.person("ben")
    claim = factories.draft(ana, "The price was 5 million.")
    factories.attach(ana, claim)
    factories.assess(ana, claim)
    factories.submit(ana, claim)
    verified = factories.verified_claim(ana, ben)
    with acting(ana, "assign"):
        assign(verified, version=verified.version, to=ben)
    said = text_of(client_of(ben).get(HOME))
    assert "To check: claims in review: 1" in said
    assert "The price was 5 million." in said
    assert "To publish: verified and not out: 1" in said
    assert "Yours: assigned to you, asked of you or sent back: 1" in said
    assert "Overdue" not in said


def test_its_lists_count_as_the_tiles_above_them() -> None:
    """What the person has put off to another day is in neither."""
    ana, ben = factories.person("ana"), factories.person("ben")
    claims = [factories.draft(ana, f"The price was {price} million.") for price in (5, 6)]
    for claim in claims:
        factories.attach(ana, claim)
        factories.assess(ana, claim)
        factories.submit(ana, claim)
    assert "To check: claims in review: 2" in text_of(client_of(ben).get(HOME))
    with acting(ben, "tomorrow"):
        snooze(claims[0], until=date.today() + timedelta(days=2), today=date.today())
    assert "To check: claims in review: 1" in text_of(client_of(ben).get(HOME))
    assert counts(Asker(ben, roles_of(ben)))["to-verify"] == 1


def test_it_tells_nobody_of_confidential_claims() -> None:
    ana, jo = factories.person("ana"), factories.person("jo", JOURNALIST)
    factories.draft(ana)
    secret = factories.draft(ana, "The price was 5 million.")
    factories.attach(ana, secret)
    factories.assess(ana, secret)
    factories.submit(ana, secret)
    secret = secret.refreshed()
    with acting(ana, "mark"):
        mark(secret, version=secret.version, marking="confidential")
    assert "To check: claims in review: 1" in text_of(client_of(ana).get(HOME))
    assert "To check: claims in review" not in text_of(client_of(jo).get(HOME))


def test_it_shows_administrators_people_and_no_content() -> None:
    ana = factories.person("ana")
    claim = factories.draft(ana, "The price was 5 million.")
    factories.attach(ana, claim)
    factories.assess(ana, claim)
    factories.submit(ana, claim)
    said = text_of(client_of(factories.person("root", ADMINISTRATOR)).get(HOME))
    assert "You look after people and their roles" in said
    assert "The price" not in said
    assert "Capture an article" not in said


def test_it_says_that_it_is_a_demonstration(settings: Settings) -> None:
    client = client_of(factories.person("ana"))
    assert "Demonstration, not reporting" not in text_of(client.get(HOME))
    settings.CLAIMBOOK_DEMONSTRATION = True
    assert "Demonstration, not reporting" in text_of(client.get(HOME))


def test_it_asks_as_many_questions_for_many_claims_as_for_few() -> None:
    ana, ben = factories.person("ana"), factories.person("ben")
    client = client_of(ben)
    asked = []
    for rows in (6, 12):
        for _ in range(rows):
            factories.verified_claim(ana, ben)
        asked.append(queries_of(client, HOME))
    assert asked[0] == asked[1] <= 30


def test_what_most_articles_carry_is_rechecked_first() -> None:
    ana, ben = factories.person("ana"), factories.person("ben")
    text = article_text(ana)
    carried, newer = (factories.draft(ana, words) for words in ("It is carried.", "It is newer."))
    with acting(ana, "test"):
        add_appearance(
            carried, version=carried.version, article_version=text, spans=[(0, 24)]
        )  # fmt: skip
    for claim in (carried, newer):
        outlet = factories.make_source(ana)
        with acting(ben, "test"):
            grade(outlet, reliability="B", reason="Right most of the time.")
        factories.attach(ana, claim, source=outlet, kind="on_record_statement", credibility="2")
        factories.assess(ana, claim, divergence_reason="It is too early to say.")
        factories.submit(ana, claim)
        factories.publish_claim(ben, factories.verify(ben, claim))
        with acting(ben, "test"):
            grade(outlet, reliability="E", reason="It made things up.")
    said = text_of(client_of(ben).get(HOME))
    assert "To recheck: their basis moved: 2" in said
    assert said.index("It is carried. The suggested confidence fell") < said.index("It is newer.")
    told = text_of(client_of(factories.person("cem", JOURNALIST)).get(HOME))
    assert "It is carried." in told
    assert "The suggested confidence fell" not in told
    address = reverse("admin:articles_claim_change", args=[carried.pk])
    told = text_of(client_of(factories.person("dua", JOURNALIST)).get(address))
    assert "What it rests on has changed since it was published." in told
    assert "The suggested confidence fell" not in told
