"""A stale save: theirs, yours and the base; nothing typed is lost, and single fields carry over."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.core.files.uploadedfile import SimpleUploadedFile

from articles.desk.editing import claim as claim_verbs
from articles.desk.editing import claim_company as claim_company_verbs
from articles.desk.editing import evidence as evidence_verbs
from articles.desk.editing import evidence_state as evidence_state_verbs
from articles.desk.editing.acting import ADMINISTRATOR, EDITOR, JOURNALIST, acting
from articles.desk.editing.article import set_article_companies
from articles.desk.editing.brief import Sentence, draft_brief, revise_brief
from articles.desk.editing.company_name import name_company, unname_company
from articles.desk.editing.company_relation import relate, rest_relation_on
from articles.desk.editing.person import revise_person
from articles.desk.editing.source import revise_source
from articles.desk.models import Claim, Evidence, Person
from tests.desk import factories
from tests.desk.admin.annotating import article_of
from tests.desk.admin.pages import address, client_of, fields_of, text_of

pytestmark = pytest.mark.django_db
WORKBENCH = "workbench"


@pytest.fixture
def ana() -> Person:
    return factories.person("ana")


@pytest.fixture
def ben() -> Person:
    return factories.person("ben", first_name="Ben", last_name="Okri")


def _sent(by: Person, record: Any, form: str, typed: dict[str, Any], meanwhile: Any) -> Any:
    """The answer to `typed` after `meanwhile()` changed the record."""
    client, at = client_of(by), address(record, "change")
    page = fields_of(client.get(at), form)
    meanwhile()
    return client.post(at, page | typed)


def _again(by: Person, record: Any, form: str, response: Any, **answers: str) -> Any:
    return client_of(by).post(address(record, "change"), fields_of(response, form) | answers)


def test_it_carries_over_single_fields_of_a_claim(ana: Person, ben: Person) -> None:
    claim = factories.draft(ana, "Acme paid.", in_short="Paid.", condition="")

    def meanwhile() -> None:
        with acting(ben, "He knew more"):
            claim_verbs.revise(
                claim, version=claim.version, statement="Acme paid twice.", language="de",
                in_short="Paid twice.",
            )  # fmt: skip

    typed = {"statement": "Acme paid once.", "in_short": "Once.", "no_enquiry_reason": "No time."}
    response = _sent(ana, claim, WORKBENCH, typed, meanwhile)
    assert response.status_code == 412
    said = text_of(response)
    assert "You read version 1; on record is version 2 Ben Okri: He knew more" in said
    assert "Both of you changed these: choose" in said
    assert "Language de before: en" in said
    assert "Why those concerned were not asked No time. before: —" in said
    held = fields_of(response, WORKBENCH)
    assert (held["statement"], held["in_short"], held["language"]) == (
        "Acme paid once.", "Once.", "de",
    )  # fmt: skip
    # One left open: asked again, with everything in its place.
    half = _again(ana, claim, WORKBENCH, response, **{"take-statement": "theirs"})
    assert half.status_code == 412
    assert "Choose yours or theirs for each field" in text_of(half)
    assert fields_of(half, WORKBENCH)["statement"] == "Acme paid once."
    assert "Acme paid. paid twice." in text_of(half)
    answers = {"take-statement": "theirs", "take-in_short": "mine"}
    assert _again(ana, claim, WORKBENCH, half, **answers).status_code == 302
    claim.refresh_from_db()
    assert (claim.statement, claim.in_short, claim.language, claim.no_enquiry_reason) == (
        "Acme paid twice.", "Once.", "de", "No time.",
    )  # fmt: skip


def test_it_keeps_a_choice_where_another_field_is_refused(ana: Person, ben: Person) -> None:
    claim = factories.draft(ana, "Acme paid.")

    def meanwhile() -> None:
        with acting(ben, "test"):
            claim_verbs.revise(claim, version=claim.version, statement="Acme paid twice.")

    response = _sent(ana, claim, WORKBENCH, {"statement": "Acme paid once."}, meanwhile)
    answers = {"take-statement": "theirs", "held_from": "no date"}
    refused = _again(ana, claim, WORKBENCH, response, **answers)
    assert refused.status_code == 200
    held = fields_of(refused, WORKBENCH)
    assert (held["statement"], held["take-statement"]) == ("Acme paid once.", "theirs")
    assert _again(ana, claim, WORKBENCH, refused, held_from="2020").status_code == 302
    claim.refresh_from_db()
    assert claim.statement == "Acme paid twice."


def test_it_asks_again_what_was_open_when_it_is_stale_twice(ana: Person, ben: Person) -> None:
    claim = factories.draft(ana, "Acme paid.")

    def says(**fields: str) -> None:
        with acting(ben, "test"):
            claim_verbs.revise(claim.refreshed(), version=claim.version, **fields)

    response = _sent(
        ana, claim, WORKBENCH, {"statement": "Acme paid once."},
        lambda: says(statement="Acme paid twice."),
    )  # fmt: skip
    says(in_short="Paid.")
    twice = _again(ana, claim, WORKBENCH, response)
    assert twice.status_code == 412
    assert 'name="take-statement"' in twice.content.decode()
    assert _again(ana, claim, WORKBENCH, twice, **{"take-statement": "mine"}).status_code == 302
    claim.refresh_from_db()
    assert (claim.statement, claim.in_short) == ("Acme paid once.", "Paid.")


def test_it_merges_rows_companies_and_items(ana: Person, ben: Person) -> None:
    acme, bolt, cole = (factories.make_company(ana, name) for name in ("Acme", "Bolt", "Cole"))
    source = factories.make_source(ana, "The Ledger")
    claim = factories.draft(ana, "Acme paid.", companies=[(acme, "subject")])
    kept = factories.attach(ana, claim, source=source, note="Kept", quotation="Q")
    gone = factories.attach(ana, claim, source=source, note="Goes")
    idle = factories.attach(ana, claim, source=source, note="Goes quietly")

    def meanwhile() -> None:
        with acting(ben, "test"):
            now = claim.refreshed()
            links = [(acme, "subject"), (bolt, "counterparty")]
            claim_company_verbs.set_companies(now, version=now.version, companies=links)
            evidence_verbs.revise_evidence(kept, version=now.refreshed().version, note="Ben’s")
            for item in (gone, idle):
                evidence_state_verbs.remove_evidence(item, version=now.refreshed().version)
            evidence_verbs.attach(now, version=now.refreshed().version, source=source, note="New")

    typed = {
        "companies-0-role": "supplier", "companies-1-company": "Cole",
        "evidence-0-quotation": "Ana’s words", "evidence-0-is_resolved": "on",
        "evidence-0-resolution": "It was settled.",
        "evidence-1-note": "Ana’s note", "evidence-1-file": SimpleUploadedFile("deed.txt", b"x"),
        "evidence-3-source": "The Ledger", "evidence-3-note": "Ana’s new one",
    }  # fmt: skip
    response = _sent(ana, claim, WORKBENCH, typed, meanwhile)
    assert response.status_code == 412
    said = text_of(response)
    assert "Choose your file again: deed.txt" in said
    assert "it was taken out meanwhile, while you changed it" in said
    assert "it was taken out meanwhile; you had not changed it" in said
    assert _again(ana, claim, WORKBENCH, response).status_code == 302
    links = {(str(link.company), link.role) for link in claim.company_links.all()}
    assert links == {("Acme", "supplier"), ("Bolt", "counterparty"), (str(cole), "subject")}
    assert {item.note for item in claim.evidence.all()} == {
        "Ben’s", "New", "Ana’s note", "Ana’s new one",
    }  # fmt: skip
    kept.refresh_from_db()
    assert (kept.quotation, kept.is_resolved, kept.note) == ("Ana’s words", True, "Ben’s")


def test_it_spares_an_item_that_was_changed_while_it_was_taken_out(
    ana: Person, ben: Person
) -> None:
    claim = factories.draft(ana)
    item = factories.attach(ana, claim, note="Old")

    def meanwhile() -> None:
        with acting(ben, "test"):
            evidence_verbs.revise_evidence(item, version=claim.refreshed().version, note="Newer")

    response = _sent(ana, claim, WORKBENCH, {"evidence-0-remove": "on"}, meanwhile)
    assert "It stays unless you take it out again." in text_of(response)
    assert _again(ana, claim, WORKBENCH, response).status_code == 302
    assert Evidence.objects.get(claim=claim).note == "Newer"
    again = {"evidence-0-remove": "on"}
    assert _again(ana, claim, WORKBENCH, client_of(ana).get(address(claim, "change")), **again)
    assert not Evidence.objects.filter(claim=claim).exists()


def test_it_names_no_source_that_the_person_may_not_know(ana: Person, ben: Person) -> None:
    claim = factories.draft(ana)
    open_one, secret = factories.make_source(ana, "Open"), factories.make_source(ana, "Heron")
    item = factories.attach(ana, claim, source=open_one, note="Old")
    with acting(ben, "test"):
        revise_source(secret, version=secret.version, attribution="confidential")

    def meanwhile() -> None:
        with acting(ben, "test"):
            evidence_verbs.revise_evidence(
                item, version=claim.refreshed().version, source=secret.refreshed()
            )

    response = _sent(ana, claim, WORKBENCH, {"evidence-0-note": "Mine"}, meanwhile)
    assert response.status_code == 412
    assert "Heron" not in response.content.decode()
    assert "Mine" in fields_of(response, WORKBENCH).values()


def test_it_merges_the_names_of_a_company(ana: Person, ben: Person) -> None:
    company = factories.make_company(ana, "Meta", description="Ads")
    with acting(ana, "test"):
        name = name_company(company, version=company.version, name="Facebook", kind="former")

    def meanwhile() -> None:
        with acting(ben, "test"):
            now = company.refreshed()
            name_company(now, version=now.version, name="Oculus owner", kind="trading")

    typed = {"names-0-kind": "trading", "description": "Ads and glasses"}
    typed |= {"names-TOTAL_FORMS": "2", "names-1-name": "FB", "names-1-kind": "abbreviation"}
    response = _sent(ana, company, "company_form", typed, meanwhile)
    assert response.status_code == 412
    assert _again(ana, company, "company_form", response).status_code == 302, text_of(response)
    names = {row.name: row.kind for row in company.names.all()}
    assert names == {"Facebook": "trading", "Oculus owner": "trading", "FB": "abbreviation"}
    assert company.refreshed().description == "Ads and glasses"
    assert name.name == "Facebook"


def test_it_keeps_a_name_that_was_taken_out_while_it_was_changed(ana: Person, ben: Person) -> None:
    company = factories.make_company(ana, "Meta")
    with acting(ana, "test"):
        name = name_company(company, version=company.version, name="Facebook", kind="former")

    def meanwhile() -> None:
        with acting(ben, "test"):
            unname_company(company.refreshed(), version=company.version, name=name)

    response = _sent(ana, company, "company_form", {"names-0-name": "Face Book"}, meanwhile)
    assert "What you typed is kept as a new row" in text_of(response)
    assert _again(ana, company, "company_form", response).status_code == 302
    assert company.names.get().name == "Face Book"


def test_it_merges_the_sentences_of_a_brief(ana: Person, ben: Person) -> None:
    company, claim = factories.make_company(ana), factories.draft(ana)
    told = [Sentence("known", "It grew.", [claim]), Sentence("known", "It fell.", [claim])]
    with acting(ana, "test"):
        brief = draft_brief(answer="Little.", company=company, sentences=told)

    def meanwhile() -> None:
        said = [told[0], Sentence("known", "It fell fast.", [claim])]
        with acting(ben, "test"):
            revise_brief(brief, version=brief.version, answer="Little.", sentences=said)

    response = _sent(ana, brief, "brief_form", {"sentences-0-text": "It grew much."}, meanwhile)
    assert response.status_code == 412
    again = _again(ana, brief, "brief_form", response)
    assert again.status_code == 302, text_of(again)
    assert [row.text for row in brief.sentences.order_by("position")] == [
        "It grew much.", "It fell fast.",
    ]  # fmt: skip


def test_it_keeps_claims_that_a_relation_rests_on(ana: Person, ben: Person) -> None:
    one, other = factories.make_company(ana), factories.make_company(ana)
    first, second, third = (factories.draft(ana) for _ in range(3))
    with acting(ana, "test"):
        relation = relate(one, other, kind="partnership", claims=[first])

    def meanwhile() -> None:
        with acting(ben, "test"):
            rest_relation_on(relation, version=relation.version, claims=[first, second])

    typed = {"rests_on": [str(first.pk), str(third.pk)]}
    response = _sent(ana, relation, "companyrelation_form", typed, meanwhile)
    assert response.status_code == 412
    assert "Claims it rests on" in text_of(response)
    answer = {"take-rests_on": "mine"}
    assert _again(ana, relation, "companyrelation_form", response, **answer).status_code == 302
    assert set(Claim.objects.filter(relations=relation)) == {first, third}


def test_it_refuses_roles_that_were_given_on_a_stale_page() -> None:
    ada, eve = factories.person("ada", ADMINISTRATOR), factories.person("eve", ADMINISTRATOR)
    who = factories.person("who", JOURNALIST)
    groups = {group.name: group for group in Group.objects.all()}

    def meanwhile() -> None:
        with acting(eve, "test"):
            version = who.events.count()  # type: ignore[attr-defined]
            revise_person(who, version=version, groups=[groups[EDITOR]])

    response = _sent(ada, who, "person_form", {"first_name": "Wim"}, meanwhile)
    assert response.status_code == 412
    again = _again(ada, who, "person_form", response)
    assert again.status_code in (302, 412), text_of(again)
    assert [group.name for group in Person.objects.get(pk=who.pk).groups.all()] == [EDITOR]


def test_it_merges_the_companies_of_an_article(ana: Person, ben: Person) -> None:
    acme, bolt, cole = (factories.make_company(ana, name) for name in ("Acme", "Bolt", "Cole"))
    article = article_of(ana)
    with acting(ana, "test"):
        article = set_article_companies(article, version=article.version, companies=[acme])

    def meanwhile() -> None:
        with acting(ben, "test"):
            set_article_companies(article, version=article.version, companies=[acme, bolt])

    response = _sent(ana, article, "article", {"companies-1-company": "Cole"}, meanwhile)
    assert response.status_code == 412
    assert _again(ana, article, "article", response).status_code == 302
    assert set(article.companies.all()) == {acme, bolt, cole}


def test_it_keeps_what_was_typed_into_a_step(ana: Person, ben: Person) -> None:
    claim = factories.draft(ana, "Acme paid.")
    at = address(claim, "step", "assess")
    client = client_of(ana)
    typed = fields_of(client.get(at)) | {"verdict": "unproven", "rationale": "Nothing was found."}
    with acting(ben, "He knew more"):
        claim_verbs.revise(claim, version=claim.version, statement="Acme paid twice.")
    response = client.post(at, typed)
    assert response.status_code == 412
    said = text_of(response)
    assert "Ben Okri: He knew more" in said
    assert "Statement Acme paid. Acme paid twice." in said
    again = fields_of(response)
    assert again["rationale"] == "Nothing was found."
    unread = client.post(at, again)
    assert unread.status_code == 412
    assert "tick that you did" in text_of(unread)
    assert client.post(at, fields_of(unread) | {"read_again": "on"}).status_code == 302
    assert claim.assessments.get().rationale == "Nothing was found."


def test_it_compares_the_version_where_a_source_is_graded(ana: Person, ben: Person) -> None:
    source = factories.make_source(ana)
    at = address(source, "step", "grade")
    client = client_of(ana)
    typed = fields_of(client.get(at)) | {"reliability": "B", "reason": "It was right before."}
    with acting(ben, "test"):
        revise_source(source, version=source.version, name="Another outlet")
    assert client.post(at, typed).status_code == 412
    assert not source.grades.exists()
