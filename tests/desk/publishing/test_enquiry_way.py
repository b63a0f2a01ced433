"""An enquiry's whole way: asked at the workbench, overdue in the queue, answered, in public."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from articles.desk.editing.acting import EDITOR, JOURNALIST
from articles.desk.models import Claim, Enquiry, Person
from articles.desk.queue.tabs import BY_NAME, Asker, claims_of
from tests.desk import factories
from tests.desk.admin.pages import address, client_of, fields_of, text_of

pytestmark = pytest.mark.django_db
TODAY = timezone.now().date()
QUEUE = "/desk/articles/claim/queue/"


def risky(ana: Person, statement: str = "Acme hid it.") -> Claim:
    claim = factories.draft(ana, statement, risk="allegation", risk_reason="It blames somebody.")
    factories.attach(ana, claim)
    return factories.assess(ana, claim)


def published(ana: Person, ben: Person, claim: Claim) -> str:
    factories.submit(ana, claim)
    factories.verify(ben, claim)
    factories.verify(factories.person(), claim)
    factories.publish_claim(ben, claim)
    return text_of(client_of(ana).get(f"/claims/{claim.public_id}/"))


def asked(ana: Person, claim: Claim, days: int, **more: str) -> Enquiry:
    """Through the step of the workbench."""
    company = factories.make_company(ana, "Acme Works")
    client, where = client_of(ana), address(claim, "step", "enquire")
    offered = fields_of(client.get(where))
    assert offered["asked_on"] == TODAY.isoformat()
    form = offered | {
        "company": company.public_id,
        "asked": "Did you hide it?",
        "asked_on": (TODAY - timedelta(days=10)).isoformat(),
        "deadline": (TODAY + timedelta(days=days)).isoformat(),
        "is_public": "on",
    }
    answer = client.post(where, form | more)
    assert answer.status_code == 302, text_of(answer)
    return Enquiry.objects.get(claim=claim)


def test_it_stands_in_the_queue_while_its_reply_is_overdue_and_leaves_with_it() -> None:
    ana = factories.person("ana")
    claim = risky(ana)
    enquiry = asked(ana, claim, days=-3)
    client = client_of(ana)
    said = text_of(client.get(QUEUE, {"tab": "due"}))
    assert "The reply of Acme Works is overdue 3 days" in said
    page = client.get(address(claim, "change"))
    assert "overdue 3 days" in text_of(page)
    reply_at = address(enquiry, "change")
    assert reply_at in page.content.decode()
    form = fields_of(client.get(reply_at), "enquiry_form")
    form |= {"reply": "We hid nothing.", "replied_on": TODAY.isoformat()}
    assert client.post(reply_at, form).status_code == 302
    asker = Asker(ana, frozenset({EDITOR}))
    assert not claims_of(BY_NAME["due"], asker).exists()


def test_the_reply_stands_above_the_allegation() -> None:
    ana, ben = factories.person("ana"), factories.person("ben")
    claim = risky(ana)
    enquiry = asked(ana, claim, days=-3)
    client = client_of(ana)
    form = fields_of(client.get(address(enquiry, "change")), "enquiry_form")
    form |= {"reply": "We hid nothing.", "replied_on": TODAY.isoformat()}
    client.post(address(enquiry, "change"), form)
    said = published(ana, ben, claim)
    assert said.index("We hid nothing.") < said.index("an allegation Acme hid it.")


@pytest.mark.parametrize(
    "days, words",
    [(-3, "did not reply by the deadline"), (3, "has until")],
)
def test_readers_are_told_of_no_silence_before_the_deadline(days: int, words: str) -> None:
    ana, ben = factories.person("ana"), factories.person("ben")
    claim = risky(ana)
    asked(ana, claim, days=days)
    said = published(ana, ben, claim)
    assert words in said
    other = "has until" if days < 0 else "did not reply"
    assert other not in said


def test_who_may_not_know_a_source_is_told_that_one_is_late() -> None:
    ana = factories.person("ana")
    claim = risky(ana)
    hidden = factories.make_source(
        ana, "The Heron", kind="person", attribution="confidential", identity_reference="Safe 4"
    )
    asked(ana, claim, days=-3, company="", source=hidden.public_id)
    jo = client_of(factories.person("jo", JOURNALIST))
    for where, asks in ((QUEUE, {"tab": "due"}), (address(claim, "change"), {})):
        said = text_of(jo.get(where, asks))
        assert "overdue 3 days" in said
        assert "Heron" not in said
