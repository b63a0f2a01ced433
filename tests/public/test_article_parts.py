"""Articles too long for one page: what each part holds, and how to get to a claim."""

from __future__ import annotations

import gzip
import re
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from articles.public.models import PublishedAppearance, PublishedArticle
from articles.public.reading.article import article_page
from articles.public.reading.article_parts import MOST_IN_BLOCK, Scale, cut, divided
from articles.public.reading.coverage import MOST_DRAWN, coverage
from tests.public import article_samples as more
from tests.public import factories as make
from tests.public.pages import assert_fit_for_readers, tags_of

pytestmark = pytest.mark.django_db
KILOBYTE = 1024


def address_of(article: PublishedArticle, part: int = 1) -> str:
    return f"/articles/{article.public_id}/" + (f"?part={part}" if part > 1 else "")


def links(response: Any) -> dict[str, str]:
    tags = [attrs for tag, attrs in tags_of(response) if tag == "link"]
    return {
        str(a["rel"]): str(a["href"]) for a in tags if a["rel"] in ("prev", "next", "canonical")
    }


def test_it_stays_within_its_budgets_with_5000_sentences_and_500_claims(client: Client) -> None:
    article = more.long_article()
    page = article_page(article.public_id)
    assert page
    for part in (1, 2, page.part.of // 2, page.part.of):
        with CaptureQueriesContext(connection) as queries:
            response = client.get(address_of(article, part))
        assert len(queries) <= 3
        assert_fit_for_readers(response)
        assert len(gzip.compress(response.content)) <= 35 * KILOBYTE
        text = response.content.decode()
        assert "Of 5,000 sentences, 500 carry a claim." in text
        assert len(re.search(r"<svg width.*?</svg>", text, re.S)[0]) < 8 * KILOBYTE  # type: ignore[index]
    # Parts are as full as they may be: no more of them than the budget asks for.
    assert page.part.of < 25


def test_it_shows_each_block_and_each_claim_in_one_part(client: Client) -> None:
    article = more.long_article(sentences=900, claims=90, lost=40)
    seen: list[str] = []
    text, part = "", 1
    while page := article_page(article.public_id, part):
        seen += [card.claim.public_id for card in (*page.cards, *page.earlier)]
        text += "\n\n".join("".join(p.text for p in one.pieces) for one in page.paragraphs) + "\n\n"
        part += 1
    assert part > 3
    claims = PublishedAppearance.objects.values_list("claim__public_id", flat=True)
    assert sorted(seen) == sorted(claims)
    assert text.strip() == more.text_of(article)


def test_it_leads_from_part_to_part(client: Client) -> None:
    article = more.long_article(sentences=900, claims=9)
    own = address_of(article)
    first, second = client.get(own), client.get(address_of(article, 2))
    assert links(first) == {"canonical": f"http://testserver{own}", "next": f"{own}?part=2"}
    assert links(second) == {
        "canonical": f"http://testserver{own}?part=2",
        "prev": own,
        "next": f"{own}?part=3",
    }
    for response in (first, second):
        assert (
            '<nav class="pager parts" aria-label="Parts of the article">'
            in response.content.decode()
        )
    assert "Part 2 of " in second.content.decode()
    assert re.search(r"<title>A very long report, part 2 of \d", second.content.decode())


def test_it_leads_to_a_claim_in_another_part(client: Client) -> None:
    article = more.long_article(sentences=900, claims=90)
    pages = {part: article_page(article.public_id, part) for part in (1, 2)}
    here, there = (page.cards[0].claim for page in pages.values() if page)
    own = address_of(article)
    first = client.get(own).content.decode()
    assert f'id="c-{there.public_id}" href="?part=2#c-{there.public_id}"' in first
    for claim, expected in ((here, f"{own}#c-"), (there, f"{own}?part=2#c-")):
        for typed in (claim.public_id, claim.public_id.lower()):
            answer = client.get(own, {"claim": typed})
            assert (answer.status_code, answer["Location"]) == (302, expected + claim.public_id)
    survivor = make.published_claim("It survived.")
    make.merged(there, survivor)
    assert client.get(own, {"claim": there.public_id})["Location"] == (
        f"{own}?part=2#c-{survivor.public_id}"
    )


def test_it_leads_to_a_claim_of_an_earlier_version(client: Client) -> None:
    article = more.long_article(sentences=900, claims=9, lost=3)
    gone = PublishedAppearance.objects.filter(article=article, state="orphaned").first()
    assert gone
    answer = client.get(address_of(article), {"claim": gone.claim.public_id})
    assert re.search(rf"\?part=\d+#c-{gone.claim.public_id}$", answer["Location"])
    text = client.get(answer["Location"]).content.decode()
    assert f'<li id="c-{gone.claim.public_id}">' in text


@pytest.mark.parametrize("part", ["0", "99", "x", "-1", "²", "1" * 400])
def test_it_leads_to_the_beginning_where_there_is_no_such_part(client: Client, part: str) -> None:
    article = make.published_article(paragraphs=["One."])
    answer = client.get(address_of(article), {"part": part})
    assert (answer.status_code, answer["Location"]) == (302, address_of(article))


def test_it_leads_to_the_beginning_where_it_carries_no_such_claim(client: Client) -> None:
    article = make.published_article(paragraphs=["One."])
    for claim in ("00000000", "", "x" * 900):
        answer = client.get(address_of(article), {"claim": claim})
        assert answer["Location"] == f"{address_of(article)}#main"
    assert client.get("/articles/00000000/", {"claim": "00000000"}).status_code == 302


def test_it_marks_words_that_run_on_in_the_next_part(client: Client) -> None:
    article = more.long_article(sentences=900, claims=9)
    page = article_page(article.public_id)
    assert page
    last = page.part.sentences.stop - 1
    ranges = [bounds for block in article.body for bounds in block["sentences"]]
    start, end = ranges[last - 30][0], ranges[last + 10][1]
    claim = make.published_claim("It runs on.")
    words = more.text_of(article)[start:end]
    spans = [more.span(words, start)]
    make.published_appearance(claim, article, spans=spans, first_start=start)
    second = client.get(address_of(article, 2))
    assert_fit_for_readers(second)
    assert f'href="./#c-{claim.public_id}"' in second.content.decode()
    assert f'id="c-{claim.public_id}"' not in second.content.decode()


def test_it_cuts_a_block_that_is_too_heavy_between_its_sentences() -> None:
    (block,) = make.blocks(" | ".join(["Words and more words."] * 2000))
    pieces = cut([block], [], Scale(0.5))
    assert len(pieces) > 2
    assert "".join(piece["text"] for piece in pieces) == block["text"]
    assert all(len(piece["text"]) * 0.5 <= MOST_IN_BLOCK for piece in pieces)
    assert all(piece["text"].startswith("Words") for piece in pieces)
    assert sum(len(piece["sentences"]) for piece in pieces) == 2000


@pytest.mark.parametrize("text", ["word " * 20_000, "語" * 90_000])
def test_it_cuts_a_sentence_that_never_ends(text: str) -> None:
    (block,) = make.blocks(text)
    pieces = cut([block], [], Scale(0.5))
    assert "".join(piece["text"] for piece in pieces) == text
    assert max(len(piece["text"]) for piece in pieces) <= MOST_IN_BLOCK / 0.5


def test_it_cuts_a_block_with_too_many_claims() -> None:
    (block,) = make.blocks(" | ".join(["Words and more words."] * 100))
    starts = [start for start, _ in block["sentences"]]
    assert len(cut([block], [], Scale(0.5))) == 1
    assert len(cut([block], starts, Scale(0.5))) > 2


def test_it_ends_no_part_with_a_heading() -> None:
    blocks = make.blocks("One.", "# Two", "# Three", "Four.", "Five.")
    parts = divided(blocks, [5, 1, 1, 5, 5], first=8, most=11)
    assert [list(part) for part in parts] == [[0], [1, 2, 3], [4]]
    assert divided([], [], first=8, most=8) == [range(0)]
    assert divided(blocks[:1], [900], first=8, most=8) == [range(1)]


def test_it_bounds_the_strip_and_names_few_sentences() -> None:
    long = coverage([(3, "supported"), (5, "supported")], {0: [0], 4999: [1]}, 5000)
    assert long.each == 25
    assert long.width == MOST_DRAWN * 10
    assert [bars.level for bars in long.bars] == [-1, 3, 5]
    assert long.where == "Sentences 1 and 5000 carry a claim"
    part = coverage([], {}, 5000, shown=range(2500, 5000))
    assert part.here == (1000.5, 998.5)
