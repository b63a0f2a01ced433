"""`manage.py load annotations`: claims in draft from what other tools noted on an article."""

from __future__ import annotations

import json
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from articles.desk.models import ArticleVersion, Claim, Person
from tests.desk import factories
from tests.desk.quoting import article_text

pytestmark = pytest.mark.django_db
TEXT = (
    "# A deal\n\nOn Monday the papers were signed. Acme bought Bolt for 3 million. It paid at once."
    "\n\nOn Tuesday Bolt denied it. Acme bought Bolt for 3 million, it repeated."
)
CONTEXT = "http://www.w3.org/ns/anno.jsonld"
WORDS = "Acme bought Bolt for 3 million"


@pytest.fixture
def ana() -> Person:
    return factories.person("ana")


@pytest.fixture
def text(ana: Person) -> ArticleVersion:
    return article_text(ana, TEXT, language="en")


def anno(n: int, *selectors: dict[str, Any], **values: Any) -> dict[str, Any]:
    target: Any = {"source": "https://paper.example/harbour", "selector": list(selectors)}
    given = {
        "@context": CONTEXT, "id": f"https://notes.example/{n}", "type": "Annotation",
        "body": {"type": "TextualBody", "value": f"Note {n} says so."}, "target": target,
    }  # fmt: skip
    return given | values


def quote(exact: str, **around: str) -> dict[str, Any]:
    return {"type": "TextQuoteSelector", "exact": exact} | around


def position(start: int, end: int) -> dict[str, Any]:
    return {"type": "TextPositionSelector", "start": start, "end": end}


def load(text: ArticleVersion, folder: Path, *said: Any, by: str = "ana") -> dict[str, int]:
    files = []
    for n, one in enumerate(said):
        file = folder / f"{n}.json"
        file.write_text(one if isinstance(one, str) else json.dumps(one), encoding="utf-8")
        files.append(str(file))
    out = StringIO()
    call_command(
        "load", "annotations", *files, "--article", text.article.public_id, "--by", by,
        stdout=out, stderr=StringIO(),
    )  # fmt: skip
    told: dict[str, int] = json.loads(out.getvalue())
    return told


def reasons(folder: Path, n: int = 0) -> str:
    return (folder / f"{n}.json.refused.csv").read_text(encoding="utf-8")


def test_each_becomes_a_claim_in_draft_with_its_words(text: ArticleVersion, tmp_path: Path) -> None:
    second = text.text.rindex(WORDS)
    told = load(
        text,
        tmp_path,
        anno(1, quote(WORDS, prefix="were signed. ")),
        [
            anno(2, quote(WORDS), position(second, second + len(WORDS))),
            anno(3, position(second, second + 4), bodyValue="By its place.") | {"body": None},
        ],
    )
    assert told == {"taken": 2, "skipped": 0, "refused": 1}  # a body, even null, and a bodyValue
    first, other = Claim.objects.order_by("pk")
    assert (first.statement, first.workflow, first.language) == ("Note 1 says so.", "draft", "en")
    spans = [c.appearances.get().spans.get() for c in (first, other)]
    assert [span.exact for span in spans] == [WORDS, WORDS]
    assert [span.start for span in spans] == [text.text.index(WORDS), second]


def test_a_second_run_takes_nothing_twice(text: ArticleVersion, tmp_path: Path) -> None:
    one = anno(1, quote("denied it"))
    assert load(text, tmp_path, one)["taken"] == 1
    assert load(text, tmp_path, one) == {"taken": 0, "skipped": 1, "refused": 0}
    changed = load(text, tmp_path, one | {"motivation": "tagging"})
    assert changed == {"taken": 0, "skipped": 0, "refused": 1}
    assert "taken before" in reasons(tmp_path)
    assert Claim.objects.count() == 1


@pytest.mark.parametrize(
    ("said", "why"),
    [
        (anno(1, quote("Acme sold Bolt")), "not in the article’s text"),
        (anno(1, quote(WORDS)), "not just once"),
        (anno(1, position(5, 10**6)), "not in the article’s text"),
        (anno(1, {"type": "CssSelector", "value": "p"}), "CssSelector alone"),
        (anno(1, target="https://paper.example/harbour"), "the whole page"),
        (anno(1, quote(WORDS), type="Squirrel"), "type has to be Annotation"),
        (anno(1, quote(WORDS)) | {"@context": "x"}, "@context"),
        (anno(1, quote("a\x00b")), "no text may hold"),
        ("{", "not JSON"),
        ("[" * 100_000, "too deep"),
        ("7", "has to be an object"),
    ],
)
def test_what_is_not_taken_has_its_reason(
    text: ArticleVersion, tmp_path: Path, said: Any, why: str
) -> None:
    assert load(text, tmp_path, said) == {"taken": 0, "skipped": 0, "refused": 1}
    assert why in reasons(tmp_path)
    assert not Claim.objects.exists()


def test_the_words_are_the_statement_where_nothing_says_another(
    text: ArticleVersion, tmp_path: Path
) -> None:
    tag = {"type": "TextualBody", "value": "deal", "purpose": "tagging"}
    html = {"type": "TextualBody", "value": "<p>It <b>was</b> so.</p>", "format": "text/html"}
    load(
        text,
        tmp_path,
        [anno(1, quote("denied it"), body=tag), anno(2, quote("at once"), body=html)],
    )
    assert list(Claim.objects.order_by("pk").values_list("statement", flat=True)) == [
        "denied it",
        "It was so.",
    ]


def test_several_targets_are_several_passages_of_one_claim(
    text: ArticleVersion, tmp_path: Path
) -> None:
    targets = [{"source": "https://x.example/", "selector": quote(words)} for words in
               ("papers were signed", "It paid at once")]  # fmt: skip
    load(text, tmp_path, anno(1, target=targets))
    spans = Claim.objects.get().appearances.get().spans.order_by("start")
    assert [span.exact for span in spans] == ["papers were signed", "It paid at once"]


def test_rows_of_hypothesis_are_read(text: ArticleVersion, tmp_path: Path) -> None:
    start = text.text.index("denied")
    row = {
        "id": "x1",
        "text": "They deny it.",
        "target": [
            {
                "selector": [
                    {"type": "RangeSelector", "startContainer": "/p[1]", "startOffset": 4},
                    position(start, start + 6),
                    quote("denied", prefix="Bolt ", suffix=" it"),
                ]
            }
        ],
    }
    assert load(text, tmp_path, {"total": 1, "rows": [row]})["taken"] == 1
    assert Claim.objects.get().statement == "They deny it."


def test_only_who_may_make_claims_loads(text: ArticleVersion, tmp_path: Path) -> None:
    factories.person("fay", "fact-checker")
    with pytest.raises(CommandError, match=r"[Oo]nly"):
        load(text, tmp_path, anno(1, quote("denied it")), by="fay")
    with pytest.raises(CommandError, match="no article"):
        call_command("load", "annotations", "x", "--article", "00000000", stderr=StringIO())
    with pytest.raises(CommandError, match="--article"):
        call_command("load", "annotations", "x", stderr=StringIO())
    with pytest.raises(CommandError, match="for annotations"):
        call_command("load", "jsonl", "x", "y", stderr=StringIO())
