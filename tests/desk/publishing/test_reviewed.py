"""Looked at again and nothing to change: recorded, due again, told to readers, no check."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from django.utils import timezone

from articles.desk.editing.acting import EDITOR, FACT_CHECKER, JOURNALIST, acting
from articles.desk.editing.claim import revise
from articles.desk.editing.errors import EditingError
from articles.desk.editing.request import approve, ask_for
from articles.desk.models import Claim, Person, Verification
from articles.desk.publishing.challenge import challenge
from articles.desk.publishing.integrity.looking import faults
from articles.desk.publishing.recheck import close_recheck
from articles.desk.publishing.retract import retract
from articles.desk.publishing.reviewed import find_nothing_to_change
from articles.desk.queue.tabs import BY_NAME, Asker, claims_of
from articles.public.models import Edition, PublishedClaim
from tests.desk import factories
from tests.desk.admin.counting import queries_of
from tests.desk.admin.pages import address, client_of, fields_of, text_of
from tests.desk.newsroom import Newsroom

pytestmark = pytest.mark.django_db
SEEN = "The register and the two reports, again."
LATER = timezone.now().date() + timedelta(days=90)


def reviewed(by: Person, claim: Claim, looked_at: str = SEEN, **more: Any) -> Claim:
    with acting(by, "review"):
        return find_nothing_to_change(
            claim, version=claim.refreshed().version, looked_at=looked_at, **more
        )


def made_due(by: Person, claim: Claim) -> Claim:
    with acting(by, "due"):
        return revise(
            claim,
            version=claim.refreshed().version,
            review_due_on=date(2026, 1, 5),
            review_due_reason="It may have changed.",
        )


def due_for(person: Person) -> set[int]:
    asker = Asker(person, frozenset({EDITOR}))
    return set(claims_of(BY_NAME["due"], asker).values_list("pk", flat=True))


def test_it_is_recorded_and_moves_what_readers_see_and_keeps_the_edition(
    newsroom: Newsroom,
) -> None:
    claim = made_due(newsroom.ana, newsroom.claim("published"))
    edition, before = newsroom.edition(), claim.version
    assert due_for(newsroom.cleo) == {claim.pk}
    claim = reviewed(
        newsroom.cleo, claim, next_due_on=LATER, next_due_reason="A state that may have changed."
    )
    kept = Verification.objects.filter(claim=claim).order_by("-id")[0]
    assert (kept.decision, kept.comment, kept.verifier) == ("reviewed", SEEN, newsroom.cleo)
    assert (claim.review_due_on, claim.review_due_reason) == (
        LATER,
        "A state that may have changed.",
    )
    assert (claim.workflow, claim.version) == ("verified", before + 1)
    shown = PublishedClaim.objects.get(public_id=claim.public_id)
    assert (shown.reviewed_on, shown.reviewed_by) == (kept.verified_at.date(), "editor")
    assert (shown.review_due_on, shown.edition) == (LATER, edition)
    assert Edition.objects.filter(subject=claim.public_id).count() == 1
    assert due_for(newsroom.cleo) == set()
    assert [one for one in faults() if not one.kind.startswith("file")] == []


def test_readers_are_told_who_looked_and_when(newsroom: Newsroom) -> None:
    claim = newsroom.claim("published")
    client = client_of(newsroom.dan)
    before = client.get(f"/claims/{claim.public_id}/")
    assert "Last reviewed" not in text_of(before)
    fay = factories.person("fay", FACT_CHECKER)
    reviewed(fay, claim, next_due_on=LATER, next_due_reason="It may change.")
    after = client.get(f"/claims/{claim.public_id}/", headers={"if-none-match": before["ETag"]})
    said = text_of(after)
    assert after.status_code == 200
    assert "by a fact-checker, who found nothing to change" in said
    assert "Checked by a second person" in said
    assert "fay" not in said
    assert SEEN not in said
    framed = client.get(f"/claims/{claim.public_id}/v1/")
    assert "Last reviewed" not in text_of(framed)


def test_it_makes_no_second_pair_of_eyes(newsroom: Newsroom) -> None:
    """The author's own look is a review and covers nothing."""
    claim = reviewed(newsroom.ana, newsroom.claim("published"))
    with acting(newsroom.ana, "change"):
        claim = revise(claim, version=claim.version, statement="Acme is published still.")
    factories.submit(newsroom.ana, claim)
    assert claim.refreshed().workflow == "in_review"
    with pytest.raises(EditingError, match="Somebody is changing it"):
        reviewed(newsroom.ana, claim)
    assert claim.refreshed().workflow == "in_review"


def test_it_can_be_said_again_without_a_next_day(newsroom: Newsroom) -> None:
    claim = made_due(newsroom.ana, newsroom.claim("published"))
    for _ in range(2):
        claim = reviewed(newsroom.ben, claim)
    assert Verification.objects.filter(claim=claim, decision="reviewed").count() == 2
    assert (claim.review_due_on, claim.review_due_reason) == (None, "")
    assert PublishedClaim.objects.get(public_id=claim.public_id).review_due_on is None


def test_another_edition_says_when_it_is_due_next(newsroom: Newsroom) -> None:
    claim = reviewed(newsroom.cleo, newsroom.claim("published"), next_due_on=LATER,
                     next_due_reason="It may change.")  # fmt: skip
    with acting(newsroom.ben, "due"):
        claim = revise(claim, version=claim.version, review_due_on=LATER + timedelta(days=9))
    factories.publish_claim(newsroom.ben, claim)
    shown = PublishedClaim.objects.get(public_id=claim.public_id)
    assert shown.number == 2
    assert shown.review_due_on == LATER + timedelta(days=9)
    assert shown.reviewed_by == "editor"
    assert [one for one in faults() if not one.kind.startswith("file")] == []


def test_it_ends_an_open_recheck(newsroom: Newsroom) -> None:
    claim = newsroom.claim("published")
    with acting(newsroom.ben, "test"), connection.cursor() as cursor:
        cursor.execute(
            "UPDATE articles_claim SET challenge = 'recheck', challenge_reason = "
            "'The suggested word fell.' WHERE id = %s",
            [claim.pk],
        )
    claim = reviewed(newsroom.cleo, claim)
    assert claim.challenge == "none"
    decisions = Verification.objects.filter(claim=claim).order_by("id")
    assert list(decisions.values_list("decision", flat=True)) == ["checked", "stands", "reviewed"]
    with pytest.raises(EditingError, match="not due for a recheck"), acting(newsroom.ben, "x"):
        close_recheck(claim, version=claim.version, reason="It stands as it is.")


@pytest.mark.parametrize(
    "state, more, words",
    [
        ("published", {"looked_at": "Again."}, "10 characters or more"),
        ("published", {"next_due_on": LATER}, "Say why it is due then"),
        ("verified", {}, "no current edition"),
        ("draft", {}, "no current edition"),
    ],
)
def test_it_is_refused_in_words(
    newsroom: Newsroom, state: str, more: dict[str, Any], words: str
) -> None:
    with pytest.raises(EditingError, match=words):
        reviewed(newsroom.cleo, newsroom.claim(state), **more)
    assert not Verification.objects.filter(decision="reviewed").exists()


def test_it_is_refused_while_somebody_disputes_it_and_to_journalists(newsroom: Newsroom) -> None:
    claim = newsroom.claim("published")
    with pytest.raises(EditingError, match="can do this"):
        reviewed(newsroom.dan, claim)
    with acting(newsroom.ben, "challenge"):
        challenge(claim, version=claim.version, reason="A reader disputes it.")
    with pytest.raises(EditingError, match="under review"):
        reviewed(newsroom.cleo, claim)


@pytest.mark.parametrize("state", ["verified", "in_review"])
def test_the_database_refuses_it_where_readers_have_nothing(newsroom: Newsroom, state: str) -> None:
    with (
        pytest.raises(EditingError, match="Only a published claim"),
        acting(newsroom.ben, "by hand"),
        connection.cursor() as cursor,
    ):
        cursor.execute(
            "INSERT INTO articles_verification (public_id, claim_id, how, decision, base, "
            "seen_version, content_hash, verifier_id, comment, interests, next_due_reason) "
            "SELECT 'ZZZZZZZZ', id, 'checked', 'reviewed', '', version, claim_content_hash(id), "
            "%s, 'Looked at it all.', 'none', '' FROM articles_claim WHERE id = %s",
            [newsroom.ben.pk, newsroom.keys[state]],
        )


@pytest.mark.parametrize(
    "column, value",
    [("reviewed_on", "2030-01-01"), ("review_due_on", "2030-01-01"), ("reviewed_by", "editor")],
)
def test_readers_are_told_of_no_review_that_is_not_on_record(
    newsroom: Newsroom, column: str, value: str
) -> None:
    with (
        pytest.raises(EditingError, match="another review than the one on record"),
        acting(newsroom.ben, "by hand"),
    ):
        PublishedClaim.objects.filter(public_id=newsroom.claim("published").public_id).update(
            **{column: value}
        )


# --- at the desk ---------------------------------------------------------------------------


def test_it_is_one_step_at_the_desk_with_the_next_day_proposed(newsroom: Newsroom) -> None:
    claim = made_due(newsroom.ana, newsroom.claim("published"))
    client = client_of(newsroom.cleo)
    where = address(claim, "step", "reviewed")
    form = fields_of(client.get(where))
    assert form["next_due_on"] == (timezone.now().date() + timedelta(days=180)).isoformat()
    assert form["next_due_reason"] == "A state that may have changed."
    refused = client.post(where, form | {"looked_at": "Yes.", "next_due_reason": ""})
    assert refused.status_code == 200
    assert "Say why it is due then." in text_of(refused)
    assert client.post(where, form | {"looked_at": SEEN, "sent_key": ""}).status_code == 302
    claim.refresh_from_db()
    assert claim.review_due_reason == "A state that may have changed."
    assert "Reviewed: nothing to change by cleo" in text_of(client.get(address(claim, "change")))


def test_publishing_proposes_when_to_look_again_and_the_editor_decides(
    newsroom: Newsroom,
) -> None:
    claim, client = newsroom.claim("verified"), client_of(newsroom.ben)
    where = address(claim, "step", "publish")
    form = fields_of(client.get(where))
    assert form["next_due_reason"] == "A state that may have changed."
    assert client.post(where, form | {"next_due_on": LATER.isoformat()}).status_code == 302
    claim.refresh_from_db()
    assert claim.review_due_on == LATER
    assert PublishedClaim.objects.get(public_id=claim.public_id).review_due_on == LATER
    again = fields_of(client.get(where))
    assert again["next_due_on"] == LATER.isoformat()
    assert client.post(where, again | {"next_due_on": "", "next_due_reason": ""}).status_code == 302
    assert claim.refreshed().review_due_on is None


def test_publishing_without_being_asked_keeps_the_day(newsroom: Newsroom) -> None:
    claim, client = made_due(newsroom.ana, newsroom.claim("verified")), client_of(newsroom.ben)
    form = fields_of(client.get(address(claim, "step", "publish")))
    del form["next_due_on"], form["next_due_reason"]
    assert client.post(address(claim, "step", "publish"), form).status_code == 302
    assert claim.refreshed().review_due_on == date(2026, 1, 5)


def test_a_journalist_is_told_whose_step_it_is(newsroom: Newsroom) -> None:
    jo = factories.person("jo", JOURNALIST)
    said = text_of(client_of(jo).get(address(newsroom.claim("published"), "change")))
    assert "Reviewed: nothing to change: This takes a fact-checker or an editor" in said


def test_it_is_done_from_the_list_in_as_many_questions_as_any_other(newsroom: Newsroom) -> None:
    """Session, person and roles take three of them."""
    claim, client = made_due(newsroom.ana, newsroom.claim("published")), client_of(newsroom.cleo)
    queue = "/desk/articles/claim/queue/?tab=due"
    assert queries_of(client, queue) <= 8
    form = fields_of(client.get(queue), "step-reviewed")
    answer = client.post(address(claim, "step", "reviewed"), form | {"looked_at": SEEN})
    assert (answer.status_code, answer["Location"]) == (302, queue)
    assert "No review, recheck, outcome or reply is due." in text_of(client.get(queue))


def test_what_was_taken_back_is_not_due_any_more(newsroom: Newsroom) -> None:
    claim = made_due(newsroom.ana, newsroom.claim("published"))
    with acting(newsroom.ana, "ask"):
        asked = ask_for("retract", claim, reason="Its origin was retracted.")
    with acting(newsroom.ben, "retract"):
        approve(asked, reason="The notice was read.")
        retract(claim.refreshed(), version=claim.version, was_wrong="It was so.", is_right="Not.")
    assert due_for(newsroom.cleo) == set()
    with pytest.raises(EditingError, match="no current edition"):
        reviewed(newsroom.cleo, claim)


def test_the_workbench_says_when_it_is_due_and_why(newsroom: Newsroom) -> None:
    claim = made_due(newsroom.ana, newsroom.claim("published"))
    where = address(claim, "change")
    said = text_of(client_of(newsroom.cleo).get(where))
    assert "Due for review since 5 January 2026: It may have changed." in said
    reviewed(newsroom.cleo, claim, next_due_on=LATER, next_due_reason="It may change.")
    assert f"Next review {LATER.day} {LATER:%B %Y}: It may change." in text_of(
        client_of(newsroom.cleo).get(where)
    )
