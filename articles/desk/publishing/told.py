"""A claim together with what its newest edition tells."""

from __future__ import annotations

from dataclasses import dataclass

from articles.desk.models import Claim
from articles.logic.edition_content import ClaimContent
from articles.public.models import Edition, PublishedClaim


@dataclass(frozen=True)
class Told:
    claim: Claim
    content: ClaimContent
    edition: Edition


@dataclass(frozen=True)
class Shown:
    """`row` is what readers have of the claim."""

    claim: Claim
    content: ClaimContent
    row: PublishedClaim
