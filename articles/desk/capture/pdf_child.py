"""A program of its own: the lines of a PDF on standard input, as JSON on standard output.

Run by `pdf_process` in a child process with limits of its own, so that a hostile file can neither
hang nor eat the memory of the web process. It imports nothing of this project.

Out comes an object with either "refused" (a word for the reason) or: "lines", each [page, x, y,
size, is_bold, text] in the file's order, lengths in points and y upwards; "about", what the file
states of itself, each [field, value, is_xmp]; "pictures", whether a page holds any.
"""

from __future__ import annotations

import io
import json
import logging
import math
import sys
from typing import Any

Line = list[Any]


def limit(memory: int, seconds: int) -> None:
    """Hold this process to so many bytes and seconds of work, where the system can."""
    try:
        import resource
    except ImportError:  # no such limits on this system; the parent's clock still holds
        return
    for kind, most in ((resource.RLIMIT_AS, memory), (resource.RLIMIT_CPU, seconds)):
        resource.setrlimit(kind, (most, most))


def read(data: bytes, most_pages: int, most_characters: int) -> dict[str, Any]:
    """The file's lines and statements, or the reason why it gives none."""
    from pypdf import PdfReader

    reader = PdfReader(io.BytesIO(data), strict=False)
    if reader.is_encrypted:
        return {"refused": "encrypted"}
    if len(reader.pages) > most_pages:
        return {"refused": "pages"}
    lines: list[Line] = []
    pictures = False
    for number, page in enumerate(reader.pages):
        found, length = _lines(page, number)
        lines.extend(found)
        most_characters -= length
        if most_characters < 0:
            return {"refused": "characters"}
        pictures = pictures or _has_pictures(page)
    return {"lines": lines, "about": _about(reader), "pictures": pictures}


def _lines(page: Any, number: int) -> tuple[list[Line], int]:
    found: list[Line] = []

    def visit(text: str, cm: list[float], tm: list[float], font: Any, size: float) -> None:
        if not text.strip():
            return
        # Text space to page space: the text matrix, then the current transformation matrix.
        x = tm[4] * cm[0] + tm[5] * cm[2] + cm[4]
        y = tm[4] * cm[1] + tm[5] * cm[3] + cm[5]
        scale = math.hypot(tm[2], tm[3]) * math.hypot(cm[2], cm[3])
        name = str((font or {}).get("/BaseFont", "")).lower()
        bold = any(word in name for word in ("bold", "black", "heavy", "semibold"))
        numbers = [round(value, 1) if math.isfinite(value) else 0 for value in (x, y, size * scale)]
        found.append([number, *numbers, bold, text])

    page.extract_text(visitor_text=visit)
    return found, sum(len(line[5]) for line in found)


def _has_pictures(page: Any) -> bool:
    try:
        objects = page["/Resources"]["/XObject"].values()
        return any(one.get_object().get("/Subtype") == "/Image" for one in objects)
    except Exception:  # a page may lack either, or hold anything in its place
        return False


def _about(reader: Any) -> list[tuple[str, str, bool]]:
    found: list[tuple[str, Any, bool]] = []
    for field, read_one in _STATEMENTS:
        try:
            value = read_one(reader)
        except Exception:  # what a file says of itself may be broken where its text is not
            value = None
        listed = value if isinstance(value, list) else [value]
        found.extend((field, one, field.endswith("xmp")) for one in listed)
    return [(field.split()[0], str(value)[:2000], xmp) for field, value, xmp in found if value]


_STATEMENTS = (
    ("title", lambda reader: reader.metadata.title),
    ("byline", lambda reader: reader.metadata.author),
    ("made", lambda reader: reader.metadata.creation_date.strftime("%Y-%m-%d")),
    ("language", lambda reader: reader.trailer["/Root"].get("/Lang")),
    ("title xmp", lambda reader: list(reader.xmp_metadata.dc_title.values())[:1]),
    ("byline xmp", lambda reader: reader.xmp_metadata.dc_creator[:20]),
    ("publisher xmp", lambda reader: reader.xmp_metadata.dc_publisher[:1]),
    ("language xmp", lambda reader: reader.xmp_metadata.dc_language[:1]),
)


def main(memory: int, seconds: int, most_pages: int, most_characters: int) -> None:
    """Read standard input within the limits and write the answer."""
    limit(memory, seconds)
    logging.disable(logging.CRITICAL)
    try:
        answer = read(sys.stdin.buffer.read(), most_pages, most_characters)
    except MemoryError:
        answer = {"refused": "memory"}
    except Exception:  # whatever a broken file makes its reader raise
        answer = {"refused": "damaged"}
    sys.stdout.write(json.dumps(answer))


if __name__ == "__main__":
    main(*(int(argument) for argument in sys.argv[1:]))
