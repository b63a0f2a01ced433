"""Sources and articles that nothing but withdrawn claims named: their rows stay, unseen."""

from __future__ import annotations

from articles.public.models import PublishedArticle, PublishedClaim, PublishedSource


def named_by(shown: PublishedClaim) -> tuple[list[PublishedArticle], list[PublishedSource]]:
    """What the claim's published rows name: its articles, and its sources with their owners."""
    evidence = shown.evidence.all()
    articles = PublishedArticle.objects.filter(
        pk__in=[
            *evidence.exclude(article=None).values_list("article", flat=True),
            *shown.appearances.values_list("article", flat=True),
        ]
    )
    keys = {
        *evidence.exclude(source=None).values_list("source", flat=True),
        *evidence.exclude(first_teller=None).values_list("first_teller", flat=True),
        *articles.exclude(publisher=None).values_list("publisher", flat=True),
    }
    sources = {source.pk: source for source in PublishedSource.objects.filter(pk__in=keys)}
    for source in list(sources.values()):
        while source.owner is not None and source.owner.pk not in sources:
            source = source.owner
            sources[source.pk] = source
    return list(articles), list(sources.values())


def hide_unnamed(articles: list[PublishedArticle], sources: list[PublishedSource]) -> None:
    """Those of them that no published row names any more."""
    for article in articles:
        if not article.appearances.exists() and not article.evidence.exists():
            _set(article, is_hidden=True)
    # One that owns another is looked at behind the other.
    for _ in sources:
        for source in sources:
            if not source.is_hidden and not _is_named(source):
                _set(source, is_hidden=True)


def _is_named(source: PublishedSource) -> bool:
    return (
        source.evidence.exists()
        or source.first_told.exists()
        or source.articles.filter(is_hidden=False).exists()
        or source.owned.filter(is_hidden=False).exists()
    )


def seen_again(row: PublishedSource | None) -> None:
    """A claim that is published now names it, and hence who owns it."""
    while row is not None:
        _set(row, is_hidden=False)
        row = row.owner


def article_seen_again(row: PublishedArticle) -> None:
    _set(row, is_hidden=False)
    seen_again(row.publisher)


def _set(row: PublishedArticle | PublishedSource, *, is_hidden: bool) -> None:
    if row.is_hidden != is_hidden:
        row.is_hidden = is_hidden
        row.save(update_fields=["is_hidden"])
