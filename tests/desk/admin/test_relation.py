from __future__ import annotations

import pytest

from articles.desk.editing.acting import JOURNALIST, acting
from articles.desk.editing.claim_desk import mark
from articles.desk.editing.company_relation import relate
from articles.desk.models import CompanyRelation
from articles.public.models import PublishedRelation
from tests.desk import factories
from tests.desk.admin.counting import queries_of
from tests.desk.admin.pages import address, client_of, fields_of, text_of

pytestmark = pytest.mark.django_db
FORM = "companyrelation_form"


def test_it_relates_two_companies_and_shows_readers_what_rests_on_published_claims() -> None:
    ana, ben = factories.person("ana"), factories.person("ben")
    meta, scale = factories.make_company(ana, "Meta"), factories.make_company(ana, "Scale AI")
    claim, _ = factories.published_claim(ana, ben, companies=[(meta, "subject")])
    client = client_of(ana)
    typed = fields_of(client.get(address(CompanyRelation, "add")), FORM)
    typed |= {"subject": str(meta.pk), "object": str(scale.pk), "kind": "investment"}
    typed |= {"started": "June 2025", "rests_on": [str(claim.pk)]}
    response = client.post(address(CompanyRelation, "add"), typed)
    assert response.status_code == 302, text_of(response)
    relation = CompanyRelation.objects.get()
    assert list(relation.claims.all()) == [claim]
    assert PublishedRelation.objects.get().kind == "investment"
    listed = client.get(address(CompanyRelation, "changelist"), {"q": "scale"})
    assert "Investment" in text_of(listed)
    assert "Meta — investment — Scale AI" in text_of(client.get(address(meta, "change")))


def test_it_refuses_a_relation_of_a_company_with_itself() -> None:
    ana = factories.person("ana")
    meta = factories.make_company(ana, "Meta")
    client = client_of(ana)
    typed = fields_of(client.get(address(CompanyRelation, "add")), FORM)
    typed |= {"subject": str(meta.pk), "object": str(meta.pk), "kind": "investment"}
    response = client.post(address(CompanyRelation, "add"), typed)
    assert "A company has no relation with itself." in text_of(response)


def test_it_keeps_claims_the_person_may_not_see() -> None:
    ana, jo = factories.person("ana"), factories.person("jo", JOURNALIST)
    one, other = factories.make_company(ana), factories.make_company(ana)
    shown, secret = factories.draft(ana, "Open."), factories.draft(ana, "Said in confidence.")
    with acting(ana, "mark"):
        secret = mark(secret, version=secret.version, marking="confidential")
        relation = relate(one, other, kind="partnership", claims=[secret, shown])
    client = client_of(jo)
    page = client.get(address(relation, "change"))
    assert "Said in confidence" not in page.content.decode()
    typed = fields_of(page, FORM)
    del typed["rests_on"]
    assert client.post(address(relation, "change"), typed).status_code == 302
    assert list(relation.claims.all()) == [secret]


def test_it_asks_as_many_questions_for_many_rows_as_for_few() -> None:
    ana = factories.person("ana")
    client = client_of(ana)
    counts = []
    for rows in (3, 27):
        claims = [factories.draft(ana) for _ in range(rows)]
        for _ in range(rows):
            one, other = factories.make_company(ana), factories.make_company(ana)
            with acting(ana, "more"):
                relation = relate(one, other, kind="partnership", claims=claims)
        pages = (address(CompanyRelation, "changelist"), address(relation, "change"))
        counts.append([queries_of(client, where) for where in pages])
    assert counts[0] == counts[1]
