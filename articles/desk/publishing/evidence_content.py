"""The evidence of an edition, with sources as readers may know them."""

from __future__ import annotations

from collections.abc import Iterable

from articles.desk.editing.rewriting import rewritten_by
from articles.desk.models import Evidence
from articles.desk.publishing.naming import is_secret, public_name
from articles.desk.publishing.origin_names import OriginNames
from articles.desk.publishing.quotation_meters import Meters
from articles.logic.confidence import Weighed
from articles.logic.edition_content import EvidenceContent, Named, OriginContent
from articles.logic.partial_dates import PartialDate


def evidence_contents(
    rows: list[Evidence], weighed: Iterable[Weighed], meters: Meters
) -> tuple[tuple[EvidenceContent, ...], tuple[OriginContent, ...]]:
    """Every item of the claim, and the origins that they go back to."""
    names = OriginNames(rows)
    roots = {one.item.id: sorted(one.roots) for one in weighed}
    items = tuple(
        _item(row, tuple(names.key(root) for root in roots.get(row.public_id, ())), names, meters)
        for row in sorted(rows, key=lambda row: row.public_id)
    )
    return items, names.contents()


def _item(
    row: Evidence, origins: tuple[str, ...], names: OriginNames, meters: Meters
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
        rests_on=tuple(_rests_on(row, names)),
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


def _rests_on(row: Evidence, names: OriginNames) -> list[str]:
    keys = []
    for derivation in row.derivations.all():
        if derivation.parent_evidence:
            keys.append(derivation.parent_evidence.public_id)
        elif derivation.parent_article:
            keys.append(f"article:{derivation.parent_article.public_id}")
        elif derivation.parent_origin:
            keys.append(names.key(f"origin:{derivation.parent_origin.public_id}"))
    if row.article and rewritten_by(row) and not is_secret(row.source):
        keys += [f"article:{link.parent.public_id}" for link in row.article.derivations.all()]
    return sorted(set(keys))
