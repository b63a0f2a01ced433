"""SQL of the claims that a search finds, the best first, and of what they can be narrowed by."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from articles.public.search.configurations import CONFIGURATIONS
from articles.public.search.names import Parameters

#: Ranking looks at the newest so many; a frequent word has more, and nobody reads them.
CANDIDATES = 1000
#: Topics and companies by which claims can be narrowed.
NARROWING = 8


@dataclass(frozen=True)
class Narrowing:
    """`verdict` and `confidence` as stored ("" for none), None for any; dates ISO or empty."""

    companies: Sequence[int] = ()
    topics: Sequence[int] = ()
    verdict: str | None = None
    confidence: str | None = None
    since: str = ""
    until: str = ""

    @property
    def is_any(self) -> bool:
        return bool(
            self.companies or self.topics or self.verdict is not None
            or self.confidence is not None or self.since or self.until
        )  # fmt: skip


_FOUND = """SELECT search_claims(%s, %s::regconfig[], %s, %s, %s::bigint[], %s::bigint[], %s, %s,
    %s, %s, %s)"""


def claims_found(words: str, narrowing: Narrowing, *, most: int) -> tuple[str, Parameters]:
    """SQL of one JSON object: `best` (keys of at most `most` claims), `verdicts`, `topics` and
    `companies` with counts over the candidates. Without words, the newest that pass."""
    given: Parameters = [
        words or None, list(CONFIGURATIONS), CANDIDATES, most,
        list(narrowing.companies) or None, list(narrowing.topics) or None,
        narrowing.verdict, narrowing.confidence, narrowing.since or None, narrowing.until or None,
        NARROWING,
    ]  # fmt: skip
    return _FOUND, given
