"""Names into addresses: asked once, all of them checked, within the deadline."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable, Sequence
from queue import Empty, SimpleQueue

from articles.desk.capture.fetching.addresses import is_public
from articles.desk.capture.fetching.allowing import Allowed, check_name, is_allowed
from articles.desk.capture.fetching.deadline import Deadline
from articles.desk.capture.fetching.fetched import Unfetchable
from articles.desk.capture.fetching.hosts import NOWHERE, Address, read_address
from articles.desk.capture.fetching.targets import Target

#: Host and port to addresses as text; raises OSError where there are none.
Resolver = Callable[[str, int], Sequence[str]]

# A name server that never answers must not gather threads without end.
_AT_ONCE = threading.BoundedSemaphore(16)


def ask_system(host: str, port: int) -> list[str]:
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return [str(entry[4][0]) for entry in found]


def checked_addresses(
    target: Target, allowed: Allowed, resolver: Resolver, deadline: Deadline
) -> tuple[Address, ...]:
    """The addresses that a connection may go to, at least one; the resolver is asked once.

    One address that isn't public refuses them all: who mixes them means no good. A host that is
    allowed on purpose may be anywhere. Raises Unfetchable, alike for names that don't exist and
    for names that lead inside.
    """
    is_free = is_allowed(target, allowed)
    if not is_free:
        check_name(target)
    if target.host.address is not None:
        addresses: tuple[Address, ...] = (target.host.address,)
    else:
        found = _asked(target, resolver, deadline)
        addresses = tuple(dict.fromkeys(read_address(text) for text in found))
    if not addresses or not (is_free or all(is_public(address) for address in addresses)):
        raise Unfetchable(NOWHERE)
    return addresses


def _asked(target: Target, resolver: Resolver, deadline: Deadline) -> Sequence[str]:
    """What the resolver says. It can't be interrupted, so a thread waits for it in our place."""
    answers: SimpleQueue[Sequence[str] | None] = SimpleQueue()

    def ask() -> None:
        found = None
        try:
            found = resolver(target.host.name, target.port)
        except (OSError, UnicodeError):
            pass
        finally:
            _AT_ONCE.release()
            answers.put(found)

    if not _AT_ONCE.acquire(timeout=deadline.remaining()):
        raise deadline.over()
    threading.Thread(target=ask, name="resolve", daemon=True).start()
    try:
        found = answers.get(timeout=deadline.remaining())
    except Empty:
        raise deadline.over() from None
    if not found:
        raise Unfetchable(NOWHERE)
    return found
