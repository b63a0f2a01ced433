import logging
import time

import pytest

from articles.desk.capture import html_body
from articles.desk.capture.readers import Captured, Unreadable, read
from articles.logic.vocabulary import BlockKind
from tests.desk.capture import pages

ADDRESS = "https://courier.example/2025/harbour"


def captured(page: str, *, url: str | None = None) -> Captured:
    return read(page.encode(), media_type="text/html", url=url)


def block_texts(article: Captured) -> list[str]:
    return [article.text[block.start : block.end] for block in article.blocks]


@pytest.mark.parametrize("language", sorted(pages.ARTICLES))
def test_it_keeps_the_article_and_nothing_else(language: str) -> None:
    direction, title, paragraphs = pages.ARTICLES[language]
    page = pages.news_page(title, paragraphs, language=language, direction=direction)
    article = captured(page)
    assert article.title == title
    assert article.language == language
    assert block_texts(article) == paragraphs
    assert article.text == "\n\n".join(paragraphs)
    assert len(article.sentences) == pages.SENTENCES[language]


@pytest.mark.parametrize("language", sorted(pages.ARTICLES))
def test_it_judges_large_pages_without_trafilatura(
    language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(html_body, "MAX_JUDGED_ELEMENTS", 1)
    direction, title, paragraphs = pages.ARTICLES[language]
    page = pages.news_page(title, paragraphs, language=language, direction=direction)
    assert block_texts(captured(page)) == paragraphs


def test_it_survives_a_failure_of_the_extractor(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(*_: object, **__: object) -> str:
        raise RecursionError

    monkeypatch.setattr("trafilatura.extract", fail)
    _, title, paragraphs = pages.ARTICLES["en"]
    with caplog.at_level(logging.WARNING):
        assert block_texts(captured(pages.news_page(title, paragraphs))) == paragraphs
    assert "trafilatura failed" in caplog.text


def test_it_keeps_headings_lists_quotations_and_tables_as_such() -> None:
    _, title, paragraphs = pages.ARTICLES["en"]
    inside = f"""<h2>What was sold</h2><p>{paragraphs[0][:-1]} again, in parts:</p>
    <ul><li>the labelling business of Harbour Data</li><li>its contracts with clients</li></ul>
    <blockquote>
    <p>The rights to the models were never for sale, and they stay here.</p></blockquote>
    <table><tr><th>Year</th><th>Revenue of the business</th></tr>
    <tr><td>2024</td><td>12 million dollars in all</td></tr></table>
    <h3>What follows</h3><p>{paragraphs[2][:-1]}, which it repeated.<br>It was final.</p>"""
    article = captured(pages.news_page(title, paragraphs, inside=inside))
    told = [(b.kind, b.level, article.text[b.start : b.end]) for b in article.blocks]
    assert (BlockKind.HEADING, 2, "What was sold") in told
    assert (BlockKind.HEADING, 3, "What follows") in told
    assert (BlockKind.LIST_ITEM, None, "its contracts with clients") in told
    assert [text for kind, _, text in told if kind is BlockKind.QUOTATION] == [
        "The rights to the models were never for sale, and they stay here."
    ]
    assert (BlockKind.PARAGRAPH, None, "2024\t12 million dollars in all") in told
    assert told[-1][2].endswith("which it repeated.\nIt was final.")


def test_it_tells_tables_of_figures_from_tables_that_arrange_the_page() -> None:
    _, title, paragraphs = pages.ARTICLES["en"]
    inside = """<table><tr><td>•</td><td><p>It keeps the rights to all of its models.</p></td></tr>
    </table><table><tr><th><p>Year</p></th><th><p>Sales</p></th></tr>
    <tr><td><p>2024</p></td><td><p>12 million dollars</p></td></tr></table>"""
    page = news_table(title, [*paragraphs], inside)
    told = [(b.kind, captured(page).text[b.start : b.end]) for b in captured(page).blocks]
    assert told == [
        *((BlockKind.PARAGRAPH, paragraph) for paragraph in paragraphs),
        (BlockKind.LIST_ITEM, "It keeps the rights to all of its models."),
        (BlockKind.PARAGRAPH, "Year\tSales"),
        (BlockKind.PARAGRAPH, "2024\t12 million dollars"),
    ]


def news_table(title: str, paragraphs: list[str], inside: str) -> str:
    """A page of the nineties: columns are cells, paragraphs are parted by breaks."""
    text = "<br><br>".join(paragraphs)
    return f"""<html><head><title>{title}</title></head><body><table><tr>
    <td><a href=/>Front page</a><br><a href=/w>Weather</a></td>
    <td><b>{title}</b><br><br>{text}{inside}</td></tr></table></body></html>"""


@pytest.mark.parametrize(
    "beside",
    [
        "<div>" + "<input>" * 60_000 + "<p>Your address</p></div>",
        "<div>" + "<p><img src=x></p>" * 30_000 + "<p>Nils Berg, Picture Desk</p></div>",
        "<div class=related>" * 200 + "<h3>Related</h3>" * 20_000,
    ],
)
def test_it_loses_endless_boxes_soon(beside: str) -> None:
    _, title, paragraphs = pages.ARTICLES["en"]
    started = time.process_time()
    assert block_texts(captured(pages.news_page(title, paragraphs, inside=beside))) == paragraphs
    assert time.process_time() - started < 10


def test_it_reads_five_thousand_sentences_in_seconds() -> None:
    said = "Harbour Data told investors on Monday that figure {} had grown by 3.5 percent. "
    body = "".join(
        f"<p>{''.join(said.format(5 * part + n) for n in range(5))}</p>" for part in range(1_000)
    )
    started = time.process_time()
    article = captured(f"<html><body><article><h1>Sales</h1>{body}</article></body></html>")
    assert time.process_time() - started < 8
    assert len(article.sentences) == 5_000


def test_it_keeps_a_paragraph_that_the_article_says_twice() -> None:
    _, title, paragraphs = pages.ARTICLES["en"]
    said = [*paragraphs, paragraphs[1]]
    assert block_texts(captured(pages.news_page(title, said))) == said


def test_it_keeps_spaces_and_marks_of_inline_elements_as_they_stand() -> None:
    _, title, paragraphs = pages.ARTICLES["en"]
    paragraph = (
        'Tern <b>Auto</b>mation paid <a href="/x">Harbour&nbsp;Data</a>, <i>it</i> said; the '
        '<span style="display:none">hidden</span>sum was H<sub>2</sub> per share, wirt&shy;schaft.'
    )
    article = captured(pages.news_page(title, [*paragraphs, paragraph]))
    assert block_texts(article)[-1] == (
        "Tern Automation paid Harbour\u00a0Data, it said; the sum was H2 per share, wirtschaft."
    )


@pytest.mark.parametrize("lead", ["Read more:", "Lesen Sie auch:", "関連記事："])
def test_it_loses_lines_that_lead_out_of_the_article(lead: str) -> None:
    _, title, paragraphs = pages.ARTICLES["en"]
    out = f'{lead} <a href="/x">Tern opens a plant in the north of the country</a>'
    page = pages.news_page(title, [paragraphs[0], out, *paragraphs[1:]])
    assert block_texts(captured(page)) == paragraphs


def test_it_keeps_a_sentence_that_only_begins_like_them() -> None:
    _, title, paragraphs = pages.ARTICLES["en"]
    said = [*paragraphs, 'Related costs rose by a tenth, as a <a href="/x">filing</a> showed.']
    assert block_texts(captured(pages.news_page(title, said)))[-1].startswith("Related costs rose")


def test_it_loses_closing_lines_on_rights() -> None:
    _, title, paragraphs = pages.ARTICLES["en"]
    inside = "<p>Copyright 2025 The Invented Courier. All rights reserved.</p>"
    assert block_texts(captured(pages.news_page(title, paragraphs, inside=inside))) == paragraphs


def test_it_takes_the_text_from_the_pages_data_where_its_markup_has_none() -> None:
    _, title, paragraphs = pages.ARTICLES["en"]
    head = pages.json_ld(headline=title, articleBody=" ".join(paragraphs))
    page = f"<html><head>{head}</head><body><div id=app>Loading the app</div></body></html>"
    assert "“That was never in doubt.”" in captured(page).text


def test_it_reads_what_the_page_says_of_itself() -> None:
    _, title, paragraphs = pages.ARTICLES["en"]
    head = pages.json_ld(
        headline=title,
        author=[{"@type": "Person", "name": "Ada Quill"}, {"@type": "Person", "name": "Bo Reed"}],
        publisher={"@type": "Organization", "name": "The Invented Courier"},
        datePublished="2025-06-13T23:30:00-05:00",
    )
    head += '<link rel="canonical" href="/2025/harbour?a=1#top">'
    article = captured(pages.news_page(title, paragraphs, head=head), url=ADDRESS)
    assert (article.title, article.byline) == (title, "Ada Quill, Bo Reed")
    assert article.publisher == "The Invented Courier"
    assert article.published is not None
    assert article.published.iso() == "2025-06-13"
    assert article.canonical_url == "https://courier.example/2025/harbour?a=1"


def test_it_leaves_unstated_what_the_page_does_not_state() -> None:
    _, title, paragraphs = pages.ARTICLES["en"]
    article = captured(pages.news_page(title, paragraphs))
    assert article.byline is None
    assert article.publisher is None
    assert article.published is None
    assert article.canonical_url is None


@pytest.mark.parametrize(
    "page",
    [
        "<html><body></body></html>",
        "<html><head><title>Only a title</title></head><body><img src=x></body></html>",
        "<html><body><script>var a = 1;</script><p>—</p></body></html>",
        "<" * 5000,
    ],
)
def test_it_refuses_a_page_without_text(page: str) -> None:
    with pytest.raises(Unreadable, match="No article text was found"):
        captured(page)


@pytest.mark.parametrize(
    ("page", "reason"),
    [
        ("<html><body>" + "<div>" * 100_000 + "text", "nested too deeply"),
        ("<html><body>" + "<font>" * 300 + "x" + "</font>" * 300 + "<p>rest", "nested too deeply"),
        ("<p " + " ".join(f"a{n}=1" for n in range(200_000)) + ">x", "too many attributes"),
        ("<p " + " ".join(f'a{n}=">"' for n in range(100_000)) + ">x", "too many attributes"),
        ("<a x='" * 300_000, "too many attributes"),
        ("<html><body>" + "<b>x</b>" * 300_000, "more than 250,000 elements"),
        ("<html><body><p>" + "Yes. " * 300_000, "more than 250,000 sentences"),
    ],
)
def test_it_refuses_hostile_pages_soon(page: str, reason: str) -> None:
    started = time.process_time()
    with pytest.raises(Unreadable, match=reason):
        captured(page)
    assert time.process_time() - started < 10


@pytest.mark.parametrize(
    "head",
    [
        '<script type="application/ld+json">' + "[" * 300_000 + "</script>",
        '<script type="application/ld+json">{"@type": "Article", "headline": {}}</script>',
        '<script type="application/ld+json">{"@type": ["x", 1], "author": [[[1]]]}</script>',
        '<script type="application/ld+json">{"@type":"Article","headline":"\\ud800"}</script>',
        '<link rel="canonical" href="http://[::1"><meta property="og:url" content="//[">',
        '<meta name="date" content="9999999999-01-01"><meta name="date" content=",:">',
        '<meta name="author" content="' + "x" * 500_000 + '">',
    ],
)
def test_it_survives_hostile_metadata(head: str) -> None:
    _, title, paragraphs = pages.ARTICLES["en"]
    article = captured(pages.news_page(title, paragraphs, head=head), url=ADDRESS)
    assert article.text == "\n\n".join(paragraphs)
    assert article.canonical_url == ADDRESS
    assert article.published is None


def test_it_reads_a_page_of_ten_megabytes_whole() -> None:
    paragraph = (
        "Harbour Data said on Monday that figure %d had grown by 3.5 percent, in all regions."
    )
    count = 10_000_000 // (len(paragraph) + 12)
    body = "".join(f"<p>{paragraph % number}</p>" for number in range(count))
    started = time.process_time()
    article = captured(f"<html><body><article>{body}</article></body></html>")
    assert time.process_time() - started < 30
    assert len(article.blocks) == len(article.sentences) == count
    assert article.text.endswith(paragraph % (count - 1))
