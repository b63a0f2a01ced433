"""Claims that rest on pages, and checks of these with findings of the test's choice."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.utils import timezone

from articles.desk.editing.acting import acting
from articles.desk.editing.article import make_article
from articles.desk.editing.link import Looked
from articles.desk.models import Article, Claim, Evidence, LinkState, Person
from articles.desk.publishing.link import record_check
from articles.logic.link_states import LinkFinding
from tests.desk import factories

URL = "https://paper.example/tern"


def an_article(by: Person, url: str = URL, **fields: Any) -> Article:
    with acting(by, "test"):
        return make_article(title="The Tern sails", canonical_url=url, **fields)


def rest_on(by: Person, claim: Claim, article: Article, **fields: Any) -> Evidence:
    return factories.attach(by, claim, article=article, **fields)


def looked_at(by: Person, article: Article, *findings: LinkFinding) -> LinkState:
    """After checks that found this, each a day after the one before, which may lie ahead."""
    article = article.refreshed()
    known = LinkState.objects.filter(article=article).first()
    last = known.checked_at if known else timezone.now() - timedelta(days=len(findings))
    for days, finding in enumerate(findings, start=1):
        with acting(by, "test"):
            record_check(
                article,
                Looked(finding, f"{finding.label}."),
                url=article.canonical_url,
                at=last + timedelta(days=days),
            )
    return LinkState.objects.get(article=article)
