"""What changed between two versions of a text, as the versions page shows it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from articles.desk.admin.article_waiting import sentences_of
from articles.desk.models import ArticleVersion
from articles.logic.text_changes import SentenceChange, sentence_changes
from articles.logic.wording import counted


@dataclass(frozen=True)
class Changed:
    """`rows` are single changes, or how many sentences in a row stayed the same."""

    first: ArticleVersion
    second: ArticleVersion
    summary: str
    rows: tuple[SentenceChange | int, ...]


def changed_between(asked: Mapping[str, str], versions: Sequence[ArticleVersion]) -> Changed | None:
    """`?from=` and `?to=` are numbers of versions; by default the two newest, newest first."""
    if len(versions) < 2:
        return None
    by_number = {str(version.number): version for version in versions}
    second = by_number.get(asked.get("to", ""), versions[0])
    older = [version for version in versions if version.number < second.number]
    first = by_number.get(asked.get("from", ""), older[0] if older else versions[-1])
    changes = sentence_changes(sentences_of(first), sentences_of(second))
    rows: list[SentenceChange | int] = []
    for is_same, group in groupby(changes, key=lambda change: change.kind == "same"):
        found = list(group)
        if is_same:
            rows.append(len(found))
        else:
            rows += found
    return Changed(first, second, _summary(changes), tuple(rows))


def _summary(changes: Sequence[SentenceChange]) -> str:
    words = (
        ("changed", "changed"),
        ("added", "added"),
        ("taken", "taken out"),
        ("same", "the same"),
    )
    counts = [(sum(one.kind == kind for one in changes), said) for kind, said in words]
    told = [f"{count} {said}" for count, said in counts if count]
    return (
        f"Of {counted(len(changes), 'sentence')}: {', '.join(told)}." if told else "No sentences."
    )
