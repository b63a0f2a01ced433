"""A claim's card in other people's pages: the code to embed it, and oEmbed 1.0 (oembed.com)."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from io import StringIO
from xml.sax.xmlreader import AttributesImpl

from django.utils.html import format_html
from django.utils.xmlutils import SimplerXMLGenerator

from articles.public.renderings.xml_text import held

#: Of the card, in pixels; it is taller where it is narrow.
WIDTH, HEIGHT, NARROW, HEIGHT_NARROW = 600, 260, 420, 380


@dataclass(frozen=True)
class Card:
    """Of type rich, in the names of oEmbed; `cache_age` in seconds."""

    title: str
    html: str
    width: int
    height: int
    provider_url: str
    type: str = "rich"
    version: str = "1.0"
    provider_name: str = "Claimbook"
    cache_age: int = 3600


def embed_code(embed: str, title: str, *, width: int = WIDTH, height: int = HEIGHT) -> str:
    """`embed` is the card's absolute address. Links in the card open in a page of their own."""
    return format_html(
        '<iframe src="{}" title="{}" width="{}" height="{}" loading="lazy" '
        'sandbox="allow-popups allow-popups-to-escape-sandbox" '
        'style="border:1px solid #d8dce2;max-width:100%"></iframe>',
        embed,
        title,
        width,
        height,
    )


def card(
    embed: str, title: str, *, address: str, max_width: int | None, max_height: int | None
) -> Card:
    width = min(WIDTH, max_width or WIDTH)
    height = HEIGHT_NARROW if width < NARROW else HEIGHT
    height = min(height, max_height or height)
    html = embed_code(embed, title, width=width, height=height)
    return Card(title, html, width, height, provider_url=f"{address}/")


def as_json(made: Card) -> bytes:
    return json.dumps(asdict(made), ensure_ascii=False).encode()


def as_xml(made: Card) -> bytes:
    text = StringIO()
    out = SimplerXMLGenerator(text, "utf-8")
    out.startDocument()
    out.startElement("oembed", AttributesImpl({}))
    for name, value in asdict(made).items():
        out.addQuickElement(name, held(str(value)))
    out.endElement("oembed")
    return text.getvalue().encode()
