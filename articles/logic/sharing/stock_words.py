"""Words that many writers have without having them from each other."""

from __future__ import annotations

import re

# What every spokesperson says.
_STOCK = re.compile(
    r"\b(?:declin\w+ to comment|(?:do|does|did) not comment|no (?:further )?comment|comment on "
    r"(?:rumou?rs|speculation)|very seriously|committed to|forward-looking statements?|look\w* "
    r"forward to|keine Stellungnahme|nicht kommentieren|nimmt .{0,40}\bernst|sehr ernst|ne "
    r"commente pas|s’est refusé|no hace comentarios|declinó)\b",
    re.I,
)
# Words that lead to a record which everybody may read: to quote it is no copying.
_PUBLIC_RECORD = re.compile(
    r"\b(?:acts?|laws?|statutes?|regulations?|directives?|constitution|article \d+|section \d+|"
    r"courts?|rulings?|judgments?|judges?|indictments?|complaints?|lawsuit|filings?|filed|"
    r"register|prospectus|annual reports?|10-[KQ]|SEC|accounts|minutes|hearing|testimony|"
    r"testified|parliament|congress|Gesetz\w*|Verordnung|Richtlinie|Urteil|Gericht\w*|Klage|"
    r"Handelsregister|Geschäftsbericht|Bundestag|Paragra(?:f|ph)|loi|tribunal|jugement|"
    r"règlement|ley|sentencia|demanda|juzgado|reglamento)\b|§",
    re.I,
)


def is_stock(words: str) -> bool:
    return bool(_STOCK.search(words))


def is_of_public_record(sentence: str) -> bool:
    return bool(_PUBLIC_RECORD.search(sentence))
