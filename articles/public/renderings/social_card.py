"""A picture of a claim for social networks: 1200 × 630, PNG.

The typeface is Noto Sans, set letter by letter: Latin, Greek and Cyrillic with their accents. A
statement with any other letter is left out rather than misspelt, and the picture has verdict,
confidence, origins and the id.
"""

from __future__ import annotations

import struct
import zlib
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from unicodedata import category, name, normalize

from PIL import Image, ImageDraw, ImageFont

SIZE = (1200, 630)
MARGIN = 72
#: A picture takes some hundredths of a second; more words than these would not fit.
LONGEST, LINES = 400, 5
INK, MUTED, PAPER, LINE = "#14171c", "#525965", "#ffffff", "#d8dce2"
#: Ink and ground of each level of confidence, as in static/css/foundation.css.
LEVELS = {
    5: ("#06284f", "#dcebfb"), 4: ("#1f68ad", "#eaf3fc"), 3: ("#565d67", "#eff1f4"),
    2: ("#8f5a00", "#fdf1d8"), 1: ("#661a02", "#fbe3d9"),
}  # fmt: skip
_TYPEFACE = files("fontpkg_noto_sans").joinpath("files", "NotoSans[wdth,wght].ttf")
#: Letters that need no shaping; the typeface has some of others besides.
_SCRIPTS = ("LATIN ", "GREEK ", "CYRILLIC ", "MICRO SIGN", "FEMININE ", "MASCULINE ")


@dataclass(frozen=True)
class Pictured:
    """`title` may be "", then the id stands in its place; `notice` is empty or such as
    "Retracted"; `level` from 0 (no confidence) to 5."""

    id: str
    title: str
    verdict: str
    confidence: str
    level: int
    origins: str
    notice: str


@lru_cache(maxsize=256)
def picture(said: Pictured) -> bytes:
    """The same bytes for the same words; kept for the last few."""
    image = Image.new("RGB", SIZE, PAPER)
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, 0, SIZE[0], 12), fill=INK)
    draw.text((MARGIN, 56), "Claimbook", font=_font(30), fill=MUTED)
    if said.notice:
        right = SIZE[0] - MARGIN - draw.textlength(said.notice, font=_font(30))
        draw.text((right, 56), said.notice, font=_font(30), fill=INK)
    title = normalize("NFC", said.title)
    top = 128
    for line in _lines(draw, title if title and can_draw(title) else f"Claim {said.id}"):
        draw.text((MARGIN, top), line, font=_font(50), fill=INK)
        top += 64
    _dials(draw, said)
    return _as_png(image)


def can_draw(text: str) -> bool:
    """Whether each letter is one that the typeface has, with its accents in it."""
    return all(_has(letter) for letter in set(normalize("NFC", text)))


@cache
def _font(size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(_TYPEFACE), size, layout_engine=ImageFont.Layout.BASIC)


@lru_cache(maxsize=4096)
def _has(letter: str) -> bool:
    if letter.isspace() or "!" <= letter <= "~":
        return True
    kind = category(letter)[0]
    if kind in "MC" or (kind == "L" and not name(letter, "").startswith(_SCRIPTS)):
        return False
    font = _font(24)
    missing, drawn = font.getmask("\U0010ffff"), font.getmask(letter)
    return drawn.size != missing.size or bytes(drawn) != bytes(missing)


def _lines(draw: ImageDraw.ImageDraw, text: str) -> list[str]:
    """At most LINES, the last with "…" where there is more."""
    width = SIZE[0] - 2 * MARGIN
    lines = [""]
    words = text[:LONGEST].split()
    for word in words:
        tried = f"{lines[-1]} {word}".strip()
        if draw.textlength(tried, font=_font(50)) <= width:
            lines[-1] = tried
        else:
            while draw.textlength(word, font=_font(50)) > width:
                word = word[: len(word) // 2]
            lines.append(word)
    lines = [line for line in lines if line]
    if len(lines) > LINES or len(text) > LONGEST:
        lines = lines[:LINES]
        lines[-1] = lines[-1][:-2].rstrip() + " …"
    return lines


def _dials(draw: ImageDraw.ImageDraw, said: Pictured) -> None:
    draw.line((MARGIN, 478, SIZE[0] - MARGIN, 478), fill=LINE, width=2)
    draw.text((MARGIN, 500), said.verdict, font=_font(42), fill=INK)
    left = MARGIN + draw.textlength(said.verdict, font=_font(42)) + 40
    if said.level:
        ink, ground = LEVELS[said.level]
        words = f"{said.confidence}, {said.level} of 5"
        width = 128 + draw.textlength(words, font=_font(32)) + 24
        draw.rounded_rectangle((left, 502, left + width, 558), 8, fill=ground)
        for bar in range(5):
            at, height = left + 20 + bar * 20, 12 + bar * 6
            box = (at, 548 - height, at + 12, 548)
            draw.rectangle(box, fill=ink if bar < said.level else None, outline=ink)
        draw.text((left + 128, 510), words, font=_font(32), fill=ink)
    draw.text((MARGIN, 572), f"{said.origins} · {said.id}", font=_font(28), fill=MUTED)


def _as_png(image: Image.Image) -> bytes:
    """PNG (ISO/IEC 15948): 8 bits a pixel with a palette, one chunk of data, rows unfiltered."""
    drawn = image.quantize(64)
    pixels, width = drawn.tobytes(), drawn.width
    rows = b"".join(b"\0" + pixels[at : at + width] for at in range(0, width * drawn.height, width))
    head = struct.pack(">IIBBBBB", width, drawn.height, 8, 3, 0, 0, 0)
    chunks = (
        (b"IHDR", head),
        (b"PLTE", bytes(drawn.getpalette() or ())),
        (b"IDAT", zlib.compress(rows, 6)),
        (b"IEND", b""),
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(name, data) for name, data in chunks)


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
