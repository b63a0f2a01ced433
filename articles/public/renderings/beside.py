"""What a rendering says beside its edition."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Beside:
    """What stands beside an edition today.

    `address` is the public base address without a trailing slash; `corrections` are the claim's
    in words, the newest first; `standing` is what became of the claim since, "" if nothing;
    `is_current` whether the edition is what the desk says today; `kinds` are those of sources
    (SourceKind) by public id, with the claimant's.
    """

    address: str
    demonstration: bool = False
    corrections: Sequence[str] = ()
    standing: str = ""
    is_current: bool = True
    kinds: Mapping[str, str] = field(default_factory=dict)
