from __future__ import annotations

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from articles.desk.editing import claim as verbs
from articles.desk.editing import claim_company as claim_company_verbs
from articles.desk.editing import evidence as evidence_verbs
from articles.desk.editing import origin as origin_verbs
from articles.desk.editing.acting import acting
from articles.desk.editing.article import make_article
from articles.desk.models import Claim, Evidence, Person
from articles.desk.publishing.source_grade import grade
from articles.logic.partial_dates import PartialDate
from tests.desk import factories
from tests.desk.admin.pages import address, client_of, fields_of, text_of

pytestmark = pytest.mark.django_db
FORM = "workbench"


def saved(client: Client, claim: Claim | None = None, **typed: Any) -> Any:
    """Opens the workbench, types, and saves."""
    at = address(claim, "change") if claim else address(Claim, "add")
    page = fields_of(client.get(at), FORM)
    return client.post(at, page | {name.replace("__", "-"): text for name, text in typed.items()})


def test_it_makes_a_claim_with_companies_topics_and_an_item_at_once() -> None:
    ana = factories.person("ana")
    factories.make_company(ana, "Meta", names=[("Facebook", "former")])
    factories.make_source(ana, "The Ledger")
    response = saved(
        client_of(ana),
        statement="Meta paid for it.",
        topics="Data, Money",
        companies__0__company="Facebook",
        evidence__0__source="the ledger",
        evidence__0__basis="unnamed_source",
        evidence__0__basis_names="token 7",
        evidence__0__quotation="It paid.",
    )
    assert response.status_code == 302, text_of(response)
    claim = Claim.objects.get()
    assert claim.created_by == ana
    assert [link.company.name for link in claim.company_links.all()] == ["Meta"]
    assert set(claim.topics.names()) == {"Data", "Money"}
    item = claim.evidence.get()
    assert (item.kind, item.directness, item.credibility) == ("anonymous", "secondhand", "6")
    origin = item.derivations.get().parent_origin
    assert origin is not None
    assert (origin.kind, origin.label) == ("person", "token 7")


@pytest.mark.parametrize(
    ("answer", "kind", "is_own"),
    [
        ("named_source", "on_record_statement", False),
        ("document", "media_report", False),
        ("own_reporting", "media_report", True),
        ("nothing_stated", "media_report", False),
    ],
)
def test_it_sets_from_the_plain_answer_what_the_editor_leaves_open(
    answer: str, kind: str, is_own: bool
) -> None:
    ana = factories.person("ana")
    claim = factories.draft(ana)
    factories.make_source(ana, "The Ledger")
    saved(client_of(ana), claim, evidence__0__source="The Ledger", evidence__0__basis=answer)
    item = claim.evidence.get()
    assert (item.kind, item.is_own_reporting) == (kind, is_own)


def test_it_takes_source_date_and_directness_from_the_article() -> None:
    ana = factories.person("ana")
    claim, ledger = factories.draft(ana), factories.make_source(ana, "The Ledger")
    with acting(ana, "test"):
        article = make_article(
            title="Strain grows", publisher=ledger, published_on=PartialDate(2026, 5),
            default_kind="company_filing", default_directness="circumstantial",
        )  # fmt: skip
    saved(client_of(ana), claim, evidence__0__article=article.public_id)
    item = claim.evidence.get()
    assert (item.source, item.kind, item.directness) == (ledger, "company_filing", "circumstantial")
    assert str(item.dated) == str(PartialDate(2026, 5))


def test_it_never_offers_nor_takes_confirmed_by_other_sources() -> None:
    ana = factories.person("ana")
    claim = factories.draft(ana)
    factories.make_source(ana, "The Ledger")
    page = client_of(ana).get(address(claim, "change")).content.decode()
    assert "Confirmed by other sources" not in page
    response = saved(
        client_of(ana), claim, evidence__0__source="The Ledger", evidence__0__credibility="1"
    )
    assert response.status_code == 200
    assert not claim.evidence.exists()


def test_it_shows_no_reliability_beside_credibility() -> None:
    ana = factories.person("ana")
    claim, ledger = factories.draft(ana), factories.make_source(ana, "The Ledger")
    with acting(ana, "test"):
        grade(ledger, reliability="A", reason="Long experience.")
    factories.attach(ana, claim, source=ledger)
    assert "Completely reliable" not in text_of(client_of(ana).get(address(claim, "change")))


def test_it_opens_a_folded_part_with_an_error_and_keeps_what_was_typed() -> None:
    ana = factories.person("ana")
    claim = factories.draft(ana)
    factories.attach(ana, claim)
    claim.refresh_from_db()
    response = saved(
        client_of(ana), claim, evidence__0__state="retracted", evidence__0__note="Kept words"
    )
    page = response.content.decode()
    assert "Say why the item is no longer live." in page
    assert page.count('<details class="fold" open>') == 1
    assert fields_of(response, FORM)["evidence-0-note"].strip() == "Kept words"
    assert claim.evidence.get().state == "live"


def test_it_changes_only_what_was_changed() -> None:
    ana, ben = factories.person("ana"), factories.person("ben")
    claim = factories.verified_claim(ana, ben)
    response = saved(client_of(ana), claim)
    assert response.status_code == 302
    assert claim.refreshed().workflow == "verified"
    saved(client_of(ana), claim, evidence__0__note="It shows this.")
    claim.refresh_from_db()
    assert (claim.workflow, claim.evidence.get().note) == ("draft", "It shows this.")


def test_it_resets_kind_and_own_reporting_when_the_answer_changes() -> None:
    ana = factories.person("ana")
    claim = factories.draft(ana)
    factories.attach(ana, claim, kind="anonymous")
    saved(client_of(ana), claim, evidence__0__basis="own_reporting")
    item = claim.evidence.get()
    assert (item.kind, item.is_own_reporting) == ("media_report", True)


def test_it_retracts_an_item_with_its_reason_and_takes_one_back() -> None:
    ana = factories.person("ana")
    claim = factories.draft(ana)
    first, second = factories.attach(ana, claim), factories.attach(ana, claim)
    claim.refresh_from_db()
    saved(
        client_of(ana), claim, evidence__0__state="retracted",
        evidence__0__state_reason="The paper took it back.", evidence__1__remove="on",
    )  # fmt: skip
    first.refresh_from_db()
    assert (first.state, first.state_reason) == ("retracted", "The paper took it back.")
    assert not Evidence.objects.filter(pk=second.pk).exists()


def test_it_derives_an_item_from_another_and_undoes_that() -> None:
    ana = factories.person("ana")
    claim = factories.draft(ana)
    first, second = factories.attach(ana, claim), factories.attach(ana, claim)
    claim.refresh_from_db()
    saved(client_of(ana), claim, evidence__1__rests_on=f"evidence:{first.public_id}")
    assert second.derivations.get().parent_evidence == first
    claim.refresh_from_db()
    at = address(claim, "change")
    client = client_of(ana)
    page = fields_of(client.get(at), FORM)
    del page["evidence-1-rests_on"]
    client.post(at, page)
    assert not second.derivations.exists()


def test_it_keeps_a_document_and_serves_it_as_an_attachment() -> None:
    ana, dan = factories.person("ana"), factories.person("dan", "administrator")
    claim = factories.draft(ana)
    item = factories.attach(ana, claim)
    claim.refresh_from_db()
    response = saved(client_of(ana), claim,
                     evidence__0__file=SimpleUploadedFile("a.pdf", b"%PDF-1.7 words"))  # fmt: skip
    assert response.status_code == 302, text_of(response)
    at = f"/desk/articles/claim/document/{item.public_id}/"
    answer = client_of(ana).get(at)
    assert answer["Content-Disposition"].startswith("attachment")
    assert b"".join(answer.streaming_content) == b"%PDF-1.7 words"  # type: ignore[attr-defined]
    assert client_of(dan).get(at).status_code == 403
    item.refresh_from_db()
    item.file.storage.delete(str(item.file.name))


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("a.exe", b"MZ", "Documents are kept as PDF"),
        ("a.pdf", b"MZ nothing", "not that of a .pdf file"),
        ("a.csv", b"a\x00b", "not that of a .csv file"),
        ("a.txt", b"", "empty"),
    ],
)
def test_it_refuses_a_document_that_is_not_what_it_says(name: str, data: bytes, words: str) -> None:
    ana = factories.person("ana")
    claim = factories.draft(ana)
    factories.attach(ana, claim)
    claim.refresh_from_db()
    response = saved(client_of(ana), claim, evidence__0__file=SimpleUploadedFile(name, data))
    assert response.status_code == 200
    assert words in text_of(response)


def test_it_links_claims_and_unlinks_them() -> None:
    ana = factories.person("ana")
    claim, other = factories.draft(ana), factories.draft(ana)
    saved(client_of(ana), claim, links__0__other=other.public_id, links__0__kind="supports")
    link = claim.links_out.get()
    assert (link.other, link.kind) == (other, "supports")
    saved(client_of(ana), claim.refreshed(), links__0__remove="on")
    assert not claim.links_out.exists()


def test_it_names_the_choices_where_a_name_is_not_enough() -> None:
    ana = factories.person("ana")
    one, two = factories.make_company(ana, "Acme"), factories.make_company(ana, "Acme")
    claim = factories.draft(ana)
    response = saved(client_of(ana), claim, companies__0__company="acme")
    said = text_of(response)
    assert "More than one company is called “acme”" in said
    assert one.public_id in said
    assert two.public_id in said
    saved(client_of(ana), claim, companies__0__company=two.public_id.lower())
    assert claim.company_links.get().company == two


def test_it_keeps_both_texts_of_a_stale_save_and_saves_over_only_when_told() -> None:
    ana, ben = factories.person("ana"), factories.person("ben")
    claim = factories.draft(ana, "Acme paid.")
    client, at = client_of(ana), address(claim, "change")
    page = fields_of(client.get(at), FORM)
    with acting(ben, "meanwhile"):
        verbs.revise(claim, version=claim.version, statement="Acme paid twice.")
    response = client.post(at, page | {"statement": "Acme paid once."})
    assert response.status_code == 412
    said = text_of(response)
    assert "Somebody else changed this claim" in said
    assert "One checkable statement As you read it Acme paid. Yours Acme paid. paid once." in said
    assert "On record now Acme paid. paid twice." in said
    assert claim.refreshed().statement == "Acme paid twice."
    again = fields_of(response, FORM)
    assert again["statement"] == "Acme paid once."
    assert client.post(at, again).status_code == 412
    assert claim.refreshed().statement == "Acme paid twice."
    assert client.post(at, again | {"take-statement": "mine"}).status_code == 302
    assert claim.refreshed().statement == "Acme paid once."


def test_it_refuses_a_forged_item_of_another_claim() -> None:
    ana = factories.person("ana")
    claim, other = factories.draft(ana), factories.draft(ana)
    item = factories.attach(ana, other, note="Not yours")
    factories.make_source(ana, "The Ledger")
    response = saved(
        client_of(ana), claim, evidence__0__id=item.public_id, evidence__0__note="Forged",
        evidence__0__source="The Ledger",
    )  # fmt: skip
    assert response.status_code == 200
    assert "This item is not there any more" in text_of(response)
    item.refresh_from_db()
    assert item.note == "Not yours"
    assert not claim.evidence.exists()


def test_it_refuses_a_forged_parent_and_a_form_without_its_rows() -> None:
    ana = factories.person("ana")
    claim = factories.draft(ana)
    stranger = factories.attach(ana, factories.draft(ana))
    factories.attach(ana, claim)
    claim.refresh_from_db()
    response = saved(client_of(ana), claim, evidence__0__rests_on=f"evidence:{stranger.public_id}")
    assert response.status_code == 200
    response = client_of(ana).post(address(claim, "change"), {"statement": "Only this"})
    assert response.status_code == 200
    assert claim.refreshed().statement != "Only this"


@pytest.mark.parametrize(
    "typed",
    [
        {"statement": ""},
        {"statement": "a\x00b"},
        {"statement": "   "},
        {"type": "nonsense"},
        {"held_from": "13/14/2025"},
        {"held_from": "2025", "held_until": "2019"},
        {"language": "not a language at all, really"},
        {"risk": "legal"},
        {"likelihood": "likely"},
        {"version": "one"},
        {"version": "99999999999999999999999"},
        {"evidence__TOTAL_FORMS": "many"},
        {"companies__TOTAL_FORMS": "99999999"},
        {"topics": "x" * 200},
        {"review_due_on": "2027-01-01"},
        {"claimant_source": "Nobody we know"},
        {"evidence__0__url": "javascript:alert(1)", "evidence__0__note": "x"},
    ],
)
def test_it_answers_bad_input_in_words(typed: dict[str, str]) -> None:
    ana = factories.person("ana")
    claim = factories.draft(ana, "Acme paid.")
    response = saved(client_of(ana), claim, **typed)
    assert response.status_code in (200, 302, 412)
    if typed != {"evidence__TOTAL_FORMS": "many"}:
        assert "Nothing was saved" in text_of(response)
        assert claim.refreshed().statement == "Acme paid."


def test_it_warns_of_a_claim_that_says_the_same() -> None:
    ana = factories.person("ana")
    factories.draft(ana, "Meta paid Scale AI for labelling the recordings of its customers.")
    claim = factories.draft(ana, "Meta paid Scale AI for the labelling of customers’ recordings.")
    assert "% like “Meta paid Scale AI for labelling" in text_of(
        client_of(ana).get(address(claim, "change"))
    )


def test_it_shows_the_suggestion_only_after_ones_own_assessment() -> None:
    ana, ben = factories.person("ana"), factories.person("ben")
    claim = factories.draft(ana)
    factories.attach(ana, claim, kind="official_document", credibility="2")
    factories.assess(ben, claim)
    page = text_of(client_of(ana).get(address(claim, "change")))
    assert "Shown after you have assessed the claim yourself." in page
    assert "Signed points" not in page
    page = text_of(client_of(ben).get(address(claim, "change")))
    assert "1 origin in 1 item" in page
    assert "Sum" in page


def test_it_says_whose_eyes_each_part_waits_for() -> None:
    ana, ben = factories.person("ana"), factories.person("ben")
    claim = factories.verified_claim(ana, ben)
    factories.attach(ben, claim, source=factories.make_source(ben, "The Register"))
    page = text_of(client_of(ben).get(address(claim, "change")))
    assert "One part is yours: the item from The Register (media report)." in page
    assert "Ask ana to check it" in page
    assert "yours, waits for ana" in page
    page = text_of(client_of(ana).get(address(claim, "change")))
    assert "You can check every part that waits." in page


def _queries(client: Client, claim: Claim) -> int:
    with CaptureQueriesContext(connection) as taken:
        assert client.get(address(claim, "change")).status_code == 200
    return len(taken)


def _with_items(person: Person, number: int) -> Claim:
    claim = factories.draft(person)
    with acting(person, "test"):
        origin = origin_verbs.make_origin(kind="document", label=f"Paper {number}")
    for _ in range(number):
        factories.attach(person, claim, derived_from=[origin])
    return claim


def test_it_asks_no_more_queries_for_more_items() -> None:
    ana = factories.person("ana")
    few, many = _with_items(ana, 3), _with_items(ana, 30)
    client = client_of(ana)
    _queries(client, few)
    assert _queries(client, few) == _queries(client, many) <= 60


def test_it_works_as_a_plain_form_without_script() -> None:
    """No field of the form depends on a select box that a script has to fill."""
    ana = factories.person("ana")
    page = client_of(ana).get(address(Claim, "add")).content.decode()
    assert "admin-autocomplete" not in page
    assert 'data-choose="/desk/articles/claim/choose/company/"' in page


def test_it_leads_to_the_next_item_where_asked() -> None:
    ana = factories.person("ana")
    claim = factories.draft(ana)
    factories.make_source(ana, "The Ledger")
    response = saved(client_of(ana), claim, evidence__0__source="The Ledger", then="another")
    assert response["Location"] == f"{address(claim, 'change')}?new=item#new-item"
    page = client_of(ana).get(response["Location"]).content.decode()
    assert '<details class="item" id="new-item" open>' in page
    assert claim.evidence.count() == 1


def test_it_undoes_nothing_of_the_other_save_that_it_did_not_touch() -> None:
    ana, ben = factories.person("ana"), factories.person("ben")
    acme = factories.make_company(ana, "Acme")
    claim = factories.draft(ana, "Acme paid.")
    item = factories.attach(ana, claim, note="Old note", quotation="Old words")
    client, at = client_of(ana), address(claim, "change")
    page = fields_of(client.get(at), FORM)
    with acting(ben, "meanwhile"):
        verbs.revise(claim, version=claim.refreshed().version, in_short="Ben’s line.")
        claim.refresh_from_db()
        claim_company_verbs.set_companies(
            claim, version=claim.version, companies=[(acme, "subject")]
        )
        claim.refresh_from_db()
        evidence_verbs.revise_evidence(item, version=claim.version, note="Ben’s note")
    page |= {"statement": "Acme paid once.", "evidence-0-quotation": "Ana’s words"}
    response = client.post(at, page)
    assert response.status_code == 412
    assert "Its words Ana’s words before: Old words" in text_of(response)
    assert client.post(at, fields_of(response, FORM)).status_code == 302
    claim.refresh_from_db()
    item.refresh_from_db()
    assert (claim.statement, claim.in_short) == ("Acme paid once.", "Ben’s line.")
    assert (item.quotation, item.note) == ("Ana’s words", "Ben’s note")
    assert claim.company_links.get().company == acme


def test_it_takes_line_ends_of_a_browser_for_no_change() -> None:
    ana, ben = factories.person("ana"), factories.person("ben")
    claim = factories.verified_claim(ana, ben, in_short="One.\nTwo.")
    client, at = client_of(ana), address(claim, "change")
    page = fields_of(client.get(at), FORM)
    for name in ("in_short", "initial-in_short"):
        page[name] = "One.\r\nTwo."
    assert client.post(at, page).status_code == 302
    claim.refresh_from_db()
    assert (claim.workflow, claim.in_short) == ("verified", "One.\nTwo.")
