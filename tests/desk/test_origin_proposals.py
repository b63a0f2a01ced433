"""Proposals of a shared origin: found again and again, applied by nobody but a person."""

from __future__ import annotations

from typing import Any

import pytest

from articles.desk.editing.acting import ADMINISTRATOR, acting
from articles.desk.editing.article_derivation import derive_article
from articles.desk.editing.claim_deletion import delete_draft
from articles.desk.editing.errors import EditingError, NotAllowed, StaleVersion
from articles.desk.editing.evidence_derivation import derive
from articles.desk.editing.evidence_state import remove_evidence, retract_evidence
from articles.desk.editing.origin import make_origin
from articles.desk.editing.origin_proposal import decide_proposal, propose_origins
from articles.desk.editing.review import reject
from articles.desk.models import Claim, Evidence, OriginProposal, Person, Suggestion
from tests.desk import factories
from tests.desk.copying import SENTENCES, add_item, copied_claim, proposed
from tests.desk.refusals import CHANGES, delete_by_sql, refused, tell

pytestmark = pytest.mark.django_db


def decided(by: Person, proposal: OriginProposal, **said: Any) -> OriginProposal:
    said.setdefault("version", proposal.claim.refreshed().version)
    with acting(by, "decided"):
        return decide_proposal(proposal, **said)


def items_of(claim: Claim) -> list[Evidence]:
    return list(claim.evidence.order_by("pk"))


def parents(item: Evidence) -> list[object]:
    rows = item.derivations.all()
    return [row.parent_evidence or row.parent_article or row.parent_origin for row in rows]


def test_it_proposes_and_changes_nothing_else() -> None:
    ana = factories.person("ana")
    claim = copied_claim(ana)
    before = Suggestion.objects.values().get(claim=claim)
    (proposal,) = proposed(ana, claim)
    assert proposal.ground.startswith("3 of 4 sentences are the same")
    assert list(proposal.items.order_by("pk")) == items_of(claim)
    assert (proposal.kind, proposal.is_accepted) == ("text", None)
    assert claim.refreshed().version == claim.version
    assert Suggestion.objects.values().get(claim=claim) == before
    assert parents(items_of(claim)[1]) == []


def test_it_does_nothing_the_second_time() -> None:
    ana = factories.person("ana")
    claim = copied_claim(ana)
    first = proposed(ana, claim)
    events = OriginProposal.pgh_event_model.objects.count()  # type: ignore[attr-defined]
    assert proposed(ana, claim) == first
    assert OriginProposal.pgh_event_model.objects.count() == events  # type: ignore[attr-defined]


def test_it_takes_back_what_no_longer_holds() -> None:
    ana = factories.person("ana")
    claim = copied_claim(ana)
    proposed(ana, claim)
    first, second = items_of(claim)
    with acting(ana, "named by hand"):
        derive(second, version=claim.version, parent=first)
    assert proposed(ana, claim) == []
    assert not OriginProposal.objects.exists()


def test_it_sees_links_between_articles_and_leaves_out_what_does_not_count() -> None:
    ana = factories.person("ana")
    claim = copied_claim(ana, 2)
    first, second, third = items_of(claim)
    assert first.article
    assert second.article
    with acting(ana, "taken back by the paper"):
        retract_evidence(third, version=claim.refreshed().version, reason="Taken back.")
        Evidence.objects.filter(pk=second.pk).update(is_own_reporting=False)
    assert [row.items.count() for row in proposed(ana, claim)] == [2]
    with acting(ana, "rewritten"):
        article = second.article.refreshed()
        derive_article(article, version=article.version, parent=first.article)
    assert proposed(ana, claim) == []


@pytest.mark.parametrize("how", ["item", "origin", "article"])
def test_it_links_the_items_when_it_is_accepted(how: str) -> None:
    ana, ben = factories.person("ana"), factories.person("ben")
    claim = copied_claim(ana, 2)
    first, second, third = items_of(claim)
    (proposal,) = proposed(ana, claim)
    seen = claim.version
    assert Suggestion.objects.get(claim=claim).origins_for == 3
    with acting(ben, "read both"):
        parent = {
            "item": first,
            "article": first.article,
            "origin": make_origin(kind="wire_report", label="Northbank report"),
        }[how]
        row = decide_proposal(
            proposal,
            version=seen,
            accepted=True,
            parent=parent,
            is_without_reporting=True,
        )
    assert (row.is_accepted, row.decided_by) == (True, ben)
    assert row.decided_at is not None
    expected = [[], [parent], [parent]] if how == "item" else [[parent]] * 3
    assert [parents(item) for item in (first, second, third)] == expected
    assert Suggestion.objects.get(claim=claim).origins_for == 1
    assert claim.refreshed().version == seen + 1
    part = claim.part_changes.filter(part=third.public_id).latest("id")
    assert part.changed_by == ben
    assert proposed(ana, claim) == []


def test_it_keeps_reporting_of_its_own_unless_told() -> None:
    ana = factories.person("ana")
    claim = copied_claim(ana)
    first, second = items_of(claim)
    (proposal,) = proposed(ana, claim)
    decided(ana, proposal, accepted=True, parent=first)
    second.refresh_from_db()
    assert second.is_own_reporting


def test_it_links_only_the_chosen_items() -> None:
    ana = factories.person("ana")
    claim = copied_claim(ana, 2)
    first, second, third = items_of(claim)
    (proposal,) = proposed(ana, claim)
    decided(ana, proposal, accepted=True, parent=first, items=[second])
    assert (parents(second), parents(third)) == ([first], [])
    assert proposed(ana, claim) == []  # the third was looked at, too


def test_it_never_proposes_again_what_was_rejected() -> None:
    ana, ben = factories.person("ana"), factories.person("ben")
    claim = copied_claim(ana)
    (proposal,) = proposed(ana, claim)
    row = decided(ben, proposal, accepted=False, reason="Both print the notice. ")
    assert (row.is_accepted, row.decided_by, row.reason) == (False, ben, "Both print the notice.")
    assert parents(items_of(claim)[1]) == []
    assert proposed(ana, claim) == []
    add_item(ana, claim, 2)
    (again,) = proposed(ana, claim)
    assert [item.source.name for item in again.items.all()] == ["Paper 0", "Paper 2"]
    assert OriginProposal.objects.rejected().get() == row


def test_it_refuses_what_cannot_be_linked() -> None:
    ana = factories.person("ana")
    claim = copied_claim(ana, 2)
    first, second, third = items_of(claim)
    (proposal,) = proposed(ana, claim)
    other = factories.attach(ana, factories.draft(ana))
    with acting(ana, "test"):
        origin = make_origin(kind="document", label="The notice")
    cases: list[tuple[dict[str, Any], str]] = [
        ({}, "Say what they took it from"),
        ({"parent": other}, "an item of another claim"),
        ({"parent": first, "items": [other]}, "not part of this proposal"),
        ({"parent": first, "items": [first]}, "at least one item"),
        ({"parent": origin, "items": [second]}, "two items at least"),
    ]
    for said, words in cases:
        with pytest.raises(EditingError, match=words):
            decided(ana, proposal, accepted=True, **said)
    with acting(ana, "by hand"):
        derive(first, version=claim.version, parent=third)
    with pytest.raises(EditingError, match="rests on one of these items itself"):
        decided(ana, proposal, accepted=True, parent=first, items=[third])
    with pytest.raises(EditingError, match="linked like that already"):
        decided(ana, proposal, accepted=True, parent=third, items=[first])
    proposal.refresh_from_db()
    assert proposal.is_accepted is None


def test_it_refuses_a_stale_version_and_a_second_decision() -> None:
    ana, ben = factories.person("ana", last_name="Li", first_name="Ana"), factories.person("ben")
    claim = copied_claim(ana)
    (proposal,) = proposed(ana, claim)
    with pytest.raises(StaleVersion):
        decided(ben, proposal, accepted=False, version=claim.version - 1)
    decided(ana, proposal, accepted=False)
    with pytest.raises(EditingError, match="Ana Li has rejected this proposal already"):
        decided(ben, proposal, accepted=True, parent=items_of(claim)[0])


def test_it_refuses_who_may_not_write_and_a_rejected_claim() -> None:
    ana, adm = factories.person("ana"), factories.person("adm", ADMINISTRATOR)
    claim = copied_claim(ana)
    (proposal,) = proposed(ana, claim)
    with pytest.raises(NotAllowed):
        proposed(adm, claim)
    with pytest.raises(NotAllowed):
        decided(adm, proposal, accepted=False)
    with acting(ana, "no story"):
        reject(claim, version=claim.version, reason="Nobody needs to know.")
    with pytest.raises(EditingError, match="rejected"):
        decided(ana, proposal, accepted=False)


def test_it_keeps_an_item_of_a_confidential_source_from_others() -> None:
    ana, ben = factories.person("ana"), factories.person("ben")
    claim = copied_claim(ana, 1)
    hidden = factories.make_source(ana, "Kestrel", kind="person", attribution="confidential")
    add_item(ana, claim, 2, SENTENCES, source=hidden)
    for person in (ana, ben):
        assert [row.items.count() for row in proposed(person, claim)] == [2, 2]
    known = OriginProposal.objects.known_to
    assert (known(ana.pk).count(), known(ben.pk).count()) == (2, 1)
    secret = known(ana.pk).exclude(pk__in=known(ben.pk)).get()
    with pytest.raises(NotAllowed, match="no such proposal"):
        decided(ben, secret, accepted=False)
    assert not decided(ana, secret, accepted=False).is_accepted


def test_it_goes_on_after_an_item_was_removed() -> None:
    ana = factories.person("ana")
    claim = copied_claim(ana, 2)
    (proposal,) = proposed(ana, claim)
    decided(ana, proposal, accepted=False)
    with acting(ana, "not needed"):
        remove_evidence(items_of(claim)[1], version=claim.refreshed().version)
        assert propose_origins(claim) == []
    assert proposal.items.count() == 2


def test_it_goes_with_a_draft_that_is_deleted() -> None:
    ana = factories.person("ana")
    claim = copied_claim(ana)
    (proposal,) = proposed(ana, claim)
    decided(ana, proposal, accepted=False)
    with acting(ana, "no story"):
        delete_draft(claim, version=claim.refreshed().version)
    assert not OriginProposal.objects.exists()


def test_the_database_keeps_decisions() -> None:
    ana, ben = factories.person("ana"), factories.person("ben")
    claim = copied_claim(ana)
    (proposal,) = proposed(ana, claim)
    tell(ana)
    for change in CHANGES:
        with refused("decided_by_actor"):
            change(proposal, is_accepted=True, decided_by=ben)
    proposal = decided(ana, proposal, accepted=False)
    tell(ana)
    for change in CHANGES:
        with refused("decision_stays"):
            change(proposal, ground="Nothing.")
    with refused("decision_stays"):
        delete_by_sql(proposal)


def test_it_asks_a_fixed_number_of_questions(django_assert_max_num_queries: Any) -> None:
    ana = factories.person("ana")
    claim = copied_claim(ana, 1)
    proposed(ana, claim)
    for number in range(2, 5):
        add_item(ana, claim, number)
    proposed(ana, claim)
    with django_assert_max_num_queries(26):
        proposed(ana, claim)
