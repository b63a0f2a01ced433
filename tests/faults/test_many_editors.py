"""Twenty editors of one claim, each of whom reads again when somebody else was first."""

from __future__ import annotations

from pathlib import Path

from articles.desk.models import Claim
from tests.faults import prepared
from tests.faults.clients import stored
from tests.faults.conftest import Arena
from tests.faults.ledger import Ledger, lost
from tests.faults.processes import begin
from tests.faults.size import size

PROCESSES = 2
EDITORS = 20
EDITS = size(suite=2, full=50)


def test_twenty_editors_lose_nothing(arena: Arena, tmp_path: Path) -> None:
    [key] = prepared.in_review(arena.people, 1)
    start = Claim.objects.get(pk=key).version
    ledger = Ledger(tmp_path / "ledger")
    given = arena.environment(tmp_path)
    for process in [
        begin(given, "-m", "tests.faults.clients", ledger.path, key, EDITS,
              *range(first, EDITORS, PROCESSES))
        for first in range(PROCESSES)
    ]:  # fmt: skip
        process.succeeds(within=3000)
    assert lost(ledger, "edit", stored(key)) == []
    versions = sorted(facts["version"] for facts in ledger.acknowledged("edit"))
    assert versions == list(range(start + 1, start + 1 + EDITORS * EDITS))
    assert Claim.objects.get(pk=key).version == versions[-1]
    assert ledger.acknowledged("stale")  # they did meet
    assert arena.faults() == []
