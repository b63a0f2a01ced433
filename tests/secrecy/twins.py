"""Two databases that went through the same, but that one of them has secrets besides."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

import psycopg

from tests import throwaway
from tests.secrecy.clock import Ids, Stamper, at, drawing
from tests.secrecy.planting import SKIPPED, Made, Planter
from tests.secrecy.story import ORDER, Story
from tests.secrecy.tokens import Mint

#: What readers saw for a while, and what then left their pages as they were before. Tags of lists
#: count each change that readers could see, so these are taken back; no other secret adds one.
SEEN_FOR_A_WHILE = ("secret_withdrawn_claim",)


@dataclass
class Twin:
    """A database, the story it went through and the tokens in it."""

    database: str
    behind: psycopg.Connection[Any]
    is_secret: bool
    shared: Ids = field(default_factory=lambda: Ids("shared"))
    own: Ids = field(default_factory=lambda: Ids("secret"))

    def __post_init__(self) -> None:
        self.mint = Mint("with" if self.is_secret else "without")
        self.story = Story(self.mint, is_secret=self.is_secret)
        self._planter, self._stamper = Planter(self.mint, self.behind), Stamper(self.behind)
        with self.opened():
            self._planter.plant(Made(audience=SKIPPED))  # what migrations made

    @contextmanager
    def opened(self) -> Iterator[Story]:
        with throwaway.pointed_at(self.database):
            yield self.story

    def take(self, step: str, moment: datetime) -> None:
        is_secret = step.startswith("secret_")
        if is_secret and not self.is_secret:
            return
        before = self._last_touch()
        with self.opened(), drawing(self.own if is_secret else self.shared), at(moment):
            for made in getattr(self.story, step)():
                self._settle(made, moment)
            self._settle(Made(is_secret=is_secret), moment)
        if step in SEEN_FOR_A_WHILE:
            self.behind.execute("DELETE FROM articles_publishedtouch WHERE id > %s", [before])
        assert not is_secret or self._last_touch() == before, f"{step} changed readers' tags"

    def _last_touch(self) -> int:
        row = self.behind.execute(
            "SELECT coalesce(max(id), 0) FROM articles_publishedtouch"
        ).fetchone()
        assert row is not None
        return int(row[0])

    def _settle(self, made: Made, moment: datetime) -> None:
        self._planter.plant(made)
        self._stamper.stamp(moment)


def tell(without: Twin, having: Twin) -> None:
    """The story, step by step in both, so that each step has the same moment in both."""
    for step in ORDER:
        moment = datetime.now(UTC).replace(microsecond=0)
        for twin in (without, having):
            twin.take(step, moment)
