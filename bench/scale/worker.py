"""One base in a process of its own: reads a task a line on standard input, answers a line each.

`python -m bench.scale.worker DATABASE`: the database on the tests' server. So that two sizes can be
asked in turn, and neither warms the other's caches.
"""

from __future__ import annotations

import json
import os
import sys
from typing import Any

from tests import throwaway

os.environ |= {"DJANGO_SETTINGS_MODULE": "kb.settings", "KB_DATA": str(throwaway.folder()),
               "SECRET_KEY": "only-for-benchmarks", "STATIC_HASHED": "0"}  # fmt: skip

import django

django.setup()

from django.db import connections  # noqa: E402
from django.test.utils import setup_test_environment  # noqa: E402

from bench.scale import tasks  # noqa: E402


def main(name: str) -> None:
    for alias in connections:
        connections.settings[alias]["NAME"] = name
    setup_test_environment(debug=False)
    own, sys.stdout = sys.stdout, sys.stderr
    for line in sys.stdin:
        task: dict[str, Any] = json.loads(line)
        answer = getattr(tasks, task.pop("do"))(**task)
        own.write(json.dumps(answer) + "\n")
        own.flush()


if __name__ == "__main__":
    main(sys.argv[1])
