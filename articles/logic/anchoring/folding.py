"""Texts without their differences of white space and typography."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from itertools import islice

from articles.logic.anchoring.characters import CLUSTER, MARK, ONE_FOR_ONE
from articles.logic.anchoring.folded import Folded

#: A text with more of these keeps them as they are: time is bounded.
MOST_CLUSTERS = 50_000


@lru_cache(maxsize=1)
def folded_text(text: str) -> Folded:
    """`fold`, remembered for a text in which many quotes are looked for."""
    return fold(text)


def fold(text: str) -> Folded:
    """The text with one space for white space, plain quotation marks, hyphens for dashes.

    Ligatures and wide letters become ordinary ones, as in NFKC; what cannot be seen goes.
    """
    plain = text
    for sign in set(text) & ONE_FOR_ONE.keys():
        plain = plain.replace(sign, ONE_FOR_ONE[sign])
    has_marks = MARK.search(plain) is not None
    pieces: list[str] = []
    places, sources = [0], [0]
    done = length = 0
    for cluster in islice(CLUSTER.finditer(plain), MOST_CLUSTERS):
        start, end = cluster.span()
        if has_marks and start > done and MARK.match(plain, start) and plain[start - 1].isalnum():
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
    return unicodedata.normalize("NFC" if MARK.match(cluster, 1) else "NFKC", cluster)
