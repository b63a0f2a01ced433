"""ClaimReview and Claim of schema.org as real feeds have them: a row of each, and what was left
out of it.

https://schema.org/ClaimReview and Google's guide to it. docs/schema-org.md lists the defects that
are read over and those that refuse an item.
"""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import sha256
from typing import Any
from urllib.parse import urlsplit

from articles.desk.editing.loading.rows import ReviewRow, Who, Work
from articles.desk.importing import cells as c
from articles.desk.importing.forgiving import Forgiving
from articles.desk.importing.linked_data import each, first, get, kind_of, text_of, words_of
from articles.desk.importing.readings import Reading
from articles.desk.importing.review_ratings import rating_of
from articles.logic.grades import Grade
from articles.logic.vocabulary import SourceKind

#: Under which an item's object stands in a row of a file.
ITEM = "item"
_REVIEWED = ("ClaimReview", "Review")
_KINDS = {
    "Person": SourceKind.PERSON,
    "NewsMediaOrganization": SourceKind.NEWS_OUTLET,
    "GovernmentOrganization": SourceKind.ORGANISATION,
}


def claim_reviews(ratings: Mapping[str, Grade]) -> Reading:
    """`ratings` are further words for grades, by their spelling (logic.rating_words)."""
    return Reading((ITEM,), lambda cells: _Item(cells[ITEM], ratings).row())


class _Item(Forgiving):
    """One object; `left_out` grows while it is read."""

    def __init__(self, node: Any, ratings: Mapping[str, Grade]) -> None:
        if not isinstance(node, dict):
            raise ValueError("The item is no object.")
        kind = kind_of(node)
        self.is_claim = kind == "Claim"
        if not self.is_claim and kind not in _REVIEWED and get(node, "claimReviewed") is None:
            raise ValueError(f"The item is no ClaimReview but {kind[:40] or 'of no stated type'}.")
        super().__init__()
        self.node, self.ratings = node, ratings

    def row(self) -> ReviewRow:
        node = self.node
        claim: Any = node if self.is_claim else first(get(node, "itemReviewed"))
        if claim is None:
            self.left_out.append("Who said it, and where, is not stated (itemReviewed).")
        elif isinstance(claim, str):
            claim = {"name": claim}
        statement = c.text({"claimReviewed": self._statement(claim)}, "claimReviewed")
        if not statement:
            raise ValueError("claimReviewed: this is needed, and the item has none.")
        url = self.url(get(node, "url", "mainEntityOfPage", "@id"), "url")
        reviewer = self._reviewer()
        words, verdict, rating = "", "", None
        if self.is_claim:
            words = words_of(get(node, "abstract"))[:300]
        else:
            read = rating_of(get(node, "reviewRating"), self.ratings)
            words, verdict, rating = read.words, read.verdict, read.rating
            self.left_out += read.left_out
        works = self._works(claim)
        row = ReviewRow(
            key=_key(url, statement, reviewer),
            statement=statement,
            language=self.language(get(node, "inLanguage")),
            topics=(),
            claimant=self._claimant(claim),
            said_on=self._said_on(claim),
            works=works,
            reviewer=reviewer,
            review_title=self.name(get(node, "headline", "name"), "headline", 500),
            review_url=url,
            reviewed_on=self.date(get(node, "datePublished", "dateModified"), "datePublished"),
            words=words,
            verdict=verdict,
            rating=rating,
            left_out=(),
        )
        return row._replace(left_out=tuple(dict.fromkeys(self.left_out)))

    # --- What is said ---------------------------------------------------------------------

    def _statement(self, claim: Any) -> str:
        said = text_of(get(self.node, "claimReviewed"))
        if not said and isinstance(claim, dict) and kind_of(claim) == "Claim":
            said = text_of(get(claim, "text")) or text_of(get(claim, "name"))
        return said

    def _said_on(self, claim: Any) -> str | None:
        """A Claim's own date, in our own feed, is that of its publication here."""
        if self.is_claim:
            return None
        return self.date(get(claim, "datePublished", "dateCreated"), "itemReviewed.datePublished")

    def _works(self, claim: Any) -> tuple[Work, ...]:
        """Of a Claim where it appears; of anything else reviewed that itself."""
        if not isinstance(claim, dict):
            return ()
        if kind_of(claim) == "Claim":
            nodes = [*each(get(claim, "firstAppearance")), *each(get(claim, "appearance"))]
        else:
            nodes = [claim]
        works = (self._work(node) for node in nodes)
        found = dict.fromkeys(work for work in works if work and (work.title or work.url))
        # The same address twice is the same work, told of once with less.
        addresses = {work.url: work for work in reversed(found) if work.url}
        return tuple(work for work in found if not work.url or addresses[work.url] == work)

    def _work(self, node: Any) -> Work | None:
        if isinstance(node, str):
            is_address = node.strip().startswith(("http://", "https://", "www."))
            node = {"url": node} if is_address else {"name": node}
        if not isinstance(node, dict):
            return None
        address = get(node, "url", "contentUrl", "embedUrl")
        if address is None and text_of(get(node, "@id")).startswith(("http://", "https://")):
            address = get(node, "@id")
        return Work(
            title=self.name(get(node, "name", "headline"), "appearance", 500),
            url=self.url(address, "appearance"),
            publisher=self.name(get(node, "publisher"), "publisher", 200),
            published_on=self.date(get(node, "datePublished"), "appearance.datePublished"),
        )

    # --- Who ------------------------------------------------------------------------------

    def _claimant(self, claim: Any) -> Who | None:
        said_by = each(get(claim, "author", "creator"))
        if not said_by:
            return None
        if len(said_by) > 1:
            self.left_out.append(f"Of {len(said_by)} who said it only the first is taken.")
        node = said_by[0]
        name = self.name(_name_in(node), "itemReviewed.author", 200)
        role = self.name(get(node, "jobTitle"), "jobTitle", 200)
        return Who(name, _kind(node, SourceKind.ORGANISATION), role) if name else None

    def _reviewer(self) -> Who | None:
        names = ("publisher",) if self.is_claim else ("author", "publisher", "sdPublisher")
        for name in names:
            node = first(get(self.node, name))
            found = self.name(_name_in(node), name, 200)
            if not found and (host := _host(text_of(get(node, "url")))):
                found = host.removeprefix("www.")[:200]
                self.left_out.append(f"{name}: it has no name, its address stands in for it.")
            if found:
                return Who(found, _kind(node, SourceKind.NEWS_OUTLET))
        self.left_out.append("Who reviewed it is not stated: the base stands in for them.")
        return None


def _host(url: str) -> str:
    try:
        return urlsplit(url).hostname or ""
    except ValueError:  # "http://["
        return ""


def _name_in(node: Any) -> Any:
    return get(node, "name", "legalName", "alternateName") if isinstance(node, dict) else node


def _kind(node: Any, otherwise: SourceKind) -> str:
    kind = kind_of(node) if isinstance(node, dict) else ""
    return _KINDS.get(kind, otherwise).value


def _key(url: str, statement: str, reviewer: Who | None) -> str:
    """One page may review several claims."""
    said = "\n".join((url, statement, reviewer.name if reviewer else ""))
    return f"{url[:140]}#{sha256(said.encode()).hexdigest()[:32]}"
