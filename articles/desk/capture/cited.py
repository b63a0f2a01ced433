"""An address that an item of evidence cites: the article behind it, which keeps the copy."""

from __future__ import annotations

from urllib.parse import urlsplit

from articles.desk.capture.known import article_at
from articles.desk.editing.article import make_article
from articles.desk.models import Article


def cited_at(url: str) -> Article | None:
    """The article on record at this address, or a new one without a text; None for no address.

    Inside `acting`. Nothing is fetched: the first look at the new address, within a minute,
    keeps the page. Its title is the address until somebody confirms the article.
    """
    address = url.strip().partition("#")[0]
    if not address:
        return None
    return article_at((address,)) or make_article(title=_title(address), canonical_url=address)


def _title(address: str) -> str:
    parts = urlsplit(address)
    longest = Article._meta.get_field("title").max_length
    return f"{parts.netloc}{parts.path}".rstrip("/")[:longest]
