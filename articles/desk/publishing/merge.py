"""Merging claims: linked as duplicates, and one address leads to the other."""

from __future__ import annotations

from django.db.models.functions import Now

from articles.desk.editing.acting import EDITOR, only
from articles.desk.editing.changing import made
from articles.desk.editing.errors import EditingError
from articles.desk.models import Claim, ClaimLink
from articles.desk.publishing.relation_rows import show_relations_of
from articles.logic.vocabulary import ClaimLinkKind, PublicStanding
from articles.public.models import PublishedAddress, PublishedClaim


def merge_claims(claim: Claim, *, version: int, into: Claim) -> ClaimLink:
    """`claim` says the same as `into`; readers are led there, both keep their editions."""
    only(EDITOR)
    if claim.pk == into.pk:
        raise EditingError("A claim is not merged into itself.")
    list(Claim.objects.select_for_update().filter(pk__in=(claim.pk, into.pk)).order_by("pk"))
    claim = Claim.objects.locked(claim.pk, version)
    link = made(ClaimLink(claim=claim, other=into), {"kind": ClaimLinkKind.DUPLICATES}, ("kind",))
    shown = PublishedClaim.objects.filter(public_id=claim.public_id).first()
    if shown is not None:
        if shown.standing != PublicStanding.CURRENT:
            raise EditingError("It was retracted or withdrawn: readers find that at its address.")
        survivor = PublishedClaim.objects.standing().filter(public_id=into.public_id).first()
        if survivor is None:
            raise EditingError("Publish the claim that remains first: readers are led there.")
        if shown.merged.exists():
            raise EditingError("Others were merged into this claim: undo those merges first.")
        shown.merged_into = survivor
        shown.save(update_fields=["merged_into"])
        PublishedAddress.objects.update_or_create(
            old=f"/claims/{claim.public_id}/",
            defaults={"present": f"/claims/{into.public_id}/", "since": Now()},
        )
        show_relations_of([claim])
    return link


def unmerge_claim(claim: Claim, *, version: int) -> Claim:
    """Undoes a merge: the claim has its own page again."""
    only(EDITOR)
    claim = Claim.objects.locked(claim.pk, version)
    ClaimLink.objects.filter(claim=claim, kind=ClaimLinkKind.DUPLICATES).delete()
    shown = PublishedClaim.objects.filter(public_id=claim.public_id).first()
    if shown is not None:
        shown.merged_into = None
        shown.save(update_fields=["merged_into"])
        PublishedAddress.objects.filter(old=f"/claims/{claim.public_id}/").delete()
        show_relations_of([claim])
    return claim.refreshed()
