"""Every number of the confidence rules, in one versioned table.

Sources as in docs/confidence.md §2, §3.5 and §3.6: the grades are those of the Admiralty
code (FM 2-22.3), the edges of the words those of ICD 203 and IPCC. Points are decibans:
1 point = 10·log10(odds).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

#: Stored with each suggestion. Any change of a number or a rule needs a new one.
ALGORITHM_VERSION: Final = "1"

#: The origin shared by all that does not say where it has it from.
UNKNOWN: Final = "unknown"


@dataclass(frozen=True, slots=True)
class ConstantsTable:
    """Points in decibans, factors and probabilities between 0 and 1, ages in days."""

    version: str
    reliability: Mapping[str, float]
    credibility: Mapping[str, float]
    kind: Mapping[str, float]
    directness: Mapping[str, float]
    interest: Mapping[str, float]
    half_life_days: Mapping[str, float]
    freshness_floor: float
    discount: float
    credible_points: float
    reliable_points: float
    most_combined_sets: int
    ceiling: Mapping[str, float]
    word_from_percent: Mapping[str, float]
    supported_from: float
    refuted_to: float
    robust_points: float
    robust_origins: int
    medium_points: float
    high_agreement: float
    medium_agreement: float


TABLE: Final = ConstantsTable(
    version=ALGORITHM_VERSION,
    # Odds 10:1, 5:1, 1.8:1, 1.26:1. E and 5 are no evidence of the opposite: never negative.
    reliability=MappingProxyType({"A": 10.0, "B": 7.0, "C": 2.5, "D": 1.0, "E": 0.0, "F": 1.0}),
    credibility=MappingProxyType({"1": 10.0, "2": 10.0, "3": 2.5, "4": 1.0, "5": 0.0, "6": 1.0}),
    kind=MappingProxyType(
        {
            "official_document": 10.0,
            "company_filing": 10.0,
            "dataset": 10.0,
            "direct_observation": 10.0,
            "on_record_statement": 7.0,
            "expert_opinion": 7.0,
            "media_report": 6.0,
            "anonymous": 4.0,
            "null_search": 0.0,
        }
    ),
    # About one GRADE level each; not validated.
    directness=MappingProxyType({"direct": 1.0, "secondhand": 0.7, "circumstantial": 0.4}),
    interest=MappingProxyType({"none": 1.0, "self_serving": 0.5, "against_interest": 1.0}),
    # An event does not age. Not validated.
    half_life_days=MappingProxyType({"state": 365.0, "fast": 90.0}),
    freshness_floor=0.3,
    # Origins that are independent on paper still share a milieu: a precaution, not a tuned win.
    discount=0.7,
    # C3 told directly can dispute; B2 at second hand (4.9) is reliable, B2 inferred (2.8) not.
    credible_points=2.0,
    reliable_points=4.0,
    # Up to here the best family of disjoint root sets is found exactly.
    most_combined_sets=12,
    ceiling=MappingProxyType(
        {"very high": 0.99, "high": 0.949, "moderate": 0.799, "low": 0.659, "very low": 0.549}
    ),
    word_from_percent=MappingProxyType(
        {"very high": 95.0, "high": 80.0, "moderate": 66.0, "low": 55.0, "very low": 50.0}
    ),
    supported_from=0.66,
    refuted_to=0.34,
    robust_points=12.0,
    robust_origins=2,
    medium_points=5.0,
    high_agreement=0.67,
    medium_agreement=0.33,
)
