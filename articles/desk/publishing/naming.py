"""What may be said in public of a source, and public addresses for records."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.utils.text import slugify

from articles.desk.models import Source
from articles.logic.edition_content import Named
from articles.logic.vocabulary import SourceAttribution

#: The only words that readers ever get for a confidential source.
CONFIDENTIAL = "a source known to the newsroom"


#: Characters of a slug, before an id that tells it apart.
SLUG_LENGTH = 100
#: Words that stand in addresses of pages of our own, beside those of records.
RESERVED = frozenset({"suggest"})


def is_secret(source: Source | None) -> bool:
    return source is not None and source.attribution == SourceAttribution.CONFIDENTIAL


def public_name(source: Source) -> Named:
    """On the record by name, on background by its public label, else a fixed phrase."""
    if source.attribution == SourceAttribution.CONFIDENTIAL:
        return Named(None, CONFIDENTIAL)
    if source.attribution == SourceAttribution.ON_BACKGROUND:
        return Named(source.public_id, source.public_label)
    return Named(source.public_id, source.name)


def free_slug(others: QuerySet[Any], words: str, public_id: str) -> str:
    """From public words; with the public id where they give none or another has the slug."""
    slug = slugify(words)[:SLUG_LENGTH].strip("-")
    if not slug:
        return public_id.lower()
    is_taken = slug in RESERVED or others.filter(slug=slug).exists()
    return f"{slug}-{public_id.lower()}" if is_taken else slug
