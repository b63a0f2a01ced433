"""`manage.py capture PATH`: an article from a file or standard input."""

from __future__ import annotations

import json
import mimetypes
import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from articles.desk.capture.capturing import capture
from articles.desk.editing.acting import acting
from articles.desk.editing.errors import EditingError
from articles.desk.models import Article
from articles.logic.partial_dates import PartialDate
from articles.logic.vocabulary import ArticleKind
from articles.management.people import actor_named, add_actor

#: Reading stops here: the readers refuse what is larger.
MOST_BYTES = 10 * 1024 * 1024 + 1


class Command(BaseCommand):
    help = "Captures an article from a file (or - for standard input); prints one JSON line."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("path", help="a text or HTML file, or - for standard input")
        parser.add_argument("--publisher", help="who published it; not stated if left out")
        parser.add_argument("--kind", choices=[kind.value for kind in ArticleKind])
        parser.add_argument("--published", help="2019, 2025-06 or 2025-06-13")
        parser.add_argument("--url", help="its address")
        parser.add_argument("--article", help="public id of the article this is a new version of")
        add_actor(parser)

    def handle(self, *args: Any, **options: Any) -> None:
        person = actor_named(options["as_username"])
        data, media_type = _read(options["path"])
        try:
            with acting(person, "captured by command"):
                result = capture(
                    data,
                    media_type=media_type,
                    url=options["url"],
                    publisher=options["publisher"],
                    kind=options["kind"],
                    published=_date(options["published"]),
                    article=_article(options["article"]),
                )
        except EditingError as refusal:
            raise CommandError(str(refusal)) from refusal
        if not result.is_new:
            self.stderr.write("These bytes were captured before; nothing was added.")
        self.stdout.write(
            json.dumps(
                {
                    "article": result.article.public_id,
                    "version": result.version.number,
                    "title": result.article.title,
                    "blocks": len(result.version.blocks),
                    "sentences": len(result.version.sentences),
                },
                ensure_ascii=False,
            )
        )


def _read(path: str) -> tuple[bytes, str | None]:
    if path == "-":
        return sys.stdin.buffer.read(MOST_BYTES), None
    try:
        with Path(path).open("rb") as file:
            data = file.read(MOST_BYTES)
    except OSError as problem:
        raise CommandError(f"{path} cannot be read: {problem.strerror}.") from problem
    return data, mimetypes.guess_type(path)[0]


def _date(text: str | None) -> PartialDate | None:
    try:
        return PartialDate.parse(text) if text else None
    except ValueError as problem:
        raise CommandError(str(problem)) from problem


def _article(public_id: str | None) -> Article | None:
    if public_id is None:
        return None
    article = Article.objects.filter(public_id=public_id.upper()).first()
    if article is None:
        raise CommandError(f"There is no article {public_id}.")
    return article
