"""From an address to its page, by way of at most three redirects."""

from __future__ import annotations

from collections.abc import Iterable

from articles.desk.capture.fetching import installed
from articles.desk.capture.fetching.allowing import Allowed, read_allowed
from articles.desk.capture.fetching.asking import Answer, ask
from articles.desk.capture.fetching.deadline import Deadline
from articles.desk.capture.fetching.fetched import Fetched, Unfetchable
from articles.desk.capture.fetching.network import Network
from articles.desk.capture.fetching.resolving import checked_addresses
from articles.desk.capture.fetching.targets import Target, follow, read_target

SECONDS = 20.0
MOST_REDIRECTS = 3


def fetch(
    url: str,
    *,
    allowed: Iterable[str] | None = None,
    seconds: float = SECONDS,
    network: Network | None = None,
) -> Fetched:
    """The page at an http(s) address: HTML, plain text or PDF of at most 10 MB, within 20 s.

    Only ports 80 and 443 of public addresses are asked, but for the hosts in `allowed` ("host" or
    "host:port"; the setting CLAIMBOOK_FETCH_HOSTS if None). Raises Unfetchable with the reason.
    """
    deadline = Deadline(seconds)
    hosts = read_allowed(installed.allowed_hosts() if allowed is None else allowed)
    first = target = read_target(url)
    answer = _asked(target, hosts, network or Network(), deadline)
    for _ in range(MOST_REDIRECTS):
        if answer.location is None:
            break
        try:
            target = follow(target, answer.location)
            answer = _asked(target, hosts, network or Network(), deadline)
        except Unfetchable as refusal:
            words = f"The page leads on to another address. {refusal}"
            url = target.url if refusal.status else ""
            raise Unfetchable(words, status=refusal.status, url=url) from None
    if answer.location is not None:
        raise Unfetchable(
            f"The address leads on more than {MOST_REDIRECTS} times; perhaps the site "
            "insists on cookies."
        )
    return Fetched(
        url=first.url,
        final_url=target.url,
        status=answer.status,
        headers=answer.headers,
        data=answer.data,
        media_type=answer.media_type,
    )


def _asked(target: Target, hosts: Allowed, network: Network, deadline: Deadline) -> Answer:
    addresses = checked_addresses(target, hosts, network.resolver, deadline)
    return ask(target, addresses, network, deadline, installed.agent())
