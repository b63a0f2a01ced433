import pytest

from articles.desk.capture.captured import Captured, Unreadable
from articles.desk.capture.pdf_process import read_lines
from articles.desk.capture.readers import read
from articles.logic.vocabulary import BlockKind
from tests.desk.capture.pdfs import Text, of_streams, paragraph, pdf

PARAGRAPH, HEADING, ITEM = BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.LIST_ITEM
HEAD = [Text(810, "The Invented Courier, special report", size=8), Text(30, "Page 1 of 3", size=8)]


def captured(data: bytes, media_type: str | None = None) -> Captured:
    return read(data, media_type=media_type, url="https://courier.example/report.pdf")


@pytest.fixture(scope="module")
def report() -> Captured:
    first = [
        *HEAD,
        Text(760, "Harbour Data sells", size=22),
        Text(734, "its labelling business", size=22),
        Text(705, "By Ada Quill"),
        *paragraph(
            670,
            "Harbour Data Inc. sold its labelling business to Tern Automation on Monday, so said",
            "two people who saw the contract. The price was $14.3 million, and the buyer acknow-",
            "ledged a long-term lease of four offices. Nobody expected it to be any higher than",
            "that.",
        ),
        *paragraph(
            600,
            "“We keep the rights to the models,” said Mr. Vale, who runs the company. The long-",
            "term plan is to sell them to others, and the talks with three of them go on until the",
        ),
    ]
    second = [
        *HEAD[:1],
        Text(30, "Page 2 of 3", size=8),
        *paragraph(
            770,
            "end of the year. That was never in doubt, he added when he was asked about it again.",
            "Analysts were divided over the margins of the deal.",
        ),
        Text(715, "What was sold", size=14, bold=True),
        Text(690, "• four offices and their leases, with the people who work in them and all that"),
        Text(676, "belongs to them", x=80),
        Text(662, "• contracts"),
    ]
    third = [
        *HEAD[:1],
        Text(30, "Page 3 of 3", size=8),
        *paragraph(770, "Tern Automation did not answer questions, and its shares fell on Friday."),
    ]
    return captured(
        pdf(
            first,
            second,
            third,
            information="/Title(Harbour Data sells its labelling business)/Author(A. Quill)"
            "/CreationDate(D:20250613091500Z)",
            catalog="/Lang(en-GB)",
        )
    )


def test_it_joins_lines_to_paragraphs_and_loses_running_heads(report: Captured) -> None:
    assert [(b.kind, b.level, report.text[b.start : b.end]) for b in report.blocks] == [
        (PARAGRAPH, None, "By Ada Quill"),
        (
            PARAGRAPH,
            None,
            "Harbour Data Inc. sold its labelling business to Tern Automation on Monday, so said "
            "two people who saw the contract. The price was $14.3 million, and the buyer "
            "acknowledged a long-term lease of four offices. Nobody expected it to be any higher "
            "than that.",
        ),
        (
            PARAGRAPH,
            None,
            "“We keep the rights to the models,” said Mr. Vale, who runs the company. The "
            "long-term plan is to sell them to others, and the talks with three of them go on "
            "until the end of the year. That was never in doubt, he added when he was asked about "
            "it again. Analysts were divided over the margins of the deal.",
        ),
        (HEADING, 2, "What was sold"),
        (
            ITEM,
            None,
            "four offices and their leases, with the people who work in them and all that belongs "
            "to them",
        ),
        (ITEM, None, "contracts"),
        (
            PARAGRAPH,
            None,
            "Tern Automation did not answer questions, and its shares fell on Friday.",
        ),
    ]
    assert len(report.sentences) == 12


def test_it_tells_what_the_file_says_of_itself(report: Captured) -> None:
    information = "PDF document information"
    assert [(one.field, one.value, one.where) for one in report.stated] == [
        ("title", "Harbour Data sells its labelling business", information),
        ("byline", "Ada Quill", "the text"),
        ("byline", "A. Quill", information),
        ("published", "2025-06-13", f"{information}: the day the file was made"),
        ("language", "en-GB", information),
        ("canonical_url", "https://courier.example/report.pdf", "the address it came from"),
    ]
    assert (report.title, report.media_type) == (report.stated[0].value, "application/pdf")


def test_it_takes_no_file_name_for_a_title() -> None:
    page = [Text(760, "A Quiet Sale", size=20), *paragraph(720, "Nobody said a word about it.")]
    article = captured(pdf(page, information="/Title(Microsoft Word - final_v2.docx)"))
    assert article.title == "A Quiet Sale"
    assert article.stated[0].where == "the largest line of the first page"
    assert article.text == "Nobody said a word about it."


def test_it_reads_columns_one_after_the_other() -> None:
    left = paragraph(700, "The left column tells of the sale and", "ends with a stop. It is over.")
    right = paragraph(700, "The right column tells of what came", "after it, in May.", x=320)
    assert captured(pdf([*left, *right])).text == (
        "The left column tells of the sale and ends with a stop. It is over.\n\n"
        "The right column tells of what came after it, in May."
    )


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (of_streams([b"q Q"]), "no text in"),
        (
            pdf([], trailer="/Encrypt<</Filter/Standard/V 1/R 2/O(x)/U(y)/P -4>>/ID[(a)(b)]"),
            "locked",
        ),
        (of_streams([b"q Q"], repeat=501), "more than 500 pages"),
        (b"%PDF-1.7\nand nothing that could be read", "damaged"),
        (pdf([Text(700, "Cut short")])[:200], "damaged|no text"),
        (b"%PDF-1.7\n" + b"\0" * 10_000_000, "larger than 10 MB"),
    ],
)
def test_it_refuses_with_a_reason(data: bytes, reason: str) -> None:
    with pytest.raises(Unreadable, match=reason):
        captured(data, "application/pdf")


def test_it_refuses_pictures_of_pages() -> None:
    image = b"<</Type/XObject/Subtype/Image/Width 1/Height 1/Length 0>>"
    scanned = of_streams([b"q 595 0 0 842 0 0 cm /I Do Q"], resources="/XObject<</I 5 0 R>>")
    with pytest.raises(Unreadable, match="holds pictures of pages, no text"):
        captured(scanned.replace(b"<<>>", image))


def test_it_says_when_a_pdf_is_none() -> None:
    with pytest.raises(Unreadable, match="is no PDF file"):
        captured(b"Some text", "application/pdf")


def test_it_stops_a_file_that_swells() -> None:
    bomb = of_streams([b" " * 90_000_000], compressed=True)
    assert len(bomb) < 1_000_000
    with pytest.raises(Unreadable):
        captured(bomb)


def test_it_holds_its_child_to_time_and_memory() -> None:
    small = pdf(paragraph(700, "A page."))
    with pytest.raises(Unreadable, match="too long or too much memory"):
        read_lines(small, seconds=0.01)
    with pytest.raises(Unreadable, match="too long or too much memory"):
        read_lines(small, memory=30_000_000)
    assert [line.text for line in read_lines(small).lines] == ["A page."]
