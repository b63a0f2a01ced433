"""An article put together from its blocks and what is stated of it, whichever reader found them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from articles.desk.capture.captured import Captured, Unreadable
from articles.desk.capture.statements import FROM_OPENING, FROM_WORDS, Candidate, Statements
from articles.logic.blocks import Block
from articles.logic.languages import guess_language
from articles.logic.sentences import split_sentences

TITLE_LENGTH = 200
#: Past these a text is a table or a log and no article; reading one would take too long.
MAX_LINES = 150_000
MAX_SENTENCE_ENDS = 250_000
_SENTENCE_END = re.compile("[.!?…。！？؟।]+")
# Their scripts tell them: a page in one of these that declares a European language is mislabelled.
_TOLD_BY_SCRIPT = frozenset(("ar", "ja", "ko", "zh"))
_IN_LATIN_LETTERS = frozenset(("de", "en", "es", "fr", "it", "nl", "pt"))


def assembled(
    statements: Statements, *, text: str, blocks: Sequence[Block], media_type: str
) -> Captured:
    """The article; a title and a language that nobody states are taken from its words.

    Raises Unreadable for a text of more lines or sentences than an article can have.
    """
    refuse_unending(text)
    titles = statements.candidates("title")
    if not titles and blocks:
        titles = [(opening_words(text[blocks[0].start : blocks[0].end]), FROM_OPENING)]
    languages = _languages(statements.candidates("language"), text)
    known = {field: statements.candidates(field) for field in statements.found}
    told = Statements.of(
        **{
            **known,
            "title": [(opening_words(value), where) for value, where in titles],
            "language": languages,
        }
    )
    language = told.first("language")
    return Captured(
        title=told.first("title") or "",
        byline=told.first("byline"),
        publisher=told.first("publisher"),
        published=told.day(),
        language=language,
        canonical_url=told.first("canonical_url"),
        blocks=tuple(blocks),
        sentences=split_sentences(text, blocks, language),
        text=text,
        media_type=media_type,
        stated=told.everything(),
    )


def _languages(declared: list[Candidate], text: str) -> list[Candidate]:
    """The declared languages and the one that the words tell, which rarely goes first."""
    guess = guess_language(text)
    if guess is None or any(tag.split("-")[0] == guess for tag, _ in declared):
        return declared
    words = (guess, FROM_WORDS)
    if guess in _TOLD_BY_SCRIPT and declared and declared[0][0][:2] in _IN_LATIN_LETTERS:
        return [words, *declared]
    return [*declared, words]


def refuse_unending(text: str) -> None:
    """Raise Unreadable for a text of more lines or sentences than an article can have."""
    if text.count("\n") > MAX_LINES and len(re.findall("\n+", text)) > MAX_LINES:
        raise Unreadable(f"The text has more than {MAX_LINES:,} lines; it is no article.")
    ends = sum(1 for _ in _SENTENCE_END.finditer(text))
    if ends > MAX_SENTENCE_ENDS:
        raise Unreadable(
            f"The text has more than {MAX_SENTENCE_ENDS:,} sentences; it is no article."
        )


def opening_words(text: str) -> str:
    """One line of at most 200 characters, cut at a word."""
    line = " ".join(text.split())
    if len(line) <= TITLE_LENGTH:
        return line
    cut = line[: TITLE_LENGTH - 1]
    return cut[: cut.rfind(" ") if " " in cut[TITLE_LENGTH // 2 :] else None].rstrip() + "…"
