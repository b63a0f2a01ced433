"""From a draft to an edition, by verbs."""

from __future__ import annotations

import json

import pytest

from articles.desk.editing import evidence as evidence_verbs
from articles.desk.editing.acting import acting
from articles.desk.editing.coverage import coverage
from articles.desk.editing.errors import EditingError, StaleVersion
from articles.desk.publishing.publish import CorrectionText, publish
from articles.public.models import PublishedClaim
from tests.desk import factories

pytestmark = pytest.mark.django_db


def test_it_goes_from_draft_to_edition_one() -> None:
    ana, ben = factories.person("ana"), factories.person("ben")
    meta = factories.make_company(ana, "Meta", names=[("Facebook", "former")])
    claim = factories.verified_claim(ana, ben, companies=[(meta, "subject")], topics=["Data"])
    assert claim.workflow == "verified"
    with acting(ben, "ready"):
        edition = publish(claim, version=claim.version)
    shown = PublishedClaim.objects.get(public_id=claim.public_id)
    said = json.loads(edition.content)
    assert (edition.number, shown.number, said["number"]) == (1, 1, 1)
    assert said["companies"] == [{"id": meta.public_id, "name": "Meta", "role": "subject"}]
    assert shown.companies.get().company.slug == "meta"
    claim.refresh_from_db()
    assert claim.published_number == 1


def test_it_refuses_a_stale_version_and_changes_nothing() -> None:
    ana = factories.person("ana")
    claim = factories.draft(ana)
    factories.attach(ana, claim)
    outlet = factories.make_source(ana)
    with pytest.raises(StaleVersion), acting(ana, "late"):
        evidence_verbs.attach(claim, version=1, source=outlet)
    assert claim.evidence.count() == 1


def test_it_voids_only_the_part_that_changed() -> None:
    ana, ben = factories.person("ana"), factories.person("ben")
    claim = factories.verified_claim(ana, ben)
    factories.attach(ben, claim, stance="disputes")
    claim.refresh_from_db()
    assert claim.workflow == "draft"
    waiting = [part for part in coverage(claim) if not part.is_covered]
    assert [(part.kind, part.authors) for part in waiting] == [("evidence", (ben.pk,))]


def test_two_people_check_each_other() -> None:
    ana, ben = factories.person("ana"), factories.person("ben")
    claim = factories.verified_claim(ana, ben)
    factories.attach(ben, claim, stance="disputes")
    factories.submit(ben, claim)
    claim = factories.verify(ana, claim)
    assert claim.workflow == "verified"


def test_it_asks_for_a_correction_when_readers_were_told_something_else() -> None:
    ana, ben = factories.person("ana"), factories.person("ben")
    claim, _ = factories.published_claim(ana, ben)
    factories.attach(ana, claim, stance="disputes")
    factories.submit(ana, claim)
    claim = factories.verify(ben, claim)
    with pytest.raises(EditingError, match="told something else"), acting(ben, "again"):
        publish(claim, version=claim.version)
    claim.refresh_from_db()
    with acting(ben, "again"):
        edition = publish(
            claim, version=claim.version, correction=CorrectionText("One side only.", "Both.")
        )
    assert edition.number == 2
