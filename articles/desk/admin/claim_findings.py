"""The questions of `articles.logic.claim_checks` about a claim on record."""

from __future__ import annotations

import re
from typing import Any

from django.db.models import Case, F, TextField, Value, When
from django.db.models.functions import Left, StrIndex

from articles.desk.admin.claim_facts import ClaimFacts
from articles.desk.admin.link_lines import broken_link
from articles.desk.models import CompanyName, Evidence
from articles.logic.anchoring.folding import fold, folded_text
from articles.logic.claim_checks import Claim, Finding, Item, claim_checks
from articles.logic.link_states import LinkStanding
from articles.logic.vocabulary import ClaimType, EvidenceState, Risk, Stance

#: Characters of a kept text in which a quotation is looked for where it does not stand exactly;
#: of longer texts nobody says that it is missing.
LONGEST_TEXT = 200_000

#: Further names of companies that are read.
MOST_NAMES = 200

_LEFT_OUT = re.compile(r"\s*(?:\[\s*(?:…|\.\.\.)\s*\]|\(\s*(?:…|\.\.\.)\s*\)|…|\.\.\.)\s*")


def findings_of(facts: ClaimFacts) -> list[Finding]:
    """Two questions to the database, whatever the number of items; items whose source the
    person may not know of take no part."""
    items = [
        item
        for item in facts.evidence
        if item.source_id in facts.known_sources and item.state != EvidenceState.RETRACTED
    ]
    in_text = _in_text(items)
    claim = facts.claim
    return claim_checks(
        Claim(
            statement=claim.statement,
            is_opinion=claim.type == ClaimType.OPINION,
            is_dated=claim.held_from is not None or claim.held_until is not None,
            is_risky=claim.risk != Risk.NONE,
            is_asked=bool(facts.enquiries or claim.no_enquiry_reason),
            companies=_names(facts),
        ),
        [_item(item, in_text.get(item.pk)) for item in items],
    )


def _item(item: Evidence, is_in_text: bool | None) -> Item:
    article = item.article
    publisher = article.publisher if article and article.publisher else item.source
    return Item(
        name=str(item.source),
        at=f"item-{item.public_id}",
        publisher=str(publisher.owner_id or publisher.pk),
        quotation=item.quotation,
        note=item.note,
        dated=item.dated.display() if item.dated else "",
        is_supporting=item.stance == Stance.SUPPORTS,
        is_text=item.article_version_id is not None and item.stance != Stance.CONTEXT,
        is_in_text=is_in_text,
        is_link_dead=is_link_dead(item),
    )


def is_link_dead(item: Any) -> bool:
    """As the checks of its article's present address left it."""
    state = broken_link(item.article)
    return state is not None and state.standing == LinkStanding.DEAD


def _names(facts: ClaimFacts) -> dict[str, list[str]]:
    """The linked companies' names, the present one first."""
    found = {str(link.company_id): [link.company.name] for link in facts.company_links}
    if found:
        rows = CompanyName.objects.filter(company__in=list(found)).order_by("id")
        for key, name in rows.values_list("company_id", "name")[:MOST_NAMES]:
            found[str(key)].append(name)
    return found


def _in_text(items: list[Evidence]) -> dict[int, bool]:
    """Whether each quotation stands in the kept text that its item refers to, by key."""
    asked = [item.pk for item in items if item.quotation and item.article_version_id]
    if not asked:
        return {}
    rows = Evidence.objects.filter(pk__in=asked).annotate(
        place=StrIndex("article_version__text", F("quotation")),
        searched=Case(
            When(place=0, then=Left("article_version__text", LONGEST_TEXT + 1)),
            default=Value(""),
            output_field=TextField(),
        ),
    )
    found = {}
    for key, quotation, place, text in rows.values_list("pk", "quotation", "place", "searched"):
        if place or len(text) <= LONGEST_TEXT:
            found[key] = bool(place) or stands_in(quotation, text)
    return found


def stands_in(quotation: str, text: str) -> bool:
    """Typography and case count for nothing; what "…" stands for may be left out, in order."""
    searched = _levelled(folded_text(text).flat)
    place = 0
    for piece in _LEFT_OUT.split(quotation):
        wanted = _levelled(fold(piece).flat).strip(" '.,")
        if not wanted:
            continue
        place = searched.find(wanted, place)
        if place < 0:
            return False
        place += len(wanted)
    return True


def _levelled(text: str) -> str:
    """Quotation marks within quotation marks are single ones."""
    return text.casefold().replace('"', "'")
