"""`manage.py verify_integrity`: whether everything holds that is meant to hold."""

from __future__ import annotations

import json
from argparse import ArgumentParser
from collections import Counter
from time import monotonic
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import Error

from articles.desk.publishing.integrity.fault import Fault, Look
from articles.desk.publishing.integrity.looking import (
    KINDS,
    CouldNotLook,
    chosen,
    found_by,
    one_moment,
)
from articles.logic.wording import counted

#: Faults of one look that are told in full.
SHOWN = 100


class Command(BaseCommand):
    help = (
        "Checks the whole base as it is at one moment: who checked each edition, hashes, history, "
        "the chain through what is only ever added, what readers see against editions, texts and "
        "files. Writes nothing. Exit status 0: clean; 1: something is wrong; 2: it could not look."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--only",
            action="append",
            default=[],
            choices=KINDS,
            metavar="KIND",
            help=f"only this kind of fault; may be given several times: {', '.join(KINDS)}",
        )
        parser.add_argument(
            "--limit",
            type=int,
            default=SHOWN,
            help=f"tell so many faults of each kind in full, count the others ({SHOWN})",
        )
        parser.add_argument(
            "--json", action="store_true", help="one JSON object a line: each fault, then the sum"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        self.options, self.found, self.unread = options, Counter[str](), list[str]()
        try:
            with one_moment():
                for look in chosen(options["only"]):
                    self._look(look)
        except Error as problem:
            raise CommandError(f"It could not look: {problem}", returncode=2) from problem
        self._sum_up()

    def _look(self, look: Look) -> None:
        began, before = monotonic(), self.found.total()
        try:
            for fault in found_by(look, self.options["only"]):
                self.found[fault.kind] += 1
                if self.found[fault.kind] <= self.options["limit"]:
                    self._tell(fault)
        except CouldNotLook as problem:
            self.unread.append(str(problem))
        if self.options["verbosity"]:
            number = counted(self.found.total() - before, "fault")
            kinds = ", ".join(look.kinds)
            self.stderr.write(f"{kinds}: {number} ({monotonic() - began:.1f} s)")

    def _tell(self, fault: Fault) -> None:
        told = {"kind": fault.kind, "subject": fault.subject, "words": fault.words}
        self.stdout.write(json.dumps(told) if self.options["json"] else str(fault))

    def _sum_up(self) -> None:
        total = self.found.total()
        if self.options["json"]:
            told = {"faults": total, "by_kind": self.found, "could_not_look": self.unread}
            self.stdout.write(json.dumps(told))
        for problem in self.unread:
            self.stderr.write(f"It could not look for {problem}")
        if total:
            hidden = sum(max(0, n - self.options["limit"]) for n in self.found.values())
            rest = f" ({hidden:,} of them not told)" if hidden else ""
            raise CommandError(f"{counted(total, 'fault').capitalize()} found{rest}.", returncode=1)
        if self.unread:
            raise CommandError("It could not look everywhere.", returncode=2)
        if not self.options["json"]:
            kinds = counted(len(self.options["only"] or KINDS), "kind")
            self.stdout.write(f"Clean: no fault of {kinds} looked for.")
