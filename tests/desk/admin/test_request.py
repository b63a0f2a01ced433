from __future__ import annotations

import pytest

from articles.desk.editing.acting import JOURNALIST, acting
from articles.desk.editing.claim_desk import mark
from articles.desk.editing.request import ask_for
from articles.desk.models import Claim, PartChange, Person, Request, Verification
from tests.desk import factories
from tests.desk.admin.counting import queries_of
from tests.desk.admin.pages import address, client_of, fields_of, text_of

pytestmark = pytest.mark.django_db


def _asked(by: Person, claim: Claim, action: str = "retract") -> Request:
    with acting(by, "ask"):
        return ask_for(action, claim, reason="The filing was forged.")


def test_it_is_approved_by_a_second_person_and_never_by_who_asked() -> None:
    ana, ben = factories.person("ana"), factories.person("ben")
    request = _asked(ana, factories.draft(ana))
    said = text_of(client_of(ana).get(address(request, "change")))
    assert "You asked for this yourself: a second person has to approve it." in said
    step = address(request, "step", "approve")
    hers, his = client_of(ana), client_of(ben)
    typed = fields_of(his.get(step)) | {"reason": "I saw the forgery."}
    assert "You asked for this yourself" in text_of(hers.post(step, typed))
    assert Request.objects.open().count() == 1
    assert his.post(step, typed | {"reason": ""}).status_code == 200
    assert his.post(step, typed).status_code == 302
    assert request.approval.approved_by == ben
    listed = text_of(hers.get(address(Request, "changelist"), {"standing": "approved"}))
    assert "approved by ben: I saw the forgery." in listed


def test_it_refuses_a_second_approval_in_words() -> None:
    ana, ben, cat = (factories.person(name) for name in ("ana", "ben", "cat"))
    request = _asked(ana, factories.draft(ana))
    step = address(request, "step", "approve")
    typed = fields_of(client_of(ben).get(step)) | {"reason": "I saw the forgery."}
    assert client_of(ben).post(step, typed).status_code == 302
    response = client_of(cat).post(step, typed)
    assert response.status_code == 200
    assert "Somebody approved this already." in text_of(response)


def test_it_is_not_for_journalists_to_approve() -> None:
    ana, jo = factories.person("ana"), factories.person("jo", JOURNALIST)
    request = _asked(ana, factories.draft(ana))
    step = address(request, "step", "approve")
    assert client_of(jo).get(step).status_code == 403
    typed = {"seen_version": "0", "reason": "I agree with it."}
    response = client_of(jo).post(step, typed)
    assert "Only a fact-checker or a" in text_of(response).replace("or an", "or a")
    assert Request.objects.open().exists()


def test_it_can_be_neither_changed_nor_deleted() -> None:
    ana = factories.person("ana")
    request = _asked(ana, factories.draft(ana))
    client = client_of(ana)
    assert client.post(address(request, "change"), {"reason": "x"}).status_code == 403
    assert client.post(address(request, "delete"), {"post": "yes"}).status_code == 403
    assert client.get(address(Request, "add")).status_code == 403


@pytest.mark.parametrize("model", [Request, Verification, PartChange])
def test_it_says_nothing_of_confidential_claims(model: type[Request]) -> None:
    ana, ben = factories.person("ana"), factories.person("ben")
    jo = factories.person("jo", JOURNALIST)
    claim = factories.verified_claim(ana, ben, statement="Said in confidence.")
    _asked(ana, claim)
    with acting(ana, "mark"):
        claim.refresh_from_db()
        mark(claim, version=claim.version, marking="confidential")
    assert "in confidence" in text_of(client_of(ana).get(address(model, "changelist")))
    assert "in confidence" not in text_of(client_of(jo).get(address(model, "changelist")))


@pytest.mark.parametrize("model", [Request, Verification, PartChange])
def test_it_asks_as_many_questions_for_many_rows_as_for_few(model: type[Request]) -> None:
    ana, ben = factories.person("ana"), factories.person("ben")
    client = client_of(ana)
    counts = []
    for rows in (3, 12):
        for _ in range(rows):
            _asked(ana, factories.verified_claim(ana, ben))
        counts.append(queries_of(client, address(model, "changelist")))
    assert counts[0] == counts[1]
