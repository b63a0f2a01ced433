"""How long templates take."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from time import process_time
from typing import Any
from unittest.mock import patch

from django.template.backends.django import Template


@contextmanager
def timed() -> Iterator[list[float]]:
    """Seconds of processor time of each outermost template that is rendered inside."""
    spent: list[float] = []
    depth = 0
    render = Template.render

    def timing(self: Template, *args: Any, **kwargs: Any) -> Any:
        nonlocal depth
        start, depth = process_time(), depth + 1
        try:
            return render(self, *args, **kwargs)
        finally:
            depth -= 1
            if not depth:
                spent.append(process_time() - start)

    with patch.object(Template, "render", timing):
        yield spent
