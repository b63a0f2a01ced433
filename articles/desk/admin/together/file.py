"""Claims as a file for a spreadsheet: what the desk's list shows of each, and no secret more."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.http import HttpResponse

from articles.desk.admin.together.chosen import Chosen
from articles.logic.spreadsheets import csv_lines
from articles.logic.vocabulary import Confidence, Verdict

HEADS = (
    "id", "statement", "in short", "type", "workflow", "challenge", "marking", "risk", "verdict",
    "confidence", "companies", "topics", "edition", "assigned to", "review due on",
)  # fmt: skip


def as_file(chosen: Iterable[Chosen]) -> HttpResponse:
    """CSV in UTF-8 with a byte order mark, without which spreadsheets guess the encoding."""
    lines = csv_lines(HEADS, (_row(one.claim) for one in chosen))
    response = HttpResponse(
        "\ufeff" + "".join(lines), content_type="text/csv; charset=utf-8; header=present"
    )
    response.headers["Content-Disposition"] = 'attachment; filename="claims-of-the-desk.csv"'
    return response


def _row(claim: Any) -> list[str]:
    companies = [f"{link.company} ({link.role})" for link in claim.company_links.all()]
    return [
        claim.public_id,
        claim.statement,
        claim.in_short,
        claim.get_type_display(),
        claim.get_workflow_display(),
        claim.get_challenge_display(),
        claim.get_marking_display(),
        claim.get_risk_display(),
        Verdict(claim.held_verdict).label if claim.held_verdict else "",
        Confidence(claim.held_confidence).label if claim.held_confidence else "",
        "; ".join(companies),
        "; ".join(topic.name for topic in claim.topics.all()),
        str(claim.published_number or ""),
        claim.assigned_to.username if claim.assigned_to else "",
        claim.review_due_on.isoformat() if claim.review_due_on else "",
    ]
