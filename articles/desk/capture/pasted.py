"""An address that somebody pastes as evidence: the article behind it, fetched or on record."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator

from articles.desk.capture.known import article_at
from articles.desk.capture.web import capture_page
from articles.desk.editing.errors import EditingError, NotAllowed
from articles.desk.models import Article, ArticleVersion, Person, Source
from articles.logic.vocabulary import SourceAttribution

#: Articles of the same site that are asked who publishes them.
MOST_OF_A_SITE = 50


@dataclass(frozen=True)
class Found:
    """`article` with the newest kept copy, or None with `refusal`, the words why not.

    Both where the page cannot be had now and its article is on record from before. `source` is
    who tells us, where it is known, and `is_guessed` where only other articles of the site say
    so; `is_new` where the copy was not on record.
    """

    article: Article | None
    version: ArticleVersion | None
    is_new: bool
    source: Source | None
    is_guessed: bool
    refusal: str


def find_pasted(person: Person, address: str) -> Found:
    """Outside `acting`: the web takes up to 20 seconds. Writes an article, never a claim."""
    try:
        URLValidator(schemes=("http", "https"))(address)
    except ValidationError:
        return _not_found("This is no address of a web page: it begins with https:// or http://.")
    try:
        captured = capture_page(person, address, reason="Captured as evidence")
    except NotAllowed:
        raise
    except EditingError as refusal:
        article = article_at((address.partition("#")[0],))
        if article is None:
            return _not_found(str(refusal))
        version = article.versions.order_by("-number").first()
        return _found(person, article, version, is_new=False, refusal=str(refusal))
    return _found(person, captured.article, captured.version, is_new=captured.is_new)


def _not_found(refusal: str) -> Found:
    return Found(None, None, False, None, False, refusal)


def _found(
    person: Person,
    article: Article,
    version: ArticleVersion | None,
    *,
    is_new: bool,
    refusal: str = "",
) -> Found:
    told = Source.objects.known_to(person.pk).filter(
        pk__in=[key for key in (article.default_source_id, article.publisher_id) if key]
    )
    by_key = {source.pk: source for source in told}
    source = by_key.get(article.default_source_id or 0) or by_key.get(article.publisher_id or 0)
    guessed = None if source else _publisher_of_site(article)
    return Found(article, version, is_new, source or guessed, guessed is not None, refusal)


def _publisher_of_site(article: Article) -> Source | None:
    """Who publishes the other articles of its site, where they agree and it is no secret."""
    parts = urlsplit(article.canonical_url)
    if not parts.netloc:
        return None
    others = Article.objects.filter(
        canonical_url__startswith=f"{parts.scheme}://{parts.netloc}/", publisher__isnull=False
    ).exclude(publisher__attribution=SourceAttribution.CONFIDENTIAL)
    keys = set(others.order_by("-id").values_list("publisher", flat=True)[:MOST_OF_A_SITE])
    return Source.objects.filter(pk=keys.pop()).first() if len(keys) == 1 else None
