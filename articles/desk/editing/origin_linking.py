"""Deriving several items of a claim from one origin."""

from __future__ import annotations

from collections.abc import Collection

from articles.desk.editing.changing import revised
from articles.desk.editing.errors import EditingError
from articles.desk.editing.evidence_derivation import Parent, derive_from
from articles.desk.editing.facts import facts_of
from articles.desk.models import Article, Claim, Evidence, OriginProposal
from articles.logic.leading_back import leads_to


def chosen_items(
    proposal: OriginProposal, parent: Parent, items: Collection[Evidence] | None
) -> list[Evidence]:
    """The items to be derived, in the order of their keys."""
    present = {item.pk: item for item in proposal.items.select_for_update()}
    keys = set(present) if items is None else {item.pk for item in items}
    if not keys <= present.keys():
        raise EditingError("One of the items is not part of this proposal.")
    if isinstance(parent, Evidence):
        if parent.claim_id != proposal.claim_id:
            raise EditingError("What they rest on is an item of another claim.")
        keys -= {parent.pk}
        if not keys:
            raise EditingError("Choose at least one item that took it from the other.")
    elif len(keys) < 2:
        raise EditingError("An origin is shared by two items at least: choose which.")
    return [present[key] for key in sorted(keys)]


def link_items(claim: Claim, items: list[Evidence], parent: Parent, *, is_without: bool) -> None:
    """`is_without`: they lose reporting of their own. Refuses circles, and to do nothing."""
    _, facts, links = facts_of(claim)
    paths = leads_to(facts, links)
    kind = {Evidence: "", Article: "article:"}.get(type(parent), "origin:")
    key = f"{kind}{parent.public_id}"
    linked = 0
    for item in items:
        if item.public_id in paths.get(key, ()):
            raise EditingError(
                "What you chose as the origin rests on one of these items itself: the other way "
                "round neither would have one."
            )
        if is_without and item.is_own_reporting:
            revised(item, {"is_own_reporting": False}, ("is_own_reporting",))
        if key not in paths[item.public_id]:
            derive_from(item, parent)
            linked += 1
    if not linked:
        raise EditingError("They are linked like that already; nothing was changed.")
