"""An edition as a file: its stored JSON, JSON-LD, BibTeX, RIS and CSL-JSON."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass

from articles.logic.citations import bibtex, cited, csl, ris
from articles.logic.edition_content import read_claim
from articles.public.models import Edition, Redaction
from articles.public.renderings.claimreview import json_ld

MEDIA_TYPES = {
    "json": "application/json",
    "jsonld": "application/ld+json",
    "bib": "application/x-bibtex; charset=utf-8",
    "ris": "application/x-research-info-systems; charset=utf-8",
    "csl.json": "application/vnd.citationstyles.csl+json",
}
_CITATIONS = {"bib": bibtex, "ris": ris, "csl.json": csl}


@dataclass(frozen=True)
class File:
    content: bytes
    media_type: str


@dataclass(frozen=True)
class Refused:
    words: str


def file_of(
    edition: Edition,
    form: str,
    *,
    redaction: Redaction | None,
    corrections: Sequence[str],
    address: str,
    demonstration: bool,
) -> File | Refused:
    """The edition in that form. JSON is the stored text, byte for byte.

    A redacted edition has a JSON notice in place of its text, and no other form.
    """
    media_type = MEDIA_TYPES[form]
    if not edition.content:
        if form == "json":
            return File(_notice(edition, redaction), media_type)
        return Refused("This edition was redacted; its JSON form carries the notice.\n")
    if form == "json":
        return File(edition.content.encode(), media_type)
    content = read_claim(edition.content)
    if form == "jsonld":
        data = json_ld(
            content, corrections=corrections, address=address, demonstration=demonstration
        )
        return File((json.dumps(data, ensure_ascii=False, indent=2) + "\n").encode(), media_type)
    made = cited(content, address=address, demonstration=demonstration)
    return File(_CITATIONS[form](made).encode(), media_type)


def _notice(edition: Edition, redaction: Redaction | None) -> bytes:
    """Number and hash stay, with the notice and the class of its ground."""
    data = {
        "id": edition.subject,
        "number": edition.number,
        "content_hash": edition.content_hash,
        "redacted": redaction
        and {
            "ground": redaction.ground,
            "notice": redaction.notice,
            "on": redaction.redacted_at.date().isoformat(),
        },
    }
    return json.dumps(data, ensure_ascii=False, sort_keys=True).encode()
