"""Which words of an article a claim stands in, as selectors of the model's section 4.2."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from articles.logic.vocabulary import AppearanceState
from articles.public.models import PublishedAppearance, PublishedArticle, PublishedClaim

#: Characters before and behind the words.
AROUND = 32
#: How the fragment of a page in HTML is written.
_HTML_FRAGMENT = "http://tools.ietf.org/rfc/rfc3236"


@dataclass(frozen=True)
class Annotated:
    """An article's claim, and the appearances of it there. `claim` stands for those that were
    merged into it."""

    claim: PublishedClaim
    appearances: tuple[PublishedAppearance, ...]


def annotated(appearances: Sequence[PublishedAppearance]) -> list[Annotated]:
    """Each claim once, in the order in which the article says them."""
    found: dict[int, list[PublishedAppearance]] = {}
    for said in appearances:
        found.setdefault((said.claim.merged_into or said.claim).pk, []).append(said)
    return [
        Annotated(ones[0].claim.merged_into or ones[0].claim, tuple(ones))
        for ones in found.values()
    ]


def targets_of(
    one: Annotated, article: PublishedArticle, text: str, address: str
) -> Iterator[dict[str, Any]]:
    """Each passage; where none may be quoted, the claim's place on the article's page.

    `text` is the article's, empty where it may only be quoted, `address` that of its page.
    """
    seen = []
    for said in one.appearances:
        for span in said.spans:
            selectors = _selectors(said, span, article, text)
            if selectors and selectors not in seen:
                seen.append(selectors)
    for selectors in seen:
        yield {
            "type": "SpecificResource",
            "source": _source(article, address),
            "selector": selectors,
        }
    if not seen:
        card = {
            "type": "FragmentSelector",
            "conformsTo": _HTML_FRAGMENT,
            "value": f"c-{one.claim.public_id}",
        }
        yield {"type": "SpecificResource", "source": address, "selector": card}


def _source(article: PublishedArticle, address: str) -> dict[str, Any]:
    """The text as captured; `via` is where it was captured from."""
    told: dict[str, Any] = {"id": address, "type": "Text", "format": "text/html"}
    if article.language:
        told["language"] = article.language
    if article.url:
        told["via"] = article.url
    return told


def _selectors(
    said: PublishedAppearance, span: dict[str, Any], article: PublishedArticle, text: str
) -> list[dict[str, Any]]:
    exact, start, end = span["exact"], span["start"], span["end"]
    if not exact:
        return []
    is_placed = (
        said.version == article.version
        and said.state != AppearanceState.ORPHANED
        and None not in (start, end)
        and end - start == len(exact)
    )
    quote = {"type": "TextQuoteSelector", "exact": exact}
    if not is_placed:
        return [quote]
    if text and text[start:end] == exact:
        around = {
            "prefix": text[max(0, start - AROUND) : start],
            "suffix": text[end : end + AROUND],
        }
        quote |= {name: words for name, words in around.items() if words}
    return [quote, {"type": "TextPositionSelector", "start": start, "end": end}]
