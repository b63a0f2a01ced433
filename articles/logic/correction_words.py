"""A correction as it is proposed with a claim's new assessment: one text, read back when it is
published."""

from __future__ import annotations

import re

_WRONG, _RIGHT = "What was wrong: ", "What is right: "
_BETWEEN = f"\n\n{_RIGHT}"


def proposal(was_wrong: str, is_right: str) -> str:
    """Both parts as one text. Empty lines inside the first part are closed up."""
    wrong = re.sub(r"\n\s*\n", "\n", was_wrong.strip())
    return f"{_WRONG}{wrong}{_BETWEEN}{is_right.strip()}"


def read_proposal(text: str) -> tuple[str, str] | None:
    """What was wrong and what is right; None where the text is none of `proposal`."""
    wrong, between, right = text.partition(_BETWEEN)
    if not wrong.startswith(_WRONG) or not between:
        return None
    return wrong.removeprefix(_WRONG), right
