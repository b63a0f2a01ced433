"""The bytes of an article into title, blocks and sentences: no network, no clock, no database."""

from __future__ import annotations

import re
from urllib.parse import urlsplit, urlunsplit

from articles.desk.capture.captured import Captured, Unreadable
from articles.desk.capture.decoding import decode
from articles.desk.capture.html_pages import declared_charset, read_html
from articles.desk.capture.pdf_files import MEDIA_TYPE as PDF_TYPE
from articles.desk.capture.pdf_files import is_pdf, read_pdf
from articles.desk.capture.plain_text import read_plain_text

__all__ = ["Captured", "Unreadable", "read"]

_HTML_TYPES = ("text/html", "application/xhtml+xml")
_TEXT_TYPES = ("text/plain", "text/markdown", "text/x-markdown")
_ANY_TYPES = ("", "application/octet-stream", "text/xml", "application/xml")
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]+)", re.I)
_LOOKS_LIKE_HTML = re.compile(
    rb"<!doctype\s+html|<(?:html|head|body|title|article|main|div|p|h1)[\s>]", re.I
)
_SNIFFED = 2048


def read(data: bytes, *, media_type: str | None, url: str | None) -> Captured:
    """Read plain text, HTML or PDF of at most 10 MB.

    `media_type` may carry a charset ("text/html; charset=utf-8"); None lets the bytes decide.
    `url` is where the bytes came from, if anywhere; relative addresses in a page are resolved
    against it. Raises Unreadable with the reason in the user's words: the article is read whole
    or not at all.
    """
    essence, charset = _parts(media_type)
    where = _clean_url(url)
    if essence == PDF_TYPE or is_pdf(data):
        if not is_pdf(data):
            raise Unreadable("This is no PDF file, though it is said to be one.")
        return read_pdf(data, url=where)
    if _is_html(data, essence):
        text = decode(data, charset or declared_charset(data), lenient=True)
        return read_html(text, url=where)
    return read_plain_text(decode(data, charset), url=where)


def _parts(media_type: str | None) -> tuple[str, str | None]:
    essence, _, parameters = (media_type or "").partition(";")
    match = _CHARSET.search(parameters)
    return essence.strip().lower(), match.group(1) if match else None


def _is_html(data: bytes, essence: str) -> bool:
    if essence in _HTML_TYPES:
        return True
    if essence in _TEXT_TYPES:
        return False
    if essence not in _ANY_TYPES:
        raise Unreadable(f"Only plain text, HTML and PDF can be read; this is {essence[:60]}.")
    # Every second byte of UTF-16 is NUL for ASCII characters.
    return bool(_LOOKS_LIKE_HTML.search(data[:_SNIFFED].replace(b"\0", b"")))


def _clean_url(url: str | None) -> str | None:
    """An http(s) address without its fragment; None for anything else."""
    try:
        parts = urlsplit((url or "").strip())
        if parts.scheme not in ("http", "https") or not parts.hostname or parts.username:
            return None
    except ValueError:
        return None
    return urlunsplit(parts._replace(fragment=""))
