"""Two newspapers with reports of their own, or so it seemed: what the tests of rewrites share."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, fields
from typing import Any

from django.db import transaction
from pytest_django.plugin import DjangoDbBlocker

from articles.desk.editing.acting import acting
from articles.desk.editing.article import make_article
from articles.desk.editing.source_grade import grade
from articles.desk.models import Article, Claim, Evidence, Person, Source
from articles.desk.publishing.article_rewrite import OwnReporting, rewrite
from tests.desk import factories


@dataclass(frozen=True)
class Press:
    """ana writes, ben checks and publishes. `first` was there first, `second` may rewrite it."""

    ana: Person
    ben: Person
    ledger: Source
    bulletin: Source
    first: Article
    second: Article

    def afresh(self) -> Press:
        """The same people and records as the database has them now."""
        values = {field.name: getattr(self, field.name) for field in fields(self)}
        return Press(**{name: type(row).objects.get(pk=row.pk) for name, row in values.items()})

    def told(self, claim: Claim, article: Article, **fields: Any) -> Evidence:
        """An item made from the article, of its own reporting by default."""
        usual = {"kind": "media_report", "credibility": "2", "is_own_reporting": True}
        fields = {"source": article.publisher, "article": article, **usual, **fields}
        return factories.attach(self.ana, claim, **fields)

    def claim(self, **fields: Any) -> Claim:
        """Supported, high: two newspapers with reporting of their own."""
        claim = factories.draft(self.ana, temporal="event", **fields)
        self.told(claim, self.first)
        self.told(claim, self.second)
        return factories.assess(
            self.ana, claim, verdict="supported", confidence="high", rationale="Two papers."
        )

    def published(self, **fields: Any) -> Claim:
        claim = factories.submit(self.ana, self.claim(**fields))
        factories.publish_claim(self.ben, factories.verify(self.ben, claim))
        return claim.refreshed()

    def rewrite(self, *own: OwnReporting, by: Person | None = None) -> Article:
        """The second article rewrites the first one."""
        with acting(by or self.ana, "It rewrites the other one"):
            second = self.second.refreshed()
            return rewrite(second, version=second.version, parent=self.first, own=own)

    def is_not_own(self, claim: Claim) -> OwnReporting:
        """The second article has no reporting of its own on the claim."""
        item = claim.evidence.get(article=self.second)
        return OwnReporting(item, False, claim.refreshed().version)


def build() -> Press:
    ana, ben = factories.person("ana"), factories.person("ben")
    sources = [factories.make_source(ana, name) for name in ("Ledger", "Bulletin")]
    made = []
    for source in sources:
        with acting(ana, "test"):
            grade(source, reliability="B", reason="Right most of the time.")
            made.append(make_article(title=f"As the {source} has it", publisher=source))
    return Press(ana, ben, sources[0], sources[1], made[0], made[1])


@contextmanager
def for_the_module(blocker: DjangoDbBlocker) -> Iterator[None]:
    """What is made inside stays for a module's tests, each of which has its own savepoint."""
    with blocker.unblock():
        outer = transaction.atomic()
        outer.__enter__()
    try:
        with blocker.unblock():
            yield
    finally:
        with blocker.unblock():
            transaction.set_rollback(True)
            outer.__exit__(None, None, None)
