"""An edition as a file: its stored JSON, JSON-LD, BibTeX, RIS and CSL-JSON."""

from __future__ import annotations

import json
from dataclasses import dataclass

from articles.logic.citations import bibtex, cited, csl, ris
from articles.logic.edition_content import read_claim
from articles.public.models import Edition, Redaction
from articles.public.renderings.beside import Beside
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


def file_of(edition: Edition, form: str, *, redaction: Redaction | None, beside: Beside) -> File:
    """The edition in that form. JSON is the stored text, byte for byte.

    Of a redacted edition every form has number, hash and notice, and no word of its content.
    """
    media_type = MEDIA_TYPES[form]
    if not edition.content:
        return File(redacted_file(edition, redaction, form, beside.address), media_type)
    if form == "json":
        return File(edition.content.encode(), media_type)
    content = read_claim(edition.content)
    if form == "jsonld":
        data = json_ld(content, beside)
        return File((json.dumps(data, ensure_ascii=False, indent=2) + "\n").encode(), media_type)
    made = cited(
        content,
        address=beside.address,
        demonstration=beside.demonstration,
        standing=beside.standing,
    )
    return File(_CITATIONS[form](made).encode(), media_type)
