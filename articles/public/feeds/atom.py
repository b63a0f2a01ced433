"""A feed as Atom, RFC 4287."""

from __future__ import annotations

from io import StringIO
from xml.sax.xmlreader import AttributesImpl

from django.utils.feedgenerator import rfc3339_date
from django.utils.xmlutils import SimplerXMLGenerator

from articles.public.feeds.feed import PUBLISHER, Entry, Feed, absolute
from articles.public.renderings.xml_text import held

MEDIA_TYPE = "application/atom+xml; charset=utf-8"


def atom(feed: Feed) -> bytes:
    """Characters that XML cannot hold become U+FFFD."""
    text = StringIO()
    out = SimplerXMLGenerator(text, "utf-8")
    out.startDocument()
    out.startElement(
        "feed", AttributesImpl({"xmlns": "http://www.w3.org/2005/Atom", "xml:lang": "en"})
    )
    _element(out, "id", feed.addresses["atom"])
    _element(out, "title", feed.title)
    _element(out, "subtitle", feed.about)
    _element(out, "updated", rfc3339_date(feed.updated))
    _link(out, "self", feed.addresses["atom"], "application/atom+xml")
    _link(out, "alternate", feed.page, "text/html")
    _link(out, "alternate", feed.addresses["json"], "application/feed+json")
    out.startElement("author", AttributesImpl({}))
    _element(out, "name", PUBLISHER)
    _element(out, "uri", absolute("/"))
    out.endElement("author")
    for entry in feed.entries:
        _entry(out, entry)
    out.endElement("feed")
    out.endDocument()
    return text.getvalue().encode()


def _entry(out: SimplerXMLGenerator, entry: Entry) -> None:
    out.startElement("entry", AttributesImpl({}))
    _element(out, "id", entry.id)
    of_title = {"xml:lang": entry.language} if entry.language else {}
    _element(out, "title", entry.title, **of_title)
    _link(out, "alternate", entry.address, "text/html")
    _element(out, "published", rfc3339_date(entry.published))
    _element(out, "updated", rfc3339_date(entry.updated))
    for slug, name in entry.topics:
        _element(out, "category", "", term=slug, label=name)
    _element(out, "summary", entry.text)
    out.endElement("entry")


def _element(out: SimplerXMLGenerator, name: str, text: str, **attributes: str) -> None:
    said = {key: held(value) for key, value in attributes.items()}
    out.addQuickElement(name, held(text), said)


def _link(out: SimplerXMLGenerator, rel: str, address: str, media_type: str) -> None:
    _element(out, "link", "", rel=rel, href=address, type=media_type)
