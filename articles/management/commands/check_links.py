"""`manage.py check_links`: looks at the addresses of articles, and keeps pages that changed."""

from __future__ import annotations

from argparse import ArgumentParser
from collections import Counter
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from articles.desk.capture.link_rounds import Done, check_each, due, with_address
from articles.logic.link_states import LinkFinding
from articles.logic.wording import counted
from articles.management.people import actor_named, add_actor
from articles.management.whole_numbers import positive


class Command(BaseCommand):
    help = (
        "Looks at the addresses of articles: whether the page is there, moved, changed, behind a "
        "paywall or gone. A page that reads differently is kept as the next version of its text. "
        "May be stopped at any time and run again: what is done stays done."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        which = parser.add_mutually_exclusive_group()
        which.add_argument("--due", action="store_true", help="only what is due (the default)")
        which.add_argument("--all", action="store_true", help="all, the longest due first")
        parser.add_argument("--limit", type=positive, help="stop after so many addresses")
        add_actor(parser)

    def handle(self, *args: Any, **options: Any) -> None:
        person = actor_named(options["as_username"])
        waiting = with_address() if options["all"] else due()
        articles = list(waiting[: options["limit"]])
        found: Counter[str] = Counter()
        try:
            for done in check_each(person, articles, reason="Links checked by command"):
                found[_said(done)] += 1
                self._say(options, f"{sum(found.values()):,} of {len(articles):,}: {_line(done)}")
        except KeyboardInterrupt as stop:
            words = f"Stopped. {found.total():,} are done; run it again to go on."
            raise CommandError(words) from stop
        told = ", ".join(f"{number} {name}" for name, number in sorted(found.items()))
        words = f"{counted(found.total(), 'address', 'addresses').capitalize()} looked at"
        self._say(options, f"{words}: {told}." if told else f"{words}.")

    def _say(self, options: dict[str, Any], words: str) -> None:
        if options["verbosity"]:
            self.stdout.write(words)


def _said(done: Done) -> str:
    return done.checked.recorded.check.finding.replace("_", " ") if done.checked else "refused"


def _line(done: Done) -> str:
    """By the article's id alone: what it says is nobody's business in a log."""
    if done.checked is None:
        return f"{done.article.public_id}: {done.refusal}"
    finding = LinkFinding(done.checked.recorded.check.finding)
    kept = f"; kept as version {done.checked.version.number}" if done.checked.version else ""
    return f"{done.article.public_id}: {finding.label}{kept}"
