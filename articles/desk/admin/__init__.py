"""The desk's pages inside Django's admin, one module for each record."""

from articles.desk.admin import (
    article,
    brief,
    claim,
    company,
    desk_export,
    enquiry,
    origin,
    person,
    relation,
    request,
    source,
    topic,
    verification,
)

__all__ = [
    "article",
    "brief",
    "claim",
    "company",
    "desk_export",
    "enquiry",
    "origin",
    "person",
    "relation",
    "request",
    "source",
    "topic",
    "verification",
]
