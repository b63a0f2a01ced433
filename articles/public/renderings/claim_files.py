"""An edition as a file: its stored JSON, JSON-LD, BibTeX, RIS and CSL-JSON."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass

from articles.logic.citations import bibtex, cited, csl, ris
from articles.logic.edition_content import read_claim
from articles.public.models import Edition, Redaction
from articles.public.renderings.claimreview import json_ld
from articles.public.renderings.redacted_files import redacted_file

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


def file_of(
    edition: Edition,
    form: str,
    *,
    redaction: Redaction | None,
    corrections: Sequence[str],
    address: str,
    demonstration: bool,
    standing: str = "",
) -> File:
    """The edition in that form. JSON is the stored text, byte for byte.

    `standing` says in words what became of the claim since, such as "Retracted since".
    Of a redacted edition every form has number, hash and notice, and no word of its content.
    """
    media_type = MEDIA_TYPES[form]
    if not edition.content:
        return File(redacted_file(edition, redaction, form, address), media_type)
    if form == "json":
        return File(edition.content.encode(), media_type)
    content = read_claim(edition.content)
    if form == "jsonld":
        data = json_ld(
            content, corrections=corrections, address=address, demonstration=demonstration
        )
        if standing:
            data["creativeWorkStatus"] = standing
        return File((json.dumps(data, ensure_ascii=False, indent=2) + "\n").encode(), media_type)
    made = cited(content, address=address, demonstration=demonstration, standing=standing)
    return File(_CITATIONS[form](made).encode(), media_type)
