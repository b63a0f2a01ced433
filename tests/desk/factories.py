"""Desk records for tests, made through the verbs: plain functions, sensible defaults."""

from __future__ import annotations

from itertools import count
from typing import Any

from django.contrib.auth.models import Group

from articles.desk.editing import assessment, company, evidence, review, source
from articles.desk.editing import claim as claims
from articles.desk.editing import coverage as coverage_verbs
from articles.desk.editing.acting import EDITOR, FACT_CHECKER, JOURNALIST, acting
from articles.desk.models import Claim, Company, Evidence, Person, Source
from articles.desk.publishing.publish import publish
from articles.public.models import Edition

_numbers = count(1)


def person(name: str | None = None, *roles: str, **fields: Any) -> Person:
    """Somebody on the staff with these groups; all three writing ones by default."""
    name = name or f"person{next(_numbers)}"
    made = Person.objects.create_user(name, password="pass", is_staff=True, **fields)
    for role in roles or (JOURNALIST, FACT_CHECKER, EDITOR):
        made.groups.add(Group.objects.get(name=role))
    return made


def make_company(by: Person, name: str | None = None, **fields: Any) -> Company:
    with acting(by, "test"):
        return company.make_company(name=name or f"Company {next(_numbers)}", **fields)


def make_source(by: Person, name: str | None = None, **fields: Any) -> Source:
    fields.setdefault("kind", "news_outlet")
    with acting(by, "test"):
        return source.make_source(name=name or f"Outlet {next(_numbers)}", **fields)


def draft(by: Person, statement: str | None = None, **fields: Any) -> Claim:
    with acting(by, "test"):
        return claims.draft(statement=statement or f"Statement {next(_numbers)}.", **fields)


def attach(by: Person, claim: Claim, **fields: Any) -> Evidence:
    origin = fields.pop("source", None) or make_source(by)
    with acting(by, "test"):
        claim.refresh_from_db()
        return evidence.attach(claim, version=claim.version, source=origin, **fields)


def assess(by: Person, claim: Claim, **fields: Any) -> Claim:
    values = {"verdict": "unproven", "rationale": "One origin, which is not known."} | fields
    with acting(by, "test"):
        claim.refresh_from_db()
        assessment.assess(claim, version=claim.version, **values)
        return claim.refreshed()


def submit(by: Person, claim: Claim) -> Claim:
    with acting(by, "test"):
        claim.refresh_from_db()
        review.submit(claim, version=claim.version)
        return claim.refreshed()


def verify(by: Person, claim: Claim) -> Claim:
    with acting(by, "test"):
        claim.refresh_from_db()
        review.verify(
            claim,
            version=claim.version,
            seen_hash=coverage_verbs.content_hash(claim),
            interests="none",
        )
        return claim.refreshed()


def verified_claim(author: Person, checker: Person, **fields: Any) -> Claim:
    """Drafted, with one item and an assessment by `author`, verified by `checker`."""
    claim = draft(author, **fields)
    attach(author, claim)
    assess(author, claim)
    submit(author, claim)
    return verify(checker, claim)


def published_claim(author: Person, checker: Person, **fields: Any) -> tuple[Claim, Edition]:
    claim = verified_claim(author, checker, **fields)
    edition = publish_claim(checker, claim)
    claim.refresh_from_db()
    return claim, edition


def publish_claim(by: Person, claim: Claim, **fields: Any) -> Edition:
    with acting(by, "test"):
        claim.refresh_from_db()
        return publish(claim, version=claim.version, **fields)
