"""PostgreSQL's text search configurations that claims are indexed by."""

from __future__ import annotations

#: Claims are indexed each by the configuration of its language; these are all there are.
CONFIGURATIONS = (
    "simple", "arabic", "danish", "dutch", "english", "finnish", "french", "german",
    "italian", "norwegian", "portuguese", "romanian", "russian", "spanish", "swedish",
    "turkish",
)  # fmt: skip
