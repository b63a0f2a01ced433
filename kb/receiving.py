"""Readers' reports at this installation: where they are sent, and how senders are counted."""

from __future__ import annotations

from django.http import HttpRequest
from django.urls import re_path

from articles.desk.receiving.report import report
from kb.signing_in.networks import is_shared_by_all, network_of


def counted_network(request: HttpRequest) -> str:
    """The sender's network; "" where everybody seems to come from there."""
    network = network_of(request)
    return "" if is_shared_by_all(network) else network


urlpatterns = [
    re_path(
        "^reports/(?P<public_id>[0-9A-Za-z]{8})/$",
        report,
        {"network_of": counted_network},
        name="claim-report",
    ),
]
