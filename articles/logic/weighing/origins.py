"""Where the evidence comes from: the graph "rests on" and its roots (confidence.md §3.1).

A root is a strongly connected component that nothing leaves. It is found on the graph
without the void items, and then kept only if no edge of the *whole* graph leaves it: such a
component is a sink of the whole graph that holds no void item, and the other way round.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from articles.logic.vocabulary import EvidenceKind
from articles.logic.weighing.evidence import EvidenceItem
from articles.logic.weighing.table import UNKNOWN

Links = Mapping[str, Collection[str]]

SAYS_NOTHING_OF_ITS_ORIGIN = frozenset({EvidenceKind.ANONYMOUS, EvidenceKind.MEDIA_REPORT})


def rests_on(item: EvidenceItem) -> tuple[str, ...]:
    """The names an item rests on directly: declared derivations, its source, or `unknown`."""
    names = set(item.derived_from)
    if item.own_reporting or (not names and item.kind not in SAYS_NOTHING_OF_ITS_ORIGIN):
        names.add(f"src:{item.source or item.id}")
    return tuple(sorted(names)) or (UNKNOWN,)


def blocks(item: EvidenceItem) -> bool:
    """Whether a path to an origin ends at this item without reaching one."""
    return item.is_void


def root_sets(items: Mapping[str, EvidenceItem], links: Links) -> dict[str, frozenset[str]]:
    """The roots of each live item, by its id; empty where it rests on void items alone.

    A root goes by the alphabetically first name in its component, except that a component
    that holds `unknown` goes by that name: to learn that an origin and the unknown one are
    the same must not make it a known one (axiom A9).
    """
    blocked = {id for id, item in items.items() if blocks(item)}
    whole = _successors(items, links, blocked)
    # Most names are origins that rest on nothing: roots by themselves, without a search.
    found = {name: frozenset({name}) for name, others in whole.items() if not others}
    open_ = {
        name: [other for other in others if other not in blocked and other not in found]
        for name, others in whole.items()
        if others
    }
    for component in _components(open_):
        members = set(component)
        leaving = [other for name in component for other in whole[name] if other not in members]
        if leaving:
            reached = {found[other] for other in leaving if other not in blocked}
            roots = reached.pop() if len(reached) == 1 else frozenset().union(*reached)
        else:
            roots = frozenset({UNKNOWN if UNKNOWN in members else min(component)})
        for name in component:
            found[name] = roots
    return {id: found[id] for id, item in items.items() if id in found and not item.is_void}


def _successors(
    items: Mapping[str, EvidenceItem], links: Links, blocked: Collection[str]
) -> dict[str, tuple[str, ...]]:
    """The whole graph as far as the unblocked items reach, blocked neighbours named."""
    graph: dict[str, tuple[str, ...]] = {}
    waiting = [id for id in items if id not in blocked]
    while waiting:
        name = waiting.pop()
        if name in graph:
            continue
        item = items.get(name)
        graph[name] = rests_on(item) if item else tuple(sorted(links.get(name, ())))
        waiting.extend(other for other in graph[name] if other not in blocked)
    return graph


def _components(graph: Mapping[str, list[str]]) -> Iterator[list[str]]:
    """Strongly connected components, each after all that it leads to (Tarjan 1972)."""
    order: dict[str, int] = {}
    low: dict[str, int] = {}
    stack: list[str] = []
    done: set[str] = set()
    for start in graph:
        if start in order:
            continue
        order[start] = low[start] = len(order)
        stack.append(start)
        path = [(start, iter(graph[start]))]
        while path:
            name, others = path[-1]
            for other in others:
                if other not in order:
                    order[other] = low[other] = len(order)
                    stack.append(other)
                    path.append((other, iter(graph[other])))
                    break
                if other not in done:
                    low[name] = min(low[name], order[other])
            else:
                path.pop()
                if path:
                    low[path[-1][0]] = min(low[path[-1][0]], low[name])
                if low[name] == order[name]:
                    component = stack[stack.index(name) :] if stack[-1] != name else [name]
                    del stack[-len(component) :]
                    done.update(component)
                    yield component
