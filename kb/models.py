"""Django's door to the installation's one record."""

from __future__ import annotations

from kb.signing_in.failure import SignInFailure

__all__ = ["SignInFailure"]
