"""Processes of one cluster, told by their working directory.

PostgreSQL's processes all work in their data directory. When the postmaster is
killed, its children may live on for a while and hold the shared memory, and a
new server refuses to start beside them. Its pid file may also name a number
that another program has been given since.
"""

from __future__ import annotations

import signal
import time
from pathlib import Path

import psutil

from .errors import DatabaseServerError

PATIENCE = 5.0
"""Seconds an orphan is given to leave by itself before it is killed."""


def cluster_processes(cluster: Path) -> list[psutil.Process]:
    """Living processes called postgres that work in the data directory `cluster`."""
    wanted = str(cluster.resolve())
    found = []
    for process in psutil.process_iter():
        try:
            if process.name().startswith("postgres") and process.cwd() == wanted:
                found.append(process)
        except psutil.Error:  # gone meanwhile, a zombie, or not ours
            continue
    return found


def living_postmaster(cluster: Path) -> psutil.Process | None:
    """The process named in the pid file, if it is still that server."""
    try:
        pid = int((cluster / "postmaster.pid").read_text(encoding="ascii").split("\n", 1)[0])
    except (FileNotFoundError, ValueError):
        return None
    return next((process for process in cluster_processes(cluster) if process.pid == pid), None)


def clear_remains(cluster: Path, socket: Path) -> None:
    """End orphans and remove stale lock files. Only for the holder of the lock."""
    for number in (signal.SIGQUIT, signal.SIGKILL):
        _end(cluster, number)
    if cluster_processes(cluster):
        raise DatabaseServerError(
            f"Processes of a former server still work in {cluster} and could not be ended."
        )
    (cluster / "postmaster.pid").unlink(missing_ok=True)
    for path in socket.glob(".s.PGSQL.*"):
        path.unlink(missing_ok=True)


def _end(cluster: Path, number: int) -> None:
    for process in cluster_processes(cluster):
        try:
            process.send_signal(number)
        except psutil.NoSuchProcess:
            continue
    # Not psutil's own wait: it counts zombies, which stay where nobody reaps them.
    deadline = time.monotonic() + PATIENCE
    while cluster_processes(cluster) and time.monotonic() < deadline:
        time.sleep(0.02)
