"""The rules' suggestion as readers get it: sentences, no grades, no points."""

from __future__ import annotations

from collections.abc import Sequence

from articles.desk.models import (
    Suggestion,
)
from articles.logic.confidence import (
    ClaimFacts,
    Weighed,
    floor_percent,
    suggest_of,
)
from articles.logic.confidence import (
    Suggestion as Advice,
)
from articles.logic.edition_content import (
    EvidenceContent,
    SuggestionContent,
)
from articles.logic.evidence_groups import WEIGHTLESS
from articles.logic.plain_reasons import KINDS, public_reasons
from articles.logic.vocabulary import (
    EvidenceState,
    Stance,
)


def item_words(item: EvidenceContent) -> str:
    kind = KINDS.get(item.kind, "an item")
    return kind if kind == item.source.name else f"{kind} ({item.source.name})"


def suggestion_content(
    stored: Suggestion,
    facts: ClaimFacts,
    weighed: tuple[Weighed, ...],
    evidence: Sequence[EvidenceContent],
) -> SuggestionContent:
    advice = suggest_of(facts, weighed)
    sources = {item.id: (item.source.name, item.kind) for item in evidence}
    return SuggestionContent(
        percent=None if advice.score is None else floor_percent(advice.score),
        word=advice.word,
        verdict=advice.verdict,
        origins=advice.origins,
        reliable=advice.reliable,
        items=(
            _counted(evidence, advice, Stance.SUPPORTS),
            _counted(evidence, advice, Stance.DISPUTES),
        ),
        evidence_level=advice.evidence_level,
        agreement=advice.agreement,
        reasons=public_reasons(advice.reasons, sources),
        algorithm_version=stored.algorithm_version,
    )


def _counted(evidence: Sequence[EvidenceContent], advice: Advice, stance: Stance) -> int:
    """Items of a side that weigh; those without weight are in no count of origins either."""
    live = (EvidenceState.LIVE, EvidenceState.CORRECTED)
    idle = {i for reason in advice.reasons if reason.cause in WEIGHTLESS for i in reason.items}
    return sum(
        1
        for e in evidence
        if e.stance == stance and e.state in live and e.origins and e.id not in idle
    )
