"""An article from its address on the web: fetched first, then kept in one transaction."""

from __future__ import annotations

from typing import Any

from articles.desk.capture.capturing import Capture, capture
from articles.desk.capture.fetching import Unfetchable, fetch
from articles.desk.editing.acting import WRITERS, acting, roles_of
from articles.desk.editing.errors import EditingError, NotAllowed
from articles.desk.models import Person


def capture_page(person: Person, url: str, *, reason: str, **told: Any) -> Capture:
    """Outside `acting`: no transaction is open while the web answers, up to 20 seconds.

    `told` goes to `capture`. Raises EditingError with the reason where the page may not be or
    cannot be fetched, or is no readable article; nothing is kept then.
    """
    if not roles_of(person) & set(WRITERS):
        raise NotAllowed("Only those who may capture articles can have a page fetched.")
    try:
        page = fetch(url)
    except Unfetchable as refusal:
        raise EditingError(str(refusal)) from refusal
    with acting(person, reason):
        return capture(
            page.data,
            media_type=page.media_type,
            url=page.final_url,
            headers=page.headers,
            **told,
        )
