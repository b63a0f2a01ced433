"""Random words that stand in secret fields, and the search for them in whatever is answered.

Every token begins with the same six letters, which stand in no language: so an answer is
searched for one mark in each spelling instead of for a thousand tokens.
"""

from __future__ import annotations

import base64
import binascii
import gzip
import html
import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from random import Random
from urllib.parse import unquote_to_bytes

MARK = "zqjxvk"
#: Letters of a token behind the mark; no vowels, so that no word comes of it.
TAIL = 9
_LETTERS = "bcdfghlmnprstw"
_TOKEN = re.compile(rf"{MARK}[{_LETTERS}]{{0,{TAIL}}}", re.IGNORECASE)
_REVERSED = re.compile(rf"[{_LETTERS}]{{0,{TAIL}}}{MARK[::-1]}", re.IGNORECASE)
_HEX = re.compile(rb"(?:[0-9a-fA-F]{2}){12,}")
_BASE64 = re.compile(rb"[A-Za-z0-9+/_-]{16,}")
_JSON_ESCAPE = re.compile(r"\\u([0-9a-fA-F]{4})")
#: What six letters look like in base64, at each of the three places they may begin at.
_MARKS_IN_BASE64 = tuple(
    base64.b64encode(bytes(before) + form.encode())[skip:8].decode()
    for form in (MARK + "bb", MARK.upper() + "BB", MARK.capitalize() + "bb")
    for before, skip in ((0, 0), (1, 4), (2, 4))
)
_IDENTIFIER = re.compile(rb"(?<![0-9A-Za-z])[0-9A-Za-z]{8}(?![0-9A-Za-z])")
_DIGEST = re.compile(rb"(?<![0-9a-f])[0-9a-f]{64}(?![0-9a-f])")


@dataclass(frozen=True)
class Token:
    """`place` is model.field of a record; `audience` names who may read it at the desk."""

    text: str
    place: str
    audience: str


@dataclass
class Mint:
    """Makes tokens, and knows again what it made. `values` are secrets that are no tokens:
    public ids and hashes of secret rows, as the database has them."""

    seed: str
    made: dict[str, Token] = field(default_factory=dict)
    values: dict[str, Token] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._random = Random(self.seed)

    def token(self, place: str, audience: str) -> str:
        tail = "".join(self._random.choice(_LETTERS) for _ in range(TAIL))
        self.made[MARK + tail] = Token(MARK + tail, place, audience)
        return MARK + tail

    def keep(self, value: str, place: str, audience: str) -> None:
        """A secret that has to stay as it is: it is searched for itself."""
        self.values.setdefault(value, Token(value, place, audience))

    def found_in(self, data: bytes, headers: str = "") -> set[Token]:
        """Secrets in the bytes or the headers, however they are written there."""
        found: set[Token] = set()
        for form in (*spellings(data), headers, *_decoded(headers)):
            found.update(self._marked(form))
        raw = data + b"\n" + headers.encode()
        for run in (*_IDENTIFIER.findall(raw), *_DIGEST.findall(raw)):
            value = run.decode()
            known = self.values.get(value) or self.values.get(value.upper())
            if known:
                found.add(known)
        for value in re.findall(rb"evidence/[0-9a-z.]{5,40}", raw):
            if known := self.values.get(value.decode()):
                found.add(known)
        return found

    def _marked(self, text: str) -> Iterator[Token]:
        runs = [run.lower() for run in _TOKEN.findall(text)]
        runs += [run.lower()[::-1] for run in _REVERSED.findall(text)]
        for run in runs:
            if run in self.made:
                yield self.made[run]
                continue
            cut = [token for text, token in self.made.items() if text.startswith(run)]
            one = cut[0] if len(cut) == 1 else Token(run, "the beginning of a token", "unknown")
            yield replace(one, text=run)


def spellings(data: bytes) -> Iterator[str]:
    """The bytes as text, unpacked and decoded in each way that hides words from a plain search."""
    for unpacked in (data, *_unpacked(data)):
        text = unpacked.decode("utf-8", "replace")
        yield text
        yield from _decoded(text)
        for width in ("utf-16-le", "utf-16-be"):
            if MARK.encode(width) in unpacked.lower():
                yield unpacked.decode(width, "replace")
                yield unpacked[1:].decode(width, "replace")


def _unpacked(data: bytes) -> Iterator[bytes]:
    for start in (b"\x1f\x8b", b"\x78\x9c", b"\x78\xda"):
        if start not in data[:2]:
            continue
        try:
            yield gzip.decompress(data) if start == b"\x1f\x8b" else zlib.decompress(data)
        except (OSError, EOFError, zlib.error):
            continue


def _decoded(text: str) -> Iterator[str]:
    if "&" in text:
        yield html.unescape(text)
    if "%" in text:
        yield unquote_to_bytes(text).decode("utf-8", "replace")
    if "\\u" in text:
        yield _JSON_ESCAPE.sub(lambda found: chr(int(found[1], 16)), text)
    raw = text.encode("utf-8", "replace")
    for run in _HEX.findall(raw):
        yield binascii.unhexlify(run).decode("utf-8", "replace")
    if any(mark in text or mark.translate(_URL_SAFE) in text for mark in _MARKS_IN_BASE64):
        for run in _BASE64.findall(raw):
            for start in range(4):
                yield _from_base64(run[start:])


_URL_SAFE = str.maketrans("+/", "-_")


def _from_base64(run: bytes) -> str:
    whole = run[: len(run) // 4 * 4]
    return base64.b64decode(whole, altchars=b"-_" if {*b"-_"} & {*whole} else None).decode(
        "utf-8", "replace"
    )
