"""Words that readers see beside a value, the same on pages, in exports and in citations."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from articles.logic.edition_content import ClaimContent
from articles.logic.vocabulary import ClaimType, Confidence, Risk, Verdict

VERDICT_MEANINGS: Mapping[str, str] = MappingProxyType(
    {
        Verdict.SUPPORTED: "The evidence points to its being so.",
        Verdict.PARTLY_SUPPORTED: "The evidence bears out a part of it.",
        Verdict.DISPUTED: "Credible evidence both ways; neither side prevails.",
        Verdict.REFUTED: "The evidence points to its not being so.",
        Verdict.UNPROVEN: "The evidence does not carry a verdict. That is not the same as refuted.",
        Verdict.NOT_CHECKABLE: "An opinion or something else that no evidence can settle.",
        Verdict.NOT_ASSESSED: "Put on record; nobody has judged it yet.",
    }
)

#: What the words mean to a reader; docs/confidence.md gives the rules behind them.
CONFIDENCE_MEANINGS: Mapping[str, str] = MappingProxyType(
    {
        Confidence.VERY_LOW: "The evidence barely tells.",
        Confidence.LOW: "Some indication, thin or unverifiable.",
        Confidence.MODERATE: "Credibly sourced, not sufficiently corroborated.",
        Confidence.HIGH: "Independent reliable origins, or one authoritative record.",
        Confidence.VERY_HIGH: "Several independent reliable origins and no credible dissent.",
    }
)

TYPE_WORDS: Mapping[str, str] = MappingProxyType(
    {
        ClaimType.FACT: "Claim of fact",
        ClaimType.STATEMENT: "Claim that somebody said something",
        ClaimType.CAUSAL: "Claim of cause and effect",
        ClaimType.FORECAST: "Forecast",
        ClaimType.OPINION: "Opinion",
    }
)

#: Kinds of origin that leave open who tells us.
UNNAMED_KINDS = ("unknown", "person")


def in_its_favour(verdict: str) -> bool:
    return verdict in (Verdict.SUPPORTED, Verdict.PARTLY_SUPPORTED)


def is_neutral(risk: str, verdict: str) -> bool:
    """Whether a claim is to be unindexed and titled neutrally: risky and not borne out."""
    return risk != Risk.NONE and not in_its_favour(verdict)


def counted(number: int, singular: str, plural: str = "") -> str:
    """ "1 origin", "3 origins", "no origin"."""
    if number == 0:
        return f"no {singular}"
    return f"{number:,} {singular if number == 1 else plural or singular + 's'}"


def listed(names: list[str]) -> str:
    """ "A", "A and B", "A, B and C"."""
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} and {names[-1]}"


def neutral_title(companies: list[str]) -> str:
    """A title that does not repeat an allegation."""
    return f"Claim about {listed(companies)}" if companies else "A claim under dispute"


def neutral_title_of(content: ClaimContent) -> str:
    """In place of the statement wherever that would be a title; "" where it may be one."""
    if not is_neutral(content.risk, content.verdict):
        return ""
    return neutral_title(list(dict.fromkeys(company.name for company in content.companies)))


def sentence(text: str) -> str:
    """With a capital letter first and a full stop last, unless it ends in a mark already."""
    text = text.strip()
    if not text:
        return ""
    text = text[0].upper() + text[1:]
    return text if text[-1] in ".!?…”" else f"{text}."
