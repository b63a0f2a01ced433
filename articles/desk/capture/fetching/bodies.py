"""Bodies of answers: whole, undone of their compression, and never larger than the bound."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator

from articles.desk.capture.decoding import MAX_BYTES
from articles.desk.capture.fetching.deadline import Deadline
from articles.desk.capture.fetching.fetched import Unfetchable

#: Decompressed at a time: what a bomb gets before it is looked at.
_PIECE = 1 << 16
_GZIP, _ZLIB, _RAW = 31, 15, -15  # window sizes, as zlib tells formats apart


def read_body(chunks: Iterable[bytes], encoding: str, deadline: Deadline) -> bytes:
    """All of the body; `encoding` is "", "gzip" or "deflate".

    Raises Unfetchable past 10 MB, before or after decompression, and for damaged bodies.
    """
    raw = _bounded(chunks, deadline)
    if encoding:
        raw = _bounded(_inflated(raw, encoding), deadline)
    return b"".join(raw)


def too_large() -> Unfetchable:
    return Unfetchable(f"The page is larger than {MAX_BYTES // 1_000_000} MB.")


def _bounded(chunks: Iterable[bytes], deadline: Deadline) -> Iterator[bytes]:
    size = 0
    for chunk in chunks:
        deadline.remaining()
        size += len(chunk)
        if size > MAX_BYTES:
            raise too_large()
        yield chunk


def _inflated(chunks: Iterable[bytes], encoding: str) -> Iterator[bytes]:
    inflater = None
    pending = b""
    for chunk in chunks:
        pending += chunk
        if inflater is None:
            if len(pending) < 2:  # both formats are told by two bytes
                continue
            inflater = zlib.decompressobj(_window(encoding, pending))
        while pending:
            if inflater.eof:
                # RFC 1952 allows several members one after another; anything else is padding.
                if encoding != "gzip" or not pending.startswith(b"\x1f"):
                    return
                inflater = zlib.decompressobj(_GZIP)
            yield from _pieces(inflater, pending)
            pending = inflater.unused_data
    if inflater is None or not inflater.eof:
        raise _damaged()


def _pieces(inflater: zlib._Decompress, data: bytes) -> Iterator[bytes]:
    """All that the data gives, so much at a time."""
    while True:
        try:
            piece = inflater.decompress(data, _PIECE)
        except zlib.error:
            raise _damaged() from None
        yield piece
        data = inflater.unconsumed_tail
        if inflater.eof or (not data and len(piece) < _PIECE):
            return


def _window(encoding: str, start: bytes) -> int:
    """Servers send "deflate" with zlib's header, as RFC 9110 has it, and without."""
    if encoding == "gzip":
        return _GZIP
    has_header = start[0] & 0x0F == 8 and int.from_bytes(start[:2], "big") % 31 == 0
    return _ZLIB if has_header else _RAW


def _damaged() -> Unfetchable:
    return Unfetchable("The page arrived damaged: its compression doesn't hold.")
