"""The part of the FollowTheMoney model 4 that an export may use, written after the model.

https://followthemoney.tech/explorer/ — schemata with what they require, their properties' types,
and what their references may lead to.
"""

from __future__ import annotations

import re

_THING = {
    "name": "name", "description": "text", "summary": "text", "notes": "text",
    "country": "country", "sourceUrl": "url", "publisher": "string", "publisherUrl": "url",
    "keywords": "string", "proof": "Document", "createdAt": "date", "modifiedAt": "date",
    "retrievedAt": "date", "alias": "name", "previousName": "name", "wikidataId": "identifier",
}  # fmt: skip
_INTERVAL = {
    "startDate": "date", "endDate": "date", "summary": "text", "sourceUrl": "url",
    "publisher": "string", "publisherUrl": "url", "role": "string", "status": "string",
}  # fmt: skip

#: Schema → property → type, or the schema that a reference leads to.
PROPERTIES = {
    "Company": _THING
    | {
        "abbreviation": "name", "ticker": "identifier", "website": "url", "leiCode": "identifier",
        "cikCode": "identifier", "isinCode": "identifier", "opencorporatesUrl": "url",
        "incorporationDate": "date", "dissolutionDate": "date", "parent": "LegalEntity",
    },
    "Article": _THING
    | {"title": "string", "author": "string", "publishedAt": "date", "language": "language"},
    "Note": _THING | {"entity": "Thing"},
    "Ownership": _INTERVAL | {"owner": "LegalEntity", "asset": "Asset"},
    "UnknownLink": _INTERVAL | {"subject": "Thing", "object": "Thing"},
}  # fmt: skip
REQUIRED = {
    "Company": {"name"}, "Article": set(), "Note": set(), "Ownership": {"owner", "asset"},
    "UnknownLink": {"subject", "object"},
}  # fmt: skip
#: What each schema is besides itself.
IS_A = {
    "Company": {"Thing", "LegalEntity", "Organization", "Asset"},
    "Article": {"Thing", "Document"},
    "Note": {"Thing"},
    "Ownership": set(),
    "UnknownLink": set(),
}  # fmt: skip
FORMS = {
    "date": re.compile(r"\d{4}(-\d{2}(-\d{2})?)?"),
    "country": re.compile("[a-z]{2}"),
    "url": re.compile(r"https?://\S+"),
    "language": re.compile("[a-z]{3}"),
    "identifier": re.compile(r"\S+"),
}
