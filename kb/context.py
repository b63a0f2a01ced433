"""What every template knows of the installation."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest


def installation(request: HttpRequest) -> dict[str, Any]:
    """`demonstration` (bool) and `address` (public, without a trailing slash)."""
    return {
        "demonstration": settings.CLAIMBOOK_DEMONSTRATION,
        "address": settings.CLAIMBOOK_ADDRESS,
    }
