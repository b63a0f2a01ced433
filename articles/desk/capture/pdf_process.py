"""A PDF's lines, read in a child process that may fail, hang or swell without harm."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from articles.desk.capture.captured import Unreadable
from articles.desk.capture.decoding import MAX_BYTES

MAX_PAGES = 500
MAX_CHARACTERS = 5_000_000
SECONDS = 45
MEMORY = 1_000_000_000
_PROGRAM = Path(__file__).with_name("pdf_child.py")
_TOO_MUCH = "Reading this PDF takes too long or too much memory; it is damaged or made to do harm."
_REASONS = {
    "encrypted": "This PDF is locked. Save a copy of it without protection and give that.",
    "pages": f"This PDF has more than {MAX_PAGES} pages; give the part that matters.",
    "characters": f"This PDF has more than {MAX_CHARACTERS:,} characters; it is no article.",
    "memory": _TOO_MUCH,
    "damaged": "This PDF is damaged and can't be read.",
}


@dataclass(frozen=True, slots=True)
class PdfLine:
    """A piece of text on a page: where its baseline begins and how large it is, in points."""

    page: int
    x: float
    y: float
    size: float
    is_bold: bool
    text: str


@dataclass(frozen=True, slots=True)
class PdfContent:
    """A file's lines in its own order, and what it states: (field, value, whether in XMP)."""

    lines: tuple[PdfLine, ...]
    about: tuple[tuple[str, str, bool], ...]
    has_pictures: bool


def read_lines(data: bytes, *, seconds: float = SECONDS, memory: int = MEMORY) -> PdfContent:
    """The lines of the file, within 45 seconds and 1 GB of memory.

    Raises Unreadable, with the reason, for locked, damaged, endless and hostile files.
    """
    if len(data) > MAX_BYTES:
        raise Unreadable(f"This PDF is larger than {MAX_BYTES // 1_000_000} MB.")
    # -I: nothing in the environment or the working directory can stand in for a module.
    limits = (memory, int(seconds) + 1, MAX_PAGES, MAX_CHARACTERS)
    command = [sys.executable, "-I", str(_PROGRAM), *map(str, limits)]
    try:
        done = subprocess.run(
            command, input=data, capture_output=True, timeout=seconds, check=True, env={}
        )
        answer = json.loads(done.stdout)
    except (subprocess.SubprocessError, ValueError):
        raise Unreadable(_TOO_MUCH) from None
    if "refused" in answer:
        raise Unreadable(_REASONS[answer["refused"]])
    return PdfContent(
        tuple(PdfLine(*line) for line in answer["lines"]),
        tuple((field, value, xmp) for field, value, xmp in answer["about"]),
        answer["pictures"],
    )
