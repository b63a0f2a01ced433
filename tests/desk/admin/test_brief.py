from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from articles.desk.editing.acting import FACT_CHECKER, JOURNALIST, acting
from articles.desk.editing.brief import Sentence, draft_brief
from articles.desk.editing.claim_desk import mark
from articles.desk.models import Brief, Claim, Person
from tests.desk import factories
from tests.desk.admin.counting import queries_of
from tests.desk.admin.pages import address, client_of, fields_of, text_of

pytestmark = pytest.mark.django_db
FORM = "brief_form"


def _brief(by: Person, *claims: Claim) -> Brief:
    company = factories.make_company(by)
    with acting(by, "test"):
        return draft_brief(
            answer="Little is known.",
            company=company,
            sentences=[Sentence("known", f"Sentence {n}.", [c]) for n, c in enumerate(claims)],
        )


def _take(client: Client, brief: Brief, step: str, **typed: Any) -> Any:
    where = address(brief, "step", step)
    return client.post(where, fields_of(client.get(where)) | typed)


def test_it_writes_a_brief_with_sentences_and_their_claims() -> None:
    ana = factories.person("ana")
    company, claim = factories.make_company(ana, "Meta"), factories.draft(ana)
    client = client_of(ana)
    typed = fields_of(client.get(address(Brief, "add")), FORM)
    typed |= {"company": str(company.pk), "answer": "Little is known."}
    typed |= {
        "sentences-TOTAL_FORMS": "2",
        "sentences-0-section": "not_known",
        "sentences-0-text": "The price.",
        "sentences-0-cites": str(claim.pk),
        "sentences-0-place": "2",
        "sentences-1-section": "known",
        "sentences-1-text": "The date.",
        "sentences-1-cites": str(claim.pk),
        "sentences-1-place": "1",
    }
    response = client.post(address(Brief, "add"), typed)
    assert response.status_code == 302, text_of(response)
    sentences = Brief.objects.get().sentences.order_by("position")
    assert [row.text for row in sentences] == ["The date.", "The price."]


def test_it_refuses_a_sentence_without_a_claim_and_keeps_what_was_typed() -> None:
    ana = factories.person("ana")
    company = factories.make_company(ana, "Meta")
    client = client_of(ana)
    typed = fields_of(client.get(address(Brief, "add")), FORM)
    typed |= {"company": str(company.pk), "answer": "Little is known."}
    typed |= {"sentences-0-section": "known", "sentences-0-text": "The date."}
    response = client.post(address(Brief, "add"), typed)
    assert "Name the claims that this sentence rests on." in text_of(response)
    assert fields_of(response, FORM)["sentences-0-text"] == "The date."
    assert not Brief.objects.exists()


def test_it_keeps_cited_claims_that_the_person_may_not_see() -> None:
    ana, jo = factories.person("ana"), factories.person("jo", JOURNALIST)
    open_one, secret = factories.draft(ana), factories.draft(ana, "Said in confidence.")
    with acting(ana, "mark"):
        secret = mark(secret, version=secret.version, marking="confidential")
    brief = _brief(ana, open_one, secret)
    client = client_of(jo)
    shown = client.get(address(brief, "change"))
    assert "Said in confidence" not in shown.content.decode()
    typed = fields_of(shown, FORM) | {
        "answer": "Hardly anything.",
        "sentences-1-cites": str(open_one.pk),
    }
    assert client.post(address(brief, "change"), typed).status_code == 302
    last = brief.sentences.get(position=1)
    assert set(last.claims.all()) == {open_one, secret}


def test_it_goes_from_hand_to_hand_by_its_steps() -> None:
    ana, ben = factories.person("ana"), factories.person("ben")
    claim, _ = factories.published_claim(ana, ben)
    brief = _brief(ana, claim)
    hers, his = client_of(ana), client_of(ben)
    assert _take(hers, brief, "submit").status_code == 302
    own = _take(hers, brief, "verify", interests="none")
    assert "somebody else has to check it" in text_of(own)
    short = _take(his, brief, "send-back", comment="No.")
    assert "in 10 characters or more" in text_of(short)
    assert _take(his, brief, "send-back", comment="Name the date, please.").status_code == 302
    assert _take(hers, brief, "submit").status_code == 302
    assert _take(his, brief, "verify", interests="none").status_code == 302
    assert _take(his, brief, "publish").status_code == 302
    brief.refresh_from_db()
    assert (brief.workflow, brief.published_number) == ("verified", 1)


def test_it_explains_steps_that_take_another_role() -> None:
    ana, jo = factories.person("ana"), factories.person("jo", JOURNALIST)
    brief = _brief(ana, factories.draft(ana))
    assert _take(client_of(ana), brief, "submit").status_code == 302
    said = text_of(client_of(jo).get(address(brief, "change")))
    assert "Verify: This takes a fact-checker or an editor." in said


def test_it_refuses_to_verify_what_changed_meanwhile() -> None:
    ana, ben, cat = (factories.person(name) for name in ("ana", "ben", "cat"))
    brief = _brief(ana, factories.draft(ana))
    assert _take(client_of(ana), brief, "submit").status_code == 302
    reader = client_of(ben)
    seen = fields_of(reader.get(address(brief, "step", "verify"))) | {"interests": "none"}
    writer = client_of(cat)
    typed = fields_of(writer.get(address(brief, "change")), FORM) | {"answer": "Something else."}
    assert writer.post(address(brief, "change"), typed).status_code == 302
    response = reader.post(address(brief, "step", "verify"), seen)
    assert response.status_code == 412
    assert "Somebody else changed this brief" in text_of(response)


def test_it_deletes_a_draft() -> None:
    ana = factories.person("ana")
    brief = _brief(ana, factories.draft(ana))
    client = client_of(ana)
    page = fields_of(client.get(address(brief, "delete")))
    assert client.post(address(brief, "delete"), page).status_code == 302
    assert not Brief.objects.exists()


def test_it_lets_checkers_only_check() -> None:
    ana, fay = factories.person("ana"), factories.person("fay", FACT_CHECKER)
    brief = _brief(ana, factories.draft(ana))
    assert _take(client_of(ana), brief, "submit").status_code == 302
    assert _take(client_of(fay), brief, "verify", interests="none").status_code == 302
    publish = address(brief, "step", "publish")
    assert client_of(fay).get(publish).status_code == 403
    sent = fields_of(client_of(ana).get(publish))
    assert "Only an editor" in text_of(client_of(fay).post(publish, sent))


def test_it_asks_as_many_questions_for_many_rows_as_for_few() -> None:
    ana = factories.person("ana")
    client = client_of(ana)
    claims = [factories.draft(ana) for _ in range(30)]
    counts = []
    for rows in (3, 30):
        for _ in range(rows):
            brief = _brief(ana, *claims[:rows])
        pages = (address(Brief, "changelist"), address(brief, "change"))
        counts.append([queries_of(client, where) for where in pages])
    assert counts[0] == counts[1]
    assert max(counts[0]) <= 20
