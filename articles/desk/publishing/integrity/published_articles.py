"""Public rows of articles: their fields as the desk has them, their text as it was captured."""

from __future__ import annotations

from collections.abc import Iterator

from articles.desk.models import ArticleVersion
from articles.desk.publishing.article import body_of
from articles.desk.publishing.integrity.fault import Fault, Look, by_query
from articles.logic.vocabulary import Rights
from articles.public.models import PublishedArticle

#: A publisher that became confidential may be left out, or stand there without its name.
_FIELDS = """
SELECT p.public_id, 'Readers see the article otherwise than the desk has it.'
FROM articles_publishedarticle p
LEFT JOIN articles_article a ON a.public_id = p.public_id
LEFT JOIN articles_source s ON s.id = a.publisher_id
LEFT JOIN articles_publishedsource ps ON ps.id = p.publisher_id
LEFT JOIN articles_linkstate l ON l.article_id = a.id AND l.url = a.canonical_url
WHERE (p.title, p.byline, p.kind, p.published_on, p.url, p.language, p.rights, p.standing,
        p.link_standing)
    IS DISTINCT FROM (a.title, a.byline, a.kind, a.published_on, a.canonical_url, a.language,
        a.rights, a.standing, coalesce(l.standing, 'unchecked'))
OR ps.public_id IS DISTINCT FROM s.public_id
    AND (ps.id IS NOT NULL OR s.attribution <> 'confidential')
OR EXISTS (SELECT FROM articles_publishedarticle_derives_from d
    JOIN articles_publishedarticle b ON b.id = d.to_publishedarticle_id
    WHERE d.from_publishedarticle_id = p.id AND NOT EXISTS (
        SELECT FROM articles_articlederivation l JOIN articles_article w ON w.id = l.parent_id
        WHERE l.article_id = a.id AND w.public_id = b.public_id))
"""


def _texts() -> Iterator[Fault]:
    """One text in memory at a time."""
    for shown in PublishedArticle.objects.order_by("pk").iterator(chunk_size=1):
        text = (
            ArticleVersion.objects.filter(article__public_id=shown.public_id, number=shown.version)
            .only("text", "blocks", "sentences")
            .first()
        )
        words = _compared(shown, text)
        if words:
            yield Fault("published-text", shown.public_id, words)


def _compared(shown: PublishedArticle, text: ArticleVersion | None) -> str:
    if text is None:
        is_empty = (shown.version, shown.body, shown.sentence_count) == (1, [], 0)
        return "" if is_empty else f"There is no version {shown.version} of its text."
    body = [] if shown.rights == Rights.QUOTATION_ONLY else body_of(text)
    if (shown.body, shown.sentence_count) == (body, len(text.sentences)):
        return ""
    return f"Readers have another text than version {shown.version}."


LOOKS = (
    by_query("published-article", _FIELDS),
    Look(("published-text",), _texts),
)
