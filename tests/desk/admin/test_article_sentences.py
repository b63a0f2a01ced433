from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from articles.desk.editing.acting import ADMINISTRATOR, JOURNALIST, acting
from articles.desk.editing.appearance import add_appearance
from articles.desk.editing.article import set_article_companies
from articles.desk.editing.claim_desk import mark
from articles.desk.models import Article, Claim, Company, Person
from tests.desk import factories
from tests.desk.admin.annotating import SENTENCES, article_of, number_of, version_of
from tests.desk.admin.pages import address, client_of, fields_of, text_of

pytestmark = pytest.mark.django_db
FORM = "make-claim"


def made(client: Client, article: Article, words: str, **typed: Any) -> Any:
    at = address(article, "make_claim", number_of(article, words))
    return client.post(at, fields_of(client.get(at), FORM) | typed)


def test_it_numbers_each_sentence_once_with_a_link_to_make_a_claim() -> None:
    ana = factories.person("ana")
    article = article_of(ana)
    page = client_of(ana).get(address(article, "sentences")).content.decode()
    count = len(version_of(article).sentences)
    for number in range(1, count + 1):
        assert page.count(f'href="{address(article, "make_claim", number)}"') == 1
        assert page.count(f'id="s-{number}"') == 1
    for sentence in SENTENCES:
        assert sentence in page


def test_it_makes_claim_companies_passage_and_evidence_in_one_act() -> None:
    ana = factories.person("ana")
    acme, bolt = factories.make_company(ana, "Acme"), factories.make_company(ana, "Bolt")
    ledger = factories.make_source(ana, "The Ledger")
    article = article_of(ana, publisher=ledger, default_basis="document")
    response = made(client_of(ana), article, "3 million", makes_evidence="on",
                    basis_names="Filing of May")  # fmt: skip
    claim = Claim.objects.get()
    number = number_of(article, "3 million")
    page, _, sentence = response["Location"].partition("#")
    assert page.startswith(address(article, "sentences"))
    assert sentence == f"s-{number}"
    assert claim.statement == SENTENCES[0]
    assert {link.company for link in claim.company_links.all()} == {acme, bolt}
    appearance = claim.appearances.get()
    assert [span.exact for span in appearance.spans.all()] == [SENTENCES[0]]
    assert appearance.mode == "attributed"
    assert appearance.attribution == "according to a company filing"
    item = claim.evidence.get()
    assert (item.source, item.article, item.quotation) == (ledger, article, SENTENCES[0])
    origin = item.derivations.get().parent_origin
    assert origin is not None
    assert (origin.kind, origin.label) == ("document", "Filing of May")
    assert claim.version == 1  # one act
    page = text_of(client_of(ana).get(address(article, "sentences")))
    assert "Claim (draft)" in page
    assert "1 of 4 sentences carries a claim" in page


def test_it_makes_no_evidence_unless_told() -> None:
    ana = factories.person("ana")
    article = article_of(ana, publisher=factories.make_source(ana))
    made(client_of(ana), article, "worked together")
    claim = Claim.objects.get()
    assert not claim.evidence.exists()
    assert claim.appearances.exists()


@pytest.mark.parametrize(
    ("words", "mode"),
    [
        ("3 million", "attributed"),
        ("denied the payment", "denied"),
        ("partnership end", "asked"),
        ("worked together", "asserted"),
    ],
)
def test_it_reads_the_mode_from_the_sentence(words: str, mode: str) -> None:
    ana = factories.person("ana")
    article = article_of(ana)
    at = address(article, "make_claim", number_of(article, words))
    assert fields_of(client_of(ana).get(at), FORM)["mode"] == mode


def _ticked(person: Person, article: Article, words: str) -> list[str]:
    at = address(article, "make_claim", number_of(article, words))
    ticked = fields_of(client_of(person).get(at), FORM).get("companies", [])
    return [ticked] if isinstance(ticked, str) else ticked


def test_it_ticks_companies_named_in_the_sentence_by_any_name_else_the_articles() -> None:
    ana = factories.person("ana")
    bolt = factories.make_company(ana, "Bolt Industries", names=[("Bolt", "trading")])
    acme: Company = factories.make_company(ana, "Acme")
    factories.make_company(ana, "May Holdings")
    article = article_of(ana)
    with acting(ana, "test"):
        set_article_companies(article, version=article.version, companies=[acme])
    assert _ticked(ana, article, "denied the payment") == [bolt.public_id]
    assert _ticked(ana, article, "worked together") == [acme.public_id]


def test_it_lists_claims_alike_first_and_adds_the_passage_there() -> None:
    ana = factories.person("ana")
    claim = factories.draft(ana, SENTENCES[0])
    article = article_of(ana)
    client = client_of(ana)
    at = address(article, "make_claim", number_of(article, "3 million"))
    page = client.get(at)
    assert "Already on record?" in text_of(page)
    typed = fields_of(page, FORM) | {"instead": f"{claim.public_id}:{claim.version}",
                                     "statement": ""}  # fmt: skip
    assert client.post(at, typed).status_code == 302
    assert Claim.objects.get() == claim
    assert claim.appearances.get().spans.get().exact == SENTENCES[0]


def test_it_refuses_to_add_to_a_claim_that_changed_or_is_hidden() -> None:
    ana, dan = factories.person("ana"), factories.person("dan", JOURNALIST)
    claim = factories.draft(ana, SENTENCES[0])
    with acting(ana, "test"):
        claim = mark(claim, version=claim.version, marking="confidential")
    article = article_of(ana)
    stale = made(client_of(ana), article, "3 million", instead=f"{claim.public_id}:1")
    assert "Somebody else changed this claim" in text_of(stale)
    for instead in (f"{claim.public_id}:{claim.version}", "AAAAAAAA:1"):
        response = made(client_of(dan), article, "3 million", instead=instead)
        assert "Somebody else deleted what this rests on" in text_of(response)
    at = address(article, "make_claim", number_of(article, "3 million"))
    assert "Already on record?" not in text_of(client_of(dan).get(at))
    assert not claim.appearances.exists()


def test_it_takes_several_passages() -> None:
    ana = factories.person("ana")
    article = article_of(ana)
    text = version_of(article).text
    one, two = text.index("Acme paid"), text.index("in May")
    spans = f"{one}-{one + 9},{two}-{two + 6}"
    number = number_of(article, "3 million")
    at = f"{address(article, 'make_claim', number)}?spans={spans}"
    client = client_of(ana)
    page = fields_of(client.get(at), FORM)
    assert page["spans"] == spans
    client.post(at, page | {"statement": "Acme paid in May."})
    words = [span.exact for span in Claim.objects.get().appearances.get().spans.all()]
    assert words == ["Acme paid", "in May"]


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ({"spans": "0-99999999"}, "outside the text"),
        ({"spans": "9-3"}, "Choose the words in the text again."),
        ({"spans": "1-9,5-12"}, "overlap"),
        ({"spans": "'; drop"}, "Choose the words in the text again."),
        ({"statement": ""}, "This field is required."),
        ({"companies": "AAAAAAAA"}, "Select a valid choice"),
        ({"version": "999999"}, "newer version of its text"),
        ({"makes_evidence": "on", "source": ""}, "Name the source"),
        ({"risk": "legal"}, "A risk needs its reason."),
        ({"topics": "x" * 150}, "at most 100 characters"),
    ],
)
def test_it_refuses_in_words_makes_nothing_and_keeps_what_was_typed(
    typed: dict[str, str], words: str
) -> None:
    ana = factories.person("ana")
    article = article_of(ana)
    response = made(client_of(ana), article, "3 million", attribution="my words", **typed)
    assert response.status_code == 200
    assert words in text_of(response)
    assert fields_of(response, FORM)["attribution"] == "my words"
    assert not Claim.objects.exists()


def test_it_makes_no_second_claim_where_the_form_is_sent_again() -> None:
    ana, dan = factories.person("ana"), factories.person("dan", JOURNALIST)
    article = article_of(ana)
    client = client_of(ana)
    assert made(client, article, "3 million").status_code == 302
    claim = Claim.objects.get()
    again = made(client, article, "3 million", attribution="my words")
    assert f"Claim {claim.public_id} says this of the very words already" in text_of(again)
    assert fields_of(again, FORM)["attribution"] == "my words"
    assert Claim.objects.get() == claim
    assert made(client, article, "3 million", statement="Another one.").status_code == 302
    with acting(ana, "test"):
        mark(claim, version=claim.version, marking="confidential")
    # Who may not read the first learns nothing of it.
    assert made(client_of(dan), article, "3 million").status_code == 302


def test_it_shows_no_hidden_claim_and_knows_no_sentence_past_the_end() -> None:
    ana, dan = factories.person("ana"), factories.person("dan", JOURNALIST)
    article = article_of(ana)
    claim = factories.draft(ana, "Hidden words.")
    version = version_of(article)
    with acting(ana, "test"):
        start, end, _ = version.sentences[0]
        add_appearance(claim, version=1, article_version=version, spans=[(start, end)])
        mark(claim, version=claim.refreshed().version, marking="confidential")
    assert "Claim (draft)" in text_of(client_of(ana).get(address(article, "sentences")))
    assert "Hidden words." not in client_of(dan).get(address(article, "sentences")).content.decode()
    for number in (0, 99, 10**12):
        assert client_of(ana).get(address(article, "make_claim", number)).status_code == 404


def test_it_offers_to_capture_where_there_is_no_text() -> None:
    ana = factories.person("ana")
    client = client_of(ana)
    page = fields_of(client.get("/desk/articles/article/by-hand/"), "article")
    client.post("/desk/articles/article/by-hand/", page | {"title": "No text"})
    article = Article.objects.get()
    assert "No text was captured" in text_of(client.get(address(article, "sentences")))


def test_it_is_for_those_who_write() -> None:
    article = article_of(factories.person("ana"))
    at = address(article, "make_claim", 1)
    assert client_of(factories.person("adm", ADMINISTRATOR)).get(at).status_code == 403
    root = factories.person("root", ADMINISTRATOR, is_superuser=True)
    assert client_of(root).get(address(article, "sentences")).status_code == 200
    assert "Make a claim" not in text_of(client_of(root).get(address(article, "sentences")))
    assert client_of(root).post(at, {}).status_code == 403


def test_it_asks_no_more_queries_for_a_longer_text() -> None:
    ana = factories.person("ana")
    short = article_of(ana)
    long = article_of(ana, "Long\n\n" + "\n\n".join(f"Sentence {n} is here." for n in range(60)))
    client = client_of(ana)

    def queries(article: Article) -> int:
        with CaptureQueriesContext(connection) as taken:
            assert client.get(address(article, "sentences")).status_code == 200
        return len(taken)

    for article, count in ((short, 1), (long, 20)):
        version = version_of(article)
        for start, end, _ in version.sentences[:count]:
            claim = factories.draft(ana)
            with acting(ana, "test"):
                add_appearance(claim, version=1, article_version=version, spans=[(start, end)])
    queries(short)
    assert queries(short) == queries(long) <= 15
