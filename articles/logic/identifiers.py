"""Company identifiers without check digits, in their one written form."""

from __future__ import annotations

import re

from articles.logic.vocabulary import IdentifierScheme

_LABEL = r"[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?"
_FORMS = {
    IdentifierScheme.WIKIDATA: re.compile(r"Q[1-9][0-9]{0,11}"),
    IdentifierScheme.CIK: re.compile(r"[0-9]{1,10}"),
    IdentifierScheme.OPENCORPORATES: re.compile(r"[a-z]{2}(_[a-z]{2})?/[A-Za-z0-9._-]{1,60}"),
    IdentifierScheme.DOMAIN: re.compile(rf"(?=.{{4,253}}$)({_LABEL}\.)+[a-z]([a-z0-9-]*[a-z0-9])"),
}
#: What stands before an identifier where its page's address was copied.
_PAGES = {
    kind: re.compile(rf"^{before}", re.IGNORECASE)
    for kind, before in (
        (IdentifierScheme.WIKIDATA, r"(https?://)?(www\.|m\.)?wikidata\.org/(wiki|entity)/"),
        (IdentifierScheme.CIK, r"cik[\s:#]*"),
        (IdentifierScheme.OPENCORPORATES, r"(https?://)?(www\.)?opencorporates\.com/companies/"),
        (IdentifierScheme.DOMAIN, r"(https?://)?(www\.)?"),
    )
}
#: How each is written, for who mistyped it.
WRITTEN = {
    IdentifierScheme.LEI: "20 letters and figures, the last two of which check the rest",
    IdentifierScheme.ISIN: "two letters of a country, nine letters and figures and one that checks",
    IdentifierScheme.WIKIDATA: "a Q and a number, such as Q312",
    IdentifierScheme.CIK: "up to ten figures, not all of them 0",
    IdentifierScheme.OPENCORPORATES: "a jurisdiction, a slash and a number, such as gb/00445790",
    IdentifierScheme.DOMAIN: "a name such as example.com, without a path",
}


def normalised(scheme: str, value: str) -> str:
    """The identifier as it is stored: Q312, ten digits of a CIK, us_ca/C0806592, example.com.

    The address of its page will do; names with other letters than a to z are stored as the name
    system has them (IDNA 2003). Raises ValueError where `value` is none of `scheme`. LEI and ISIN
    have check digits and are checked where they are entered.
    """
    kind = IdentifierScheme(scheme)
    text = _PAGES[kind].sub("", value.strip(), count=1)
    if kind in (IdentifierScheme.WIKIDATA, IdentifierScheme.OPENCORPORATES):
        text = re.split(r"[?#]", text)[0].rstrip("/")
    if kind == IdentifierScheme.WIKIDATA:
        text = text.upper()
    elif kind == IdentifierScheme.OPENCORPORATES:
        place, slash, number = text.partition("/")
        text = f"{place.lower()}{slash}{number}"
    elif kind == IdentifierScheme.DOMAIN:
        text = re.split(r"[/?#]", text.lower())[0].rstrip(".")
        text = text if text.isascii() else text.encode("idna").decode("ascii")
    if not _FORMS[kind].fullmatch(text) or (kind == IdentifierScheme.CIK and not int(text)):
        raise ValueError(value)
    return text.zfill(10) if kind == IdentifierScheme.CIK else text
