"""Bidirectional controls (Unicode Standard Annex #9): found in names, kept apart in pages.

A control left open turns round whatever follows it on the line: a date, a verdict, another
person's name. Text of others keeps its controls, since right-to-left text needs them; pages
show each run of text that has any isolated from its surroundings, with what it left open closed.
"""

from __future__ import annotations

import re

#: Embeddings and overrides, their end; isolates, their end.
_OPENS, _POP = "\u202a\u202b\u202d\u202e", "\u202c"
_ISOLATES, _END = "\u2066\u2067\u2068", "\u2069"
FIRST_STRONG = "\u2068"
#: Those, and the marks that only change the direction of their neighbours.
CONTROLS = _OPENS + _POP + _ISOLATES + _END + "\u200e\u200f\u061c"
HAS_CONTROL = re.compile(f"[{CONTROLS}]")
_IN_DRAWING = re.compile(f"(?<=>)[^<>]*[{CONTROLS}][^<>]*(?=<)")

_PIECES = re.compile(
    r"(?P<kept><!--.*?-->|<(?P<raw>script|style|textarea)\b[^>]*>.*?</(?P=raw)\s*>)"
    r"|(?P<drawing><svg\b[^>]*>.*?</svg\s*>)"
    r"|(?P<plain><(?P<tag>title|option)\b[^>]*>)(?P<inside>.*?)(?=</?(?:title|option|optgroup|select))"
    r"|(?P<markup><[^>]*>)|(?P<text>[^<]+)",
    re.S | re.I,
)


def closed(text: str) -> str:
    """The text with its controls balanced: what it left open is closed, stray ends are gone."""
    kept: list[str] = []
    opened: list[str] = []
    for sign in text:
        if sign in _OPENS:
            opened.append(_POP)
        elif sign in _ISOLATES:
            opened.append(_END)
        elif sign == _POP:
            if not opened or opened[-1] != _POP:
                continue
            opened.pop()
        elif sign == _END:
            if _END not in opened:
                continue
            while opened.pop() != _END:  # an isolate's end closes what was opened inside it
                pass
        kept.append(sign)
    return "".join(kept) + "".join(reversed(opened))


def isolated(text: str) -> str:
    """The text by itself: for titles and choices, which hold no markup."""
    return f"{FIRST_STRONG}{closed(text)}{_END}"


def isolated_in_markup(page: str) -> str:
    """HTML in which each run of text that has controls stands in a `bdi`, balanced.

    Attributes, scripts and what stands in text areas stay as they are: browsers keep the first
    apart by themselves, and the last goes back into the record.
    """
    if not HAS_CONTROL.search(page):
        return page
    return _PIECES.sub(_piece, page)


def _piece(found: re.Match[str]) -> str:
    text, inside = found["text"], found["inside"]
    if found["drawing"] is not None:  # no `bdi` there: it would not be drawn
        return _IN_DRAWING.sub(lambda words: isolated(words[0]), found[0])
    if text is not None and HAS_CONTROL.search(text):
        return f"<bdi>{closed(text)}</bdi>"
    if inside is not None and HAS_CONTROL.search(inside):
        return found["plain"] + isolated(inside)
    return found[0]


def turning(name: str) -> list[str]:
    """The controls in a name, as U+202E, each once; names need none."""
    return list(dict.fromkeys(f"U+{ord(sign):04X}" for sign in HAS_CONTROL.findall(name)))
