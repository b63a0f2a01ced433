"""What of a text is shown: filters to what is left to do."""

from __future__ import annotations

from urllib.parse import urlencode

from articles.desk.admin.article_sentence import BACKED, CONTESTED, LEFT, UNSOURCED, Sentence

SUGGESTED = "suggested"
#: (value of ?show=, words, what they mean)
FILTERS = (
    (LEFT, "Not annotated", "no claim is made of it"),
    (SUGGESTED, "Worth checking", "not annotated, and its words suggest a claim"),
    (UNSOURCED, "Unsourced", "none of its claims has live evidence for it or against it"),
    (CONTESTED, "Contested", "a claim of it is disputed, or has live evidence against it"),
    (BACKED, "Backed", "a claim of it has live evidence for it, and none is contested"),
)


def is_met(sentence: Sentence, show: str) -> bool:
    """Whether the filter keeps it; an unknown filter keeps everything."""
    if show == SUGGESTED:
        return bool(sentence.grounds)
    return show not in (LEFT, UNSOURCED, CONTESTED, BACKED) or sentence.state == show


def known_filter(show: str) -> str:
    return show if show in {value for value, *_ in FILTERS} else ""


def query(**asked: str | int) -> str:
    """The end of an address; what is usual is left out."""
    told = {name: value for name, value in asked.items() if value not in ("", 1)}
    return f"?{urlencode(told)}" if told else "?"
