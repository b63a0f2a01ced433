"""`manage.py capture PATH|URL`: an article from a file, standard input or the web."""

from __future__ import annotations

import json
import mimetypes
import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from articles.desk.capture.capturing import Capture, capture
from articles.desk.capture.web import capture_page
from articles.desk.editing.acting import acting
from articles.desk.editing.errors import EditingError
from articles.desk.models import Article, Person
from articles.logic.partial_dates import PartialDate
from articles.logic.vocabulary import ArticleKind
from articles.management.people import actor_named, add_actor

#: Reading stops here: the readers refuse what is larger.
MOST_BYTES = 10 * 1024 * 1024 + 1


class Command(BaseCommand):
    help = (
        "Captures an article from a file (or - for standard input) or from its address on the "
        "web; prints one JSON line."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "path",
            metavar="PATH|URL",
            help="a text, HTML or PDF file, - for standard input, or an http(s) address to fetch",
        )
        parser.add_argument("--publisher", help="who published it; not stated if left out")
        parser.add_argument("--kind", choices=[kind.value for kind in ArticleKind])
        parser.add_argument("--published", help="2019, 2025-06 or 2025-06-13")
        parser.add_argument("--url", help="the address of a file’s text")
        parser.add_argument("--article", help="public id of the article this is a new version of")
        add_actor(parser)

    def handle(self, *args: Any, **options: Any) -> None:
        person = actor_named(options["as_username"])
        told = {
            "publisher": options["publisher"],
            "kind": options["kind"],
            "published": _date(options["published"]),
            "article": _article(options["article"]),
        }
        try:
            result = _captured(person, options["path"], options["url"], told)
        except EditingError as refusal:
            raise CommandError(str(refusal)) from refusal
        if not result.is_new:
            self.stderr.write("This text was captured before; nothing was added.")
        elif result.reanchored and (words := result.reanchored.told()):
            self.stderr.write(words)
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


def _captured(person: Person, path: str, url: str | None, told: dict[str, Any]) -> Capture:
    if path.lower().startswith(("http://", "https://")):
        if url:
            raise CommandError("--url is for files: the page at the address is fetched.")
        return capture_page(person, path, reason="captured by command", **told)
    data, media_type = _read(path)
    with acting(person, "captured by command"):
        return capture(data, media_type=media_type, url=url, **told)


def _read(path: str) -> tuple[bytes, str | None]:
    if path == "-":
        return sys.stdin.buffer.read(MOST_BYTES), None
    try:
        with Path(path).open("rb") as file:
            data = file.read(MOST_BYTES)
    except OSError as problem:
        raise CommandError(f"{path} cannot be read: {problem.strerror}.") from problem
    except ValueError as problem:
        raise CommandError("No file has a NUL character in its name.") from problem
    return data, mimetypes.guess_type(path)[0]


def _date(text: str | None) -> PartialDate | None:
    try:
        return PartialDate.parse(text) if text else None
    except ValueError as problem:
        raise CommandError(str(problem)) from problem


def _article(public_id: str | None) -> Article | None:
    if public_id is None:
        return None
    is_id = public_id.isascii() and public_id.isalnum()
    article = Article.objects.filter(public_id=public_id.upper()).first() if is_id else None
    if article is None:
        raise CommandError(f"There is no article {public_id}.")
    return article
