"""From the answer of a page to what a check found; from findings to how an address stands.

Statuses after RFC 9110. A mark of paid pages is `isAccessibleForFree` of schema.org.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from articles.logic.link_addresses import is_front_page, is_gate, same_place
from articles.logic.link_states import LinkFinding

#: A page that lost more than half of its text shows its beginning only.
SHRUNKEN = 0.5
#: Characters of the beginning by which a shortened page is known.
BEGINNING = 120

_NOT_FREE = re.compile(rb"""["']isAccessibleForFree["']\s*:\s*["']?false""", re.IGNORECASE)
_NOT_PAID_FOR = (401, 402, 403)
_GONE = (404, 410)


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back. `text` is what a reader makes of the page, None where no page came.

    `final` is the address that answered; `problem` says in an editor's words why no page came,
    `is_nowhere` that the name leads to no site.
    """

    final: str
    status: int | None = None
    text: str | None = None
    is_paid: bool = False
    problem: str = ""
    is_nowhere: bool = False


@dataclass(frozen=True, slots=True)
class Kept:
    """What is on record: the newest text ("" without one), and every address it came from."""

    addresses: tuple[str, ...]
    text: str = ""
    is_paid: bool = False


@dataclass(frozen=True, slots=True)
class Found:
    """`words` are a sentence for editors."""

    finding: LinkFinding
    words: str


def says_it_is_paid(page: bytes) -> bool:
    """Whether the page marks itself, or a part of itself, as not free."""
    return bool(_NOT_FREE.search(page))


def judge(answer: Answer, kept: Kept) -> Found:
    if answer.text is None:
        return _without_page(answer)
    is_elsewhere = not any(same_place(answer.final, one) for one in kept.addresses)
    reads_the_same = bool(kept.text) and _folded(answer.text) == _folded(kept.text)
    if is_elsewhere and not reads_the_same and is_gate(answer.final):
        return Found(LinkFinding.PAYWALLED, "The address leads to a page to sign in or subscribe.")
    if is_elsewhere:
        return Found(LinkFinding.MOVED, _moved(answer.final, reads_the_same))
    if reads_the_same:
        return Found(LinkFinding.ALIVE, "The page reads as the copy on record.")
    if not kept.text:
        if answer.is_paid:
            words = "The page says that it is not free; what it shows was kept."
            return Found(LinkFinding.PAYWALLED, words)
        return Found(LinkFinding.ALIVE, "The page is there.")
    if _is_cut_off(answer, kept):
        words = "The page shows less than half of the text on record."
        return Found(LinkFinding.PAYWALLED, words)
    return Found(LinkFinding.CHANGED, "The page reads differently from the copy on record.")


def _without_page(answer: Answer) -> Found:
    if answer.status in _NOT_PAID_FOR:
        return Found(LinkFinding.PAYWALLED, answer.problem)
    if answer.status in _GONE or answer.is_nowhere:
        return Found(LinkFinding.GONE, answer.problem)
    return Found(LinkFinding.FAILED, answer.problem)


def _moved(final: str, reads_the_same: bool) -> str:
    if reads_the_same:
        return f"The same text is at another address now: {final}"
    if is_front_page(final):
        return f"The address leads to the front page of a site: {final}"
    return f"The address leads to another page: {final}"


def _is_cut_off(answer: Answer, kept: Kept) -> bool:
    """Much shorter, and begun as before or marked as paid where the copy was not."""
    now, before = _folded(answer.text or ""), _folded(kept.text)
    if len(now) >= SHRUNKEN * len(before):
        return False
    is_begun = now[:BEGINNING] == before[:BEGINNING] or now.rstrip(" .…") in before
    return is_begun or (answer.is_paid and not kept.is_paid)


def _folded(text: str) -> str:
    return " ".join(text.split())
