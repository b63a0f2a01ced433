"""Sentences worth checking: suggested with their reasons, applied by nobody but a person."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache

from articles.desk.admin.article_sentence import LEFT
from articles.desk.admin.article_text import Block
from articles.desk.admin.company_names import names_in
from articles.desk.models import ArticleVersion
from articles.logic.check_worthiness import grounds
from articles.logic.languages import guess_language

#: The same sentences are read each time that their article is shown.
_grounds = lru_cache(maxsize=20_000)(grounds)


def add_grounds(blocks: Sequence[Block], version: ArticleVersion) -> None:
    """To the sentences of these blocks that carry no claim; headings announce and are left out."""
    if not blocks:
        return
    begin, end = blocks[0].sentences[0].start, blocks[-1].sentences[-1].end
    text = version.text[begin:end]
    language = version.article.language or guess_language(text)
    names = names_in(text, language or "")
    starts = [begin + start for start, _ in names]
    for block in blocks:
        for sentence in block.sentences:
            if block.is_heading or sentence.state != LEFT:
                continue
            first, behind = (bisect_left(starts, at) for at in (sentence.start, sentence.end))
            here = tuple(dict.fromkeys(text[slice(*one)] for one in names[first:behind]))
            sentence.grounds = _grounds(sentence.text, language, here)
