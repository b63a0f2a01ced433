"""What the installation says of fetching; the only place that reads its settings."""

from __future__ import annotations

from django.conf import settings

#: As in pyproject.toml.
VERSION = "0.1.0"


def allowed_hosts() -> list[str]:
    """Hosts that may be asked wherever they are: CLAIMBOOK_FETCH_HOSTS."""
    return list(settings.CLAIMBOOK_FETCH_HOSTS)


def agent() -> str:
    """How we introduce ourselves, with the address where sites learn who asks."""
    return f"Claimbook/{VERSION} (+{settings.CLAIMBOOK_ADDRESS})"
