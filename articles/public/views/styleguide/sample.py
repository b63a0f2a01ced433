"""An invented article with what it says, as its page reads it from the tables."""

from __future__ import annotations

from itertools import count
from typing import Any

from articles.public.models import PublishedAppearance, PublishedArticle, PublishedClaim
from articles.public.reading.article import ArticlePage, page_of
from articles.public.reading.article_rows import ArticleRows


class Sample:
    """One article and its claims, numbered from `first` so that ids differ on a page."""

    def __init__(self, first: int, article: PublishedArticle, text: str) -> None:
        self._numbers = count(first)
        self._text = text
        self.rows = ArticleRows(article, [])

    def says(
        self,
        statement: str,
        verdict: str,
        confidence: str,
        *spans: dict[str, Any],
        state: str = "anchored",
        said: tuple[str, str] = ("asserted", ""),
        at: int = 0,
        **fields: Any,
    ) -> None:
        number = next(self._numbers)
        mode, attribution = said
        given = {"items_for": 2, "origins_for": 1, "items_against": 0, "origins_against": 0}
        claim = PublishedClaim(
            pk=number,
            public_id=f"SAMP{number:04d}",
            statement=statement,
            verdict=verdict,
            confidence=confidence,
            language="en",
            **(given | fields),
        )
        self.rows.appearances.append(
            PublishedAppearance(
                pk=number,
                claim=claim,
                article=self.rows.article,
                version=self.rows.article.version - (state == "orphaned"),
                spans=list(spans),
                mode=mode,
                attribution=attribution,
                state=state,
                first_start=next((s["start"] for s in spans if s["start"] is not None), at),
            )
        )

    def span(self, exact: str, now: str = "") -> dict[str, Any]:
        """Recorded words, at the place of those that the text has `now`."""
        start = self._text.index(now or exact)
        return span_of(exact, start, start + len(now or exact))

    def page(self) -> ArticlePage:
        page = page_of(self.rows)
        assert page is not None  # every article has a first part
        return page


def span_of(
    exact: str, start: int | None = None, end: int | None = None, **more: Any
) -> dict[str, Any]:
    return {"exact": exact, "start": start, "end": end, "sentence": None, "paragraph": None} | more
