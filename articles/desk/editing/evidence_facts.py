"""Evidence as the rules read it."""

from __future__ import annotations

from articles.desk.editing.article_facts import STATE_OF_STANDING
from articles.desk.models import Article, Evidence
from articles.logic.confidence import (
    EvidenceItem,
)
from articles.logic.vocabulary import (
    EvidenceState,
    Reliability,
    Standing,
)

#: From what counts in full to what does not count: the graver state of the two holds.
_GRAVITY = (
    EvidenceState.LIVE,
    EvidenceState.CORRECTED,
    EvidenceState.SUPERSEDED,
    EvidenceState.RETRACTED,
)


def evidence_item(
    row: Evidence, ids: dict[int, str], parents: dict[int, Article], grades: dict[int, str]
) -> EvidenceItem:
    derived = []
    for derivation in row.derivations.all():
        if derivation.parent_evidence_id:
            derived.append(ids[derivation.parent_evidence_id])
        elif derivation.parent_article_id:
            derived.append(f"article:{parents[derivation.parent_article_id].public_id}")
        elif derivation.parent_origin:
            derived.append(f"origin:{derivation.parent_origin.public_id}")
    return EvidenceItem(
        id=row.public_id,
        stance=row.stance,
        source=str(row.source_id),
        reliability=grades.get(row.source_id, Reliability.F),
        credibility=row.credibility,
        kind=row.kind,
        directness=row.directness,
        date=row.dated.first if row.dated else None,
        state=state_of(row),
        derived_from=tuple(derived),
        own_reporting=row.is_own_reporting,
        interest=row.interest,
        resolved=row.is_resolved,
    )


def state_of(row: Evidence) -> str:
    """The item's own state, or that which its article's standing gives it.

    Neither lifts the other: an item that was retracted stays so in an article that stands.
    """
    own = EvidenceState(row.state)
    if row.article is None:
        return own
    given = STATE_OF_STANDING.get(Standing(row.article.standing), EvidenceState.LIVE)
    return max(own, given, key=_GRAVITY.index)
