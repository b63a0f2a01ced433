"""`manage.py recompute_confidence`: suggestions that are out of date, a few hundred at a time."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from articles.desk.editing.acting import acting
from articles.desk.editing.bulk import suggest_all
from articles.desk.editing.errors import EditingError
from articles.desk.editing.outdated import outdated, stale
from articles.logic.wording import counted
from articles.management.people import actor_named, add_actor
from articles.management.whole_numbers import positive

#: Claims in one transaction, which holds them for a fraction of a second.
BATCH = 500


class Command(BaseCommand):
    help = (
        "Computes the suggested confidence again where something that it rests on changed, where "
        "the rules did, and where evidence ages. Published claims whose word falls are due for a "
        "recheck. May be stopped at any time and run again: what is done stays done."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--stale", action="store_true", help="only what a change made stale; for each minute"
        )
        parser.add_argument("--limit", type=positive, help="stop after so many claims")
        parser.add_argument(
            "--batch",
            type=positive,
            default=BATCH,
            help=f"claims in one transaction ({BATCH})",
        )
        add_actor(parser)

    def handle(self, *args: Any, **options: Any) -> None:
        person = actor_named(options["as_username"])
        waiting = stale() if options["stale"] else outdated()
        all_, limit = waiting.count(), options["limit"]
        done = rechecked = after = 0
        while limit is None or done < limit:
            size = options["batch"] if limit is None else min(options["batch"], limit - done)
            keys = list(waiting.filter(pk__gt=after).values_list("pk", flat=True)[:size])
            if not keys:
                break
            try:
                with acting(person, "computed confidence again"):
                    batch = suggest_all(keys)
            except (EditingError, KeyboardInterrupt) as stop:
                words = str(stop) or "Stopped."
                raise CommandError(f"{words} {done:,} are done; run it again to go on.") from stop
            after, done, rechecked = keys[-1], done + len(keys), rechecked + batch.rechecked
            self._say(options, f"{done:,} of {max(all_, done):,}")
        self._say(
            options,
            f"{counted(done, 'claim').capitalize()} computed again, {waiting.count():,} left; "
            f"{counted(rechecked, 'published claim')} due for a recheck.",
        )

    def _say(self, options: dict[str, Any], words: str) -> None:
        if options["verbosity"]:
            self.stdout.write(words)
