"""The background's work in one process: what is due each minute, and what waits in the queue."""

from __future__ import annotations

import logging
import os
import signal
import sys
import threading
from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.db import DatabaseError, close_old_connections, connections
from django.utils.crypto import get_random_string
from django.utils.module_loading import import_string
from django_tasks import DEFAULT_TASK_BACKEND_ALIAS, DEFAULT_TASK_QUEUE_NAME
from django_tasks_db.management.commands.db_worker import Worker

logger = logging.getLogger("claimbook.work")

MINUTE = 60.0
#: Seconds after which an empty queue is looked at again.
SECONDS_BETWEEN = 1.0
#: Of finished work nothing is kept longer.
DAYS_KEPT = 7
_MINUTES_OF_A_DAY = 24 * 60


class Command(BaseCommand):
    help = (
        "Does what waits in the background until Ctrl-C: the database worker of django-tasks, and "
        "once a minute what CLAIMBOOK_EACH_MINUTE names. May run several times at once."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--once", action="store_true", help="do what is due and what waits, then end"
        )
        parser.add_argument(
            "--with-parent", action="store_true", help="end as soon as standard input does"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if options["once"]:
            each_minute()
            self._work(batch=True)
            return
        if options["with_parent"]:
            threading.Thread(target=_end_with_input, daemon=True).start()
        ended = threading.Event()
        threading.Thread(target=_keep_time, args=(ended,), daemon=True).start()
        try:
            self._work(batch=False)
        finally:
            ended.set()

    def _work(self, *, batch: bool) -> None:
        worker = Worker(
            queue_names=[DEFAULT_TASK_QUEUE_NAME],
            excluded_queue_names=[],
            interval=SECONDS_BETWEEN,
            batch=batch,
            backend_name=DEFAULT_TASK_BACKEND_ALIAS,
            startup_delay=False,
            max_tasks=None,
            worker_id=get_random_string(32),
        )
        if not batch:
            worker.configure_signals()
        worker.run()


def _end_with_input() -> None:
    """However the process that started this one ends, its end of the pipe is closed.

    Read without a buffer, whose lock a thread would hold as the interpreter ends.
    """
    while os.read(sys.stdin.fileno(), 1024):
        pass
    os.kill(os.getpid(), signal.SIGTERM)


def _keep_time(ended: threading.Event) -> None:
    """In a thread of its own, whose connections are its own too."""
    minutes = 0
    while not ended.is_set():
        each_minute()
        if minutes % _MINUTES_OF_A_DAY == 0:
            _forget_finished()
        connections.close_all()
        minutes += 1
        ended.wait(MINUTE)


def each_minute() -> None:
    """A function that fails is told of and tried again in a minute; the others run."""
    for name in settings.CLAIMBOOK_EACH_MINUTE:
        close_old_connections()
        try:
            import_string(name)()
        except Exception:
            logger.exception("What is due each minute failed: %s", name)


def _forget_finished() -> None:
    try:
        call_command("prune_db_task_results", min_age_days=DAYS_KEPT, verbosity=0)
    except DatabaseError:
        logger.exception("Finished work could not be cleared away")
