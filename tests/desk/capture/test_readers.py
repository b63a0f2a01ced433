import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.desk.capture.readers import Captured, Unreadable, read
from articles.logic.vocabulary import BlockKind

TEXT = """Who Owns the Models?

Harbour Data sold its business to Tern Automation last spring. It kept the rights to the models.
What the Contract Says
“We keep the rights,” said Mr. Vale. The price was $14.3 million, according to two people.
"""


def whole(article: Captured) -> list[str]:
    return [article.text[s.start : s.end] for s in article.sentences]


def test_it_reads_plain_text() -> None:
    article = read(TEXT.encode(), media_type="text/plain", url=None)
    assert article.title == "Who Owns the Models?"
    assert article.text == TEXT
    kinds = [(block.kind, block.level) for block in article.blocks]
    paragraph = (BlockKind.PARAGRAPH, None)
    assert kinds == [paragraph, (BlockKind.HEADING, 2), paragraph]
    assert whole(article) == [
        "Harbour Data sold its business to Tern Automation last spring.",
        "It kept the rights to the models.",
        "What the Contract Says",
        "“We keep the rights,” said Mr. Vale.",
        "The price was $14.3 million, according to two people.",
    ]
    assert (article.byline, article.publisher, article.published) == (None, None, None)
    assert (article.canonical_url, article.language) == (None, "en")
    assert article.media_type == "text/plain"


def test_it_gives_an_untitled_text_its_opening_words_as_title() -> None:
    article = read(b"It was over. " * 50, media_type=None, url=None)
    assert article.title.startswith("It was over. It was over.")
    assert article.title.endswith("…")
    assert len(article.title) <= 200
    assert len(article.sentences) == 50


def test_it_tells_html_from_text_by_itself() -> None:
    page = f"<!DOCTYPE html><html><body><article><p>{TEXT}</p></article></body></html>"
    assert read(page.encode(), media_type=None, url=None).media_type == "text/html"
    assert read(page.encode("utf-16"), media_type=None, url=None).media_type == "text/html"
    assert read(TEXT.encode(), media_type=None, url=None).media_type == "text/plain"
    assert read(page.encode(), media_type="text/plain", url=None).media_type == "text/plain"


@pytest.mark.parametrize(
    ("encoding", "media_type"),
    [
        ("utf-8", None),
        ("utf-8-sig", None),
        ("utf-16", None),
        ("utf-32", None),
        ("cp1252", None),
        ("latin-1", "text/plain; charset=ISO-8859-1"),
        ("cp1252", "text/plain; charset=utf-8"),
        ("cp1252", "text/plain; charset=no-such-thing"),
    ],
)
def test_it_reads_encodings(encoding: str, media_type: str | None) -> None:
    text = "Die Zölle\n\nDas Geschäft läuft, sagte die Firma für Öl über “alles”.".replace(
        "“alles”", "alles" if encoding == "latin-1" else "“alles”"
    )
    article = read(text.encode(encoding), media_type=media_type, url=None)
    assert article.text == text


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("shift_jis", "両社は昨年、契約を結んだ。"),
        ("iso2022_jp", "両社は昨年、契約を結んだ。"),
        ("gb18030", "两家公司去年签署了合同。"),
        ("euc-kr", "두 회사는 지난해 계약을 맺었다."),
        ("cp1251", "Компании подписали договор."),
    ],
)
def test_it_reads_declared_encodings_and_guesses_none(encoding: str, text: str) -> None:
    data = text.encode(encoding)
    declared = f"text/plain; charset={encoding}"
    assert read(data, media_type=declared, url=None).text == text
    if encoding != "iso2022_jp":
        with pytest.raises(Unreadable, match="encoding can't be told"):
            read(data, media_type="text/plain", url=None)
    page = f'<html><head><meta charset="{encoding}"></head><body><p>{text}</p></body></html>'
    assert text in read(page.encode(encoding), media_type="text/html", url=None).text


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b" \n\t ", "empty"),
        (b"\xef\xbb\xbf", "empty"),
        (b"... --- ...", "only signs"),
        (b"abc\0def", "binary"),
        (b"\x01\x02\x03\x04 text of a kind", "binary"),
        (b"%PDF-1.7 and so on", "damaged"),
        (b"PK\x03\x04 and so on", "ZIP archive"),
        (b"\x89PNG and so on", "a picture"),
        (b"a" * 10_000_001, "larger than 10 MB"),
        ("é".encode("cp1252") * 6_000_000, "encoding can't be told"),
        ("Größe für alle Länder öfter".encode() + b"\xff", "byte 33 is no valid UTF-8"),
        ("Größe".encode("utf-16") + b"\x00", "damaged"),
        ("Größe".encode("utf-16-le").join([b"\xff\xfe", b"\x00\xd8"]), "damaged"),
        ("e" + "\u0301\u0323" * 50_000, "combining marks"),
        ("word\n" * 200_000, "more than 150,000 lines"),
        ("Yes. " * 300_000, "more than 250,000 sentences"),
    ],
)
def test_it_refuses_with_a_reason(data: bytes | str, reason: str) -> None:
    raw = data.encode() if isinstance(data, str) else data
    with pytest.raises(Unreadable, match=reason):
        read(raw, media_type="text/plain", url=None)


@pytest.mark.parametrize("media_type", ["image/png", "application/json", "x"])
def test_it_refuses_other_kinds_of_file(media_type: str) -> None:
    with pytest.raises(Unreadable, match="Only plain text, HTML and PDF"):
        read(b"Some text", media_type=media_type, url=None)


def test_it_measures_the_decoded_text_too() -> None:
    data = ("€" * 4_000_000).encode("cp1252")
    with pytest.raises(Unreadable, match=r"can't be told|larger than 10 MB"):
        read(data, media_type="text/plain", url=None)
    with pytest.raises(Unreadable, match="larger than 10 MB"):
        read(("ж" * 6_000_000).encode("cp1251"), media_type="text/plain; charset=cp1251", url=None)


def test_it_shows_single_damaged_bytes_of_a_web_page() -> None:
    page = b"<html><body><p>" + "Die Größe für alle Länder. ".encode() * 60 + b"\xff Ende.</p>"
    assert "\ufffd Ende." in read(page, media_type="text/html", url=None).text
    with pytest.raises(Unreadable, match="no valid UTF-8"):
        read(page.replace("ö".encode(), b"\xff"), media_type="text/html", url=None)


def test_it_normalises_and_keeps_bidirectional_controls() -> None:
    data = "Cafe\u0301 \u2067אבג\u2069 \u202eabc\u202c.\r\nNext\x0cpage\x07 is here.".encode()
    text = read(data, media_type="text/plain", url=None).text
    assert text == "Café \u2067אבג\u2069 \u202eabc\u202c.\nNext\npage is here."


@pytest.mark.parametrize(
    ("url", "kept"),
    [
        ("https://courier.example/a?b=1#c", "https://courier.example/a?b=1"),
        ("ftp://courier.example/a", None),
        ("file:///etc/passwd", None),
        ("https://user:word@courier.example/a", None),
        ("http://[::1", None),
        ("", None),
        (None, None),
    ],
)
def test_it_keeps_web_addresses_only(url: str | None, kept: str | None) -> None:
    assert read(TEXT.encode(), media_type="text/plain", url=url).canonical_url == kept


def test_it_reads_a_text_of_ten_megabytes_whole() -> None:
    paragraph = "Harbour Data said on Monday that figure {} had grown by 3.5 percent in all."
    lines = [paragraph.format(number) for number in range(10_000_000 // 85)]
    article = read("\n".join(lines).encode(), media_type="text/plain", url=None)
    assert len(article.sentences) == len(lines)
    assert article.text.endswith(lines[-1])


@given(st.binary(max_size=300) | st.text(max_size=300).map(lambda t: t.encode("utf-8", "ignore")))
def test_it_answers_any_bytes_with_an_article_or_a_reason(data: bytes) -> None:
    for media_type in ("text/plain", "text/html", None):
        article, refusal = None, ""
        try:
            article = read(data, media_type=media_type, url=None)
        except Unreadable as reason:
            refusal = str(reason)
        if article is None:
            assert refusal.endswith(".")
            continue
        assert article.title
        assert article.sentences
        for before, after in itertools.pairwise(article.blocks):
            assert before.end <= after.start
        joined = "".join("".join(text.split()) for text in whole(article))
        told = "".join("".join(article.text[b.start : b.end].split()) for b in article.blocks)
        assert joined == told
        assert "\0" not in article.text
        article.text.encode()
