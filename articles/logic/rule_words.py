"""The ceilings of confidence.md §3.5 by the names that newsrooms know them by."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from articles.logic.confidence import Ceiling


@dataclass(frozen=True, slots=True)
class RuleWords:
    """`rule` is R0 to R6, `name` what newsrooms call it, `source` the standard that it is from,
    `says` what is the case where it limits."""

    rule: str
    name: str
    source: str
    says: str

    @property
    def named(self) -> str:
        """For example "two-source rule (Reuters, AP, ODNI; IFCN for a record)"."""
        return f"{self.name} ({self.source})"


_WORDS = (
    RuleWords("R0", "rule that nothing is certain", "ICD 203", "no evidence gives more"),
    RuleWords(
        "R1",
        "unnamed-source rule",
        "Reuters, AP",
        "nothing that can be verified speaks for this verdict",
    ),
    RuleWords(
        "R2",
        "two-source rule",
        "Reuters, AP, ODNI; IFCN for a record",
        "fewer than two independent reliable origins",
    ),
    RuleWords(
        "R3",
        "rule of three origins",
        "our own choice, not validated",
        "fewer than three independent reliable origins",
    ),
    RuleWords(
        "R4",
        "rule of open dissent",
        "IPCC, GRADE",
        "a credible source says otherwise and this is unresolved",
    ),
    RuleWords("R5", "rule on forecasts", "ODNI", "what is to come cannot be checked yet"),
    RuleWords(
        "R6",
        "rule on causes",
        "GRADE",
        "no dataset, official document or expert shows the cause at first hand",
    ),
)
RULE_WORDS: Mapping[str, RuleWords] = MappingProxyType({words.rule: words for words in _WORDS})


def rule_words(rule: str) -> RuleWords:
    """KeyError for what is no rule."""
    return RULE_WORDS[rule]


def rules_named(rules: Iterable[str]) -> str:
    """ "two-source rule (…): fewer than two …; rule on forecasts (…): …"."""
    return "; ".join(f"{RULE_WORDS[rule].named}: {RULE_WORDS[rule].says}" for rule in rules)


def ceiling_named(ceiling: Ceiling) -> str:
    """ "“moderate”, set by the two-source rule (…): fewer than two …"."""
    return f"“{ceiling.word}”, set by the {rules_named(rule.name for rule in ceiling.rules)}"
