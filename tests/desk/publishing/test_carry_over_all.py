"""Set-wise, readers get what they get one by one."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from django.apps import apps
from django.db import connection, connections, transaction
from django.db.models import Model
from django.test.utils import CaptureQueriesContext

from articles.desk.editing import appearance, article_derivation, claim_link, enquiry, origin
from articles.desk.editing import article as articles
from articles.desk.editing.acting import acting
from articles.desk.editing.claim_desk import mark
from articles.desk.editing.claim_topic import set_topics
from articles.desk.editing.evidence_derivation import derive
from articles.desk.editing.outcome import record_outcome
from articles.desk.importing.carrying_over import AT_ONCE, carry_over_all
from articles.desk.importing.owner import on_owners_connection
from articles.desk.models import Assessment, Claim, Evidence, Person, Verification
from articles.desk.publishing.carry_over import carry_over, carry_over_together
from articles.desk.publishing.relation import relate
from articles.logic.edition_content import ClaimContent, read_claim
from articles.public.models import Edition, PublishedClaim
from tests.desk import factories, quoting
from tests.desk.refusals import refused

BASE = "Another base"
#: What is another one each time: keys, moments and what is made of them.
UNLIKE = {
    "id", "content_hash", "verified_version", "published_at", "updated_at", "first_published_at",
    "search_vector",
}  # fmt: skip
#: What triggers derive from the rows compared here, under keys and in pieces of their own.
DERIVED = {
    "PublishedCount", "PublishedCountDelta", "PublishedListing", "PublishedNamePhrase",
    "PublishedRelationSide", "PublishedTouch", "PublishedWord",
}  # fmt: skip


@pytest.fixture
def ana(committed_db: str) -> Person:
    return factories.person("ana")


def drafts(by: Person) -> list[int]:
    """Keys of claims of every kind that an edition can tell of."""
    parent = factories.make_company(by, "Harbour Holding")
    port = factories.make_company(
        by, "Harbour Port", parent=parent, names=[("Old Port", "former"), ("HP", "ticker")]
    )
    twin = factories.make_company(by, "Harbour Port")
    owner = factories.make_source(by, "Big Media", is_grade_public=True)
    paper = factories.make_source(by, "The Paper", owner=owner, description="A daily.")
    quiet = factories.make_source(
        by, "Q", kind="person", attribution="on_background", public_label="a clerk", owner=owner
    )
    secret = factories.make_source(by, "Moth", kind="person", attribution="confidential")
    text = quoting.article_text(by, publisher=paper)
    with acting(by, "test"):
        second = articles.make_article(title="As told elsewhere", rights="own", publisher=quiet)
        quoting.add_text(second, "A first line.\n\nAnd a second one.")
        article_derivation.derive_article(
            second.refreshed(), version=second.refreshed().version, parent=text.article
        )
        wire = origin.make_origin(kind="wire_report", label="Wire 7")
    claims = []
    for number in range(6):
        claim = factories.draft(
            by,
            f"The harbour signed contract {number}.",
            companies=[(port, "subject"), (twin, "supplier"), (parent, "other")][: number % 3 + 1],
            claimant_company=parent if number == 1 else None,
            claimant_source=quiet if number == 2 else None,
            held_from="2024-05",
            language="de" if number == 3 else "en",
        )
        spans = [quoting.span_of(text, 10 * number, 10 * number + 8)]
        with acting(by, "test"):
            appearance.add_appearance(
                claim, version=claim.version, article_version=text, spans=spans, speaker=quiet
            )
            set_topics(claim, version=claim.refreshed().version, topics=["Ports", f"No {number}"])
        first = factories.attach(
            by, claim, source=paper, article=text.article, quotation=quoting.words(190, 194),
            kind="media_report", dated="2024-05-03",
        )  # fmt: skip
        other = factories.attach(by, claim, source=quiet, article=second.refreshed())
        factories.attach(by, claim, source=secret, stance="disputes", dated="2024-05-03")
        with acting(by, "test"):
            derive(other, version=claim.refreshed().version, parent=first if number % 2 else wire)
        claims.append(factories.assess(by, claim))
    with acting(by, "test"):
        for claim, other_claim in (claims[:2], claims[1::-1]):
            claim_link.link_claim(
                claim, version=claim.refreshed().version, other=other_claim, kind="supports"
            )
        enquiry.enquire(
            claims[4], version=claims[4].refreshed().version, asked="Is it so?",
            asked_on=date(2025, 1, 2), company=port, is_public=True,
        )  # fmt: skip
        record_outcome(
            claims[5], version=claims[5].refreshed().version, result="happened", note="It was.",
            evidence=[Evidence.objects.filter(claim=claims[5]).earliest("pk")],
        )  # fmt: skip
        relate(port, twin, kind="supplier", claims=[claims[0], claims[3]])
    return [claim.pk for claim in claims]


def readers_have() -> dict[str, list[str]]:
    """Every row of every public table but for keys and moments; records by their public ids."""
    found: dict[str, list[str]] = {}
    for model in apps.get_app_config("articles").get_models():
        is_public = model.__module__.startswith("articles.public.models")
        if is_public and model._meta.managed and model.__name__ not in DERIVED:
            rows = [_plain(row) for row in model._default_manager.all()]
            found[model.__name__] = sorted(json.dumps(row, default=str) for row in rows)
    for name in ("PublishedArticle", "PublishedRelation"):
        model = apps.get_model("articles", name)
        many = "derives_from" if name == "PublishedArticle" else "claims"
        found[f"{name}.{many}"] = sorted(
            f"{row.public_id} {other.public_id}"
            for row in model._default_manager.all()
            for other in getattr(row, many).all()
        )
    with connection.cursor() as cursor:
        cursor.execute("SELECT public_id, search_vector FROM articles_publishedclaim")
        found["words"] = sorted(f"{id} {words}" for id, words in cursor.fetchall())
    return found


def _plain(row: Model) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for field in row._meta.concrete_fields:
        if field.name in UNLIKE or field.primary_key:
            continue
        value = getattr(row, field.name)
        if isinstance(value, Model):
            value = _name_of(value)
        if field.name == "content":
            value = json.loads(value) | {"published_at": None}
        values[field.name] = value
    return values


def _name_of(row: Any) -> str:
    if isinstance(row, Edition):
        return f"{row.subject} {row.number}"
    return str(getattr(row, "public_id", getattr(row, "slug", row.pk)))


@contextmanager
def undone(by: Person) -> Iterator[None]:
    """On the owner's connection, in a transaction of which nothing stays."""

    class Undone(Exception):
        pass

    with suppress(Undone), on_owners_connection(), acting(by, "import"):
        yield
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        raise Undone


def test_set_wise_readers_get_what_they_get_one_by_one(ana: Person) -> None:
    keys = drafts(ana)
    with undone(ana):
        for key in keys:
            claim = Claim.objects.get(pk=key)
            carry_over(claim, version=claim.version, base=BASE)
        one_by_one = readers_have()
    with undone(ana):
        claims = Claim.objects.select_for_update(of=("self",)).filter(pk__in=keys).order_by("pk")
        carry_over_together(list(claims), base=BASE)
        together = readers_have()
    assert len(one_by_one["PublishedClaim"]) == len(keys)
    assert [name for name, rows in one_by_one.items() if together[name] != rows] == []
    texts = "".join(one_by_one["Edition"])
    assert '\\"exact\\": \\"\\"' in texts or '"exact": ""' in texts  # something was withheld
    assert "Moth" not in json.dumps(together)


def test_it_carries_over_what_it_can_and_names_the_rest(ana: Person) -> None:
    keys = [factories.draft(ana).pk for _ in range(5)]
    with acting(ana, "test"):
        mark(Claim.objects.get(pk=keys[2]), version=1, marking="internal")
    heard: list[int] = []
    first = carry_over_all(keys, by=ana, base=BASE, progress=lambda so_far: heard.append(1))
    assert (first.taken, first.skipped, heard) == (4, 0, [1])
    assert first.refused == {keys[2]: "Its marking keeps it inside the newsroom."}
    told = Edition.objects.order_by("pk").values_list("base", "number", "verified_how")
    assert set(told) == {(BASE, 1, "carried_over")}
    assert set(PublishedClaim.objects.values_list("verdict", flat=True)) == {"not_assessed"}
    again = carry_over_all(keys, by=ana, base=BASE)
    assert (again.taken, again.skipped, list(again.refused)) == (0, 4, [keys[2]])
    assert Assessment.objects.filter(claim=keys[2]).count() == 0


def test_it_counts_as_nobodys_check(ana: Person) -> None:
    key = factories.draft(ana).pk
    carry_over_all([key], by=ana, base=BASE)
    (check,) = Verification.objects.filter(claim=key)
    assert (check.verifier, check.how, check.base) == (None, "carried_over", BASE)
    shown = json.loads(Edition.objects.get().content)["review"]
    assert (shown["how"], shown["base"], shown["checkers"]) == ("carried_over", BASE, 0)


def test_it_takes_a_fixed_number_of_statements(ana: Person) -> None:
    port = factories.make_company(ana, "Port")
    paper = factories.make_source(ana, "Paper")
    keys = []
    for _ in range(12):
        claim = factories.draft(ana, companies=[(port, "subject")])
        factories.attach(ana, claim, source=paper)
        keys.append(factories.assess(ana, claim).pk)
    few, many = keys[:2], keys[2:]
    carry_over_all(few, by=ana, base=BASE)
    with CaptureQueriesContext(connections["owner"]) as asked:
        carry_over_all(many, by=ana, base=BASE)
    assert len(asked) < 55
    assert len(many) < AT_ONCE


def test_the_database_refuses_what_is_not_what_was_loaded(ana: Person) -> None:
    claim = factories.assess(ana, factories.draft(ana))
    with refused("carried_over_by_owner"), acting(ana, "import"):
        carry_over(claim, version=claim.version, base=BASE)
    with undone(ana):
        row = Claim.objects.select_for_update(of=("self",)).get(pk=claim.pk)
        content = {claim.pk: replace(_content(row), statement="Something else.")}
        with refused("publish_as_verified"), transaction.atomic():
            carry_over_together([row], base=BASE, contents=content)
        with refused("stale_version"), transaction.atomic():
            Verification.objects.bulk_create(
                Verification(
                    claim=row, how="carried_over", base=BASE, seen_version=row.version + past,
                    content_hash="0" * 64,
                )
                for past in (0, 1)
            )  # fmt: skip


def _content(claim: Claim) -> ClaimContent:
    """What the desk would tell of it."""
    before = transaction.savepoint()
    (edition,) = carry_over_together([claim], base=BASE)
    transaction.savepoint_rollback(before)
    return read_claim(edition.content)
