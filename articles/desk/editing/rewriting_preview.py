"""What a link between two articles would change, computed and not written."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from articles.desk.editing.article_facts import article_item, articles_above
from articles.desk.editing.evidence_facts import evidence_item
from articles.desk.editing.moved import Moved
from articles.desk.editing.rewriting import Link, resting_on_rewritten
from articles.desk.editing.source_facts import grades_of, owner_links
from articles.desk.models import Article, Claim, Evidence
from articles.logic.confidence import ClaimFacts, EvidenceItem, suggest


def moved_by(
    claims: Sequence[Claim],
    article: Article,
    parent: Article,
    own: Mapping[str, bool],
    *,
    as_of: date,
) -> list[Moved]:
    """Each claim if `article` rewrote `parent` and `own` were told of its items.

    `own` maps the public id of an item to whether it is the article's own reporting.

    A fixed number of queries for any number of claims; chains of owners and of rewritten
    articles take one for each step.
    """
    rows = list(Evidence.objects.for_suggestion().filter(claim__in=claims).order_by("pk"))
    link = Link(article.pk, parent.pk)
    known = article.derivations.values_list("parent_id", flat=True)
    articles = articles_above(rows, parent.pk, *known)
    sources = {row.source_id for row in rows}
    sources |= {row.publisher_id for row in articles.values() if row.publisher_id}
    grades, links = grades_of(sources), owner_links(sources)
    found = []
    for claim in claims:
        mine = [row for row in rows if row.claim_id == claim.pk]
        facts = ClaimFacts(claim.type, claim.temporal)
        now = _items(mine, articles, grades, None)
        recorded = {row.pk: row.is_own_reporting for row in mine}
        for row in mine:  # never saved: the records of this preview alone
            row.is_own_reporting = own.get(row.public_id, row.is_own_reporting)
        then = _items(mine, articles, grades, link)
        for row in mine:
            row.is_own_reporting = recorded[row.pk]
        found.append(
            Moved(
                claim,
                tuple(mine),
                suggest(facts, now, links, as_of=as_of),
                suggest(facts, then, links, as_of=as_of),
            )
        )
    return found


def _items(
    rows: Sequence[Evidence],
    articles: dict[int, Article],
    grades: dict[int, str],
    link: Link | None,
) -> list[EvidenceItem]:
    ids = {row.pk: row.public_id for row in rows}
    items = [evidence_item(row, ids, articles, grades) for row in rows]
    items += [article_item(article, articles, grades) for article in articles.values()]
    return resting_on_rewritten(rows, items, articles, link)
