"""The token of a form that anybody may send: made for one claim and edition, good for hours.

It stands in the form alone. Readers have no cookie, so that there is nothing that a forged
request of another site could ride on: what the token guards against is forms that are sent
without having been read, twice, or for something else.
"""

from __future__ import annotations

import secrets
from datetime import timedelta
from hashlib import sha256

from django.core import signing

_SALT = "claimbook.report"
#: Nobody reads the form and writes ten characters faster.
LEAST = timedelta(seconds=3)
#: Who began in the morning can finish after lunch.
MOST = timedelta(hours=4)


class TooSoon(Exception):
    """Sent sooner than a person can write; the same token is good a moment later."""


class NotGood(Exception):
    """Forged, made for another claim or edition, or too old."""


def new_token(public_id: str, edition: int) -> str:
    """Of one claim and edition, timestamped and signed; no two are the same."""
    return signing.dumps([public_id, edition, secrets.token_hex(8)], salt=_SALT)


def check(token: str, public_id: str, edition: int) -> None:
    """Raises NotGood or TooSoon."""
    try:
        held = signing.loads(token, salt=_SALT, max_age=MOST)
    except (signing.BadSignature, ValueError) as problem:
        raise NotGood from problem
    if not isinstance(held, list) or held[:2] != [public_id, edition]:
        raise NotGood
    try:
        signing.loads(token, salt=_SALT, max_age=LEAST)
    except signing.SignatureExpired:
        return
    raise TooSoon


def mark_of(token: str) -> str:
    """By which a token that was used is known: 64 hexadecimal digits."""
    return sha256(token.encode("utf-8", "replace")).hexdigest()
