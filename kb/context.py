"""What every template knows of the installation."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest


def installation(request: HttpRequest) -> dict[str, Any]:
    """`demonstration` (bool), `address` (public, without a trailing slash), and at the desk's
    sign-in `kept`: a form that was sent after its session had ended, or None."""
    return {
        "demonstration": settings.CLAIMBOOK_DEMONSTRATION,
        "address": settings.CLAIMBOOK_ADDRESS,
        "kept": getattr(request, "kept", None),
    }
