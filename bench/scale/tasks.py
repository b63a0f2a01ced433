"""What a worker does when it is asked: each function takes and gives plain JSON."""

from __future__ import annotations

from functools import cache, partial
from statistics import median
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.test import Client

from bench.scale import desk_tasks, finding_tasks, measured, places, rendering, said

ROOT = "bench.scale.urls"


@cache
def _client(at_desk: bool) -> Client:
    settings.ROOT_URLCONF = ROOT
    client = Client()
    if at_desk:
        client.force_login(get_user_model().objects.get(username="bench"))
    return client


@cache
def _backend() -> measured.Backend:
    return measured.Backend()


def found_places() -> Any:
    return places.places().as_json()


def statements(path: str, at_desk: bool = False) -> Any:
    client = _client(at_desk)
    client.get(path)
    return measured.statements_of(client, path).as_json()


def costs(paths: list[str], at_desk: bool = False, **headers: str) -> Any:
    """Of each address once: milliseconds of this process's and of the server's processor."""
    client = _client(at_desk)
    told = []
    for path in paths:
        cost, _ = measured.cost_of(partial(client.get, path, headers=headers), _backend())
        if cost.status >= 400:
            raise RuntimeError(f"{path} answered {cost.status}")
        told.append([cost.python, cost.database, cost.wall, cost.status, cost.size])
    return told


def etag(path: str) -> Any:
    return _client(False).get(path).headers.get("ETag", "")


def conditional(path: str, tag: str) -> Any:
    """Status and number of queries of a request that has the page already."""
    client = _client(False)
    with measured.recorded() as found:
        answer = client.get(path, headers={"If-None-Match": tag})
    return {"status": answer.status_code, "queries": len(found)}


def keep_raw(path: str) -> Any:
    """From now on /bench/raw/ runs what this page asks, and nothing else; how many statements."""
    client = _client(False)
    client.get(path)
    with measured.recorded() as found:
        client.get(path)
    said.RAW[:] = found
    return len(found)


def template_share(path: str, rounds: int) -> Any:
    """Of the processor time of a request, the share of its outermost template; the median."""
    client = _client(False)
    shares = []
    for _ in range(rounds):
        with rendering.timed() as spent:
            cost, _ = measured.cost_of(lambda: client.get(path), _backend())
        shares.append(1000 * sum(spent) / cost.processor)
    return median(shares)


def facets(company: int, rounds: int) -> Any:
    """Milliseconds: all counts of one company as kept, and the same by GROUP BY."""
    return said.facets(company, rounds, _backend())


def skewed(sql_paths: list[str], rounds: int) -> Any:
    """Milliseconds of each statement of these pages, prepared once, its parameters in turn."""
    return said.skewed(_client(False), sql_paths, rounds)


def ranked(rounds: int) -> Any:
    """Milliseconds of the statements of a search for the most frequent word, and ranked exactly."""
    client, word = _client(False), finding_tasks.words()[0]
    path = f"/search/?type=claim&q={word}"
    client.get(path)
    told = [measured.statements_of(client, path).milliseconds for _ in range(rounds)]
    return {
        "page": median(told),
        "exact": finding_tasks.timed(finding_tasks.EXACT, [word], rounds),
    }


def overlaps() -> Any:
    """By the kind of word, the share of exact ranking's best that the page shows, word by word."""
    client = _client(False)
    kinds = {"rare": (5, 30), "middling": (60, 1000)}
    return {
        kind: [finding_tasks.overlap(client, word) for word in finding_tasks.with_hits(*hits, 8)]
        for kind, hits in kinds.items()
    }


def named(rounds: int) -> Any:
    """Milliseconds of completing a name, and of trigrams over all names; and whether the name that
    was begun, or mistyped, is among those offered."""
    client, names = _client(False), finding_tasks.some_names()
    right = []
    for name in names:
        for typed in (name[:5], finding_tasks.mistyped(name.split()[0])):
            answer = client.get("/companies/suggest/", {"q": typed})
            right.append(float(name in answer.content.decode()))
    path = f"/companies/suggest/?q={names[0][:3]}"
    told = [measured.statements_of(client, path).milliseconds for _ in range(rounds)]
    trigrams = finding_tasks.timed(finding_tasks.TRIGRAMS, {"text": names[0][:5]}, rounds)
    return {"page": median(told), "trigrams": trigrams, "right": right}


def exported() -> Any:
    return desk_tasks.exported()


def graded() -> Any:
    return desk_tasks.graded()


def connected(rounds: int) -> Any:
    return desk_tasks.connected(rounds)
