"""What is told above the form that asks for a redaction."""

from __future__ import annotations

from typing import Any

from articles.desk.models import Request
from articles.desk.publishing.redact import redactable
from articles.logic.vocabulary import RequestAction


def redaction_facts(claim: Any) -> list[tuple[str, str]]:
    """Which editions can be redacted, and what waits to be carried out."""
    numbers = [str(number) for number in redactable(claim)]
    rows = [("Editions", ", ".join(numbers) or "none that readers are not shown")]
    approved = Request.objects.filter(
        claim=claim, action=RequestAction.REDACT, approval__isnull=False
    )
    waiting = approved.filter(edition_number__in=[int(number) for number in numbers])
    rows += [
        ("To be carried out", f"edition {one.edition_number}: manage.py redact {one.public_id}")
        for one in waiting
    ]
    return rows
