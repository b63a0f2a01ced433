"""Companies, sources, articles and relations as another base tells of them, under their ids there.

A line is a record of `manage.py export jsonl` (docs/exporting.md). Whatever is on record already
stays as it is.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from articles.desk.editing.bulk_load import copy_rows, free_keys
from articles.desk.models import (
    Article,
    ArticleDerivation,
    Claim,
    Company,
    CompanyIdentifier,
    CompanyName,
    CompanyRelation,
    CompanyRelationClaim,
    Source,
)
from articles.logic.vocabulary import CompanyNameKind

Line = Mapping[str, Any]

_COMPANY = ("name", "description", "country", "website", "founded", "dissolved")
_ARTICLE = ("title", "byline", "kind", "published_on", "url", "language", "rights", "standing")


def keys_of(model: Any, ids: Collection[str]) -> dict[str, int]:
    """Primary keys of those of these public ids that are on record."""
    return dict(model.objects.filter(public_id__in=ids).values_list("public_id", "pk"))


def tell_companies(lines: Sequence[Line]) -> None:
    """With their names and identifiers. Those above them come before them or are left out."""
    new, keys = _new(Company, lines)
    above = keys | keys_of(Company, [line["parent"] for line in new if line["parent"]])
    rows = [
        (keys[line["id"]], line["id"], above.get(line["parent"]), *map(line.get, _COMPANY))
        for line in new
    ]
    copy_rows(Company, ("id", "public_id", "parent_id", *_COMPANY), rows)
    names = [
        (keys[line["id"]], one["name"], one["kind"], one["valid_from"], one["valid_until"])
        for line in new
        for one in line["names"]
        if (one["name"], one["kind"]) != (line["name"], CompanyNameKind.TRADING)
    ]
    copy_rows(CompanyName, ("company_id", "name", "kind", "valid_from", "valid_until"), names)
    identifiers = [
        (keys[line["id"]], one["scheme"], one["value"])
        for line in new
        for one in line["identifiers"]
    ]
    copy_rows(CompanyIdentifier, ("company_id", "scheme", "value"), identifiers)


def tell_sources(lines: Sequence[Line]) -> None:
    """By their public words: also one that is on background there is known by these alone.

    Its grade there stays there: this desk has not graded it.
    """
    new, keys = _new(Source, lines)
    above = keys | keys_of(Source, [line["owner"] for line in new if line["owner"]])
    rows = [
        (keys[line["id"]], line["id"], line["label"], line["kind"], line["description"],
            above.get(line["owner"]))
        for line in new
    ]  # fmt: skip
    copy_rows(Source, ("id", "public_id", "name", "kind", "description", "owner_id"), rows)


def tell_articles(lines: Sequence[Line]) -> None:
    """Without their texts: this desk has not captured them."""
    new, keys = _new(Article, lines)
    publishers = keys_of(Source, [line["publisher"] for line in new if line["publisher"]])
    columns = ("canonical_url" if name == "url" else name for name in _ARTICLE)
    rows = [
        (keys[line["id"]], line["id"], publishers.get(line["publisher"]), *map(line.get, _ARTICLE))
        for line in new
    ]
    copy_rows(Article, ("id", "public_id", "publisher_id", *columns), rows)
    above = keys | keys_of(Article, [id for line in new for id in line["derives_from"]])
    links = [
        (keys[line["id"]], above[id]) for line in new for id in line["derives_from"] if id in above
    ]
    copy_rows(ArticleDerivation, ("article_id", "parent_id"), links)


def tell_relations(lines: Sequence[Line]) -> list[int]:
    """Those between companies on record that rest on a claim on record; keys of all that are."""
    named = {line[end] for line in lines for end in ("subject", "object")}
    companies = keys_of(Company, named)
    claims = keys_of(Claim, {id for line in lines for id in line["claims"]})
    resting = [
        line
        for line in lines
        if {line["subject"], line["object"]} <= companies.keys() and claims.keys() & line["claims"]
    ]
    new, keys = _new(CompanyRelation, resting)
    rows = [
        (keys[line["id"]], line["id"], companies[line["subject"]], companies[line["object"]],
            line["kind"], line["started"], line["ended"])
        for line in new
    ]  # fmt: skip
    columns = ("id", "public_id", "subject_id", "object_id", "kind", "started", "ended")
    copy_rows(CompanyRelation, columns, rows)
    rests = [
        (keys[line["id"]], claims[id]) for line in new for id in line["claims"] if id in claims
    ]
    copy_rows(CompanyRelationClaim, ("relation_id", "claim_id"), rests)
    return list(keys_of(CompanyRelation, [line["id"] for line in resting]).values())


def _new(model: Any, lines: Sequence[Line]) -> tuple[list[Line], dict[str, int]]:
    """Those that are not on record, and a primary key for each by its public id."""
    there = keys_of(model, [line["id"] for line in lines])
    new = list({line["id"]: line for line in lines if line["id"] not in there}.values())
    keys = free_keys(model, len(new))
    return new, {line["id"]: key for line, key in zip(new, keys, strict=True)}
