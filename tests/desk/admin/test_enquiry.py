from __future__ import annotations

from datetime import date, timedelta

import pytest

from articles.desk.editing.acting import JOURNALIST, acting
from articles.desk.editing.claim_desk import mark
from articles.desk.editing.enquiry import enquire, revise_enquiry
from articles.desk.models import Claim, Company, Enquiry, Person
from tests.desk import factories
from tests.desk.admin.counting import queries_of
from tests.desk.admin.pages import address, client_of, fields_of, text_of

pytestmark = pytest.mark.django_db
FORM = "enquiry_form"
TODAY = date.today()


def _asked(by: Person, claim: Claim, company: Company, days: int = 3) -> Enquiry:
    with acting(by, "ask"):
        claim.refresh_from_db()
        return enquire(
            claim,
            version=claim.version,
            asked="Is it so?",
            asked_on=TODAY - timedelta(days=5),
            deadline=TODAY + timedelta(days=days),
            company=company,
        )


def test_it_asks_and_records_the_reply() -> None:
    ana = factories.person("ana")
    claim, company = factories.draft(ana), factories.make_company(ana, "Meta")
    client = client_of(ana)
    typed = fields_of(client.get(address(Enquiry, "add")), FORM)
    typed |= {"claim": str(claim.pk), "company": str(company.pk), "asked": "Is it so?"}
    typed |= {"asked_on": "2026-01-05", "deadline": "2026-01-08"}
    response = client.post(address(Enquiry, "add"), typed)
    assert response.status_code == 302, text_of(response)
    enquiry = Enquiry.objects.get()
    typed = fields_of(client.get(address(enquiry, "change")), FORM)
    refused = client.post(address(enquiry, "change"), typed | {"reply": "No."})
    assert "Say on which day the reply came." in text_of(refused)
    typed |= {"reply": "No.", "replied_on": "2026-01-07"}
    assert client.post(address(enquiry, "change"), typed).status_code == 302
    enquiry.refresh_from_db()
    assert enquiry.reply == "No."


def test_it_compares_its_own_version_which_a_private_one_raises_alone() -> None:
    ana, ben = factories.person("ana"), factories.person("ben")
    claim = factories.draft(ana)
    enquiry = _asked(ana, claim, factories.make_company(ana))
    client = client_of(ana)
    typed = fields_of(client.get(address(enquiry, "change")), FORM)
    with acting(ben, "reply"):
        revise_enquiry(enquiry, version=enquiry.version, reply="No.", replied_on=TODAY)
    response = client.post(address(enquiry, "change"), typed | {"asked": "Was it so?"})
    assert response.status_code == 412
    assert "Somebody else changed this enquiry" in text_of(response)
    again = fields_of(response, FORM)
    assert (again["asked"], again["reply"]) == ("Was it so?", "No.")
    assert client.post(address(enquiry, "change"), again).status_code == 302
    enquiry.refresh_from_db()
    assert (enquiry.asked, enquiry.reply) == ("Was it so?", "No.")


def test_it_lists_what_is_overdue() -> None:
    ana = factories.person("ana")
    claim = factories.draft(ana)
    _asked(ana, claim, factories.make_company(ana, "Late Ltd"), days=-1)
    _asked(ana, claim, factories.make_company(ana, "Early Ltd"))
    shown = text_of(client_of(ana).get(address(Enquiry, "changelist"), {"standing": "overdue"}))
    assert "Late Ltd" in shown
    assert "Early Ltd" not in shown


def test_it_hides_enquiries_of_confidential_claims() -> None:
    ana, jo = factories.person("ana"), factories.person("jo", JOURNALIST)
    claim = factories.draft(ana, "Said in confidence.")
    enquiry = _asked(ana, claim, factories.make_company(ana))
    with acting(ana, "mark"):
        claim.refresh_from_db()
        mark(claim, version=claim.version, marking="confidential")
    client = client_of(jo)
    assert client.get(address(enquiry, "change")).status_code == 404
    assert client.get(address(enquiry, "history")).status_code == 404
    assert "in confidence" not in text_of(client.get(address(Enquiry, "changelist")))
    assert client_of(ana).get(address(enquiry, "change")).status_code == 200


def test_it_asks_as_many_questions_for_many_rows_as_for_few() -> None:
    ana = factories.person("ana")
    client = client_of(ana)
    counts = []
    for rows in (3, 27):
        for _ in range(rows):
            enquiry = _asked(ana, factories.draft(ana), factories.make_company(ana))
        pages = (address(Enquiry, "changelist"), address(enquiry, "change"))
        counts.append([queries_of(client, where) for where in pages])
    assert counts[0] == counts[1]
