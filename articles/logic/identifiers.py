"""Company identifiers without check digits, in their one written form."""

from __future__ import annotations

import re

from articles.logic.vocabulary import IdentifierScheme

_FORMS = {
    IdentifierScheme.WIKIDATA: re.compile(r"Q[1-9][0-9]{0,11}"),
    IdentifierScheme.CIK: re.compile(r"[0-9]{1,10}"),
    IdentifierScheme.OPENCORPORATES: re.compile(r"[a-z]{2}(_[a-z]{2})?/[A-Za-z0-9._-]{1,60}"),
    IdentifierScheme.DOMAIN: re.compile(r"([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]+"),
}


def normalised(scheme: str, value: str) -> str:
    """The identifier as it is stored: Q312, ten digits of a CIK, us_ca/C0806592, example.com.

    Raises ValueError where `value` is none of `scheme`. LEI and ISIN have check digits and
    are checked where they are entered.
    """
    text = value.strip()
    if scheme == IdentifierScheme.WIKIDATA:
        text = text.upper()
    elif scheme == IdentifierScheme.DOMAIN:
        text = re.sub(r"^https?://", "", text.lower()).split("/")[0].removeprefix("www.")
    if not _FORMS[IdentifierScheme(scheme)].fullmatch(text):
        raise ValueError(value)
    return text.zfill(10) if scheme == IdentifierScheme.CIK else text
