"""What a table that is loaded holds."""

from __future__ import annotations

from articles.logic.vocabulary import Term


class ImportKind(Term):
    COMPANIES = "companies", "Companies"
    SOURCES = "sources", "Sources"
    ARTICLES = "articles", "Articles"
    CLAIMS = "claims", "Claims"
    EVIDENCE = "evidence", "Evidence"
    RELATIONS = "relations", "Relations"
