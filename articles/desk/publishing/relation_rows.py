"""Published rows of relations: while a published claim stands behind them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence

from articles.desk.models import Claim, CompanyRelation, CompanyRelationClaim
from articles.desk.publishing.bulk import add_rows
from articles.desk.publishing.shown_companies import shown_companies
from articles.public.models import PublishedClaim, PublishedRelation

_SAID = ("subject_id", "object_id", "kind", "started", "ended")


def show_relations_of(claims: Collection[Claim]) -> None:
    """Brings the public rows of every relation that rests on one of them up to date."""
    relations = CompanyRelation.objects.filter(claims__in=[claim.pk for claim in claims])
    _show(list(relations.select_related("subject", "object").distinct()))


def show_relation(relation: CompanyRelation) -> PublishedRelation | None:
    """Made, renewed, or taken away where no standing claim is behind it any more."""
    return _show([relation]).get(relation.pk)


def _show(relations: Sequence[CompanyRelation]) -> dict[int, PublishedRelation]:
    """By the relations' keys; a fixed number of queries, and one for each that changed."""
    if not relations:
        return {}
    behind = _standing_behind(relations)
    gone = [relation.public_id for relation in relations if relation.pk not in behind]
    if gone:
        PublishedRelation.objects.filter(public_id__in=gone).delete()
    relations = [relation for relation in relations if relation.pk in behind]
    named = shown_companies([one for r in relations for one in (r.subject, r.object)])
    rows = {
        row.public_id: row
        for row in PublishedRelation.objects.filter(public_id__in=[r.public_id for r in relations])
    }
    new = []
    for relation in relations:
        pair = named[relation.subject_id].pk, named[relation.object_id].pk
        said = (*pair, relation.kind, relation.started, relation.ended)
        values = dict(zip(_SAID, said, strict=True))
        row = rows.get(relation.public_id)
        if row is None:
            rows[relation.public_id] = PublishedRelation(public_id=relation.public_id, **values)
            new.append(rows[relation.public_id])
        elif any(getattr(row, name) != value for name, value in values.items()):
            for name, value in values.items():
                setattr(row, name, value)
            row.save(update_fields=list(values))
    add_rows(new)
    shown = {relation.pk: rows[relation.public_id] for relation in relations}
    _rest_on({row.pk: behind[key] for key, row in shown.items()})
    return shown


def _standing_behind(relations: Sequence[CompanyRelation]) -> dict[int, set[int]]:
    """By the relations' keys, those of the published claims that they rest on, where any is."""
    links = CompanyRelationClaim.objects.filter(relation__in=[one.pk for one in relations])
    pairs = list(links.values_list("relation", "claim__public_id"))
    standing = PublishedClaim.objects.standing().filter(public_id__in={id for _, id in pairs})
    keys = dict(standing.values_list("public_id", "pk"))
    behind: dict[int, set[int]] = defaultdict(set)
    for relation, id in pairs:
        if id in keys:
            behind[relation].add(keys[id])
    return dict(behind)


def _rest_on(behind: Mapping[int, set[int]]) -> None:
    """`behind` gives for the key of each row those of its claims, and of no others."""
    through = PublishedRelation.claims.through
    links = through._default_manager.filter(publishedrelation__in=behind)
    known = {
        (row, claim): key
        for key, row, claim in links.values_list("pk", "publishedrelation", "publishedclaim")
    }
    wanted = {(row, claim) for row, claims in behind.items() for claim in claims}
    if over := [key for link, key in known.items() if link not in wanted]:
        links.filter(pk__in=over).delete()
    add_rows(
        through(publishedrelation_id=row, publishedclaim_id=claim)
        for row, claim in sorted(wanted - known.keys())
    )
