"""What an answer says of its body: type, compression and length."""

from __future__ import annotations

import re

from articles.desk.capture.fetching.fetched import Unfetchable
from articles.desk.capture.fetching.headers import Headers, values

_TYPES = frozenset({"text/html", "application/xhtml+xml", "text/plain", "application/pdf"})
_ENCODINGS = {"gzip": "gzip", "x-gzip": "gzip", "deflate": "deflate"}
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]{1,40})", re.I | re.A)
_LOOKS_LIKE_HTML = re.compile(rb"<(?:!doctype\s+html|html|head|body)[\s>]", re.I)
_SNIFFED = 2048


def content_type(headers: Headers) -> str:
    """ "essence" or "essence; charset=…"; "" where none is stated. Raises Unfetchable."""
    stated = {value for value in values(headers, b"content-type") if value}
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
        for value in values(headers, b"content-encoding")
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
    stated = [value for value in values(headers, b"content-length") if value.isdecimal()]
    return max((int(value) for value in stated if len(value) < 20), default=0)


def _essence(value: str) -> str:
    return value.partition(";")[0].strip().lower()
