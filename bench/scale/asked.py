"""A base that is asked from here: the other end of `bench.scale.worker`."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import Any


class Base:
    """`size` claims in the database `name`."""

    def __init__(self, name: str, size: int) -> None:
        self.name, self.size = name, size
        self._process = subprocess.Popen(
            [sys.executable, "-m", "bench.scale.worker", name],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def ask(self, do: str, **task: Any) -> Any:
        """The answer of that function of bench.scale.tasks."""
        if self._process.stdin is None or self._process.stdout is None:
            raise RuntimeError("the worker has no pipes")
        self._process.stdin.write(json.dumps({"do": do, **task}) + "\n")
        self._process.stdin.flush()
        line = self._process.stdout.readline()
        if not line:
            raise RuntimeError(f"{do} ended the worker of {self.name}")
        return json.loads(line)

    def close(self) -> None:
        if self._process.stdin is not None:
            self._process.stdin.close()
        self._process.wait(60)
