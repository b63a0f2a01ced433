"""`manage.py export ftm`: the entities of the whole base, from one moment."""

from __future__ import annotations

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from tests.conformance.test_followthemoney import faults, world


def test_it_writes_every_entity(committed_db: str) -> None:
    world()
    out = StringIO()
    call_command("export", "ftm", stdout=out, stderr=StringIO())
    lines = out.getvalue().splitlines()
    assert len(lines) == 10
    assert faults(map(json.loads, lines)) == []


def test_it_does_not_narrow_to_a_company(committed_db: str) -> None:
    with pytest.raises(CommandError, match="whole base"):
        call_command("export", "ftm", company="acme", stdout=StringIO(), stderr=StringIO())
