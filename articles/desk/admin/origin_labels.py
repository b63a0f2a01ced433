"""What an origin is called at the desk: by its label or pseudonym, as far as access goes."""

from __future__ import annotations

from collections.abc import Iterable

from articles.desk.admin.claim_facts import NOT_NAMED, ClaimFacts
from articles.desk.models import Origin, Source
from articles.logic.confidence import UNKNOWN


class OriginLabels:
    """By the keys of the rules. One query, where a source is no item's own."""

    def __init__(self, facts: ClaimFacts, keys: Iterable[str]) -> None:
        self._labels = {UNKNOWN: "Origin not stated"}
        self._hidden: set[str] = set()
        sources = {item.source_id: item.source for item in facts.evidence}
        for item in facts.evidence:
            for derivation in item.derivations.all():
                if derivation.parent_origin is not None:
                    self._add(
                        derivation.parent_origin, is_known=item.source_id in facts.known_sources
                    )
        wanted = [key for key in keys if key.startswith("src:") and key[4:].isdecimal()]
        keys_of = {key: int(key[4:]) for key in wanted}
        known = {key: str(row) for key, row in sources.items() if key in facts.known_sources}
        others = set(keys_of.values()) - sources.keys()
        if others:
            visible = Source.objects.known_to(facts.person.pk).filter(pk__in=others)
            known |= {source.pk: str(source) for source in visible}
        for key, number in keys_of.items():
            self._labels[key] = known.get(number, _capital(NOT_NAMED))
            if number not in known:
                self._hidden.add(key)

    def __getitem__(self, key: str) -> str:
        return self._labels.get(key, "Items that only cite each other")

    def is_shown(self, key: str) -> bool:
        """Whether the person may know which origin it is."""
        return key in self._labels and key not in self._hidden

    def _add(self, origin: Origin, *, is_known: bool) -> None:
        """By its label, if an item leads to it whose source this person may know of."""
        key = f"origin:{origin.public_id}"
        if is_known:
            self._labels[key] = f"{origin.get_kind_display()}: {origin.label}"
            self._hidden.discard(key)
        elif key not in self._labels:
            self._labels[key] = _capital(origin.public_label) or origin.get_kind_display()
            self._hidden.add(key)


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
