"""From the plain answer "what does it base that on?" to the fields of an evidence item."""

from __future__ import annotations

from dataclasses import dataclass

from articles.desk.models import Article, Evidence
from articles.logic.vocabulary import Basis, Directness, EvidenceKind, OriginKind

_DOCUMENTS = {
    EvidenceKind.OFFICIAL_DOCUMENT,
    EvidenceKind.COMPANY_FILING,
    EvidenceKind.DATASET,
}
_STATEMENTS = {EvidenceKind.ON_RECORD_STATEMENT, EvidenceKind.EXPERT_OPINION}
#: What is told with own eyes or own words; the rest was told to the source by somebody.
_FIRST_HAND = {Basis.NAMED_SOURCE, Basis.OWN_REPORTING}


@dataclass(frozen=True)
class Defaults:
    """What an answer makes of an item, where the editor does not say otherwise."""

    kind: str
    is_own_reporting: bool
    directness: str


def defaults_of(basis: str, article: Article | None = None) -> Defaults:
    """The article's own defaults hold where the answer leaves them open."""
    usual = article.default_kind if article else EvidenceKind.MEDIA_REPORT.value
    if basis == Basis.NAMED_SOURCE:
        kind = usual if usual in _STATEMENTS else EvidenceKind.ON_RECORD_STATEMENT.value
    elif basis == Basis.UNNAMED_SOURCE:
        kind = EvidenceKind.ANONYMOUS.value
    elif basis == Basis.DOCUMENT:
        kind = usual if usual in _DOCUMENTS else EvidenceKind.MEDIA_REPORT.value
    else:
        kind = usual
    if article:
        directness = article.default_directness
    elif basis in _FIRST_HAND:
        directness = Directness.DIRECT.value
    else:
        directness = Directness.SECONDHAND.value
    return Defaults(kind, basis == Basis.OWN_REPORTING, directness)


def origin_kind(basis: str) -> str:
    """What kind of origin the words beside the answer name."""
    return (OriginKind.PERSON if basis == Basis.UNNAMED_SOURCE else OriginKind.DOCUMENT).value


def basis_of(item: Evidence) -> Basis:
    """The answer that an item's fields amount to; reads prefetched derivations."""
    if item.is_own_reporting or item.kind == EvidenceKind.DIRECT_OBSERVATION:
        return Basis.OWN_REPORTING
    if item.kind == EvidenceKind.ANONYMOUS:
        return Basis.UNNAMED_SOURCE
    if item.kind in _STATEMENTS:
        return Basis.NAMED_SOURCE
    kinds = {row.parent_origin.kind for row in item.derivations.all() if row.parent_origin}
    if OriginKind.PERSON in kinds:
        return Basis.UNNAMED_SOURCE
    if kinds or item.kind in _DOCUMENTS:
        return Basis.DOCUMENT
    return Basis.NOTHING_STATED
