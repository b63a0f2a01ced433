"""How many questions a page asks of the database."""

from __future__ import annotations

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext


def queries_of(client: Client, where: str) -> int:
    """The second visit counts: the first fills caches of content types."""
    client.get(where)
    with CaptureQueriesContext(connection) as asked:
        response = client.get(where)
    assert response.status_code == 200
    return len(asked)
