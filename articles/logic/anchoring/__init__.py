"""Quotations and their places: described once, found again in a text that was edited.

The selectors are those of the W3C's Web Annotation Data Model, section 4.2: TextQuoteSelector
and TextPositionSelector, in Unicode code points.
"""

from articles.logic.anchoring.finding import anchor
from articles.logic.anchoring.quotes import CONTEXT, Anchor, Quote, describe
from articles.logic.anchoring.spans import anchor_all

__all__ = ["CONTEXT", "Anchor", "Quote", "anchor", "anchor_all", "describe"]
