"""The rules' suggestion, computed again and kept beside the claim."""

from __future__ import annotations

from articles.desk.editing.bulk import suggest_all
from articles.desk.models import Claim


def suggest_again(claim: Claim, *, may_recheck: bool = True) -> None:
    """Recomputes and stores the suggestion; a published claim whose word fell is rechecked.

    Not so while its next edition is being published, which says the new word itself.
    """
    suggest_all([claim.pk], may_recheck=may_recheck)
