"""How often one network may ask the interface for programs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from rest_framework.request import Request
from rest_framework.throttling import SimpleRateThrottle

from .signing_in.networks import network_of

if TYPE_CHECKING:  # it imports this module as a setting
    from rest_framework.views import APIView


class NetworkThrottle(SimpleRateThrottle):
    """CLAIMBOOK_API_RATE requests a minute, 0 for any number; each process counts for itself.

    By network, as sign-ins are counted: an IPv4 address, or the /64 of an IPv6 one.
    """

    scope = "reading"

    def get_rate(self) -> str:
        return f"{max(settings.CLAIMBOOK_API_RATE, 1)}/minute"

    def allow_request(self, request: Request, view: APIView) -> bool:
        return settings.CLAIMBOOK_API_RATE == 0 or super().allow_request(request, view)

    def get_cache_key(self, request: Request, view: APIView) -> str:
        return f"asked:{network_of(request)}"
