"""The rules' reasons as sentences for readers: no grades, no points."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from articles.logic.confidence import UNKNOWN, Reason
from articles.logic.edition_content import PublicReason
from articles.logic.vocabulary import Stance
from articles.logic.wording import counted

KINDS = {
    "official_document": "an official document",
    "company_filing": "a company filing",
    "dataset": "a dataset",
    "direct_observation": "a direct observation",
    "on_record_statement": "a statement on the record",
    "expert_opinion": "an expert’s opinion",
    "media_report": "a media report",
    "anonymous": "an unnamed person",
    "null_search": "a search that found nothing",
}
_LIMITS = {
    "R0": "nothing is ever certain",
    "R1": "nothing on that side can be verified: it rests on unnamed or unknown origins, or on "
    "what nobody can judge",
    "R2": "there are fewer than two independent reliable origins",
    "R3": "there are fewer than three independent reliable origins",
    "R4": "a credible source says otherwise, and that is unresolved",
    "R5": "a forecast cannot be more certain than that",
    "R6": "cause and effect would need a dataset, an official document or an expert",
}
CAUSES = {
    "retracted": "it was retracted",
    "superseded": "it was superseded",
    "rests_on_void": "it rests only on what was retracted or superseded",
    "no_weight": "it carries no weight",
    "repeats_no_weight": "it repeats only what carries no weight",
    "already_counted": "what it rests on is counted already",
    "beyond_limit": "there are too many combinations of origins to count it",
}


def public_reasons(
    reasons: Iterable[Reason], sources: Mapping[str, tuple[str, str]]
) -> tuple[PublicReason, ...]:
    """`sources` gives for an item's id its source's public words and its kind of evidence."""
    return tuple(_public(reason, sources) for reason in reasons)


def _public(reason: Reason, sources: Mapping[str, tuple[str, str]]) -> PublicReason:
    side = "for" if reason.side == Stance.SUPPORTS else "against"
    items = tuple(item for item in reason.items if item in sources)
    weight = 1 / reason.rank if reason.kind == "origin" and reason.rank else 0.0
    text = {"origin": _origin, "cap": _cap, "void": _void}[reason.kind](reason, sources)
    rules = ", ".join(reason.rules)
    return PublicReason(reason.kind, text, weight, side, items, rules, reason.cause)


def _origin(reason: Reason, sources: Mapping[str, tuple[str, str]]) -> str:
    lead = _named(reason.items[0], sources)
    verb = "speaks for the claim" if reason.side == Stance.SUPPORTS else "speaks against the claim"
    text = f"{lead} {verb}"
    if len(reason.items) > 1:
        origin = "one origin" if len(reason.roots) == 1 else "the same origins"
        text += f"; {counted(len(reason.items), 'item')} go back to {origin} and count once"
    if UNKNOWN in reason.roots:
        text += "; where that comes from is not stated"
    if reason.rank > 1:
        text += f". As origin no. {reason.rank} on its side it counts less"
    return _capitalised(text)


def _cap(reason: Reason, sources: Mapping[str, tuple[str, str]]) -> str:
    why = "; ".join(_LIMITS[rule] for rule in reason.rules)
    return f"Limited to {reason.word}: {why}"


def _void(reason: Reason, sources: Mapping[str, tuple[str, str]]) -> str:
    return f"Not counted: {_named(reason.items[0], sources)}, because {CAUSES[reason.cause]}"


def _named(item: str, sources: Mapping[str, tuple[str, str]]) -> str:
    source, kind = sources[item]
    words = KINDS.get(kind, "an item")
    return words if source == words else f"{words} ({source})"


def _capitalised(text: str) -> str:
    return text[0].upper() + text[1:]
