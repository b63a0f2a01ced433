"""Bytes into text: never a wrong letter without a reason, never half a text.

The encoding is, in this order: what a byte order mark says; UTF-8 if every byte fits; what the
sender or the page declares; windows-1252 if the result reads like Western European text.
"""

from __future__ import annotations

import codecs
import re
import unicodedata

from articles.desk.capture.captured import Unreadable

MAX_BYTES = 10_000_000
_MEGABYTES = MAX_BYTES // 1_000_000

_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_KNOWN_FILES = (
    (b"PK\x03\x04", "a ZIP archive or an Office document"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"RIFF", "a media file"),
    (b"\x1f\x8b", "a compressed file"),
    (b"{\\rtf", "an RTF document"),
    (b"\xd0\xcf\x11\xe0", "an old Office document"),
    (b"\x7fELF", "a program"),
)
_LINE_BREAKS = re.compile("\r\n|[\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_CONTROLS = re.compile("[\x01-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f\ufdd0-\ufdef\ufffe\uffff]")
_SURROGATES = re.compile("[\ud800-\udfff]")
_WESTERN = re.compile("[\u00a0-\u00ff€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]")
_LETTERS = re.compile("[\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u00ffŠŒŽšœžŸ]")
# UAX #15's Stream-Safe Text Format allows 30 combining marks in a row; sorting longer runs into
# normal form takes time that grows with the square of their length.
_COMBINING = "".join(chr(c) for c in range(0x300, 0x1F000) if unicodedata.combining(chr(c)))
_MARKS_IN_A_ROW = re.compile(f"[{_COMBINING}]{{31}}")
#: Damaged UTF-8 is shown with U+FFFD as browsers do, up to one place in this many characters.
_ONE_DAMAGED_IN = 1000


def decode(data: bytes, declared: str | None, *, lenient: bool = False) -> str:
    """The text of the bytes, NFC, with "\\n" line breaks and without other control characters.

    `declared` is the charset that the sender or the page names. `lenient` shows single damaged
    bytes as U+FFFD, for web pages. Raises Unreadable for empty, binary, undecodable and
    oversized input. Bidirectional controls stay: pages isolate them.
    """
    if len(data) > MAX_BYTES:
        raise Unreadable(f"The text is larger than {_MEGABYTES} MB.")
    if not data.strip():
        raise Unreadable("The text is empty.")
    for start, name in _KNOWN_FILES:
        if data.startswith(start):
            raise Unreadable(f"This is {name}; only plain text, HTML and PDF can be read.")
    return _clean(_decoded(data, declared, lenient))


def _decoded(data: bytes, declared: str | None, lenient: bool) -> str:
    if marked := next((encoding for mark, encoding in _MARKS if data.startswith(mark)), None):
        try:
            return data.decode(marked)
        except UnicodeDecodeError:
            raise Unreadable(
                "The text is damaged: its bytes don't fit the encoding it announces."
            ) from None
    if b"\0" in data:
        raise Unreadable("This is a binary file, not a text.")
    # ISO-2022 text is pure ASCII with escapes and would pass as UTF-8.
    if b"\x1b" not in data:
        try:
            return data.decode("utf-8")
        except UnicodeDecodeError as problem:
            if damaged := _damaged_utf8(data, lenient, problem.start):
                return damaged
    return _in_older_encoding(data, _codec(declared))


def _in_older_encoding(data: bytes, declared: str | None) -> str:
    for encoding in filter(None, (declared, "windows-1252")):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if encoding != "windows-1252" or _reads_western(text):
            return text
    raise Unreadable(
        "The text's encoding can't be told: it is not UTF-8, and what it declares doesn't fit."
    )


def _codec(name: str | None) -> str | None:
    """Python's codec for a declared charset; None for unknown ones and for no text encoding."""
    if not name:
        return None
    try:
        codec = codecs.lookup(name.strip().strip("\"'")).name
        b"a".decode(codec, "replace")  # no bytes at all would pass whatever the codec is
    except (LookupError, ValueError):
        return None
    # The Encoding Standard reads both labels as windows-1252; UTF-7 and punycode are traps.
    if codec in ("iso8859-1", "ascii"):
        return "windows-1252"
    return None if codec in ("utf-7", "punycode", "idna", "unicode_escape", "utf-8") else codec


def _damaged_utf8(data: bytes, lenient: bool, position: int) -> str | None:
    """The text where the bytes are UTF-8 but for some damage; None if they aren't UTF-8."""
    text = data.decode("utf-8", errors="replace")
    damaged = text.count("\ufffd")
    sound = len(data) - len(text)  # roughly the continuation bytes that fitted
    if sound < damaged:
        return None
    if lenient and damaged * _ONE_DAMAGED_IN <= len(text) + _ONE_DAMAGED_IN:
        return text
    raise Unreadable(f"The text is damaged: byte {position + 1} is no valid UTF-8.")


def _reads_western(text: str) -> bool:
    """Whether text decoded as windows-1252 looks like a Western European language."""
    special = len(_WESTERN.findall(text))
    letters = len(_LETTERS.findall(text))
    return special * 10 <= len(text) * 3 and letters * 5 >= special


def _clean(text: str) -> str:
    if len(text.encode("utf-8", "surrogatepass")) > MAX_BYTES:
        raise Unreadable(f"The text is larger than {_MEGABYTES} MB.")
    if "\0" in text:
        raise Unreadable("This is a binary file, not a text.")
    if _SURROGATES.search(text):
        raise Unreadable("The text is damaged: it holds halves of characters.")
    text = _LINE_BREAKS.sub("\n", text)
    text, removed = _CONTROLS.subn("", text)
    if removed * 20 > len(text):
        raise Unreadable("This is a binary file, not a text.")
    text = text.removeprefix("\ufeff")
    if not text.isascii():
        if _MARKS_IN_A_ROW.search(text):
            raise Unreadable("The text is damaged: more than 30 combining marks in a row.")
        text = unicodedata.normalize("NFC", text)
    if not text.strip():
        raise Unreadable("The text is empty.")
    return text
