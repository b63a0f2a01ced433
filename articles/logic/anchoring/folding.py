"""Texts without their differences of white space and typography, and the way back."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

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
_ONE_FOR_ONE = {c: plain for plain, signs in _PLAIN.items() for c in signs} | {
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
_CLUSTER = re.compile(
    f"[ \n\u200b.…-{_MARKS}{_COMPATIBLE}{_JAMO}]".replace("…-", "…\\-")
    + "(?:(?<= )-+ |(?<=-)-+|(?<=[ \n\u200b])[ \n\u200b]+|(?<=\\.) \\. \\.|(?<=[\u200b…])"
    + f"|(?<=[{_MARKS}])[{_MARKS}]*|(?<=[{_COMPATIBLE}])[{_COMPATIBLE}]*"
    + f"|(?<=[{_JAMO}])[\u1161-\u1175][\u11a8-\u11c2]?)"
)
_MARK = re.compile(f"[{_MARKS}]")
#: A text with more of these keeps them as they are: time is bounded.
MOST_CLUSTERS = 50_000


@dataclass(frozen=True, slots=True)
class Folded:
    """`lined` keeps line breaks as "\\n", `flat` has spaces for them at the same places.

    `places` and `sources` tell where pieces begin here and in the text: a piece of the same
    length on both sides goes character by character, any other is one cluster.
    """

    lined: str
    flat: str
    places: tuple[int, ...]
    sources: tuple[int, ...]

    def begin(self, place: int) -> int:
        """Where in the text the character at `place` begins."""
        index = bisect_right(self.places, place) - 1
        if self._is_cluster(index):
            return self.sources[index]
        return self.sources[index] + place - self.places[index]

    def end(self, place: int) -> int:
        """Where in the text that which ends before `place` has ended; `place` is 1 or more."""
        index = bisect_left(self.places, place) - 1
        if self._is_cluster(index):
            return self.sources[index + 1]
        return self.sources[index] + place - self.places[index]

    def find(self, source: int) -> int:
        """The place of the first character that begins at `source` of the text or later."""
        index = bisect_right(self.sources, source) - 1
        if self.sources[index] == source or not self._is_cluster(index):
            return self.places[index] + source - self.sources[index]
        return self.places[index + 1]

    def _is_cluster(self, index: int) -> bool:
        if index + 1 == len(self.places):
            return False
        return (
            self.places[index + 1] - self.places[index]
            != self.sources[index + 1] - self.sources[index]
        )


@lru_cache(maxsize=4)
def folded_text(text: str) -> Folded:
    """`fold`, remembered for a text in which many quotes are looked for."""
    return fold(text)


def fold(text: str) -> Folded:
    """The text with one space for white space, plain quotation marks, hyphens for dashes.

    Ligatures and letters of other width become ordinary ones, as in Unicode's NFKC; what
    cannot be seen goes.
    """
    plain = text
    for sign in set(text) & _ONE_FOR_ONE.keys():
        plain = plain.replace(sign, _ONE_FOR_ONE[sign])
    has_marks = _MARK.search(plain) is not None
    pieces: list[str] = []
    places, sources = [0], [0]
    done = length = 0
    for cluster in islice(_CLUSTER.finditer(plain), MOST_CLUSTERS):
        start, end = cluster.span()
        if has_marks and start > done and _MARK.match(plain, start) and plain[start - 1].isalnum():
            start -= 1
        piece = _folded(plain[start:end])
        pieces += (plain[done:start], piece)
        if start > done:
            length += start - done
            places.append(length)
            sources.append(start)
        length += len(piece)
        places.append(length)
        sources.append(end)
        done = end
    pieces.append(plain[done:])
    lined = "".join(pieces)
    return Folded(lined, lined.replace("\n", " "), tuple(places), tuple(sources))


def _folded(cluster: str) -> str:
    if cluster[0] in " \n\u200b":
        if "-" in cluster:
            return "-"
        return "\n" if "\n" in cluster else " " if " " in cluster else ""
    if cluster[0] in "-.…":
        return "-" if cluster[0] == "-" else "..."
    return unicodedata.normalize("NFC" if _MARK.match(cluster, 1) else "NFKC", cluster)
