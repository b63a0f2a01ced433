"""The desk's pages inside Django's admin, one module for each record."""

from articles.desk.admin import (
    company,
)

__all__ = [
    "company",
]
