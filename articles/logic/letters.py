"""The words of mail: plain text, whose every claim is named only where it may be.

Whoever may read the record follows the link; a letter lies in other people's systems for ever.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from articles.logic.directions import closed
from articles.logic.vocabulary import Marking
from articles.logic.wording import counted

#: Characters of a statement in a subject.
IN_SUBJECT = 80
#: What a digest tells one by one; the rest is counted.
IN_DIGEST = 50


@dataclass(frozen=True, slots=True)
class Letter:
    subject: str
    text: str


@dataclass(frozen=True, slots=True)
class About:
    """A claim as a letter may name it. `is_mine`: assigned to whom the letter goes."""

    public_id: str
    statement: str
    marking: str
    is_mine: bool
    link: str

    @property
    def is_named(self) -> bool:
        return self.marking in (Marking.PUBLIC, Marking.INTERNAL)

    @property
    def in_short(self) -> str:
        """For a subject or a line: one line, and nothing of a confidential claim."""
        if not self.is_named:
            return "a claim you are assigned to" if self.is_mine else "a claim you may read"
        statement = one_line(self.statement)
        if len(statement) > IN_SUBJECT:
            statement = f"{statement[: IN_SUBJECT - 1]}…"
        return f"{self.public_id}, {statement}"


@dataclass(frozen=True, slots=True)
class Told:
    """`kind` is the label of what was told, `words` the fixed words of the desk."""

    kind: str
    words: str
    about: About


def one_line(text: str) -> str:
    """White space and controls of lines as single blanks; directions balanced."""
    return closed(" ".join(text.split()))


def notice(told: Told, choices: str) -> Letter:
    """One thing. `choices` is the address of the page where it can be turned off."""
    about = told.about
    lines = [told.words, f"{about.public_id}: {one_line(about.statement)}"]
    if not about.is_named:
        lines = [f"{told.kind}: {about.in_short}."]
    return Letter(f"{told.kind}: {about.in_short}", _text([*lines, about.link], choices))


def digest(day: str, told: Sequence[Told], choices: str) -> Letter:
    """What was told in a day; `day` in words."""
    lines = []
    for one in told[:IN_DIGEST]:
        said = f"{one.kind}. {one.words} " if one.about.is_named else f"{one.kind}: "
        lines.append(f"{said}{one.about.in_short}\n{one.about.link}")
    if len(told) > IN_DIGEST:
        lines.append(f"And {len(told) - IN_DIGEST} more, at the desk.")
    return Letter(f"{counted(len(told), 'thing')} you were told, {day}", _text(lines, choices))


def answer(reference: str, public_id: str, link: str, words: str) -> Letter:
    """To a reader. What they wrote is not repeated: nobody is to be written to through us."""
    text = (
        f"You reported something about claim {public_id}. Your report has the number "
        f"{reference}. This is our answer:\n\n{closed(words.strip())}\n\n"
        f"The claim as it stands now: {link}\n\n"
        "Your address is deleted 90 days after this answer. Please report anything else at the "
        "claim’s page.\n"
    )
    return Letter(f"Our answer to your report {reference}", text)


def _text(parts: Sequence[str], choices: str) -> str:
    said = "\n\n".join(parts)
    return f"{said}\n\n--\nChoose what you are told by mail, or turn it off: {choices}\n"
