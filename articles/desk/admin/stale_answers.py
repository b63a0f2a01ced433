"""What comes back with a form that was shown as stale: a version, and answers field by field."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import QueryDict

from articles.logic.typed_numbers import whole_number


def posted_version(text: str) -> int:
    """A version as it was sent; 0, which none is, for anything else."""
    return whole_number(text, digits=15) or 0


@dataclass(frozen=True)
class Answers:
    """What a form that was shown as stale says about the fields that both changed."""

    read: int
    names: tuple[str, ...]
    taken: dict[str, str]

    @classmethod
    def of(cls, data: QueryDict) -> Answers:
        names = tuple(data.getlist("stale-asked")[:1000])
        taken = {name: data.get(f"take-{name}", "") for name in names}
        return cls(posted_version(data.get("read_version", "")), names, taken)

    @property
    def are_open(self) -> bool:
        return any(self.taken[name] not in ("mine", "theirs") for name in self.names)

    @property
    def of_theirs(self) -> set[str]:
        return {name for name in self.names if self.taken[name] == "theirs"}


def with_theirs(data: QueryDict, answers: Answers) -> QueryDict:
    """What is saved: the values on record where theirs was chosen; what was typed elsewhere.

    The values came with the form: it is at the version on record, or it is refused.
    """
    taken = data.copy()
    for name in answers.of_theirs:
        taken.pop(name, None)
        if held := data.getlist(f"theirs-{name}"):
            taken.setlist(name, held)
    return taken
