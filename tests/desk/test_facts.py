"""From records to what the rules read (docs/confidence.md §3.2)."""

from __future__ import annotations

import pytest

from articles.desk.editing.acting import acting
from articles.desk.editing.article import set_standing
from articles.desk.editing.evidence_facts import state_of
from articles.desk.editing.facts import facts_of
from articles.desk.editing.origin import make_origin
from articles.desk.models import Article, Evidence
from articles.logic.confidence import EvidenceItem
from articles.logic.vocabulary import EvidenceState, Standing
from tests.desk import factories
from tests.desk.newsroom import Newsroom
from tests.desk.resting import graded, ground, owned

pytestmark = pytest.mark.django_db

NOT_COUNTED = ("superseded", "retracted")


@pytest.mark.parametrize("state", [state.value for state in EvidenceState])
@pytest.mark.parametrize("standing", [standing.value for standing in Standing])
def test_an_articles_standing_never_lifts_an_item(state: str, standing: str) -> None:
    found = state_of(Evidence(state=state, article=Article(standing=standing)))
    if standing in ("current", "unavailable"):
        assert found == state
    elif standing in NOT_COUNTED:
        assert found in NOT_COUNTED
        assert found == "retracted" or state != "retracted"
    else:
        assert found == ("corrected" if state == "live" else state)


def test_a_chain_of_articles_enters_as_context(newsroom: Newsroom) -> None:
    on = ground(newsroom)
    graded(newsroom.ben, "D", on.paper)
    graded(newsroom.ben, "B", on.paper)
    with acting(newsroom.ana, "test"):
        set_standing(on.middle, version=on.middle.refreshed().version, standing="unavailable")
    claim = on.claims["derived"]
    with acting(newsroom.ana, "test"):
        wire = make_origin(kind="wire_report", label="The wire")
    factories.attach(
        newsroom.ana, claim, source=on.paper, dated="2025-06",
        derived_from=[claim.evidence.get(), wire],
    )  # fmt: skip
    _, items, links = facts_of(claim)
    found = {item.id: item for item in items}
    last, middle, first = (f"article:{one.public_id}" for one in (on.last, on.middle, on.first))
    one, other = claim.evidence.order_by("pk")
    assert set(found) == {one.public_id, other.public_id, last, middle, first}
    assert found[one.public_id].derived_from == (last,)
    assert set(found[other.public_id].derived_from) == {one.public_id, f"origin:{wire.public_id}"}
    assert (found[last].derived_from, found[middle].derived_from) == ((middle,), (first,))
    assert found[first] == EvidenceItem(
        id=first, stance="context", source=str(on.paper.pk), reliability="B",
        kind="media_report", directness="secondhand", state="live",
    )  # fmt: skip
    assert found[middle].state == "live"
    assert str(found[other.public_id].date) == "2025-06-01"
    assert links == {f"src:{on.paper.pk}": (f"src:{on.group.pk}",)}


def test_owners_are_followed_to_the_last(newsroom: Newsroom) -> None:
    on = ground(newsroom)
    above = factories.make_source(newsroom.ana, "The Holding")
    owned(newsroom.ana, on.group, above)
    claim = on.claims["told"]
    assert facts_of(claim)[2] == {
        f"src:{on.paper.pk}": (f"src:{on.group.pk}",),
        f"src:{on.group.pk}": (f"src:{above.pk}",),
    }
    factories.attach(newsroom.ana, claim, source=above, kind="on_record_statement", credibility="2")
    claim.refresh_from_db()
    assert claim.suggestion.origins_for == 1
