"""Text that XML 1.0 can hold."""

from __future__ import annotations

import re

#: What it cannot, not even as a reference (section 2.2).
_UNHOLDABLE = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def held(text: str) -> str:
    """Characters that XML cannot hold become U+FFFD."""
    return _UNHOLDABLE.sub("\ufffd", text)
