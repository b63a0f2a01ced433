"""How often a sign-in may fail: for a name from one network, and from one network at all.

Nobody can lock others out who sign in from elsewhere. Failures count for WINDOW; attempts
while locked are refused before the password is looked at, and do not make the lock longer.
"""

from __future__ import annotations

import math
from datetime import timedelta

from django.db.models import QuerySet
from django.db.models.functions import Now
from django.utils import timezone
from django.utils.crypto import salted_hmac

from kb.signing_in.failure import SignInFailure
from kb.signing_in.networks import is_shared_by_all

WINDOW = timedelta(minutes=15)
#: A person mistypes a few times; a list of frequent passwords has thousands.
PER_NAME = 5
#: An office behind one address has many people, each of whom mistypes now and then.
PER_NETWORK = 30


class Locked(Exception):
    """Too many failures; `seconds` until one more attempt is let through."""

    def __init__(self, seconds: int) -> None:
        self.seconds = seconds
        super().__init__(f"locked for {seconds} s")


def mark_of(name: str) -> str:
    """What a name is counted under: 64 hexadecimal digits, keyed with the secret key."""
    text = name.strip().casefold().encode("utf-8", "replace").decode()
    return salted_hmac("kb.signing_in", text, algorithm="sha256").hexdigest()


def begin(name: str, network: str) -> SignInFailure:
    """Counts the attempt as failed before the password is looked at, so that attempts at the
    same moment see each other. Raises Locked instead. `succeeded` takes it back."""
    SignInFailure.objects.filter(failed_at__lt=Now() - WINDOW).delete()
    attempt = SignInFailure.objects.create(network=network, name_mark=mark_of(name))
    others = SignInFailure.objects.filter(network=network).exclude(pk=attempt.pk)
    waits = [_wait(others.filter(name_mark=attempt.name_mark), PER_NAME)]
    if not is_shared_by_all(network):
        waits.append(_wait(others, PER_NETWORK))
    if seconds := max(waits):
        attempt.delete()
        raise Locked(seconds)
    return attempt


def succeeded(attempt: SignInFailure) -> None:
    """Forgets this name's failures there. What others failed at from there stays counted."""
    SignInFailure.objects.filter(network=attempt.network, name_mark=attempt.name_mark).delete()


def unlock(*, name: str = "", network: str = "") -> int:
    """Forgets failures of a name, a network, or both together; all without either.

    How many there were.
    """
    failures = SignInFailure.objects.all()
    if name:
        failures = failures.filter(name_mark=mark_of(name))
    if network:
        failures = failures.filter(network=network)
    return failures.delete()[0]


def _wait(failures: QuerySet[SignInFailure], most: int) -> int:
    """Seconds until fewer than `most` of these count; 0 where that is so now."""
    recent = failures.filter(failed_at__gte=Now() - WINDOW).order_by("-failed_at")
    last = recent.values_list("failed_at", flat=True)[most - 1 : most].first()
    if last is None:
        return 0
    return max(1, math.ceil((last + WINDOW - timezone.now()).total_seconds()))
