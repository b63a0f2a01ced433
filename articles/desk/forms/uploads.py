"""Which documents are kept: told by their content and their extension, which have to agree."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError

LIMIT = 50 * 1024 * 1024
_STARTS = {
    "pdf": (b"%PDF-",),
    "png": (b"\x89PNG\r\n\x1a\n",),
    "jpg": (b"\xff\xd8\xff",),
    "jpeg": (b"\xff\xd8\xff",),
    "webp": (b"RIFF",),
    "docx": (b"PK\x03\x04",),
    "xlsx": (b"PK\x03\x04",),
}
_TEXTS = {"txt", "csv"}


def document(upload: Any) -> None:
    """Raises ValidationError, in words, for a file that is not kept."""
    suffix = str(upload.name).rpartition(".")[2].lower()
    if suffix not in _STARTS and suffix not in _TEXTS:
        raise ValidationError("Documents are kept as PDF, PNG, JPEG, WebP, TXT, CSV, DOCX or XLSX.")
    if upload.size > LIMIT:
        raise ValidationError("The document is larger than 50 MB.")
    if not upload.size:
        raise ValidationError("The file is empty.")
    start = upload.read(4096)
    upload.seek(0)
    if suffix in _TEXTS:
        is_true = b"\x00" not in start
    else:
        is_true = start.startswith(_STARTS[suffix])
        if suffix == "webp":
            is_true = is_true and start[8:12] == b"WEBP"
    if not is_true:
        raise ValidationError(f"The file’s content is not that of a .{suffix} file.")
