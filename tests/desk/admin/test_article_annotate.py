"""The annotate page: marks, coverage by sentence, what is left to do, long texts."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.test import Client
from lxml import html

from articles.desk.capture.capturing import capture
from articles.desk.editing.acting import JOURNALIST, acting
from articles.desk.editing.article import set_standing
from articles.desk.editing.claim_desk import mark
from articles.desk.editing.review import reject
from articles.desk.models import Appearance, Article, Claim, Person
from tests.desk import factories
from tests.desk.admin.annotating import SENTENCES, TITLE, article_of, claim_on, version_of
from tests.desk.admin.counting import queries_of
from tests.desk.admin.pages import address, client_of, text_of

pytestmark = pytest.mark.django_db
WORDS = [sentence.rstrip(".?") for sentence in SENTENCES]


def tree_of(person: Person, article: Article, query: str = "") -> Any:
    response = client_of(person).get(address(article, "sentences") + query)
    assert response.status_code == 200
    return html.fromstring(response.content.decode())


def counts_of(tree: Any) -> dict[str, int]:
    """The filters with their counts: {"Not annotated": 3, …}."""
    links = [
        " ".join(link.text_content().split()).removesuffix(" in this part")
        for link in tree.cssselect(".filters a")
    ]
    return {words: int(count) for words, count in (link.rsplit(" ", 1) for link in links)}


def kept(tree: Any) -> list[int]:
    """Numbers of the sentences that the filter keeps; those around them are aside."""
    return [int(one.get("data-sentence")) for one in tree.cssselect(".s:not(.aside)")]


def test_it_marks_words_by_the_confidence_now_held_and_says_it_in_words() -> None:
    ana = factories.person("ana")
    article = article_of(ana)
    held = claim_on(ana, article, "Acme paid 3 million")
    factories.attach(ana, held)
    factories.assess(ana, held, verdict="supported", confidence="high", divergence_reason="Known.")
    factories.assess(ana, held, verdict="supported", confidence="low", divergence_reason="Less.")
    claim_on(ana, article, "worked together", "since 2021")
    marks = [
        (one.get("class"), one.text_content())
        for one in tree_of(ana, article).cssselect("[data-text] a.mark")
    ]
    assert marks == [
        ("mark level-2", "Acme paid 3 million (Claim (draft), low confidence)"),
        ("mark level-0", "worked together (Claim (draft), no confidence)"),
        ("mark level-0", "since 2021 (Claim (draft), no confidence)"),
    ]


def test_it_leads_to_each_of_several_claims_on_the_same_words() -> None:
    ana = factories.person("ana")
    article = article_of(ana)
    claims = [claim_on(ana, article, WORDS[1]) for _ in range(3)]
    claims.append(claim_on(ana, article, "denied"))
    sentence = tree_of(ana, article).get_element_by_id("s-2").getparent()
    hrefs = {link.get("href") for link in sentence.iter("a")}
    assert {address(claim, "change") for claim in claims} <= hrefs
    assert sentence.text_content().count("Also: ") == 2


def test_it_tells_of_each_sentence_where_it_stands_and_filters_by_that() -> None:
    ana = factories.person("ana")
    article = article_of(ana, default_basis="document")
    backed, contested = claim_on(ana, article, WORDS[0]), claim_on(ana, article, WORDS[1])
    claim_on(ana, article, WORDS[2])
    factories.attach(ana, backed)
    factories.attach(ana, contested)
    factories.attach(ana, contested, stance="disputes")
    tree = tree_of(ana, article)
    assert counts_of(tree) == {
        "All": 4, "Not annotated": 1, "Worth checking": 0, "Unsourced": 1, "Contested": 1,
        "Backed": 1,
    }  # fmt: skip
    assert tree.get_element_by_id("coverage-heading").text_content() == (
        "3 of 4 sentences carry a claim 1 not annotated"
    )
    assert len(tree.cssselect(".cells rect")) == 4
    for show, numbers in (
        ("backed", [1]), ("contested", [2]), ("unsourced", [3]), ("left", [4]), ("suggested", []),
        ("nonsense", [1, 2, 3, 4]),
    ):  # fmt: skip
        assert kept(tree_of(ana, article, f"?show={show}")) == numbers


@pytest.mark.parametrize(
    ("fields", "state"),
    [
        ({"stance": "context"}, "Unsourced"),
        ({"stance": "disputes", "is_resolved": True, "resolution": "An error."}, "Unsourced"),
        ({"stance": "disputes"}, "Contested"),
        ({"stance": "supports"}, "Backed"),
    ],
)
def test_it_counts_live_evidence_alone(fields: dict[str, str], state: str) -> None:
    ana = factories.person("ana")
    article, paper = article_of(ana), article_of(ana, "A paper\n\nIt says so in one sentence.")
    claim = claim_on(ana, article, WORDS[0])
    factories.attach(ana, claim, article=paper, **fields)
    assert counts_of(tree_of(ana, article))[state] == 1
    with acting(ana, "test"):
        set_standing(paper, version=paper.refreshed().version, standing="retracted")
    assert counts_of(tree_of(ana, article))["Unsourced"] == 1


def test_a_disputed_claim_is_contested_whatever_it_rests_on() -> None:
    ana = factories.person("ana")
    article = article_of(ana)
    claim = claim_on(ana, article, WORDS[0])
    factories.attach(ana, claim)
    factories.assess(ana, claim, verdict="disputed", confidence="low", divergence_reason="Both.")
    assert counts_of(tree_of(ana, article))["Contested"] == 1


def test_neither_hidden_nor_rejected_claims_leave_a_trace() -> None:
    ana, dan = factories.person("ana"), factories.person("dan", JOURNALIST)
    ben = factories.person("ben")
    article = article_of(ana)
    hidden, rejected = claim_on(ana, article, WORDS[0]), claim_on(ana, article, WORDS[1])
    with acting(ana, "test"):
        mark(hidden, version=hidden.version, marking="confidential")
    factories.attach(ana, rejected)
    factories.assess(ana, rejected)
    rejected = factories.submit(ana, rejected)
    with acting(ben, "test"):
        reject(rejected, version=rejected.version, reason="Nobody can check it.")
    assert counts_of(tree_of(ana, article))["Not annotated"] == 3
    tree = tree_of(dan, article)
    assert counts_of(tree)["Not annotated"] == 4
    assert not tree.cssselect("a.mark, .also, .fill")


def test_it_suggests_sentences_with_reasons_and_applies_nothing() -> None:
    ana = factories.person("ana")
    factories.make_company(ana, "Acme")
    article = article_of(ana)
    tree = tree_of(ana, article)
    assert counts_of(tree)["Worth checking"] == 2
    first = tree.cssselect('[data-make="1"]')[0]
    reason = tree.get_element_by_id(first.get("aria-describedby")).text_content()
    assert reason.startswith("Worth checking.")
    assert "3 million" in reason
    assert kept(tree_of(ana, article, "?show=suggested")) == [1, 2]
    assert not Claim.objects.exists()
    claim_on(ana, article, WORDS[0])
    assert kept(tree_of(ana, article, "?show=suggested")) == [2]


def test_it_shows_the_newest_text_and_says_how_many_claims_need_a_person() -> None:
    ana = factories.person("ana")
    article = article_of(ana)
    claim_on(ana, article, WORDS[3])
    assert "needs a person" not in text_of(client_of(ana).get(address(article, "sentences")))
    with acting(ana, "test"):
        capture(f"{TITLE}\n\nAcme paid 3 million to Bolt in May.\n".encode(), article=article)
    assert Appearance.objects.get().state == "orphaned"
    tree = tree_of(ana, article)
    assert "1 passage of this article needs a person" in tree.text_content()
    assert counts_of(tree) | {"All": 1, "Not annotated": 1} == counts_of(tree)
    assert not tree.cssselect("a.mark")


@pytest.fixture
def long(db: None) -> tuple[Person, Article]:
    """5,000 sentences in 1,000 paragraphs."""
    ana = factories.person("ana")
    paragraphs = (
        " ".join(f"Letter {n} of the series says nothing new." for n in range(p, p + 5))
        for p in range(0, 5000, 5)
    )
    return ana, article_of(ana, "A long report\n\n" + "\n\n".join(paragraphs))


def test_it_shows_a_long_text_in_parts_and_counts_all_of_it(long: tuple[Person, Article]) -> None:
    ana, article = long
    claim_on(ana, article, "Letter 4000 of the series")
    response = client_of(ana).get(address(article, "sentences"))
    tree: Any = html.fromstring(response.content.decode())
    assert len(response.content) < 150_000
    assert kept(tree) == list(range(1, 121))
    assert counts_of(tree)["Not annotated"] == 4999
    parts = tree.cssselect(".parts a")
    assert [parts[0].text, parts[-1].text] == ["1–120", "4921–5000"]
    assert kept(tree_of(ana, article, parts[1].get("href"))) == list(range(121, 241))
    assert 4001 in kept(tree_of(ana, article, "?at=4001"))
    assert kept(tree_of(ana, article, "?show=unsourced")) == [4001]
    assert kept(tree_of(ana, article, "?part=999")) == list(range(4921, 5001))


def test_it_asks_as_many_queries_for_a_long_text_as_for_a_short_one(
    long: tuple[Person, Article], client: Client
) -> None:
    ana, article = long
    short = article_of(ana)
    client.force_login(ana)
    claim_on(ana, short, WORDS[0])
    for number in range(0, 200, 10):
        claim_on(ana, article, f"Letter {number} of")
    few, many = (queries_of(client, address(one, "sentences")) for one in (short, article))
    assert few == many <= 15


def test_it_has_the_words_of_the_text_and_nothing_between_them() -> None:
    ana = factories.person("ana")
    article = article_of(ana, 'Odd & "quoted" <words>\n\nOne & <two>  three. Four\u2028five.')
    claim_on(ana, article, "<two>  three")
    version = version_of(article)
    for sentence in tree_of(ana, article).cssselect("[data-sentence]"):
        for hidden in sentence.cssselect(".hidden-text"):
            hidden.drop_tree()
        start, end, _ = version.sentences[int(sentence.get("data-sentence")) - 1]
        assert sentence.text_content() == version.text[start:end]
        assert sentence.get("data-start") == str(start)


def test_its_numbers_are_links_for_those_who_write_only() -> None:
    article = article_of(factories.person("ana"))
    root = factories.person("root", "administrator", is_superuser=True)
    tree = tree_of(root, article)
    assert not tree.cssselect("[data-make], script[src*=annotate], [data-undo]")
    assert re.search(r"company filing\.\s*1", " ".join(tree.text_content().split()))
