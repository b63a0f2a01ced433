"""Origins as readers know them."""

from __future__ import annotations

from collections.abc import Iterable

from articles.desk.models import Evidence, Origin, Source
from articles.desk.publishing.naming import public_name
from articles.logic.confidence import UNKNOWN
from articles.logic.edition_content import OriginContent
from articles.logic.vocabulary import OriginKind, SourceAttribution

_UNNAMED = {
    OriginKind.PERSON: "an unnamed person",
    OriginKind.DOCUMENT: "a document",
    OriginKind.WIRE_REPORT: "a wire report",
}


def _behind(source: Source) -> set[str]:
    """Keys of those who control a source that is not on the record."""
    keys: set[str] = set()
    above = source.owner if source.attribution != SourceAttribution.ON_THE_RECORD else None
    while above is not None and f"src:{above.pk}" not in keys:
        keys.add(f"src:{above.pk}")
        above = above.owner
    return keys


class OriginNames:
    """Origin keys of the rules → keys of one edition that say nothing elsewhere."""

    def __init__(self, rows: Iterable[Evidence]) -> None:
        self._labels: dict[str, tuple[str, str]] = {UNKNOWN: ("not stated", "unknown")}
        self._keys: dict[str, str] = {UNKNOWN: UNKNOWN}
        for row in rows:
            self._add_source(row.source)
            for derivation in row.derivations.all():
                if derivation.parent_origin:
                    self.add(derivation.parent_origin)

    def _add_source(self, source: Source) -> None:
        """The source and those that control it: an origin is the last of them."""
        key = f"src:{source.pk}"
        if key in self._labels:
            return
        named = public_name(source)
        self._labels[key] = (named.name, "person" if named.id is None else "source")
        if source.owner is not None:
            self._add_source(source.owner)

    def add(self, origin: Origin) -> None:
        label = origin.public_label
        if not label and origin.kind != OriginKind.PERSON:
            label = origin.label
        kind = OriginKind(origin.kind)
        self._labels[f"origin:{origin.public_id}"] = (label or _UNNAMED[kind], kind.value)

    def key_of(self, row: Evidence, root: str) -> str:
        """As `key`, for an origin of this item: who controls a source that is not on the record
        would say who it is, so that such an item leads back to the source as it is known."""
        if root not in _behind(row.source):
            return self.key(root)
        named = public_name(row.source)
        hidden = f"behind:{row.source.pk}"
        self._labels[hidden] = (named.name, "person" if named.id is None else "source")
        return self.key(hidden)

    def key(self, root: str) -> str:
        return self._keys.setdefault(root, f"o{len(self._keys)}")

    def contents(self) -> tuple[OriginContent, ...]:
        return tuple(
            OriginContent(key, *self._labels.get(root, ("another source", "source")))
            for root, key in self._keys.items()
            if root != UNKNOWN
        )
