"""Where entity tags used to be; they are in articles.public.conditional."""

from articles.public.conditional import entity_tag, list_tag, release, tagged, unchanged

__all__ = ["entity_tag", "list_tag", "release", "tagged", "unchanged"]
