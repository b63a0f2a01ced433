from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.desk.capture.fetching.site import Site


@pytest.fixture
def site() -> Iterator[Site]:
    with Site() as running:
        yield running


@pytest.fixture
def secure_site() -> Iterator[Site]:
    with Site(secure=True) as running:
        yield running
