"""What readers type into the search box, and which published rows answer it."""

from articles.public.search.marks import Segment, marked, segments
from articles.public.search.meaning import Meant, Named, meaning_of
from articles.public.search.names import NameFound, names_like, names_typed
from articles.public.search.statement import CANDIDATES, CONFIGURATIONS, Answer, answer
from articles.public.search.suggesting import suggested

__all__ = [
    "CANDIDATES",
    "CONFIGURATIONS",
    "Answer",
    "Meant",
    "NameFound",
    "Named",
    "Segment",
    "answer",
    "marked",
    "meaning_of",
    "names_like",
    "names_typed",
    "segments",
    "suggested",
]
