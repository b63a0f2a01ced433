import pytest

from articles.desk.capture.readers import Captured, read

BODY = (
    "Harbour Data sold its labelling business to Tern Automation on Monday, according to two "
    "people who saw the contract. Nobody gave a price."
)


def captured(*lines: str) -> Captured:
    return read("\n\n".join(lines).encode(), media_type="text/plain", url=None)


@pytest.mark.parametrize(
    ("line", "field", "value"),
    [
        ("By Ada Quill", "byline", "Ada Quill"),
        ("By Ada Quill and Tom van der Berg", "byline", "Ada Quill and Tom van der Berg"),
        ("Von Jörg Öhler", "byline", "Jörg Öhler"),
        ("By the end of the year", "byline", None),
        ("作者：林海", "byline", "林海"),
        ("13 June 2025, 10:15 UTC", "published", "2025-06-13"),
        ("Freitag, 13. Juni 2025, 10:15 Uhr", "published", "2025-06-13"),
        ("Published on June 13, 2025", "published", "2025-06-13"),
        ("The contract ended on June 13, 2025", "published", None),
        (f"BERLIN, June 13, 2025 – {BODY}", "published", "2025-06-13"),
        (f"HAMBURG, Germany, June 13, 2025 (WIRE ONE) -- {BODY}", "published", "2025-06-13"),
        (f"It was signed in Berlin, June 13, 2025 – {BODY}", "published", None),
        (f"It ends on June 13, 2025 - or later. {BODY}", "published", None),
        ("SOURCE Harbour Data Inc.", "publisher", "Harbour Data Inc."),
        ("Source: the company told us this on the phone; we believe it.", "publisher", None),
    ],
)
def test_it_reads_lines_that_state_nothing_else(line: str, field: str, value: str | None) -> None:
    article = captured("A Quiet Sale", line, BODY)
    found = [(one.value, one.where) for one in article.stated if one.field == field]
    assert found == ([] if value is None else [(value, "the text")])
    assert line in article.text


def test_it_says_where_title_and_language_come_from() -> None:
    told = {one.field: (one.value, one.where) for one in captured("A Quiet Sale", BODY).stated}
    assert told == {
        "title": ("A Quiet Sale", "the first line of the text"),
        "language": ("en", "guessed from the words of the text"),
    }
    untitled = captured(BODY).stated[0]
    assert (untitled.value, untitled.where) == (BODY, "the opening words of the text")
