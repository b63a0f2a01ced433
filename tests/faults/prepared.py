"""Many claims in review or verified, made set-wise under all guards."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import count

from django.db import connection

from articles.desk.editing.acting import acting
from articles.desk.editing.bulk import suggest_all
from articles.desk.models import Assessment, Claim, Evidence, Person, Source
from tests.desk import factories

_numbers = count(1)


@dataclass(frozen=True)
class Staff:
    """ana writes; ben and eva check; cleo edits; dora publishes. Each may do all of it."""

    ana: Person
    ben: Person
    cleo: Person
    dora: Person
    eva: Person
    outlet: Source

    @property
    def all(self) -> tuple[Person, ...]:
        return (self.ana, self.ben, self.cleo, self.dora, self.eva)


def staff() -> Staff:
    ana, ben, cleo, dora, eva = map(factories.person, ("ana", "ben", "cleo", "dora", "eva"))
    return Staff(ana, ben, cleo, dora, eva, factories.make_source(ana, "The Outlet"))


_VERIFY = """
INSERT INTO articles_verification (public_id, claim_id, how, decision, base, seen_version,
    content_hash, verifier_id, comment, interests)
SELECT %s, c.id, 'checked', 'checked', '', c.version, claim_content_hash(c.id), %s, '', 'none'
FROM articles_claim c WHERE c.id = %s
"""


def in_review(people: Staff, number: int) -> list[int]:
    """Keys of `number` claims by ana, each with two items and an assessment."""
    with acting(people.ana, "prepared"):
        claims = Claim.objects.bulk_create(
            Claim(statement=f"Acme paid {next(_numbers)} times.", created_by=people.ana)
            for _ in range(number)
        )
        Evidence.objects.bulk_create(
            Evidence(claim=claim, source=people.outlet, created_by=people.ana, note="seen")
            for claim in claims
            for _ in range(2)
        )
        for claim in claims:  # a verdict is given one by one
            Assessment(
                claim=claim,
                verdict="unproven",
                rationale="One origin, not known.",
                assessed_by=people.ana,
                evidence_hash="0" * 64,
            ).save(force_insert=True)
        keys = [claim.pk for claim in claims]
        suggest_all(keys)
    with acting(people.ana, "submitted"):
        Claim.objects.filter(pk__in=keys).update(workflow="in_review")
    return keys


def verified(people: Staff, number: int) -> list[int]:
    """The same, checked by ben."""
    keys = in_review(people, number)
    with acting(people.ben, "checked"), connection.cursor() as cursor:
        for key in keys:
            public_id = Claim._meta.get_field("public_id").get_default()
            cursor.execute(_VERIFY, [public_id, people.ben.pk, key])
    return keys
