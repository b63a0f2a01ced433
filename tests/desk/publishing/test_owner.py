"""What only the owner's connection does, and what real commits and races show."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

import pytest
from django.db import DEFAULT_DB_ALIAS, connection, connections

from articles.desk.editing import claim as claims
from articles.desk.editing import coverage as coverage_verbs
from articles.desk.editing import evidence_state as evidence_state_verbs
from articles.desk.editing import request as requests
from articles.desk.editing import review
from articles.desk.editing.acting import acting
from articles.desk.editing.errors import EditingError
from articles.desk.models import Claim, Person
from articles.desk.publishing.carry_over import carry_over
from articles.desk.publishing.publish import publish
from articles.desk.publishing.redact import NOTICES, redact
from articles.desk.publishing.withdraw import withdraw
from articles.logic.vocabulary import Ground
from articles.migrations._guards import APPEND_ONLY
from articles.public.models import Edition, PublishedClaim, Redaction
from tests.desk import factories
from tests.desk.refusals import refused, rule_of, run, tell


def as_owner(statement: str, values: list[Any] | None = None) -> str:
    """The rule that refuses the owner, or "" where the statement goes through."""
    with connections["owner"].cursor() as cursor:
        try:
            cursor.execute(statement, values)
        except Exception as problem:
            return rule_of(problem)
    return ""


@pytest.fixture
def people(committed_db: str) -> tuple[Person, Person, Person]:
    return factories.person("ana"), factories.person("ben"), factories.person("cleo")


def test_not_even_the_owner_rewrites_what_is_append_only(
    people: tuple[Person, Person, Person],
) -> None:
    ana, ben, _ = people
    _, edition = factories.published_claim(ana, ben)
    as_owner("SELECT set_config('claimbook.actor', %s, false)", [str(ben.pk)])
    for name in APPEND_ONLY:
        assert as_owner(f"TRUNCATE articles_{name} CASCADE") == "append_only"
    for table in ("articles_edition", "articles_assessment", "articles_partchange"):
        assert as_owner(f"UPDATE {table} SET id = id") == "append_only"
        assert as_owner(f"DELETE FROM {table}") == "append_only"
    assert as_owner("UPDATE articles_edition SET content = ''") == "append_only"  # no redaction
    for table in ("articles_claim", "articles_person", "articles_publishedclaim"):
        assert as_owner(f"TRUNCATE {table} CASCADE") == "append_only"
    for statement in ("UPDATE %s SET pgh_id = pgh_id", "DELETE FROM %s", "TRUNCATE %s"):
        assert as_owner(statement % "articles_claimevent") == "append_only"
    assert as_owner("DELETE FROM articles_person") == "person_stays"
    assert as_owner(
        "INSERT INTO articles_redaction (edition_id, ground, notice, redacted_at) "
        "VALUES (%s, 'legal', 'n', now())",
        [edition.pk],
    ) == "redact_by_two"  # fmt: skip
    assert Edition.objects.get(pk=edition.pk).content == edition.content


def test_it_redacts_with_two_editors_and_keeps_number_hash_and_notice(
    people: tuple[Person, Person, Person],
) -> None:
    ana, ben, cleo = people
    claim, edition = factories.published_claim(ana, ben)
    with acting(ben, "test"):
        asked = requests.ask_for(
            "redact", claim, reason="Names a protected person.", ground="safety", edition_number=1
        )
    with pytest.raises(EditingError, match="second editor"):
        redact(asked)
    with acting(cleo, "test"):
        requests.approve(asked, reason="Yes.")
    asked.refresh_from_db()
    with pytest.raises(EditingError, match="Readers are shown this edition now"):
        redact(asked)
    with acting(ben, "test"):
        removal = requests.ask_for("withdraw", claim, reason="As well.", ground="safety")
    with acting(cleo, "test"):
        requests.approve(removal, reason="Yes.")
    with acting(ben, "test"):
        withdraw(claim, version=claim.refreshed().version)
    blank = redact(asked)
    assert (blank.content, blank.number, blank.content_hash) == ("", 1, edition.content_hash)
    notice = Redaction.objects.get(edition=blank).notice
    assert notice == NOTICES[Ground.SAFETY]  # not the desk's reason
    assert redact(asked).content == ""  # again does nothing
    item = claim.evidence.get()
    with refused("published_stays"), acting(ana, "test"):  # although its edition says nothing now
        evidence_state_verbs.remove_evidence(item, version=claim.refreshed().version)


def test_it_carries_over_on_the_owners_connection_alone(
    people: tuple[Person, Person, Person],
) -> None:
    ana, ben, _ = people
    system = Person.objects.get(is_system=True)
    claim = factories.draft(system)
    factories.attach(system, claim, source=factories.make_source(system))
    claim = factories.assess(ana, claim)
    with refused("carried_over_by_owner"), acting(system, "import"):
        carry_over(claim, version=claim.version, base="Another base")
    connections.settings["application"] = connections.settings[DEFAULT_DB_ALIAS]
    application = connections[DEFAULT_DB_ALIAS]
    try:
        connections[DEFAULT_DB_ALIAS] = connections["owner"]
        with acting(system, "import"):
            edition = carry_over(claim, version=claim.version, base="Another base")
    finally:
        connections[DEFAULT_DB_ALIAS] = application
        del connections.settings["application"]
    assert (edition.number, edition.verified_how, edition.base) == (
        1, "carried_over", "Another base",
    )  # fmt: skip
    shown = PublishedClaim.objects.get(public_id=claim.public_id)
    assert shown.verified_how == "carried_over"
    # The next edition needs people for every part.
    claim = Claim.objects.get(pk=claim.pk)
    with refused("four_eyes"), acting(ben, "again"):
        publish(claim, version=claim.version)
    with acting(ana, "test"):
        claims.revise(claim, version=claim.version, in_short="Ours.")
    factories.submit(ana, claim)
    claim = factories.verify(ben, claim)
    waiting = [part.kind for part in coverage_verbs.coverage(claim) if not part.is_covered]
    assert waiting == []
    assert factories.publish_claim(ben, claim).verified_how == "checked"


def _race(deeds: list[Callable[[], Any]]) -> list[str]:
    """Runs them at the same moment; what each was refused for, or "" ."""
    ready, told = threading.Barrier(len(deeds)), [""] * len(deeds)

    def one(place: int) -> None:
        try:
            ready.wait(timeout=10)
            deeds[place]()
        except Exception as problem:
            told[place] = rule_of(problem)
        finally:
            connection.close()

    threads = [threading.Thread(target=one, args=(place,)) for place in range(len(deeds))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=30)
    return told


def test_an_edit_beside_a_check_or_a_publication_is_never_unseen(
    people: tuple[Person, Person, Person],
) -> None:
    ana, ben, cleo = people
    outlet = factories.make_source(ana)
    for _ in range(6):
        claim = factories.draft(ana)
        item = factories.attach(ana, claim, source=outlet)
        factories.assess(ana, claim)
        claim = factories.submit(ana, claim)
        seen = coverage_verbs.content_hash(claim)

        def check(claim: Claim = claim, seen: str = seen) -> None:
            with acting(ben, "check"):
                review.verify(claim, version=claim.version, seen_hash=seen, interests="none")
            with acting(ben, "publish"):
                publish(claim, version=Claim.objects.get(pk=claim.pk).version)

        def edit(key: int = item.pk) -> None:
            from django.db import transaction

            with transaction.atomic():  # past the verbs, and past the claim's lock
                tell(cleo)
                run("UPDATE articles_evidence SET note = 'Unseen.' WHERE id = %s", [key])

        _race([check, edit])
        claim = Claim.objects.get(pk=claim.pk)
        assert claim.evidence.get().note == "Unseen."
        assert claim.workflow in ("draft", "in_review")
        for edition in Edition.objects.filter(subject=claim.public_id):
            assert "Unseen." not in edition.content


def test_two_publishers_make_one_edition(people: tuple[Person, Person, Person]) -> None:
    ana, ben, cleo = people
    claim = factories.verified_claim(ana, ben)

    def by(person: Person) -> Callable[[], Any]:
        def deed() -> None:
            with acting(person, "publish"):
                publish(claim, version=claim.version)

        return deed

    told = _race([by(ben), by(cleo)])
    assert sorted(told) == ["", "StaleVersion"]
    assert Edition.objects.filter(subject=claim.public_id).count() == 1
