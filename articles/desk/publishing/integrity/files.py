"""Documents kept with evidence: on the disk, unchanged, and none that nobody knows."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from django.core.files.storage import Storage
from django.db import connection

from articles.desk.models import Evidence
from articles.desk.publishing.integrity.fault import Fault, Look

#: A file is written before the transaction that names it commits.
YOUNG = timedelta(minutes=10)
#: Bytes read at once.
PIECE = 1 << 20
#: Files looked up by one statement.
BATCH = 1000

#: Former files of an item stay: its history names them.
_UNKNOWN = """
SELECT name FROM unnest(%s::text[]) AS name
WHERE NOT EXISTS (SELECT FROM articles_evidence WHERE file = name)
AND NOT EXISTS (SELECT FROM articles_evidenceevent WHERE file = name)
"""


def _storage() -> tuple[Storage, str]:
    field = Evidence._meta.get_field("file")
    return field.storage, str(field.upload_to).rstrip("/")


def _changed() -> Iterator[Fault]:
    storage, _ = _storage()
    kept = Evidence.objects.exclude(file="").order_by("pk")
    for public_id, name, sha256 in kept.values_list("public_id", "file", "file_sha256").iterator():
        if not storage.exists(name):
            yield Fault("file-missing", public_id, f"Its document {name} is not there.")
        elif _sha256(storage, name) != sha256:
            yield Fault("file-changed", public_id, f"Its document {name} is not what was kept.")


def _sha256(storage: Storage, name: str) -> str:
    total = hashlib.sha256()
    with storage.open(name) as file:
        for piece in file.chunks(PIECE):
            total.update(piece)
    return total.hexdigest()


def _orphans() -> Iterator[Fault]:
    storage, folder = _storage()
    if not storage.exists(folder):
        return
    _, names = storage.listdir(folder)
    paths = sorted(f"{folder}/{name}" for name in names)
    before = datetime.now(UTC) - YOUNG
    for first in range(0, len(paths), BATCH):
        with connection.cursor() as cursor:
            cursor.execute(_UNKNOWN, [paths[first : first + BATCH]])
            unknown = [name for (name,) in cursor.fetchall()]
        for name in unknown:
            if storage.get_modified_time(name) < before:
                yield Fault("file-orphaned", name, "No evidence and no history names this file.")


LOOKS = (
    Look(("file-missing", "file-changed"), _changed),
    Look(("file-orphaned",), _orphans),
)
