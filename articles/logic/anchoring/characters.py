"""Characters that differ by white space and typography alone."""

from __future__ import annotations

import re

_BREAKS = "\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"
_SPACES = (
    "\t\x1f\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
    "\u202f\u205f\u3000"
)
#: Soft hyphens, zero-width and bidirectional marks, variation selectors, tatweel.
_UNSEEN = (
    "\xad\u061c\u0640\u180e\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e"
    "\u2060\u2061\u2062\u2063\u2064\u2066\u2067\u2068\u2069\ufe0e\ufe0f\ufeff"
)
_PLAIN = {
    "\n": _BREAKS,
    " ": _SPACES,
    "\u200b": _UNSEEN,
    '"': "«»„“”‟″〝〞＂",
    "'": "‘’‚‛′`´ʼ",
    "-": "‐‑‒–—―−﹘﹣",
}
#: Characters that fold one for one, those of full width among them.
ONE_FOR_ONE = {c: plain for plain, signs in _PLAIN.items() for c in signs} | {
    chr(wide): chr(wide - 0xFEE0) for wide in range(0xFF03, 0xFF5F)
}
_MARKS = "\u0300-\u036f\u3099\u309a"
#: Ligatures, digraphs, presentation forms of Arabic and Hebrew, letters of half width.
_COMPATIBLE = (
    "\u0132\u0133\u01c4-\u01cc\u01f1-\u01f3\ufb00-\ufb06\ufb13-\ufb17\ufb1d-\ufdfb"
    "\ufe70-\ufefc\uff61-\uffdc"
)
_JAMO = "\u1100-\u1112"
#: What folds into something of another length, once characters are plain. One set of first
#: characters, and what follows decides: long texts are swept quickly so.
CLUSTER = re.compile(
    f"[ \n\u200b.…\\-{_MARKS}{_COMPATIBLE}{_JAMO}]"
    + "(?:(?<= )-+ |(?<=-)-+|(?<=[ \n\u200b])[ \n\u200b]+|(?<=\\.) \\. \\.|(?<=[\u200b…])"
    + f"|(?<=[{_MARKS}])[{_MARKS}]*|(?<=[{_COMPATIBLE}])[{_COMPATIBLE}]*"
    + f"|(?<=[{_JAMO}])[\u1161-\u1175][\u11a8-\u11c2]?)"
)
MARK = re.compile(f"[{_MARKS}]")
