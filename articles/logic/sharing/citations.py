"""The same report cited, or the other's."""

from __future__ import annotations

from articles.logic.sharing.reading import ReadItem
from articles.logic.sharing.sign import Sign, escaped
from articles.logic.vocabulary import SharedSign


def same_report(one: ReadItem, other: ReadItem) -> Sign | None:
    for cited, citing in ((one, other), (other, one)):
        for key in sorted(citing.cites.keys() & cited.own_outlets):
            name = citing.cites[key]
            return Sign(
                SharedSign.CITATION,
                key,
                f"one of them cites {name}, where the other appeared",
                f"{{}} of them cite {escaped(name)}, where the first appeared",
                name,
                parent=cited.told.id,
            )
    for key in sorted(one.cites.keys() & other.cites.keys()):
        named = f"{one.cites[key]} report"
        many = f"all {{}} cite the {escaped(named)}"
        return Sign(
            SharedSign.CITATION, key, f"both cite the {named}", many, one.cites[key], named=named
        )
    return None
