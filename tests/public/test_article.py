from __future__ import annotations

import re
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from articles.public.models import PublishedArticle
from tests.public import factories as make
from tests.public import samples
from tests.public.pages import assert_fit_for_readers

pytestmark = pytest.mark.django_db


def shown(client: Client, article: PublishedArticle) -> Any:
    return client.get(f"/articles/{article.public_id}/")


def text_of(response: Any) -> str:
    return str(response.content.decode())


def test_it_marks_words_by_the_level_of_their_claim_and_links_both_ways(client: Client) -> None:
    response = shown(client, samples.annotated_article())
    assert_fit_for_readers(response)
    text = text_of(response)
    for level in range(6):
        assert f'class="mark level-{level}"' in text
        assert f'class="card level-{level}"' in text
    cards = set(re.findall(r'id="c-(\w+)" lang', text))
    assert set(re.findall(r'id="m-(\w+)"', text)) == cards
    assert set(re.findall(r'class="mark-number" href="#c-(\w+)"', text)) == cards


def test_it_keeps_every_paragraph_whole(client: Client) -> None:
    article = samples.annotated_article()
    text = text_of(shown(client, article))
    bare = re.sub(r'<a class="mark-number".*?</a>', "", text)
    bare = re.sub(r"<[^>]+>", "", bare).replace("&amp;", "&").replace("&#x27;", "'")
    for block in article.body:
        assert block["text"] in bare


def test_it_handles_claims_that_overlap(client: Client) -> None:
    article = make.published_article(paragraphs=["abcd efgh ijkl"])
    outer = make.published_claim(verdict="supported", confidence="high")
    inner = make.published_claim(verdict="supported", confidence="low")
    make.published_appearance(outer, article, "abcd efgh")
    make.published_appearance(inner, article, "efgh ijkl")
    text = text_of(shown(client, article))
    assert re.search(r'level-4"[^>]*>abcd </a>', text)
    assert re.search(r'level-2"[^>]*>efgh</a>', text)
    assert re.search(r'level-2" href="#c-\w+"[^>]*> ijkl</a>', text)


def test_it_counts_sentences_and_claims_at_the_top(client: Client) -> None:
    text = text_of(shown(client, samples.annotated_article()))
    assert "Of 9 sentences, 5 carry a claim." in text
    assert "1 very high, 1 high, 1 moderate, 1 low, 1 very low, 1 without confidence" in text
    assert "(1 of them disputed); 4 are not annotated." in text


def test_it_keeps_claims_whose_words_are_gone(client: Client) -> None:
    article = make.published_article(paragraphs=["The new words."])
    for state, words in (("orphaned", "The new words"), ("anchored", "The old words")):
        make.published_appearance(make.published_claim(), article, words, state=state)
    text = text_of(shown(client, article))
    assert "On an earlier version" in text
    assert text.count('class="mark level') == 0
    assert "The old words" in text


def test_it_finds_words_that_an_edit_moved(client: Client) -> None:
    article = make.published_article(paragraphs=["New words first. | The two parted."])
    make.published_appearance(
        make.published_claim(), article, "The two parted", text="The two parted."
    )
    assert ">The two parted</a>" in text_of(shown(client, article))


def test_it_shows_facts_and_quoted_words_where_the_text_may_not_be_shown(client: Client) -> None:
    article = make.published_article("Thin year", publisher=make.published_source("Trade Courier"))
    claim = make.published_claim(verdict="supported", confidence="low")
    make.published_appearance(claim, article, "the margin fell", mode="hedged")
    response = shown(client, article)
    assert_fit_for_readers(response)
    text = text_of(response)
    assert "We may quote this article but not republish it." in text
    assert "<blockquote" in text
    assert ">the margin fell</a>" in text
    assert "Of 3 sentences, 1 carries a claim." in text
    assert "Trade Courier" in text


def test_it_says_not_stated_where_nothing_is_known(client: Client) -> None:
    response = shown(client, make.published_article("Found text", paragraphs=["One sentence."]))
    assert_fit_for_readers(response)
    assert text_of(response).count("not stated") >= 3
    assert "Of 1 sentence, none carry a claim." in text_of(response)


def test_it_never_shows_a_withdrawn_claim_and_marks_a_retracted_one(client: Client) -> None:
    article = make.published_article(paragraphs=["First words. | Second words. | Third words."])
    gone, held, kept = (make.published_claim(f"{n} claim.") for n in ("Gone", "Held", "Kept"))
    for claim, words in ((gone, "First words"), (held, "Second words"), (kept, "Third words")):
        make.published_appearance(claim, article, words)
    make.withdrawn(gone)
    make.retracted(held)
    text = text_of(shown(client, article))
    assert gone.public_id not in text
    assert "Retracted by us." in text
    assert "Kept claim." in text


def test_it_shows_the_survivor_of_merged_claims(client: Client) -> None:
    article = make.published_article(paragraphs=["First words."])
    survivor = make.published_claim("The surviving claim.")
    old = make.published_claim("The old claim.")
    make.published_appearance(old, article, "First words")
    make.merged(old, survivor)
    text = text_of(shown(client, article))
    assert "The surviving claim." in text
    assert "The old claim." not in text


def test_it_says_what_an_article_rewrites_and_where_it_stands(client: Client) -> None:
    wire = make.published_article("Wire report", paragraphs=["One."], standing="retracted")
    rewrite = make.published_article("Rewrite", paragraphs=["Two."])
    rewrite.derives_from.add(wire)
    assert "Wire report" in text_of(shown(client, rewrite))
    text = text_of(shown(client, wire))
    assert "Rewrite" in text
    assert "Retracted by its publisher" in text
    assert 'content="noindex"' in text


def test_it_asks_for_a_fixed_number_of_queries(client: Client) -> None:
    few, many = samples.annotated_article(), samples.annotated_article(claims=40)
    counts = []
    for article in (few, many):
        with CaptureQueriesContext(connection) as queries:
            shown(client, article)
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 4


def test_it_answers_not_modified_after_one_query_until_a_claim_changes(client: Client) -> None:
    article = make.published_article(paragraphs=["First words."])
    claim = make.published_claim()
    make.published_appearance(claim, article, "First words")
    tag = shown(client, article)["ETag"]
    address = f"/articles/{article.public_id}/"
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address, headers={"If-None-Match": tag}).status_code == 304
    assert len(queries) == 1
    make.another_edition(claim, verdict="supported", confidence="low")
    assert client.get(address, headers={"If-None-Match": tag}).status_code == 200


def test_it_redirects_ids_in_lower_case_and_knows_no_others(client: Client) -> None:
    make.published_article(public_id="ABCDEFGH")
    assert client.get("/articles/abcdefgh/")["Location"] == "/articles/ABCDEFGH/"
    assert client.get("/articles/00000000/").status_code == 404
