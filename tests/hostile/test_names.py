"""Names: what turns a line round is refused or kept apart, what looks alike is told."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from lxml import html

from articles.desk.editing.acting import acting
from articles.desk.editing.claim_topic import set_topics
from articles.desk.editing.company import make_company
from articles.desk.editing.company_identifier import identify
from articles.desk.editing.errors import EditingError
from articles.desk.editing.origin import make_origin
from articles.desk.editing.source import make_source
from articles.desk.editing.topic import make_topic
from articles.desk.models import Company, Person
from tests.desk import factories
from tests.desk.admin.pages import address, client_of, fields_of, text_of

pytestmark = pytest.mark.django_db
ADD = "/desk/articles/company/add/"
TURNED = "Acme \u202egnihtoN"


@pytest.fixture
def ana() -> Person:
    return factories.person("ana")


def typed(client: Client, name: str, **others: str) -> dict[str, Any]:
    return fields_of(client.get(ADD), "company_form") | {"name": name} | others


@pytest.mark.parametrize("name", [TURNED, "A\u2066B", "A\u200fB", "A\u061cB"])
def test_it_refuses_a_name_that_turns_the_line_round(name: str, ana: Person) -> None:
    client = client_of(ana)
    refused = client.post(ADD, typed(client, name))
    assert refused.status_code == 200
    assert "invisible character that turns the line round (U+" in text_of(refused)
    assert not Company.objects.exists()


@pytest.mark.parametrize(
    "make",
    [
        lambda: make_company(name=TURNED),
        lambda: make_company(name="Acme", names=[(TURNED, "trading")]),
        lambda: make_source(name=TURNED, kind="person"),
        lambda: make_source(name="X", kind="person", public_label=TURNED),
        lambda: make_origin(kind="document", label=TURNED),
        lambda: make_topic(name=TURNED),
        lambda: identify(make_company(name="A"), version=1, scheme="cik", value="1\u202e2"),
    ],
)
def test_it_refuses_it_whoever_asks(make: Any, ana: Person) -> None:
    refusal = r"turns the line round|check it for a slip"
    with pytest.raises(EditingError, match=refusal), acting(ana, "hostile"):
        make()


def test_it_refuses_it_for_a_claim_s_topics(ana: Person) -> None:
    claim = factories.draft(ana)
    with pytest.raises(EditingError, match="turns the line round"), acting(ana, "hostile"):
        set_topics(claim, version=claim.version, topics=["Pri\u202eces"])


def test_it_keeps_text_of_others_apart_on_every_page(ana: Person) -> None:
    """A statement may quote such text; nothing beside it is turned."""
    claim, _ = factories.published_claim(ana, factories.person("ben"), statement=TURNED)
    for page in ("/desk/articles/claim/", address(claim, "change"), f"/claims/{claim.public_id}/"):
        shown = client_of(ana).get(page).content.decode()
        assert "\u202e" in shown
        tree = html.fromstring(shown)
        for text in tree.xpath("//text()[contains(., '\u202e')]"):
            holder = text.getparent()
            if holder.tag in ("textarea", "script"):
                continue
            assert text.count("\u202e") <= text.count("\u202c"), (page, holder.tag, str(text))
            if holder.tag in ("title", "option"):
                assert str(text).strip().startswith("\u2068"), (page, str(text))
            else:
                assert holder.tag == "bdi" or holder.getparent().tag == "svg", (page, holder.tag)


@pytest.mark.parametrize("name", ["Аcme", "ACME", "Ａｃｍｅ", "Acme\u200b"])
def test_it_warns_of_a_name_that_looks_like_another(name: str, ana: Person) -> None:
    acme = factories.make_company(ana, "Acme")
    client = client_of(ana)
    saved = client.post(ADD, typed(client, name), follow=True)
    assert Company.objects.count() == 2, "it is a warning and no refusal"
    assert f"may be taken for another company on record: “Acme” ({acme.public_id})" in text_of(
        saved
    )


def test_it_warns_of_a_former_name_and_of_a_rename(ana: Person) -> None:
    meta = factories.make_company(ana, "Meta", names=[("Facebook", "former")])
    other = factories.make_company(ana, "Other")
    client = client_of(ana)
    where = address(other, "change")
    fields = fields_of(client.get(where), "company_form") | {"name": "Fасebook"}
    told = text_of(client.post(where, fields, follow=True))
    assert f"“Facebook” ({meta.public_id})" in told
    assert "mixes Cyrillic and Latin letters" in told


def test_it_says_nothing_of_other_names(ana: Person) -> None:
    factories.make_company(ana, "Acme")
    client = client_of(ana)
    saved = client.post(ADD, typed(client, "Bolt"), follow=True)
    assert "may be taken" not in text_of(saved)
    own = Company.objects.get(name="Bolt")
    fields = fields_of(client.get(address(own, "change")), "company_form") | {"name": "BOLT"}
    assert "may be taken" not in text_of(client.post(address(own, "change"), fields, follow=True))
