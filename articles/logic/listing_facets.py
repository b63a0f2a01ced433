"""The lists that readers page through, as the public tables number them."""

from __future__ import annotations

from enum import IntEnum

from articles.logic.vocabulary import CompanyRole

#: The key in place of a company's where a list holds the claims of all companies.
ALL_COMPANIES = 0

#: A role's number in its list: its place in the vocabulary, from 1.
ROLE_NUMBERS: dict[str, int] = {role.value: place for place, role in enumerate(CompanyRole, 1)}


class Facet(IntEnum):
    """What a list is narrowed to; its `value` says to which one.

    Claims are listed under ANY (value 0), TOPIC (the topic's key), ROLE (ROLE_NUMBERS), WITH
    (the other company's key) and CORRECTED (0, newest correction first, retracted ones too).
    YEAR (the year since when a claim holds), DUE (the day of its next review in days since
    1970-01-01) and REVIEW (0: under review) are counted only.
    """

    ANY = 0
    TOPIC = 1
    ROLE = 2
    WITH = 3
    CORRECTED = 4
    YEAR = 5
    DUE = 6
    REVIEW = 7
