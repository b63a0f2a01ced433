"""Verbs on links between claims."""

from __future__ import annotations

from articles.desk.editing.acting import WRITERS, only
from articles.desk.editing.changing import made
from articles.desk.models import Claim, ClaimLink


def link_claim(claim: Claim, *, version: int, other: Claim, kind: str) -> ClaimLink:
    """`claim` contradicts, supports, … `other`."""
    only(*WRITERS)
    claim = Claim.objects.locked(claim.pk, version)
    return made(ClaimLink(claim=claim, other=other), {"kind": kind}, ("kind",))


def unlink_claim(claim: Claim, *, version: int, link: ClaimLink) -> Claim:
    only(*WRITERS)
    claim = Claim.objects.locked(claim.pk, version)
    claim.links_out.get(pk=link.pk).delete()
    return claim.refreshed()
