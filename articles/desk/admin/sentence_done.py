"""What was done from a sentence, and the token by which it is undone."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse

from articles.desk.models import Appearance, Claim
from articles.logic.typed_numbers import whole_number


@dataclass(frozen=True)
class Done:
    """A claim that was made, or a passage that a claim was given (`appearance`)."""

    claim: Claim
    appearance: Appearance | None = None

    @property
    def said(self) -> str:
        if self.appearance:
            return f"The passage is added to “{self.claim}”."
        return f"Claim {self.claim.public_id} is made."

    @property
    def href(self) -> str:
        return reverse("admin:articles_claim_change", args=[self.claim.pk])

    @property
    def token(self) -> str:
        """What undoing needs: ids, and the version that nobody may have moved on from."""
        words = [self.claim.public_id, str(self.claim.version)]
        return ":".join([*words, self.appearance.public_id] if self.appearance else words)


def unpacked(token: str) -> tuple[str, str, str]:
    """(id of the claim, its version, id of the appearance or "") of a token."""
    claim, _, rest = token.replace("\x00", "").partition(":")
    version, _, appearance = rest.partition(":")
    return claim, version, appearance


def number_in(seen: str) -> int:
    """A version as it was sent; 0, which none is, for anything else."""
    return whole_number(seen, digits=11) or 0
