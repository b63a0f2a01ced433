"""The fields of a claim's parts in words, before and after; reads what it is given, no more."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from articles.desk.admin.claim_facts import NOT_NAMED
from articles.logic import vocabulary
from articles.logic.diffing import Change, Piece
from articles.logic.diffing import words as by_words
from articles.logic.partial_dates import PartialDate
from articles.logic.vocabulary import Term

#: Texts longer than this are not compared word by word, which takes quadratic time.
LONGEST_DIFF = 8_000

#: The column, what it is called, and the enumeration that words it.
Field = tuple[str, str, type[Term] | None]

STATEMENT: tuple[Field, ...] = (
    ("statement", "Statement", None),
    ("in_short", "In short", None),
    ("type", "Type", vocabulary.ClaimType),
    ("temporal", "In time", vocabulary.Temporal),
    ("held_from", "Holds since", None),
    ("held_until", "Holds until", None),
    ("claimant_source_id", "Claimed by a source", None),
    ("claimant_company_id", "Claimed by a company", None),
    ("condition", "Condition", None),
    ("likelihood", "Likelihood", vocabulary.Likelihood),
    ("language", "Language", None),
    ("risk", "Risk", vocabulary.Risk),
    ("risk_reason", "Why it is a risk", None),
    ("no_enquiry_reason", "Why nobody was asked", None),
)
ASSESSMENT: tuple[Field, ...] = (
    ("verdict", "Verdict", vocabulary.Verdict),
    ("confidence", "Confidence", vocabulary.Confidence),
    ("rationale", "Reasons", None),
)
#: Only for who may know what the rules suggest.
REASON: tuple[Field, ...] = (("divergence_reason", "Why it differs from the rules", None),)
ITEM: tuple[Field, ...] = (
    ("stance", "What it does to the claim", vocabulary.Stance),
    ("source_id", "Source", None),
    ("quotation", "Its words", None),
    ("note", "What it shows", None),
    ("kind", "Kind", vocabulary.EvidenceKind),
    ("directness", "Directness", vocabulary.Directness),
    ("credibility", "Credibility", vocabulary.Credibility),
    ("interest", "Interest", vocabulary.Interest),
    ("is_own_reporting", "Reporting of its own", None),
    ("dated", "Date", None),
    ("locator", "Place in it", None),
    ("url", "Address", None),
    ("is_resolved", "Dissent resolved", None),
    ("resolution", "Why it no longer stands", None),
    ("state", "State", vocabulary.EvidenceState),
    ("state_reason", "Why its state changed", None),
    ("file_sha256", "Document", None),
)


def changed(
    fields: Sequence[Field],
    before: Any,
    after: Any,
    sources: Mapping[int, Any],
    companies: Mapping[int, Any],
) -> list[Change]:
    """The fields that differ; either side may be None, which has none of them."""
    found = []
    for name, label, terms in fields:
        told = [_told(side, name, terms, sources, companies) for side in (before, after)]
        if told[0] != told[1]:
            found.append(change_of(label, *told))
    return found


def change_of(name: str, before: str, after: str) -> Change:
    kind = "changed" if before and after else "added" if after else "removed"
    if len(before) + len(after) <= LONGEST_DIFF:
        return Change("", kind, name, by_words(before, after))
    pieces = (Piece("taken", before), Piece("added", after))
    return Change("", kind, name, tuple(piece for piece in pieces if piece.text))


def companies_words(links: Iterable[Any], companies: Mapping[int, Any]) -> str:
    """ "Acme (subject), Bolt (counterparty)", sorted."""
    roles = dict(vocabulary.CompanyRole.pairs())
    rows = [
        f"{companies.get(link.company_id, 'a company')} ({roles.get(link.role, link.role).lower()})"
        for link in links
    ]
    return ", ".join(sorted(rows))


def _told(
    record: Any,
    name: str,
    terms: type[Term] | None,
    sources: Mapping[int, Any],
    companies: Mapping[int, Any],
) -> str:
    value = getattr(record, name, None)
    if value in (None, "", False):
        return ""
    if value is True:
        return "yes"
    if name.endswith("source_id"):
        return str(sources.get(value, NOT_NAMED))
    if name.endswith("company_id"):
        return str(companies.get(value, "a company"))
    if isinstance(value, PartialDate):
        return value.display()
    return str(dict(terms.pairs()).get(value, value)) if terms else str(value)
