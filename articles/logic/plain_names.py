"""Names as they are compared while somebody types: small letters, no accents, single spaces.

The same as SQL plain_name, so that what was typed can stand as a constant in a query.
"""

from __future__ import annotations

import re
import unicodedata

#: Characters of a name that are looked at.
LONGEST = 60

_MARKS = re.compile("[\u0300-\u036f]+")
# Everything that is no letter or digit.
_BETWEEN = re.compile(
    "[\u0001-\u002f\u003a-\u0060\u007b-\u00bf\u2000-\u206f\u20a0-\u20cf\u2100-\u2bff"
    "\u3000-\u303f\U0001f000-\U0001faff]+"
)


def plain_name(name: str) -> str:
    """ "Ürümqi S.A." is "urumqi s a"; empty where there is no letter or digit."""
    text = name.replace("\x00", "")[:200].lower()
    bare = _MARKS.sub("", unicodedata.normalize("NFKD", text))
    return _BETWEEN.sub(" ", unicodedata.normalize("NFC", bare)).strip()[:LONGEST]
