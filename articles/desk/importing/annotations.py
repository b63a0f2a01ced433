"""Annotations of other tools on an article: each a claim in draft with its words in the text."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from lxml import etree, html

from articles.desk.editing.acting import EDITOR, JOURNALIST, acting, only
from articles.desk.editing.appearance import add_appearance
from articles.desk.editing.bulk_load import note_rows, turn_of
from articles.desk.editing.claim import draft
from articles.desk.editing.errors import EditingError
from articles.desk.editing.loading.known import loaded_hashes
from articles.desk.importing.tables import Counted, Refusal
from articles.desk.models import Article, ArticleVersion, Person
from articles.logic.annotations.model import Annotation, Other, Target, Unfit
from articles.logic.annotations.placing import Place, place_of
from articles.logic.annotations.reading import Read, read_annotations
from articles.logic.import_kinds import ImportKind

#: Bytes of one file.
LARGEST = 50_000_000
#: Bodies that say what the words claim; others tag, link or rate.
_SAYING = ("", "commenting", "describing", "identifying")
_LONGEST_KEY = 200


@dataclass(frozen=True)
class AnnotationFile:
    """The annotations of a file; EditingError where it cannot be read as a whole."""

    path: Path

    def __iter__(self) -> Iterator[Read]:
        try:
            if self.path.stat().st_size > LARGEST:
                raise EditingError(f"{self.path.name} is larger than 50 MB: give it in parts.")
            text = self.path.read_text(encoding="utf-8-sig")
            yield from read_annotations(text)
        except OSError as problem:
            words = f"{self.path.name} cannot be read: {problem.strerror}."
            raise EditingError(words) from problem
        except UnicodeDecodeError as problem:
            raise EditingError(f"{self.path.name} is not in UTF-8.") from problem
        except Unfit as problem:
            raise EditingError(f"{self.path.name}: {problem}") from problem


class AnnotationImport:
    """Into claims of one article; each annotation once, by its id, in a transaction of its own."""

    def __init__(self, by: Person, article_id: str) -> None:
        self._by = by
        with acting(by, "load annotations"):
            only(JOURNALIST, EDITOR)
        article = Article.objects.filter(public_id=article_id.upper()).first()
        versions = ArticleVersion.objects.filter(article=article).defer("raw")
        text = versions.order_by("-number").first() if article else None
        if article is None or text is None:
            raise EditingError(f"There is no article “{article_id[:20]}” with a text.")
        self._text = text
        self._language = article.language
        self._base = f"annotations of {article.public_id}"

    def run(self, items: Iterator[Read]) -> Iterator[Counted]:
        counted = Counted()
        for read in items:
            counted.refusals = []
            try:
                is_new = self._take(read)
                counted.taken += is_new
                counted.skipped += not is_new
            except EditingError as refusal:
                counted.refused += 1
                counted.refusals = [Refusal(read.number, str(refusal))]
            yield counted

    def _take(self, read: Read) -> bool:
        """False where it was taken before."""
        if read.annotation is None:
            raise EditingError(read.why)
        key, digest = _key(read.annotation.id), _digest(read.raw)
        with acting(self._by, f"loaded the annotation {key}"):
            turn_of(self._base)
            known = loaded_hashes(self._base, ImportKind.CLAIMS, [key]).get(key)
            if known == digest:
                return False
            if known is not None:
                raise EditingError("It was taken before and says something else now.")
            spans = self._spans(read.annotation)
            statement, language = self._said(read.annotation, spans)
            claim = draft(statement=statement, language=language)
            add_appearance(claim, version=claim.version, article_version=self._text, spans=spans)
            note_rows(self._base, ImportKind.CLAIMS, [(key, claim.pk, digest)])
        return True

    def _spans(self, annotation: Annotation) -> list[Place]:
        """Of all its targets: a claim may stand in several passages."""
        places = [self._place(target) for target in annotation.targets]
        return sorted(dict.fromkeys(places))

    def _place(self, target: Target) -> Place:
        if not target.selectors:
            raise EditingError("It is about the whole page, not about words in it.")
        found = place_of(self._text.text, target)
        if found is not None:
            return found
        kinds = [one.kind for one in target.selectors if isinstance(one, Other)]
        if len(kinds) == len(target.selectors):
            raise EditingError(
                f"It chooses its words by {kinds[0]} alone, which no text here has: it needs the "
                "words themselves (TextQuoteSelector) or their place (TextPositionSelector)."
            )
        raise EditingError("The words it is about are not in the article’s text, or not just once.")

    def _said(self, annotation: Annotation, spans: list[Place]) -> tuple[str, str]:
        """The statement and its language; without a body that says one, the words themselves."""
        for body in annotation.bodies:
            text = _plain(body.text, body.format)
            if body.purpose in _SAYING and text:
                return text, body.language or self._language
        words = " … ".join(self._text.text[start:end] for start, end in spans)
        return " ".join(words.split()), self._language


def _plain(text: str, media_type: str) -> str:
    """Without the elements of HTML."""
    if media_type.partition(";")[0].strip().lower() == "text/html" and text.strip():
        with suppress(etree.ParserError, ValueError):
            text = html.fromstring(f"<div>{text}</div>").text_content()
    return " ".join(text.split())


def _key(id_: str) -> str:
    """Its id, or what stands for one that is too long."""
    if not id_.strip():
        raise EditingError("Its id is empty.")
    return id_ if len(id_) <= _LONGEST_KEY else f"sha256:{sha256(id_.encode()).hexdigest()}"


def _digest(raw: Any) -> str:
    said = json.dumps(raw, ensure_ascii=True, sort_keys=True, separators=(",", ":"))
    return sha256(said.encode()).hexdigest()
