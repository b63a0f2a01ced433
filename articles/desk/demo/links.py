"""How the addresses of the invented articles stand. Nobody is asked: nobody can be there."""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone

from articles.desk.demo.newsroom import Newsroom
from articles.desk.editing.link import Looked
from articles.desk.models import LinkState
from articles.desk.publishing.link import record_check
from articles.logic.link_states import LinkFinding

INVENTED = "Invented for the demonstration; nobody was asked."

#: Title, what was found on each of the last days, and its words.
LOOKS = (
    (
        "Brindlecove orders batteries for four ferries",
        (LinkFinding.ALIVE,),
        "The page reads as the copy on record.",
    ),
    (
        "Thimblewick Cells delivers the first batteries to Brindlecove",
        (LinkFinding.ALIVE, LinkFinding.GONE, LinkFinding.GONE),
        "The page answers 404: not found.",
    ),
    (
        "Test of the Petrel’s batteries: failed, or passed?",
        (LinkFinding.ALIVE, LinkFinding.PAYWALLED),
        "The page shows less than half of the text on record.",
    ),
    (
        "Full decks, fair fares",
        (LinkFinding.MOVED,),
        "The address leads to the front page of a site.",
    ),
)


def look_at_links(newsroom: Newsroom) -> None:
    """Records the looks of the last days, unless they are there."""
    for title, findings, words in LOOKS:
        article = newsroom.article(title)
        if LinkState.objects.filter(article=article).exists():
            continue
        with newsroom.deed("system", "Links of the demonstration"):
            for days, finding in zip(range(len(findings) - 1, -1, -1), findings, strict=True):
                said = "The page is there." if days and finding is LinkFinding.ALIVE else words
                record_check(
                    article,
                    Looked(finding, f"{said} {INVENTED}"),
                    url=article.canonical_url,
                    at=timezone.now() - timedelta(days=days),
                )
