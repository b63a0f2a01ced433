"""One edition of a claim as a citation: plain, BibTeX, RIS and CSL-JSON.

BibTeX as its manual of 1988 has it (`@misc`), RIS as Research Information Systems defined
it, CSL-JSON 1.0 of the Citation Style Language.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from types import MappingProxyType

from articles.logic.edition_content import ClaimContent
from articles.logic.partial_dates import PartialDate
from articles.logic.vocabulary import Verdict
from articles.logic.wording import neutral_title_of

PUBLISHER = "Claimbook"
DEMONSTRATION = "Demonstration, not reporting"


@dataclass(frozen=True)
class Cited:
    """What every form of a citation is made from. `note` is empty or a warning to keep.

    `title` is the statement, or a neutral one (logic.wording) in its place.
    """

    key: str
    title: str
    judgement: str
    edition: int
    published: date
    address: str
    language: str
    note: str = ""


def cited(
    content: ClaimContent, *, address: str, demonstration: bool = False, standing: str = ""
) -> Cited:
    """`address` is the public base address, without a trailing slash; `standing` what became of
    the claim since, in words such as "Retracted since"."""
    return Cited(
        key=f"claimbook-{content.id}-v{content.number}",
        title=_one_line(neutral_title_of(content) or content.statement),
        judgement=judgement(content.verdict, content.confidence),
        edition=content.number,
        published=datetime.fromisoformat(content.published_at).date(),
        address=f"{address}/claims/{content.id}/v{content.number}/",
        language=content.language,
        note=_joined(standing, DEMONSTRATION if demonstration else ""),
    )


def judgement(verdict: str, confidence: str | None) -> str:
    """ "Disputed, moderate confidence", or the verdict alone where it has none."""
    words = Verdict(verdict).label
    return f"{words}, {confidence} confidence" if confidence else words


def plain(c: Cited) -> str:
    day = PartialDate(c.published.year, c.published.month, c.published.day).display()
    end = "" if c.title.endswith((".", "!", "?")) else "."
    said = f"{PUBLISHER}, “{c.title}{end}” Edition {c.edition}, {day}. {c.judgement}."
    return " ".join(part for part in (said, f"{c.note}." if c.note else "", c.address) if part)


#: Characters that TeX would act upon.
_TEX: Mapping[int, str] = MappingProxyType(
    str.maketrans(
        {
            "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "$": r"\$", "&": r"\&",
            "#": r"\#", "%": r"\%", "_": r"\_", "~": r"\textasciitilde{}",
            "^": r"\textasciicircum{}",
        }
    )
)  # fmt: skip


def bibtex(c: Cited) -> str:
    fields = {
        "author": f"{{{PUBLISHER}}}",
        "title": f"{{{c.title.translate(_TEX)}}}",
        "year": str(c.published.year),
        "month": str(c.published.month),
        "edition": str(c.edition),
        "howpublished": rf"\url{{{c.address}}}",
        "url": c.address,
        "note": _joined(c.judgement, c.note).translate(_TEX),
    }
    lines = ",\n".join(f"  {name} = {{{value}}}" for name, value in fields.items())
    return f"@misc{{{c.key},\n{lines}\n}}\n"


def ris(c: Cited) -> str:
    tags = [
        ("TY", "ELEC"),
        ("ID", c.key),
        ("AU", PUBLISHER),
        ("TI", c.title),
        ("PB", PUBLISHER),
        ("PY", str(c.published.year)),
        ("DA", c.published.strftime("%Y/%m/%d")),
        ("ET", str(c.edition)),
        ("LA", c.language),
        ("UR", c.address),
        ("N1", _joined(c.judgement, c.note)),
        ("ER", ""),
    ]
    return "".join(f"{tag}  - {value}\r\n" for tag, value in tags if value or tag == "ER")


def csl(c: Cited) -> str:
    """A list of one item, as reference managers read it."""
    item: dict[str, object] = {
        "id": c.key,
        "type": "webpage",
        "title": c.title,
        "author": [{"literal": PUBLISHER}],
        "container-title": PUBLISHER,
        "publisher": PUBLISHER,
        "issued": {"date-parts": [[c.published.year, c.published.month, c.published.day]]},
        "version": str(c.edition),
        "URL": c.address,
        "note": _joined(c.judgement, c.note),
    }
    if c.language:
        item["language"] = c.language
    return json.dumps([item], ensure_ascii=False, indent=2) + "\n"


def _joined(*parts: str) -> str:
    return ". ".join(part for part in parts if part)


def _one_line(text: str) -> str:
    """Line ends would break RIS and BibTeX."""
    return " ".join(text.split())
