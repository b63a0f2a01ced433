from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from articles.public.models import PublishedArticle
from tests.public import article_samples as more
from tests.public import factories as make
from tests.public import samples
from tests.public.pages import assert_fit_for_readers

pytestmark = pytest.mark.django_db


def shown(client: Client, article: PublishedArticle) -> Any:
    return client.get(f"/articles/{article.public_id}/")


def text_of(response: Any) -> str:
    return str(response.content.decode())


def words_of(response: Any) -> str:
    """What stands on the page, without the numbers of claims."""
    bare = re.sub(r'<a class="mark-number".*?</a>', "", text_of(response))
    return unescape(re.sub(r"<[^>]+>", "", bare))


def quotations_in(response: Any) -> list[str]:
    found = re.findall(r"<blockquote.*?</blockquote>", text_of(response), re.S)
    bare = [re.sub(r'<a class="mark-number".*?</a>', "", words) for words in found]
    return [re.sub("<[^>]+>", "", words).strip() for words in bare]


def outline(response: Any) -> list[str]:
    found = re.findall(r"<(h[1-6])[^>]*>(.*?)</\1>", text_of(response), re.S)
    return [
        f"{tag} {' '.join(unescape(re.sub('<[^>]+>', '', words)).split())}" for tag, words in found
    ]


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
    for words in ("supported, very high confidence", "disputed, moderate", "no confidence shown"):
        assert f", {words}" in text


@pytest.mark.parametrize("sample", [samples.annotated_article, more.edited_article])
def test_it_keeps_every_paragraph_whole(
    client: Client, sample: Callable[[], PublishedArticle]
) -> None:
    article = sample()
    bare = words_of(shown(client, article))
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
    assert re.search(
        r'mark level-4 line-1"[^>]*><a class="mark level-2 line-2"[^>]*>efgh</a>', text
    )
    assert re.search(r'level-2 line-2" href="#c-\w+"[^>]*> ijkl</a>', text)


def test_it_counts_sentences_and_claims_at_the_top(client: Client) -> None:
    text = text_of(shown(client, samples.annotated_article()))
    assert "Of 9 sentences, 5 carry a claim." in text
    assert "1 very high, 1 high, 1 moderate, 1 low, 1 very low, 1 without confidence" in text
    assert "(1 of them disputed); 4 are not annotated." in text


def test_it_keeps_claims_whose_words_are_gone_and_says_when(client: Client) -> None:
    response = shown(client, more.edited_article())
    assert_fit_for_readers(response)
    text = text_of(response)
    gone = " ".join(words_of(response).split("On an earlier version")[1].split())
    assert "h3 A claim under dispute" in outline(response)  # an allegation: no title repeats it
    assert (
        "The Daily Ledger removed these words of version 2: “Harbour had begun to show the models "
        "to Tern Automation”; text as captured on 1 March 2026." in gone
    )
    assert text.count("Harbour had begun") == 1


def test_it_does_not_say_removed_where_it_only_finds_no_words(client: Client) -> None:
    article = make.published_article(paragraphs=["The new words."])
    make.published_appearance(make.published_claim(), article, "The old words")
    gone = words_of(shown(client, article)).split("On an earlier version")[1]
    assert "We no longer find these words of version 1: “The old words”" in gone
    assert "removed" not in gone


def test_it_has_one_card_for_a_claim_that_is_said_twice_or_half_gone(client: Client) -> None:
    article = make.published_article(paragraphs=["First words. | Second words."], version=2)
    claim = make.published_claim("Said twice.")
    make.published_appearance(claim, article, "First words")
    make.published_appearance(claim, article, "Second words", mode="hedged")
    make.published_appearance(claim, article, "Old words", state="orphaned", version=1)
    response = shown(client, article)
    assert_fit_for_readers(response)
    text = text_of(response)
    assert text.count('class="card level-0"') == 1
    assert "The article asserts it. The article hedges it." in text
    assert "Also said in version 1: “Old words”." in words_of(response)
    assert "On an earlier version" not in text


def test_it_shows_that_spans_belong_together(client: Client) -> None:
    article = make.published_article(paragraphs=["They disagree over patents, rights and money."])
    claim = make.published_claim("They disagree over rights.")
    make.published_appearance(claim, article, "disagree over", "rights")
    response = shown(client, article)
    assert_fit_for_readers(response)
    numbers = [
        " ".join(re.sub("<[^>]+>", "", words).split())
        for words in re.findall(r'class="mark-number".*?>(.*?)</a>', text_of(response))
    ]
    assert numbers == [
        "Claim 1, unproven, no confidence shown, continues …",
        "Claim 1, unproven, no confidence shown, continued from above",
    ]
    for address in (f"m-{claim.public_id}", f"m-{claim.public_id}-2"):
        assert f'id="{address}"' in text_of(response)
        assert f'href="#{address}"' in text_of(response)


def test_it_reaches_each_claim_on_the_same_words(client: Client) -> None:
    article = make.published_article(paragraphs=["The same words are said."])
    claims = [make.published_claim(f"Claim {n}.") for n in range(5)]
    for claim in claims:
        make.published_appearance(claim, article, "The same words")
    response = shown(client, article)
    assert_fit_for_readers(response)
    for claim in claims:
        for mark in (
            f'id="m-{claim.public_id}"',
            f'class="mark-number" href="#c-{claim.public_id}',
        ):
            assert text_of(response).count(mark) == 1


def test_it_makes_no_link_of_a_space_between_claims(client: Client) -> None:
    article = make.published_article(paragraphs=["one two"])
    for words in ("one two", "one", "two"):
        make.published_appearance(make.published_claim(), article, words)
    assert not re.search(r"<a[^>]*>\s*</a>", text_of(shown(client, article)))


@pytest.mark.parametrize(
    ("recorded", "length", "said"),
    [
        ("The fee rose by 40 per cent", len("The fee rose by half"), True),
        ("The fee\nrose", len("The fee rose"), False),
    ],
)
def test_it_says_where_the_article_has_changed_the_words(
    client: Client, recorded: str, length: int, said: bool
) -> None:
    article = make.published_article(paragraphs=["Now. | The fee rose by half."], version=2)
    make.published_appearance(
        make.published_claim(),
        article,
        state="moved",
        spans=[more.span(recorded, 5, length=length)],
    )
    response = shown(client, article)
    assert_fit_for_readers(response)
    words = words_of(response)
    assert re.search(r'class="mark [^>]*>The fee rose( by half)?</a>', text_of(response))
    note = f"The article has changed these words since; recorded as “{recorded}”."
    assert (note in words) is said


def test_it_looks_for_moved_words_that_lie_outside_the_text(client: Client) -> None:
    article = make.published_article(paragraphs=["The fee rose."], version=2)
    for spans in ([more.span("The fee rose", 900)], [more.span("The fee fell", 900)]):
        make.published_appearance(make.published_claim(), article, state="moved", spans=spans)
    text = text_of(shown(client, article))
    assert text.count('class="card ') == 1
    assert "On an earlier version" in text


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


def test_it_gives_the_paragraph_instead_of_words_past_the_meter(client: Client) -> None:
    response = shown(client, more.metered_article())
    assert_fit_for_readers(response)
    text, words = text_of(response), " ".join(words_of(response).split())
    assert "Paragraph 3 of the article, in words that we may not quote." in words
    assert '<a href="https://courier.example/a-thin-year" rel="nofollow noopener">Read it' in text
    assert text.count('class="text withheld"') == 1
    assert "Said also in paragraph 6 of the article, in words that we may not quote." in words
    assert words.count("of the article, in words that we may not quote") == 2
    assert "Of 64 sentences" in words


def test_it_quotes_words_that_claims_share_once_and_ties_spans_together(client: Client) -> None:
    response = shown(client, more.metered_article())
    assert words_of(response).count("the margin fell to a fifth of the price") == 1
    # In the order of the article, not of what was recorded first.
    first, second, _ = quotations_in(response)
    assert first == "disagreements over … patents"
    assert second == "the margin fell to a fifth of the price, and the fee was the reason"


def test_it_never_quotes_more_than_the_rows_hold_where_quotations_overlap(client: Client) -> None:
    article = make.published_article()
    for words, start in (("abc def", 10), ("def ghi", 14), ("other", 15), ("jkl", 21)):
        make.published_appearance(
            make.published_claim(), article, spans=[more.span(words, start)], first_start=start
        )
    assert sorted(quotations_in(shown(client, article))) == ["abc def ghi", "jkl", "other"]


def test_it_keeps_a_withheld_claim_beside_its_paragraph_where_the_text_is_shown(
    client: Client,
) -> None:
    article = make.published_article(paragraphs=["One.", "# Headings are not counted", "Two."])
    claim = make.published_claim("It was withheld.")
    make.published_appearance(claim, article, spans=[more.hidden_span(2)])
    response = shown(client, article)
    assert_fit_for_readers(response)
    assert re.search(rf'Two\.<span id="m-{claim.public_id}"', text_of(response))
    assert "Said in paragraph 2 of the article" in words_of(response)


def test_it_reads_well_as_an_outline(client: Client) -> None:
    body = make.blocks("A report", "# Causes", "It broke.", "# Money", "It cost.", "So it is.")
    body[0] |= {"kind": "heading", "level": 1}
    body[3]["level"] = 3
    article = make.published_article("A report", body=body, rights="own")
    for words in ("It broke", "It cost"):
        make.published_appearance(make.published_claim(f"{words} down."), article, words)
    response = shown(client, article)
    assert_fit_for_readers(response)
    own = outline(response)
    start = own.index("h1 A report")
    assert own[start : start + 6] == [
        "h1 A report",
        "h2 Text with claims",
        "h2 Causes",
        "h3 1 It broke down.",
        "h3 Money",
        "h4 2 It cost down.",
    ]


def test_it_makes_lists_of_list_items(client: Client) -> None:
    text = text_of(shown(client, more.edited_article()))
    (items,) = re.findall(r'<ul class="items">(.*?)</ul>', text, re.S)
    assert items.count('<li class="paragraph">') == 2


def test_it_says_not_stated_where_nothing_is_known(client: Client) -> None:
    response = shown(client, make.published_article("Found text", paragraphs=["One sentence."]))
    assert_fit_for_readers(response)
    assert text_of(response).count("not stated") >= 3
    assert "Of 1 sentence, none carry a claim." in text_of(response)


def test_it_counts_each_sentence_of_words_that_may_only_be_quoted(client: Client) -> None:
    article = make.published_article(sentence_count=9)
    words = "and then it ended. Did anybody pay?\n\nNobody did."
    for exact, start, sentence in ((words, 10, 4), ("Did anybody pay?", 29, 5)):
        span = {"exact": exact, "start": start, "end": start + len(exact), "sentence": sentence}
        make.published_appearance(make.published_claim(), article, spans=[span], first_start=start)
    assert "Of 9 sentences, 3 carry a claim." in text_of(shown(client, article))


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
