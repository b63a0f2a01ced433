"""The same request again and again, at the same moment: one effect for each key."""

from __future__ import annotations

from collections import Counter
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from articles.desk.editing.acting import acting
from articles.desk.editing.claim import draft
from articles.desk.editing.sent_form import SentAlready, keep_address, new_key, take_key
from articles.desk.models import Claim, Person
from tests.desk import factories
from tests.faults.size import IS_FULL

KEYS, REPEATS = (200, 50) if IS_FULL else (10, 8)


def _send(ana: Person, key: str, *, is_careless: bool) -> str:
    """The address to which this sending leads."""
    try:
        with acting(ana, "test"):
            if not is_careless:
                take_key(key)
            claim = draft(statement=f"Statement of {key}.")
            if not is_careless:
                keep_address(key, claim.public_id)
    except SentAlready as sent:
        return sent.address
    finally:
        connection.close()
    return claim.public_id


def _repeated(*, keys: int, repeats: int, is_careless: bool = False) -> dict[str, set[str]]:
    """By key: the addresses to which all its sendings led."""
    ana = factories.person("ana")
    wanted = [new_key() for _ in range(keys)]
    sent = [key for key in wanted for _ in range(repeats)]
    with ThreadPoolExecutor(8) as pool:
        led = list(pool.map(lambda key: _send(ana, key, is_careless=is_careless), sent))
    found: dict[str, set[str]] = {}
    for key, address in zip(sent, led, strict=True):
        found.setdefault(key, set()).add(address)
    return found


def test_it_has_one_effect_for_each_key(committed_db: str) -> None:
    led = _repeated(keys=KEYS, repeats=REPEATS)
    assert {len(addresses) for addresses in led.values()} == {1}
    said = Counter(Claim.objects.values_list("statement", flat=True))
    assert sum(said.values()) == len(said) == KEYS


@pytest.mark.parametrize("repeats", [4])
def test_it_is_seen_to_have_many_where_no_key_is_taken(committed_db: str, repeats: int) -> None:
    led = _repeated(keys=2, repeats=repeats, is_careless=True)
    assert {len(addresses) for addresses in led.values()} == {repeats}
