"""Fetching a page whose address a person gave, without reaching anything but the public web."""

from articles.desk.capture.fetching.fetched import Fetched, Unfetchable
from articles.desk.capture.fetching.following import fetch

__all__ = ["Fetched", "Unfetchable", "fetch"]
