"""`manage.py work` beside the web server: started with it, again where it ends, ended with it."""

from __future__ import annotations

import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

from django.conf import settings

#: Seconds before it is started again, doubled each time up to the last.
FIRST_WAIT, LAST_WAIT = 1.0, 60.0
#: A life of so many seconds was no failure: the waits begin anew.
LONG_LIFE = 60.0
#: Seconds to finish what it is at.
TO_FINISH = 25.0

COMMAND = (sys.executable, str(settings.BASE_DIR / "manage.py"), "work", "--with-parent")


class Background:
    """One process at a time. `pid` is None between two."""

    def __init__(self, command: tuple[str, ...] = COMMAND, first_wait: float = FIRST_WAIT) -> None:
        self._command = command
        self._first_wait = first_wait
        self._over = threading.Event()
        self._process: subprocess.Popen[bytes] | None = None
        self._thread = threading.Thread(target=self._keep_alive, daemon=True)

    @property
    def pid(self) -> int | None:
        process = self._process
        return process.pid if process and process.returncode is None else None

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        self._over.set()
        if self._process is not None:
            self._process.terminate()
        self._thread.join(TO_FINISH)
        if self._process is not None and self._thread.is_alive():
            self._process.kill()
            self._thread.join(TO_FINISH)

    def _keep_alive(self) -> None:
        wait = self._first_wait
        while not self._over.is_set():
            # A session of its own: Ctrl-C is for the server, which ends this process in turn.
            self._process = subprocess.Popen(
                self._command, stdin=subprocess.PIPE, start_new_session=True
            )
            if self._over.is_set():
                self._process.terminate()
            lived = _seconds_of(self._process)
            wait = self._first_wait if lived > LONG_LIFE else min(wait * 2, LAST_WAIT)
            self._over.wait(wait)


def _seconds_of(process: subprocess.Popen[bytes]) -> float:
    began = time.monotonic()
    process.wait()
    if process.stdin is not None:
        process.stdin.close()
    return time.monotonic() - began


@contextmanager
def background() -> Iterator[Background]:
    beside = Background()
    beside.start()
    try:
        yield beside
    finally:
        beside.stop()
