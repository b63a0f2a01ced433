"""Where the quoted words of a sentence stand."""

from __future__ import annotations

import re

# „…“ and “…” share a mark; «…» is »…« in some countries. Single quotes look like apostrophes.
_QUOTED = re.compile(r"„[^„“”]*[“”]|“[^“”]*”|”[^“”]*”|«[^«»]*»|»[^«»]*«|\"[^\"]*\"|「[^「」]*」")


def quoted_ranges(text: str) -> tuple[tuple[int, int], ...]:
    """Ranges of quoted words with their marks.

    A text that is one quotation as a whole has none: its words are the sentence.
    """
    ranges = tuple(match.span() for match in _QUOTED.finditer(text))
    if len(ranges) == 1 and not (text[: ranges[0][0]] + text[ranges[0][1] :]).strip(" .,?!"):
        return ()
    return ranges


def is_within(place: int, ranges: tuple[tuple[int, int], ...]) -> bool:
    return any(start <= place < end for start, end in ranges)
