"""Claims that rest on a page which is no longer where it was."""

from __future__ import annotations

from django.db.models import F, QuerySet

from articles.desk.models import Evidence
from articles.logic.link_states import BROKEN, LinkStanding
from articles.logic.vocabulary import EvidenceState, Standing


def resting_on_broken(*standings: LinkStanding) -> QuerySet[Evidence]:
    """Live items from an article whose address stands like this; broken in any way if none is
    named. An article that somebody marked as unavailable has been seen to.
    """
    rows = Evidence.objects.filter(
        state=EvidenceState.LIVE,
        article__link_state__standing__in=standings or BROKEN,
        article__link_state__url=F("article__canonical_url"),
    )
    return rows.exclude(article__standing=Standing.UNAVAILABLE)
