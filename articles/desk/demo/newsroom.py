"""Who acts in the demonstration, and its records by their names."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property

from articles.desk.editing.acting import acting
from articles.desk.models import Article, ArticleVersion, Claim, Company, Origin, Person, Source


class Newsroom:
    """Records of a story are found by name: a story tells each of its names once."""

    @cached_property
    def _people(self) -> dict[str, Person]:
        return {person.username: person for person in Person.objects.all()}

    @contextmanager
    def deed(self, username: str, reason: str) -> Iterator[Person]:
        """One act of one person: kept whole or not at all."""
        with acting(self._people[username], reason) as person:
            yield person

    def person(self, username: str) -> Person:
        return self._people[username]

    def company(self, name: str) -> Company:
        return Company.objects.get(name=name)

    def source(self, name: str) -> Source:
        return Source.objects.get(name=name)

    def origin(self, label: str) -> Origin:
        return Origin.objects.get(label=label)

    def article(self, title: str) -> Article:
        return Article.objects.get(title=title)

    def text(self, title: str) -> ArticleVersion:
        """The newest version of the article's text."""
        versions = ArticleVersion.objects.filter(article__title=title)
        return versions.select_related("article").order_by("-number")[0]

    def claim(self, statement: str) -> Claim | None:
        """The claim that says or once said this."""
        return Claim.objects.filter(events__statement=statement).order_by("pk").first()
