"""What an answer's status and headers say, before its body is read."""

from __future__ import annotations

import re
from collections.abc import Sequence
from http import HTTPStatus

from articles.desk.capture.fetching.fetched import Unfetchable

Headers = Sequence[tuple[bytes, bytes]]

REDIRECTS = frozenset({301, 302, 303, 307, 308})
MOST_HEADERS = 100
LONGEST_NAME = 100
LONGEST_VALUE = 1000

_COOKIES = frozenset({"set-cookie", "set-cookie2"})
_TYPES = frozenset({"text/html", "application/xhtml+xml", "text/plain", "application/pdf"})
_ENCODINGS = {"gzip": "gzip", "x-gzip": "gzip", "deflate": "deflate"}
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]{1,40})", re.I | re.A)
_LOOKS_LIKE_HTML = re.compile(rb"<(?:!doctype\s+html|html|head|body)[\s>]", re.I)
_SNIFFED = 2048

_BY_HAND = "If you may read it, save it in your browser and add the file."
_WORDS = {
    401: f"it asks for a name and a password. {_BY_HAND}",
    402: f"it wants to be paid for. {_BY_HAND}",
    403: f"it refuses programs, or everybody but subscribers. {_BY_HAND}",
    404: "not found.",
    407: "it asks for a proxy.",
    410: "it is gone.",
    429: "it was asked too often. Try again later.",
    451: "it is withheld for legal reasons.",
}


def kept_headers(headers: Headers) -> dict[str, str]:
    """By name in lower case, repeated ones joined by ", "; bounded, and without cookies."""
    kept: dict[str, str] = {}
    for raw_name, raw_value in headers:
        name = _text(raw_name).lower()
        if name in _COOKIES or len(name) > LONGEST_NAME:
            continue
        if name in kept:
            kept[name] = f"{kept[name]}, {_text(raw_value)}"[:LONGEST_VALUE]
        elif len(kept) < MOST_HEADERS:
            kept[name] = _text(raw_value)[:LONGEST_VALUE]
    return kept


def redirection(status: int, headers: Headers) -> str | None:
    """Where a redirect sends us; None where the answer is the page itself.

    Raises Unfetchable for every status that is neither.
    """
    if status in REDIRECTS:
        places = set(_values(headers, b"location")) - {""}
        if len(places) != 1:
            raise Unfetchable(f"The page answers {status}: it moved, without saying where to.")
        return places.pop()
    if status != HTTPStatus.OK:
        raise Unfetchable(f"The page answers {status}: {_words(status)}")
    return None


def content_type(headers: Headers) -> str:
    """ "essence" or "essence; charset=…"; "" where none is stated. Raises Unfetchable."""
    stated = {value for value in _values(headers, b"content-type") if value}
    if not stated:
        return ""
    read = {_essence(value) for value in stated}
    if len(read) > 1:
        raise Unfetchable("The page states two types of content at once.")
    essence = read.pop()
    if essence not in _TYPES:
        raise Unfetchable(
            f"Only web pages, plain text and PDF are fetched; this is {essence[:60] or 'unknown'}."
        )
    charset = next(filter(None, map(_CHARSET.search, sorted(stated))), None)
    return f"{essence}; charset={charset.group(1)}" if charset else essence


def sniffed_type(data: bytes) -> str:
    """The type of bytes whose sender states none. Raises Unfetchable where they are no text."""
    if data.startswith(b"%PDF-"):
        return "application/pdf"
    if _LOOKS_LIKE_HTML.search(data[:_SNIFFED]):
        return "text/html"
    if b"\0" in data[:_SNIFFED]:
        raise Unfetchable("The page doesn't say what it is, and it doesn't read like text.")
    return "text/plain"


def content_encoding(headers: Headers) -> str:
    """ "", "gzip" or "deflate". Raises Unfetchable for others, and for several on one another."""
    named = [
        part.strip().lower()
        for value in _values(headers, b"content-encoding")
        for part in value.split(",")
    ]
    applied = [name for name in named if name not in ("", "identity")]
    if not applied:
        return ""
    if len(applied) > 1 or applied[0] not in _ENCODINGS:
        raise Unfetchable("The page is compressed in a way that can't be read here.")
    return _ENCODINGS[applied[0]]


def content_length(headers: Headers) -> int:
    """Bytes that the sender announces; 0 where it announces none."""
    stated = [value for value in _values(headers, b"content-length") if value.isdecimal()]
    return max((int(value) for value in stated if len(value) < 20), default=0)


def _values(headers: Headers, name: bytes) -> list[str]:
    return [_text(value) for key, value in headers if key.lower() == name]


def _essence(value: str) -> str:
    return value.partition(";")[0].strip().lower()


def _text(value: bytes) -> str:
    try:
        return value.decode("utf-8").strip()
    except UnicodeDecodeError:
        return value.decode("latin-1").strip()


def _words(status: int) -> str:
    if status in _WORDS:
        return _WORDS[status]
    if status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        return "the site has trouble. Try again later."
    try:
        return f"{HTTPStatus(status).phrase.lower()}."
    except ValueError:
        return "nobody knows what that means."
