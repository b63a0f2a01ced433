from __future__ import annotations

import pytest

from articles.desk.editing.acting import ADMINISTRATOR, EDITOR, FACT_CHECKER, JOURNALIST, acting
from articles.desk.editing.claim_desk import assign, mark
from articles.desk.editing.claim_link import link_claim
from articles.desk.models import Claim, Person, Source
from tests.desk import factories
from tests.desk.admin.pages import address, client_of, fields_of, text_of

pytestmark = pytest.mark.django_db
SECRET = "Quetzalcoatl"


def _confidential_claim(author: Person) -> Claim:
    claim = factories.draft(author, f"{SECRET} met them in the garage yesterday evening.")
    with acting(author, "test"):
        return mark(claim, version=claim.version, marking="confidential")


def _confidential_source(owner: Person) -> Source:
    return factories.make_source(owner, SECRET, kind="person", attribution="confidential")


@pytest.mark.parametrize("role", [JOURNALIST, FACT_CHECKER])
def test_it_hides_a_confidential_claim_from_those_without_right(role: str) -> None:
    claim = _confidential_claim(factories.person("ana"))
    dan = factories.person("dan", role)
    client = client_of(dan)
    gone = claim.pk + 1000
    for page in ("change", "history"):
        assert client.get(address(claim, page)).status_code == 404
        assert client.get(f"/desk/articles/claim/{gone}/{page}/").status_code == 404
    for step in ("verify", "publish", "assess"):
        assert client.get(address(claim, "step", step)).status_code == 404
        assert client.post(address(claim, "step", step)).status_code == 404
    assert client.post(address(claim, "change"), {"statement": "x"}).status_code == 404
    for at in ("", "?q=garage", f"?q={claim.public_id}", "?marking__exact=confidential"):
        assert SECRET not in client.get(f"/desk/articles/claim/{at}").content.decode()
    answer = client.get("/desk/articles/claim/choose/claim/", {"q": "garage"})
    assert answer.json() == {"names": []}


def test_it_shows_it_to_author_assignee_and_editor() -> None:
    ana, ed = factories.person("ana", JOURNALIST), factories.person("ed", EDITOR)
    fay = factories.person("fay", FACT_CHECKER)
    claim = _confidential_claim(ana)
    assert client_of(ana).get(address(claim, "change")).status_code == 200
    assert client_of(ed).get(address(claim, "change")).status_code == 200
    assert client_of(fay).get(address(claim, "change")).status_code == 404
    with acting(ana, "test"):
        assign(claim, version=claim.version, to=fay)
    assert client_of(fay).get(address(claim, "change")).status_code == 200


def test_it_names_no_confidential_claim_as_like_or_linked() -> None:
    ana, dan = factories.person("ana"), factories.person("dan", JOURNALIST)
    hidden = _confidential_claim(ana)
    claim = factories.draft(dan, f"{SECRET[:3]} met them in the garage yesterday evening.")
    with acting(ana, "test"):
        link_claim(claim, version=claim.version, other=hidden, kind="supports")
    page = client_of(dan).get(address(claim, "change"))
    assert SECRET not in page.content.decode()
    assert "a claim that you may not read" in text_of(page)


def test_it_tells_nobody_of_a_confidential_source_who_is_not_on_its_list() -> None:
    ana, ben = factories.person("ana"), factories.person("ben")
    source = _confidential_source(ana)
    claim = factories.draft(ana, claimant_source=source)
    factories.attach(ana, claim, source=source, quotation="They signed.")
    factories.assess(ben, claim)
    page = client_of(ben).get(address(claim, "change"))
    assert SECRET not in page.content.decode()
    assert source.public_id not in page.content.decode()
    assert "from a source known to the newsroom" in text_of(page)
    assert SECRET in client_of(ana).get(address(claim, "change")).content.decode()
    answer = client_of(ben).get("/desk/articles/claim/choose/source/", {"q": SECRET[:5]})
    assert answer.json() == {"names": []}
    assert (
        SECRET
        in client_of(ana)
        .get("/desk/articles/claim/choose/source/", {"q": SECRET[:5]})
        .content.decode()
    )


@pytest.mark.parametrize("typed", ["name", "id"])
def test_it_answers_a_forged_confidential_source_like_one_that_is_not_there(typed: str) -> None:
    ana, ben = factories.person("ana"), factories.person("ben")
    source = _confidential_source(ana)
    claim = factories.draft(ana)
    text = source.public_id if typed == "id" else SECRET
    client, at = client_of(ben), address(claim, "change")
    page = fields_of(client.get(at), "workbench")
    response = client.post(at, page | {"evidence-0-source": text})
    assert f"No source is called “{text}”." in text_of(response)
    response = client.post(at, page | {"evidence-0-source": "Nobody"})
    assert "No source is called “Nobody”." in text_of(response)
    assert not claim.evidence.exists()


def test_it_keeps_the_item_of_a_hidden_source_when_somebody_else_saves() -> None:
    ana, ben = factories.person("ana"), factories.person("ben")
    source = _confidential_source(ana)
    claim = factories.draft(ana, claimant_source=source)
    factories.attach(ana, claim, source=source)
    client, at = client_of(ben), address(claim, "change")
    page = fields_of(client.get(at), "workbench")
    assert client.post(at, page | {"in_short": "They did."}).status_code == 302
    claim.refresh_from_db()
    assert (claim.in_short, claim.claimant_source) == ("They did.", source)
    assert claim.evidence.get().source == source


def test_it_gives_names_to_writers_only() -> None:
    adm = factories.person("adm", ADMINISTRATOR)
    ana = factories.person("ana")
    at = "/desk/articles/claim/choose/company/"
    factories.make_company(ana, "Acme")
    assert client_of(adm).get(at, {"q": "acme"}).status_code == 403
    assert client_of(ana).get(at, {"q": "a"}).json() == {"names": []}
    assert len(client_of(ana).get(at, {"q": "acm\x00"}).json()["names"]) == 1
    assert client_of(ana).get("/desk/articles/claim/choose/session/").status_code == 404
