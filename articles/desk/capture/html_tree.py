"""An HTML page into a tree, within bounds: read whole or refused."""

from __future__ import annotations

import re

from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from articles.desk.capture.captured import Unreadable

#: Walking more takes longer than an editor waits; the longest reports have a tenth.
MAX_ELEMENTS = 250_000
MAX_ATTRIBUTES = 2_000
MAX_ATTRIBUTE_LENGTH = 10_000
# libxml2 compares each attribute of a tag with all before it; shorter pages can't hurt.
_HARMLESS_LENGTH = 100_000
# One start tag with its first attributes, so many that no honest tag reaches them. Possessive
# throughout, so that no text makes it go back.
_FLOODED_TAG = re.compile(
    r"<[a-z][^\s/>]*+((?:[\s/]*+[^\s/>=]++(?:\s*+=\s*+(?:\"[^\"]*+\"|'[^']*+'|[^\s>]++))?+)"
    rf"{{0,{MAX_ATTRIBUTES}}}+)([\s/]*+[^\s/>])?+",
    re.I,
)

NO_TEXT = "No article text was found on this page. If there is one, paste it as text."


def parse(html: str) -> HtmlElement:
    """The page's tree without comments. Raises Unreadable where a part would be lost."""
    if len(html) > _HARMLESS_LENGTH:
        _refuse_floods(html)
    parser = HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, collect_ids=False)
    try:
        tree = document_fromstring(html.encode(), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError):
        raise Unreadable(NO_TEXT) from None
    # libxml2 stops at 256 levels and gives what it has: half an article.
    if any(problem.type_name == "ERR_RESOURCE_LIMIT" for problem in parser.error_log):
        raise Unreadable("The page is nested too deeply to be read whole.")
    if sum(1 for _ in tree.iter()) > MAX_ELEMENTS:
        raise Unreadable(f"The page has more than {MAX_ELEMENTS:,} elements; it is no article.")
    _drop_long_attributes(tree)
    return tree


def _drop_long_attributes(tree: HtmlElement) -> None:
    """Pictures inside addresses, and class names made to keep patterns busy."""
    for element in tree.iter(etree.Element):
        for name, value in element.attrib.items():
            if len(value) > MAX_ATTRIBUTE_LENGTH:
                del element.attrib[name]


def _refuse_floods(html: str) -> None:
    for tag in _FLOODED_TAG.finditer(html):
        if tag.group(2):
            raise Unreadable("The page has a tag with too many attributes to be read.")
