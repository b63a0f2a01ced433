"""A text of 200 words that stand nowhere else, and claims taken from it."""

from __future__ import annotations

import hashlib
from typing import Any

from articles.desk.editing.acting import acting
from articles.desk.editing.appearance import add_appearance
from articles.desk.editing.article import make_article
from articles.desk.editing.article_version import add_version
from articles.desk.models import ArticleVersion, Claim, Person
from articles.logic.blocks import find_blocks
from tests.desk import factories

#: Ten paragraphs of twenty words below a heading; fifteen percent of it are thirty words.
WORDS = [f"kea{number:04d}" for number in range(200)]
HEADING = "# The harbour"
ORIGINAL = "https://paper.example/harbour"


def article_text(by: Person, text: str = "", **fields: Any) -> ArticleVersion:
    """The text of a new article that may only be quoted; that of the words above unless given."""
    paragraphs = [" ".join(WORDS[start : start + 20]) for start in range(0, 200, 20)]
    given = {"title": "A harbour changes hands", "canonical_url": ORIGINAL} | fields
    with acting(by, "captured"):
        article = make_article(**given)
        add_text(article, text or "\n\n".join([HEADING, *paragraphs]))
    return article.versions.get()


def add_text(article: Any, text: str) -> None:
    """Inside `acting`: the next version."""
    blocks = find_blocks(text)
    fields = {
        "text": text,
        "blocks": [{"kind": b.kind.value, "start": b.start, "end": b.end} for b in blocks],
        "sentences": [[b.start, b.end, place] for place, b in enumerate(blocks)],
        "sha256": hashlib.sha256(text.encode()).hexdigest(),
        "raw": text.encode(),
        "media_type": "text/plain",
    }
    add_version(article, version=article.refreshed().version, fields=fields)


def words(first: int, last: int) -> str:
    """Words `first` to `last`; a range may run over the end of a paragraph."""
    return "\n\n".join(
        " ".join(WORDS[max(first, start) : min(last + 1, start + 20)])
        for start in range(first // 20 * 20, last + 1, 20)
    )


def span_of(text: ArticleVersion, first: int, last: int) -> tuple[int, int]:
    start = text.text.index(words(first, last))
    return start, start + len(words(first, last))


def taken(
    by: Person,
    checker: Person,
    text: ArticleVersion,
    *ranges: tuple[int, int],
    quotations: tuple[str, ...] = (),
    statement: str | None = None,
    **item: Any,
) -> Claim:
    """A verified claim that the text says in these ranges of words, with quoting evidence."""
    claim = factories.draft(by, statement)
    with acting(by, "annotated"):
        if ranges:
            spans = [span_of(text, *one) for one in ranges]
            add_appearance(claim, version=claim.version, article_version=text, spans=spans)
    for quotation in quotations or ("",):
        factories.attach(by, claim, article=text.article, quotation=quotation, **item)
    factories.assess(by, claim)
    factories.submit(by, claim)
    return factories.verify(checker, claim)
