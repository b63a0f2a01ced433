import pytest
from lxml.html import document_fromstring

from articles.desk.capture.metadata import read_metadata
from articles.desk.capture.statements import Statements
from tests.desk.capture.pages import json_ld

ADDRESS = "https://courier.example/2025/harbour"


def stated(head: str, body: str = "<p>Text</p>", url: str | None = ADDRESS) -> Statements:
    page = f"<html><head>{head}</head><body>{body}</body></html>"
    return read_metadata(document_fromstring(page), url=url)


@pytest.mark.parametrize(
    ("head", "body", "title"),
    [
        ("<title>A sale</title>", "", "A sale"),
        ("<title>A big sale | Courier</title>", "<h1>A big sale</h1>", "A big sale"),
        ("<title>A big sale - X</title><meta property=og:site_name content=X>", "", "A big sale"),
        ("<title>Big sale | Courier</title>", "<h1>Courier</h1>", "Big sale | Courier"),
        ("<meta property=og:title content='A &amp;amp; B'>", "", "A & B"),
        ("", "<h1>Only <i>shown</i></h1>", "Only shown"),
        ("", "<svg><title>Icon</title></svg>", None),
        (
            json_ld(headline="a description of it") + "<title>Hermit crab - Pedia</title>",
            "<h1>Hermit crab</h1>",
            "Hermit crab",
        ),
    ],
)
def test_it_finds_the_title(head: str, body: str, title: str | None) -> None:
    assert stated(head, body or "<p>Text</p>").first("title") == title


@pytest.mark.parametrize(
    ("head", "body", "byline"),
    [
        (json_ld(author="Ada Quill"), "", "Ada Quill"),
        (json_ld(author={"name": "Ada Quill"}), "", "Ada Quill"),
        ('<meta name="author" content="By Ada Quill">', "", "Ada Quill"),
        ("<meta name=citation_author content=A><meta name=citation_author content=B>", "", "A, B"),
        ('<meta property="article:author" content="https://x.example/ada">', "", None),
        ("", '<a rel="author" href="/ada">Ada Quill</a>', "Ada Quill"),
        ("", '<p class="byline">Von Ada Quill</p>', "Ada Quill"),
        ("", '<p class="author">Published on 3 May at 5</p>', None),
        ("", '<div id="comments"><p class="author">Troll</p></div>', None),
        ("", "<p>Ada Quill</p>", None),
    ],
)
def test_it_finds_who_signs(head: str, body: str, byline: str | None) -> None:
    assert stated(head, body or "<p>Text</p>").first("byline") == byline


@pytest.mark.parametrize(
    ("head", "body", "published"),
    [
        (json_ld(datePublished="2025-06-13T01:02:03Z"), "", "2025-06-13"),
        ('<meta property="article:published_time" content="2025-06-13">', "", "2025-06-13"),
        ('<meta name="date" content="June 2025">', "", "2025-06"),
        ('<meta name="dc.date" content="2019">', "", "2019"),
        ('<meta name="pubdate" content="Fri, 13 Jun 2025 09:00:00 GMT">', "", "2025-06-13"),
        ("", '<article><time datetime="2025-06-13T08:00">today</time></article>', "2025-06-13"),
        ("", '<ul><li><time datetime="2025-06-13">other story</time></li></ul>', None),
        ('<meta name="date" content="06/07/2025">', "", None),
        ('<meta name="date" content="0001-01-01T00:00:00Z">', "", None),
        ('<meta name="date" content="1970-01-01T00:00:00Z">', "", None),
        ("", "<footer>© 2025</footer>", None),
    ],
)
def test_it_finds_the_date_and_guesses_none(head: str, body: str, published: str | None) -> None:
    date = stated(head, body or "<p>Text</p>").day()
    assert (date.iso() if date else None) == published


@pytest.mark.parametrize(
    ("head", "url", "address"),
    [
        ("", ADDRESS, ADDRESS),
        ("", None, None),
        ('<link rel="canonical" href="https://courier.example/h">', None,
         "https://courier.example/h"),
        ('<link rel="canonical" href="/h#x">', ADDRESS, "https://courier.example/h"),
        ('<link rel="canonical" href="/h">', None, None),
        ('<meta property="og:url" content="https://courier.example/o">', ADDRESS,
         "https://courier.example/o"),
        # A home page as everybody's canonical address would make all articles one.
        ('<link rel="canonical" href="https://courier.example/">', ADDRESS, ADDRESS),
        ('<link rel="canonical" href="javascript:alert(1)">', ADDRESS, ADDRESS),
        ('<link rel="canonical" href="https://u:p@courier.example/h">', ADDRESS, ADDRESS),
    ],
)  # fmt: skip
def test_it_finds_the_address(head: str, url: str | None, address: str | None) -> None:
    assert stated(head, url=url).first("canonical_url") == address


def test_it_follows_references_between_nodes() -> None:
    graph = [
        {"@type": "WebPage", "@id": "#page", "headline": "The page"},
        {"@type": "Article", "headline": "The article", "author": {"@id": "#ada"},
         "publisher": {"@id": "#courier"}, "inLanguage": "en-GB"},
        {"@type": "Person", "@id": "#ada", "name": "Ada Quill"},
        {"@type": "Organization", "@id": "#courier", "name": "The Invented Courier"},
    ]  # fmt: skip
    found = stated(json_ld(**{"@type": None, "@graph": graph}))
    assert found.first("title") == "The article"
    assert found.first("byline") == "Ada Quill"
    assert found.first("publisher") == "The Invented Courier"
    assert found.first("language") == "en-GB"


def test_it_reads_wrapped_json() -> None:
    head = '<script type="application/ld+json">\n//<![CDATA[\n{"@type":"Article","author":"A B"}\n'
    assert stated(head + "//]]>\n</script>").first("byline") == "A B"


def test_it_tells_where_each_statement_stands_and_offers_those_that_differ() -> None:
    head = (
        json_ld(headline="A big sale", author="Ada Quill", datePublished="2025-06-13")
        + "<meta property=og:title content='A big sale and its price'>"
        + "<meta name=author content='Tom Vale'><meta property=og:site_name content=Courier>"
        + "<link rel=canonical href=/h><title>A big sale | Courier</title>"
    )
    body = "<h1>A big sale</h1><p class=date>14 June 2025</p><p>Text</p>"
    found = stated(head, body).everything()
    assert [(one.field, one.value, one.where) for one in found] == [
        ("title", "A big sale", "JSON-LD headline"),
        ("byline", "Ada Quill", "JSON-LD author"),
        ("byline", "Tom Vale", "meta author"),
        ("publisher", "Courier", "OpenGraph og:site_name"),
        ("published", "2025-06-13", "JSON-LD datePublished"),
        ("published", "2025-06-14", "the text of the page"),
        ("canonical_url", "https://courier.example/h", "link rel=canonical"),
        ("canonical_url", ADDRESS, "the address it came from"),
    ]


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("<p class=meta>By Ada Quill · June 13, 2025 · 4 min read</p>", "2025-06-13"),
        ("<span class=datum>Stand: 13. Juni 2025, 10:15 Uhr</span>", "2025-06-13"),
        ("<span class=fecha>13 de junio de 2025</span>", "2025-06-13"),
        ("<div class=article-info>2025年6月13日 10:15</div>", "2025-06-13"),
        ("<div class=date>입력 2025.06.13. 오전 10:15</div>", "2025-06-13"),
        ("<div class=publish-date>13 يونيو 2025</div>", "2025-06-13"),
        ("<p class=date>Updated June 14, 2025; published June 13, 2025</p>", "2025-06-13"),
        ("<p class=date>Updated: June 14, 2025</p>", None),
        ("<p class=date>06/07/2025</p>", None),
        ("<p class=date>31 June 2025</p>", None),
        ("<p>On June 13, 2025 it was sold.</p>", None),
        ("<aside><p class=date>June 13, 2025</p></aside>", None),
    ],
)
def test_it_reads_the_day_that_readers_see_by_the_headline(line: str, day: str | None) -> None:
    found = stated("", f"<p class=date>1 May 2020</p><h1>A sale</h1>{line}<p>Text</p>").day()
    assert (found.iso() if found else None) == day
