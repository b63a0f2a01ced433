"""Parts that one statement adds are noted, voided and bound as if they came one by one."""

from __future__ import annotations

from typing import Any

import pytest

from articles.desk.editing.acting import acting
from articles.desk.editing.review import reject
from articles.desk.models import Claim, Company, Evidence
from articles.fields import new_public_id
from tests.desk import factories
from tests.desk.newsroom import Newsroom
from tests.desk.refusals import refused, run, tell

pytestmark = pytest.mark.django_db

ITEMS = """
INSERT INTO articles_evidence (public_id, version, touched_in, claim_id, source_id, locator, url,
    stance, kind, credibility, directness, interest, state, state_reason, is_own_reporting,
    is_resolved, resolution, quotation, note, file, file_sha256, created_by_id)
SELECT n.id, 1, '', n.claim, %s, '', '', 'supports', 'media_report', '6', 'direct', 'none', 'live',
    '', false, false, '', '', '', '', '', %s
FROM unnest(%s::text[], %s::bigint[]) AS n(id, claim)
"""


def add_items(newsroom: Newsroom, *claims: Claim) -> list[str]:
    """An item to each claim by one statement, in order; their public ids."""
    ids = [new_public_id() for _ in claims]
    keys = [claim.pk for claim in claims]
    run(ITEMS, [newsroom.outlet.pk, newsroom.ana.pk, ids, keys])
    return ids


def noted(claim: Claim) -> list[tuple[Any, ...]]:
    rows = claim.part_changes.order_by("pk")
    return list(rows.values_list("kind", "part", "at_version", "changed_by"))


def links(claim: Claim) -> list[tuple[Any, ...]]:
    return run(
        "SELECT record, record_id, position FROM claimbook_chain WHERE subject_kind = 'claim' "
        "AND subject = %s ORDER BY position",
        [claim.pk],
    )


def unbound() -> list[Any]:
    """Links that are not made of the one before and of what their record says."""
    return run(
        "SELECT c.subject, c.position FROM claimbook_chain c "
        "JOIN chained_records() r ON r.record = c.record AND r.record_id = c.record_id "
        "LEFT JOIN claimbook_chain b ON (b.subject_kind, b.subject, b.position) "
        "= (c.subject_kind, c.subject, c.position - 1) "
        "WHERE c.link <> next_link(coalesce(b.link, ''), r.said)"
    )


def test_it_notes_and_voids_each_claim_once(newsroom: Newsroom) -> None:
    verified, draft = newsroom.claim("verified"), newsroom.claim("draft")
    before = {claim.pk: (claim.refreshed().version, noted(claim)) for claim in (verified, draft)}
    tell(newsroom.ana)
    first, second, third = add_items(newsroom, verified, draft, verified)
    for claim, added in ((verified, [first, third]), (draft, [second])):
        version, was = before[claim.pk]
        claim.refresh_from_db()
        assert (claim.workflow, claim.version) == ("draft", version + 1)
        assert noted(claim) == [
            *was, *(("evidence", item, version + 1, newsroom.ana.pk) for item in added)
        ]  # fmt: skip
        assert claim.suggestion.is_stale


def test_it_binds_them_in_their_order(newsroom: Newsroom) -> None:
    claim = newsroom.claim("draft")
    before = len(links(claim))
    tell(newsroom.ana)
    add_items(newsroom, claim, claim, claim)
    bound = links(claim)
    assert [position for _, _, position in bound] == list(range(1, before + 4))
    newest = claim.part_changes.order_by("-pk").values_list("pk", flat=True)[:3]
    assert [key for _, key, _ in bound[-3:]] == sorted(newest)
    assert unbound() == []


def test_it_refuses_all_where_one_claim_was_rejected(newsroom: Newsroom) -> None:
    rejected, draft = factories.draft(newsroom.ana), newsroom.claim("draft")
    with acting(newsroom.ben, "test"):
        reject(rejected, version=rejected.version, reason="Nobody can check it.")
    tell(newsroom.ana)
    with refused("rejected_rests"):
        add_items(newsroom, draft, rejected)
    with refused("rejected_rests"):
        run(
            "INSERT INTO articles_claimcompany (public_id, claim_id, company_id, role) "
            "SELECT %s, %s, id, 'other' FROM articles_company ORDER BY id LIMIT 1",
            [new_public_id(), rejected.pk],
        )


def test_it_refuses_all_where_one_item_rests_on_another_claims(newsroom: Newsroom) -> None:
    one, other = newsroom.claim("draft"), newsroom.claim("verified")
    tell(newsroom.ana)
    ids = add_items(newsroom, one, one, other)
    keys = [Evidence.objects.get(public_id=item).pk for item in ids]
    statement = (
        "INSERT INTO articles_evidencederivation (public_id, evidence_id, parent_evidence_id) "
        "SELECT * FROM unnest(%s::text[], %s::bigint[], %s::bigint[])"
    )
    ids = [new_public_id(), new_public_id()]
    with refused("evidencederivation_same_claim"):
        run(statement, [ids, [keys[1], keys[2]], [keys[0], keys[0]]])
    run(statement, [ids[:1], keys[1:2], keys[:1]])


def test_companies_of_several_claims_are_parts_of_their_statements(newsroom: Newsroom) -> None:
    claims = [newsroom.claim("in_review"), newsroom.claim("verified")]
    before = {claim.pk: claim.refreshed().version for claim in claims}
    company = Company.objects.order_by("pk").last()
    assert company is not None
    tell(newsroom.ben)
    run(
        "INSERT INTO articles_claimcompany (public_id, claim_id, company_id, role) "
        "SELECT n.id, n.claim, %s, n.role FROM unnest(%s::text[], %s::bigint[], %s::text[]) "
        "AS n(id, claim, role)",
        [
            company.pk,
            [new_public_id() for _ in range(3)],
            [claims[0].pk, claims[0].pk, claims[1].pk],
            ["other", "regulator", "other"],
        ],
    )
    for claim in claims:
        claim.refresh_from_db()
        assert (claim.workflow, claim.version) == ("draft", before[claim.pk] + 1)
        assert noted(claim)[-1] == ("statement", "", claim.version, newsroom.ben.pk)
    assert unbound() == []
