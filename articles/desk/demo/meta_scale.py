"""The story of Meta and Scale AI: one article of unknown origin and what it claims."""

from __future__ import annotations

from articles.desk.demo.briefs import tell_brief
from articles.desk.demo.newsroom import Newsroom
from articles.desk.demo.preparing import prepare
from articles.desk.demo.story import read_story
from articles.desk.demo.telling import tell
from articles.desk.models import Claim


def tell_meta_scale(newsroom: Newsroom) -> str:
    """Loads what is missing; says how much there is."""
    story = read_story("meta_scale")
    prepare(newsroom, story, by="marit", checker="femi")
    claims: dict[str, Claim] = {}
    for told in story.claims:
        claims[told.key] = tell(newsroom, told, claims)
    for brief in story.briefs:
        tell_brief(newsroom, brief, claims)
    return f"{len(claims)} claims of one article"
