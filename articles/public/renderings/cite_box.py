"""What stands ready to be copied from a claim's page: its citation in four forms, and its card."""

from __future__ import annotations

from dataclasses import dataclass

from articles.logic.citations import bibtex, cited, csl, plain, ris
from articles.logic.edition_content import ClaimContent
from articles.public.renderings.embedding import embed_code


@dataclass(frozen=True)
class Copied:
    """`key` is part of the field's id."""

    key: str
    label: str
    text: str


def cite_box(
    content: ClaimContent, *, title: str, embed: str, address: str, demonstration: bool,
    standing: str,
) -> tuple[Copied, ...]:  # fmt: skip
    """`embed` is the absolute address of the card, `standing` as in logic.citations.cited."""
    said = cited(content, address=address, demonstration=demonstration, standing=standing)
    return (
        Copied("plain", "As plain text", plain(said)),
        Copied("bibtex", "As BibTeX", bibtex(said)),
        Copied("ris", "As RIS", ris(said)),
        Copied("csl", "As CSL-JSON", csl(said)),
        Copied("embed", "Code to embed the card", embed_code(embed, title)),
    )
