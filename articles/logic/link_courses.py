"""How an address stands after a check, and when it is looked at again."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from articles.logic.link_states import LinkFinding, LinkStanding

#: One bad hour of a site is no death: the second check that finds nothing is this much later.
APART = timedelta(hours=1)
#: A name that leads nowhere may be our own network's trouble, which lasts longer.
APART_NOWHERE = timedelta(days=1)
#: Trouble of other kinds: so many checks in a row, over so long a time.
MOST_FAILURES = 5
TROUBLED = timedelta(days=14)

SOON = timedelta(days=1)
LATEST = timedelta(days=30)
#: Sites come back; whoever looks each week finds them.
DEAD_AGAIN = timedelta(days=7)
_AFTER_FAILURES = (timedelta(days=1), timedelta(days=2), timedelta(days=4))

_STANDING = {
    LinkFinding.ALIVE: LinkStanding.ALIVE,
    LinkFinding.MOVED: LinkStanding.MOVED,
    LinkFinding.CHANGED: LinkStanding.CHANGED,
    LinkFinding.PAYWALLED: LinkStanding.PAYWALLED,
}


@dataclass(frozen=True, slots=True)
class Course:
    """`failures` in a row since `failing_since`, 0 and None where the last check got a page.

    `since` is when the standing began, `next_check` when the address is due.
    """

    standing: LinkStanding
    since: datetime
    next_check: datetime
    failures: int = 0
    failing_since: datetime | None = None


def begun(at: datetime) -> Course:
    """Of an address that nobody has looked at."""
    return Course(LinkStanding.UNCHECKED, at, at)


def after(
    before: Course, finding: LinkFinding, at: datetime, *, is_nowhere: bool = False
) -> Course:
    """What a check at `at` makes of it."""
    if finding is LinkFinding.NOT_ASKED:
        return replace(before, next_check=at + LATEST)
    if finding in _STANDING:
        standing = _STANDING[finding]
        since = before.since if standing is before.standing else at
        return Course(standing, since, at + _wait(at - since))
    failures = before.failures + 1
    since = before.failing_since or at
    if before.standing is LinkStanding.DEAD or _is_dead(finding, failures, at - since, is_nowhere):
        began = before.since if before.standing is LinkStanding.DEAD else at
        return Course(LinkStanding.DEAD, began, at + DEAD_AGAIN, failures, since)
    wait = _AFTER_FAILURES[min(failures, len(_AFTER_FAILURES)) - 1]
    return replace(before, next_check=at + wait, failures=failures, failing_since=since)


def _is_dead(finding: LinkFinding, failures: int, lasting: timedelta, is_nowhere: bool) -> bool:
    if finding is LinkFinding.GONE:
        return failures > 1 and lasting >= (APART_NOWHERE if is_nowhere else APART)
    return failures >= MOST_FAILURES and lasting >= TROUBLED


def _wait(lasting: timedelta) -> timedelta:
    """Half as long as it has stood like this: what lasted is looked at less often."""
    return min(max(lasting / 2, SOON), LATEST)
