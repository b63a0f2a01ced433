"""One effect for one form: its key is taken in the transaction of what it does."""

from __future__ import annotations

import re
import secrets

from django.db import connection

from articles.desk.editing.acting import actor
from articles.desk.editing.errors import EditingError
from articles.desk.models import Person, SentForm

_KEY = re.compile(r"[0-9a-f]{32}")
#: Keys are kept so long: after that a form is sent again only on purpose.
_KEPT = "7 days"


class SentAlready(EditingError):
    """The form was sent before, and did what it does; `address` is where that led."""

    def __init__(self, address: str) -> None:
        self.address = address
        super().__init__("This form was sent already. It did its work once, and not again.")


def new_key() -> str:
    """128 random bits."""
    return secrets.token_hex(16)


def is_key(key: str) -> bool:
    return bool(_KEY.fullmatch(key))


def sent_before(person: Person, key: str) -> SentForm | None:
    """What this person sent with this key, once that stands."""
    return SentForm.objects.filter(person=person, key=key).first() if is_key(key) else None


def take_key(key: str) -> None:
    """Inside `acting`, before anything is done. Waits for another sending that is under way.

    Raises SentAlready where that one did its work. A form without a key is let through: its
    versions guard what it changes.
    """
    person = actor()
    if not is_key(key):
        return
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO articles_sentform (person_id, key, address) VALUES (%s, %s, '') "
            "ON CONFLICT (person_id, key) DO NOTHING RETURNING id",
            [person.pk, key],
        )
        is_first = cursor.fetchone() is not None
        if is_first and key.startswith("00"):  # some of them clear up for all
            cursor.execute(
                "DELETE FROM articles_sentform WHERE sent_at < now() - %s::interval", [_KEPT]
            )
    if not is_first:
        raise SentAlready(SentForm.objects.get(person=person, key=key).address)


def keep_address(key: str, address: str) -> None:
    """Where sending the form led; inside the same `acting` as `take_key`."""
    if is_key(key):
        row = SentForm.objects.get(person=actor(), key=key)
        row.address = address[:500]
        row.save(update_fields=["address"])
