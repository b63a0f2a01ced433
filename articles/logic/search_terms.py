"""Where a word that search knows was published."""

from __future__ import annotations

from articles.logic.vocabulary import Term


class WordKind(Term):
    CLAIM = "claim", "Claims"
    TITLE = "title", "Titles"
    NAME = "name", "Names"
