"""Which of the values that a question gives are those of a company."""

from __future__ import annotations

from urllib.parse import urlsplit

from articles.logic.identifiers import normalised
from articles.logic.reconciling.asked import Query
from articles.logic.reconciling.candidate import Candidate
from articles.logic.reconciling.properties import ASKED, IDENTIFIERS
from articles.logic.vocabulary import IdentifierScheme


def identifiers_in(query: Query) -> list[tuple[str, str]]:
    """(scheme, value in its written form) that the question gives."""
    return [(pid, value) for pid, said in query.values if (value := _written(pid, said))]


def agreement(query: Query, candidate: Candidate) -> tuple[list[str], list[str]]:
    """Properties whose given value is the company's, and those where it has another.

    Several values of a property are read as "one of these"; what a company does not have, and
    what is no property of companies, says nothing.
    """
    agree: list[str] = []
    against: list[str] = []
    for pid in dict.fromkeys(pid for pid, _ in query.values if pid in ASKED):
        given = {_written(pid, said) for key, said in query.values if key == pid} - {""}
        held = _held(pid, candidate)
        if given and held:
            (agree if given & held else against).append(pid)
    return agree, against


def _held(pid: str, candidate: Candidate) -> set[str]:
    if pid == "country":
        return {candidate.country} - {""}
    if pid == "website":
        return {_host(candidate.website)} - {""}
    return {value for scheme, value in candidate.identifiers if scheme == pid}


def _written(pid: str, said: str) -> str:
    """In the one form in which it is stored; empty where it is none."""
    if pid == "country":
        return said.upper() if len(said) == 2 else ""
    if pid == "website":
        return _host(said)
    if pid in (IdentifierScheme.LEI, IdentifierScheme.ISIN):
        return "".join(said.split()).upper()
    if pid not in IDENTIFIERS:
        return ""
    try:
        return normalised(pid, said)
    except (ValueError, UnicodeError):
        return ""


def _host(address: str) -> str:
    try:
        host = urlsplit(address if "//" in address else f"//{address}").hostname or ""
    except ValueError:
        return ""
    return host.removeprefix("www.")
