from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from articles.desk.editing.acting import JOURNALIST, acting
from articles.desk.editing.enquiry import enquire
from articles.desk.editing.request import ask_for
from articles.desk.editing.source_access import give_access
from articles.desk.models import Person, Source
from tests.desk import factories
from tests.desk.admin.counting import queries_of
from tests.desk.admin.pages import address, client_of, fields_of, text_of

pytestmark = pytest.mark.django_db
FORM = "source_form"
SECRET = "Heron"


def _secret(by: Person) -> Source:
    return factories.make_source(by, SECRET, kind="person", attribution="confidential")


def _found(client: Any, term: str) -> list[str]:
    asked = {"app_label": "articles", "model_name": "source", "field_name": "owner", "term": term}
    return [row["text"] for row in client.get("/desk/autocomplete/", asked).json()["results"]]


def test_it_makes_a_source_and_says_that_a_name_is_a_pseudonym() -> None:
    client = client_of(factories.person("ana"))
    shown = client.get(address(Source, "add"))
    assert "a pseudonym: who it is must not be written" in text_of(shown)
    typed = fields_of(shown, FORM) | {"name": "Reuters", "kind": "news_outlet"}
    assert client.post(address(Source, "add"), typed).status_code == 302
    assert Source.objects.get().name == "Reuters"


def test_it_hides_a_confidential_source_from_everybody_not_on_its_list() -> None:
    ana, ben = factories.person("ana"), factories.person("ben")
    boss = factories.person("boss", is_superuser=True)
    source = _secret(ana)
    open_one = factories.make_source(ana, "Gazette", owner=source)
    assert SECRET in text_of(client_of(ana).get(address(Source, "changelist")))
    assert _found(client_of(ana), "her") == [SECRET]
    for person in (ben, boss):
        client = client_of(person)
        assert SECRET not in client.get(address(Source, "changelist")).content.decode()
        assert _found(client, "her") == []
        for page in ("change", "history", "delete"):
            assert client.get(address(source, page)).status_code == 404
            assert client.get(address(open_one, page)).status_code == 200 or page == "delete"
            assert SECRET not in client.get(address(open_one, page)).content.decode()
        assert client.get(address(source, "step", "grade")).status_code == 404


def test_it_answers_alike_for_what_is_secret_and_what_does_not_exist() -> None:
    ana, ben = factories.person("ana"), factories.person("ben")
    source = _secret(ana)
    client = client_of(ben)
    secret = client.get(address(source, "change"))
    nothing = client.get(address(source, "change").replace(str(source.pk), "99999999"))
    assert secret.status_code == nothing.status_code == 404
    assert secret.content == nothing.content


def test_it_cannot_be_linked_by_whoever_may_not_know_of_it() -> None:
    ana, ben = factories.person("ana"), factories.person("ben")
    source, outlet = _secret(ana), factories.make_source(ana, "Gazette")
    client = client_of(ben)
    typed = fields_of(client.get(address(outlet, "change")), FORM) | {"owner": str(source.pk)}
    response = client.post(address(outlet, "change"), typed)
    assert response.status_code == 200
    assert "valid choice" in text_of(response)
    outlet.refresh_from_db()
    assert outlet.owner is None


def test_it_keeps_a_hidden_owner_when_somebody_else_saves() -> None:
    ana, ben = factories.person("ana"), factories.person("ben")
    source = _secret(ana)
    outlet = factories.make_source(ana, "Gazette", owner=source)
    client = client_of(ben)
    typed = fields_of(client.get(address(outlet, "change")), FORM) | {"name": "The Gazette"}
    assert client.post(address(outlet, "change"), typed).status_code == 302
    outlet.refresh_from_db()
    assert (outlet.name, outlet.owner) == ("The Gazette", source)
    assert SECRET in client_of(ana).get(address(outlet, "history")).content.decode()
    assert SECRET not in client.get(address(outlet, "history")).content.decode()


def test_it_hides_what_was_asked_of_or_for_it() -> None:
    ana, ben = factories.person("ana"), factories.person("ben")
    source = _secret(ana)
    claim = factories.draft(ana)
    with acting(ana, "ask"):
        ask_for("grade", source, reason="Was right twice.")
        asked = enquire(
            claim,
            version=claim.version,
            asked="Is it so?",
            asked_on=date(2026, 1, 5),
            source=source,
        )
    for person, sees in ((ana, True), (ben, False)):
        client = client_of(person)
        listed = [client.get(address(model, "changelist")) for model in (type(asked),)]
        listed.append(client.get("/desk/articles/request/"))
        for page in listed:
            assert (SECRET in page.content.decode()) is sees
        assert client.get(address(asked, "change")).status_code == (200 if sees else 404)


def test_it_lets_its_access_list_grow_and_keeps_the_last_one() -> None:
    ana, ben = factories.person("ana"), factories.person("ben")
    source = _secret(ana)
    client = client_of(ana)
    typed = fields_of(client.get(address(source, "change")), FORM)
    typed |= {"access-TOTAL_FORMS": "2", "access-1-person": str(ben.pk)}
    typed |= {"access-1-source": str(source.pk)}
    assert client.post(address(source, "change"), typed).status_code == 302
    assert Source.objects.known_to(ben.pk).filter(pk=source.pk).exists()
    typed = fields_of(client_of(ben).get(address(source, "change")), FORM)
    typed |= {"access-0-DELETE": "on", "access-1-DELETE": "on"}
    refused = client_of(ben).post(address(source, "change"), typed)
    assert refused.status_code == 200
    assert "Somebody has to keep knowing of this source." in text_of(refused)
    assert source.access.count() == 2


def test_it_grades_with_a_reason_and_journalists_propose() -> None:
    ana, jo = factories.person("ana"), factories.person("jo", JOURNALIST)
    source = factories.make_source(ana, "Gazette")
    step = address(source, "step", "grade")
    typed = {"seen_version": str(source.version), "reliability": "B", "reason": "Right so far."}
    refused = client_of(jo).post(step, typed)
    assert "Only a fact-checker or a editor" in text_of(refused).replace("or an ", "or a ")
    assert not source.grades.exists()
    client = client_of(ana)
    assert client.post(step, typed | {"reason": ""}).status_code == 200
    assert client.post(step, typed).status_code == 302
    assert source.grades.get().reliability == "B"
    assert "Usually reliable" in text_of(client.get(address(source, "change")))
    assert "B: Usually reliable" in text_of(client.get(address(Source, "changelist")))
    proposed = client_of(jo).post(address(source, "step", "propose-grade"), typed)
    assert proposed.status_code == 302
    assert source.requests.get().action == "grade"


def test_it_keeps_who_makes_a_source_confidential_on_its_list() -> None:
    ana = factories.person("ana")
    source = factories.make_source(ana, "Heron", kind="person")
    client = client_of(ana)
    typed = fields_of(client.get(address(source, "change")), FORM)
    response = client.post(address(source, "change"), typed | {"attribution": "confidential"})
    assert response.status_code == 302
    assert client.get(address(source, "change")).status_code == 200


def test_it_asks_as_many_questions_for_many_rows_as_for_few() -> None:
    ana = factories.person("ana")
    client = client_of(ana)
    secret = _secret(ana)
    counts = []
    for rows in (3, 27):
        for number in range(rows):
            other = factories.person(f"reader{rows}.{number}")
            factories.make_source(ana, company=factories.make_company(ana), owner=secret)
            with acting(ana, "more"):
                secret.refresh_from_db()
                give_access(secret, version=secret.version, person=other)
        pages = (address(Source, "changelist"), address(secret, "change"))
        counts.append([queries_of(client, where) for where in pages])
    assert counts[0] == counts[1]
    assert max(counts[0]) <= 20
