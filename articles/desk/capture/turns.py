"""Who captures a page that somebody else is capturing waits, and then finds it on record."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256

from django.db import connection

from articles.desk.models import Article

#: The first key of these advisory locks; the second is of the address or the bytes.
LOCK = 0x43415054


def take_turn(addresses: Sequence[str], data: bytes) -> None:
    """Until the transaction ends nobody else captures from these addresses; without any, nobody
    else captures the same bytes.
    """
    told = [address.encode() for address in addresses] or [data]
    keys = {int.from_bytes(sha256(one).digest()[:4], "big", signed=True) for one in told}
    with connection.cursor() as cursor:
        for key in sorted(keys):
            cursor.execute("SELECT pg_advisory_xact_lock(%s, %s)", [LOCK, key])


def in_turn(article: Article) -> Article:
    """The article as it is once nobody else adds a version to it."""
    return Article.objects.select_for_update(of=("self",)).get(pk=article.pk)
