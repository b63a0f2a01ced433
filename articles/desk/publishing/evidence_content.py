"""The evidence of an edition, with sources as readers may know them."""

from __future__ import annotations

from collections.abc import Iterable, Set

from articles.desk.editing.rewriting import rewritten_by
from articles.desk.models import Article, Evidence
from articles.desk.publishing.naming import is_secret, public_name
from articles.desk.publishing.origin_names import OriginNames
from articles.desk.publishing.quotation_meters import Meters
from articles.logic.confidence import Weighed
from articles.logic.edition_content import EvidenceContent, Named, OriginContent
from articles.logic.partial_dates import PartialDate

#: In place of the id of an article that readers are not told of.
UNNAMED = "unnamed"


def evidence_contents(
    rows: list[Evidence], weighed: Iterable[Weighed], meters: Meters, said_in: Set[str]
) -> tuple[tuple[EvidenceContent, ...], tuple[OriginContent, ...]]:
    """Every item of the claim, and the origins that they go back to.

    `said_in` are public ids of the articles in which the claim appears.
    """
    names = OriginNames(rows)
    roots = {one.item.id: sorted(one.roots) for one in weighed}
    known = said_in | {
        row.article.public_id for row in rows if row.article and not is_secret(row.source)
    }
    items = tuple(
        _item(
            row,
            tuple(dict.fromkeys(names.key_of(row, root) for root in roots.get(row.public_id, ()))),
            _rests_on(row, names, known),
            meters,
        )
        for row in sorted(rows, key=lambda row: row.public_id)
    )
    return items, names.contents()


def _item(
    row: Evidence, origins: tuple[str, ...], rests_on: list[str], meters: Meters
) -> EvidenceContent:
    quotation, paragraph = meters.quotation(row)
    secret = is_secret(row.source)
    shown = None if secret else row.article
    return EvidenceContent(
        id=row.public_id,
        stance=row.stance,
        kind=row.kind,
        directness=row.directness,
        interest=row.interest,
        state=row.state,
        state_reason=row.state_reason,
        own_reporting=row.is_own_reporting,
        resolved=row.is_resolved,
        resolution=row.resolution,
        source=public_name(row.source),
        article=Named(shown.public_id, shown.title) if shown else None,
        url=None if secret else (row.url or (shown.canonical_url if shown else "")) or None,
        quotation=quotation,
        note=row.note,
        date=_date(row.dated, secret=secret),
        rests_on=tuple(rests_on),
        origins=origins,
        paragraph=paragraph,
    )


def _date(dated: PartialDate | None, *, secret: bool) -> str | None:
    """Never finer than the month where the source is confidential."""
    if dated is None:
        return None
    if secret and dated.month is not None:
        return PartialDate(dated.year, dated.month).iso()
    return dated.iso()


def _rests_on(row: Evidence, names: OriginNames, known: Set[str]) -> list[str]:
    """An article that the edition does not name itself has no id here, not even of its own."""

    def key_of(article: Article) -> str:
        return f"article:{article.public_id if article.public_id in known else UNNAMED}"

    keys = []
    for derivation in row.derivations.all():
        if derivation.parent_evidence:
            keys.append(derivation.parent_evidence.public_id)
        elif derivation.parent_article:
            keys.append(key_of(derivation.parent_article))
        elif derivation.parent_origin:
            keys.append(names.key(f"origin:{derivation.parent_origin.public_id}"))
    if row.article and rewritten_by(row) and not is_secret(row.source):
        keys += [key_of(link.parent) for link in row.article.derivations.all()]
    return sorted(set(keys))
