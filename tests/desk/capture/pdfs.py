"""Small PDF files written by hand, after ISO 32000-1."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Text:
    """A piece of text and where its baseline begins, in points from the lower left corner."""

    y: float
    text: str
    x: float = 72
    size: float = 11
    bold: bool = False

    def operators(self) -> str:
        escaped = self.text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
        font = "F2" if self.bold else "F1"
        return f"BT /{font} {self.size} Tf 1 0 0 1 {self.x} {self.y} Tm ({escaped}) Tj ET"


def paragraph(top: float, *lines: str, x: float = 72, size: float = 11) -> list[Text]:
    """Lines one under the other, 14 points apart."""
    return [Text(top - 14 * index, line, x, size) for index, line in enumerate(lines)]


def pdf(
    *pages: Sequence[Text], information: str = "", catalog: str = "", trailer: str = ""
) -> bytes:
    """A file with these pages; the other arguments are entries of its dictionaries."""
    streams = ["\n".join(text.operators() for text in page).encode("cp1252") for page in pages]
    return of_streams(streams, information=information, catalog=catalog, trailer=trailer)


def of_streams(
    streams: Sequence[bytes],
    *,
    information: str = "",
    catalog: str = "",
    trailer: str = "",
    compressed: bool = False,
    resources: str = "",
    repeat: int = 1,
) -> bytes:
    """A file of pages with these content streams, all pages named `repeat` times."""
    font = "<</Type/Font/Subtype/Type1/Encoding/WinAnsiEncoding/BaseFont/%s>>"
    first = 6
    kids = " ".join(f"{first + 2 * n} 0 R" for n in range(len(streams))) + " "
    objects: list[bytes] = [
        f"<</Type/Catalog/Pages 2 0 R{catalog}>>".encode(),
        f"<</Type/Pages/Count {len(streams) * repeat}/Kids[{kids * repeat}]>>".encode(),
        (font % "Helvetica").encode(),
        (font % "Helvetica-Bold").encode(),
        f"<<{information}>>".encode(),
    ]
    for number, stream in enumerate(streams):
        data = zlib.compress(stream) if compressed else stream
        how = "/Filter/FlateDecode" if compressed else ""
        objects.append(
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents {first + 2 * number + 1} 0 R"
            f"/Resources<</Font<</F1 3 0 R/F2 4 0 R>>{resources}>>>>".encode()
        )
        objects.append(f"<</Length {len(data)}{how}>>stream\n".encode() + data + b"\nendstream")
    return _file(objects, trailer)


def _file(objects: Sequence[bytes], trailer: str) -> bytes:
    out = b"%PDF-1.7\n"
    places = []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n".encode() + content + b"\nendobj\n"
    table = b"".join(f"{place:010} 00000 n \n".encode() for place in places)
    head = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    size = len(objects) + 1
    end = f"trailer\n<</Size {size}/Root 1 0 R/Info 5 0 R{trailer}>>\nstartxref\n{len(out)}\n%%EOF"
    return out + head + table + end.encode()
