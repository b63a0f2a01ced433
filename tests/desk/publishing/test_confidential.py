"""What an edition says of a source that must not be known, and of one on background."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest

from articles.desk.editing.acting import acting
from articles.desk.editing.article import make_article
from articles.desk.editing.claim_link import link_claim
from articles.desk.editing.enquiry import enquire
from articles.desk.editing.errors import EditingError
from articles.desk.editing.source import make_source, revise_source
from articles.desk.models import Claim, Person, Source
from articles.public.models import PublishedArticle, PublishedSource
from tests.desk import factories

pytestmark = pytest.mark.django_db
PHRASE = "a source known to the newsroom"


@pytest.fixture
def people() -> tuple[Person, Person]:
    return factories.person("ana"), factories.person("ben")


def published(people: tuple[Person, Person], source: Source, **item: Any) -> tuple[Claim, str]:
    """A claim with an item of that source, another such, and an enquiry to it that is public."""
    ana, ben = people
    claim = factories.draft(ana, "It was sold.")
    said = {"kind": "on_record_statement", "credibility": "2", "dated": "2026-03-09"}
    factories.attach(ana, claim, source=source, **said)
    if item:
        factories.attach(ana, claim, source=source, **(said | item))
    with acting(ana, "test"):
        enquire(
            claim,
            version=claim.refreshed().version,
            source=source,
            asked="So?",
            asked_on=date(2026, 3, 8),
            deadline=date(2026, 3, 11),
            is_public=True,
        )
    factories.assess(ana, claim)
    factories.submit(ana, claim)
    claim = factories.verify(ben, claim)
    return claim, factories.publish_claim(ben, claim).content


def behind(ana: Person, **fields: Any) -> Source:
    """A source that another one controls."""
    owner = factories.make_source(ana, "Ownerwren Group")
    return factories.make_source(ana, "Heronquill", owner=owner, **fields)


def test_a_confidential_source_is_a_fixed_phrase_and_a_month(people: tuple[Person, Person]) -> None:
    ana = people[0]
    source = behind(
        ana, kind="person", attribution="confidential", identity_reference="Envelope 12"
    )
    with acting(ana, "test"):
        paper = make_article(title="Leakfinch memo", canonical_url="https://leak.example/finch")
        parent = make_article(title="Parentlark memo")
    _, text = published(
        people, source, article=paper, url="https://leak.example/item", derived_from=[parent]
    )
    said = json.loads(text)
    (enquiry,) = said["enquiries"]
    for item in said["evidence"]:
        assert item["source"] == {"id": None, "name": PHRASE}
        assert (item["article"], item["url"], item["date"]) == (None, None, "2026-03")
    assert (enquiry["to"], enquiry["asked_on"], enquiry["deadline"]) == (
        PHRASE,
        "2026-03",
        "2026-03",
    )
    assert PHRASE in {one["label"] for one in said["origins"]}
    hidden = (
        "Heronquill", "Ownerwren", "Envelope", "Leakfinch", "Parentlark", "leak.example",
        source.public_id, paper.public_id, parent.public_id, "2026-03-0", "2026-03-1",
    )  # fmt: skip
    told = text.replace(said["published_at"], "")
    assert not [words for words in hidden if words in told]
    assert not PublishedSource.objects.filter(public_id=source.public_id).exists()
    assert not PublishedArticle.objects.exists()


def test_a_source_on_background_is_its_label_and_nothing_of_who_controls_it(
    people: tuple[Person, Person],
) -> None:
    source = behind(
        people[0],
        kind="person",
        attribution="on_background",
        public_label="a person at the harbour",
        description="Wearscap.",
    )
    _, text = published(people, source)
    said = json.loads(text)
    assert said["evidence"][0]["source"]["name"] == "a person at the harbour"
    assert said["evidence"][0]["date"] == "2026-03-09"
    shown = PublishedSource.objects.get(public_id=source.public_id)
    assert (shown.label, shown.description, shown.owner) == ("a person at the harbour", "", None)
    assert not [words for words in ("Heronquill", "Ownerwren", "Wearscap") if words in text]
    assert not PublishedSource.objects.filter(label__contains="Ownerwren").exists()


def test_a_source_on_the_record_shows_who_controls_it(people: tuple[Person, Person]) -> None:
    source = behind(people[0], kind="news_outlet")
    _, text = published(people, source)
    assert "Ownerwren Group" in text
    shown = PublishedSource.objects.get(public_id=source.public_id)
    assert shown.owner is not None


@pytest.mark.parametrize(
    "values",
    [
        {"name": "heron@example.org"},
        {"name": "Heron", "description": "Call +49 30 1234567."},
        {"name": "Heron", "identity_reference": "https://social.example/heron"},
    ],
)
def test_it_refuses_what_would_say_who_a_confidential_source_is(
    people: tuple[Person, Person], values: dict[str, str]
) -> None:
    given = {"kind": "person", "attribution": "confidential", **values}
    with pytest.raises(EditingError, match="must not be written here"), acting(people[0], "test"):
        make_source(**given)
    with acting(people[0], "test"):
        source = make_source(name="Heron", kind="person", attribution="confidential")
    with pytest.raises(EditingError, match="must not be written here"), acting(people[0], "test"):
        revise_source(source, version=source.version, **values)
    given.pop("attribution")
    given.pop("identity_reference", None)
    with acting(people[0], "test"):  # an organisation on the record may be reached
        assert make_source(**given).pk


def test_another_claims_words_are_in_no_edition(people: tuple[Person, Person]) -> None:
    """It may be withdrawn: an edition that links to it stays as it is."""
    ana, ben = people
    other, _ = factories.published_claim(ana, ben, statement="Otherwords are so.")
    claim = factories.draft(ana, "It was sold.")
    with acting(ana, "test"):
        link_claim(claim, version=claim.version, other=other, kind="supports")
    factories.attach(ana, claim)
    factories.assess(ana, claim)
    factories.submit(ana, claim)
    edition = factories.publish_claim(ben, factories.verify(ben, claim))
    assert other.public_id in edition.content
    assert "Otherwords" not in edition.content
