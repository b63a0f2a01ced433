"""The story of two invented companies, with everything that can happen to a claim."""

from __future__ import annotations

from collections.abc import Mapping

from articles.desk.demo import sequels
from articles.desk.demo.briefs import tell_brief
from articles.desk.demo.links import look_at_links
from articles.desk.demo.newsroom import Newsroom
from articles.desk.demo.preparing import prepare
from articles.desk.demo.proposals import look_for_shared_origins
from articles.desk.demo.reviewed import review_contract
from articles.desk.demo.story import Story, read_story
from articles.desk.demo.telling import tell
from articles.desk.demo.withdrawn import take_back_report
from articles.desk.editing.company_relation import relate
from articles.desk.models import Claim, CompanyRelation
from articles.desk.publishing.relation_rows import show_relation
from articles.logic.partial_dates import PartialDate
from articles.logic.vocabulary import RelationKind

BUYER, MAKER = "Brindlecove Ferries", "Thimblewick Cells"


def tell_invented(newsroom: Newsroom) -> str:
    """Loads what is missing; says how much there is."""
    stories = [read_story("ferries"), read_story("ferry_talks")]
    claims: dict[str, Claim] = {}
    for story in stories:
        _tell(newsroom, story, claims)
    _relate(newsroom, RelationKind.SUPPLIER, claims["contract"], PartialDate(2025, 3))
    _relate(newsroom, RelationKind.LITIGATION, claims["suit"], PartialDate(2025, 11))
    _go_on(newsroom, claims)
    for story in stories:
        for brief in story.briefs:
            tell_brief(newsroom, brief, claims)
    return f"{len(claims)} claims, with a correction, a retraction, a merge and a challenge"


def _tell(newsroom: Newsroom, story: Story, claims: dict[str, Claim]) -> None:
    # Kestrel, who is confidential, is known to those who keep the source and to no others.
    prepare(newsroom, story, by="tomasz", checker="femi")
    for told in story.claims:
        claims[told.key] = tell(newsroom, told, claims)


def _go_on(newsroom: Newsroom, claims: Mapping[str, Claim]) -> None:
    """What happens after publication."""
    sequels.correct_number(newsroom, claims["staff"])
    sequels.record_late_sailing(newsroom, claims["sailing"])
    sequels.retract_shipyard(newsroom, claims["shipyard"])
    sequels.dispute_passengers(newsroom, claims["passengers"])
    sequels.count_ships_again(newsroom, claims["ships"])
    sequels.merge_works(newsroom, claims["works-again"], into=claims["works"])
    look_for_shared_origins(newsroom, claims["second-works"])
    take_back_report(newsroom, claims["night-offer"])
    review_contract(newsroom, claims["contract"])
    sequels.merge_records(newsroom, "Thimblewick Accumulators", into=MAKER)
    look_at_links(newsroom)


def _relate(newsroom: Newsroom, kind: RelationKind, claim: Claim, since: PartialDate) -> None:
    """From the maker to its customer, resting on a published claim."""
    maker, buyer = newsroom.company(MAKER), newsroom.company(BUYER)
    if CompanyRelation.objects.filter(subject=maker, object=buyer, kind=kind).exists():
        return
    with newsroom.deed("edda", "Relation that the claim shows"):
        show_relation(relate(maker, buyer, kind=kind.value, claims=[claim], started=since))
