"""The verb that keeps a document with an item."""

from __future__ import annotations

import hashlib

from django.core.files.base import ContentFile

from articles.desk.editing.acting import WRITERS, only
from articles.desk.editing.errors import EditingError
from articles.desk.models import (
    Claim,
    Evidence,
)


def keep_file(item: Evidence, *, version: int, name: str, data: bytes) -> Evidence:
    """Keeps a document with the item, under a random name, with its sha256."""
    only(*WRITERS)
    Claim.objects.locked(item.claim_id, version)
    if not data:
        raise EditingError("The file is empty.")
    suffix = name.rpartition(".")[2].lower()[:5]
    item.file.save(f"{item.public_id.lower()}.{suffix}", ContentFile(data), save=False)
    item.file_sha256 = hashlib.sha256(data).hexdigest()
    item.save(update_fields=["file", "file_sha256"])
    return item.refreshed()
