"""`manage.py forget_reporters`: 90 days after the answer nothing tells who wrote."""

from __future__ import annotations

from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connections

from articles.desk.editing.acting import acting
from articles.desk.editing.reader_report import forget_reporters
from articles.desk.models import ReaderReport
from articles.desk.publishing.reader_report import answer_report
from tests.desk.newsroom import build
from tests.desk.reporting import report


def forgotten() -> str:
    out = StringIO()
    call_command("forget_reporters", stdout=out)
    return out.getvalue().strip()


def test_it_forgets_whom_it_answered_long_ago(committed_db: Any) -> None:
    newsroom = build()
    claim = newsroom.claim("published")
    old, late, new = (report(claim, address=f"r{n}@example.org", name="R.") for n in range(3))
    with acting(newsroom.ben, "test"):
        for one in (old, late):
            answer_report(
                one, version=claim.version, became="nothing", answer="It stands as it is."
            )
    assert forgotten() == "Forgot who wrote no report."
    with connections["owner"].cursor() as cursor:
        cursor.execute("ALTER TABLE articles_readerreport DISABLE TRIGGER USER")
        for key, days in ((old.pk, 91), (late.pk, 89)):
            cursor.execute(
                "UPDATE articles_readerreport SET answered_at = answered_at - %s * "
                "interval '1 day' WHERE id = %s",
                [days, key],
            )
        cursor.execute("ALTER TABLE articles_readerreport ENABLE TRIGGER USER")
    assert forgotten() == "Forgot who wrote 1 report."
    assert forgotten() == "Forgot who wrote no report."
    left = {row.pk: (row.reporter_address, row.reporter_name) for row in ReaderReport.objects.all()}
    assert left[old.pk] == ("", "")
    assert left[late.pk] == ("r1@example.org", "R.")
    assert left[new.pk] == ("r2@example.org", "R.")


@pytest.mark.django_db
def test_nobody_forgets_without_acting() -> None:
    with pytest.raises(Exception, match="Nobody is acting"):
        forget_reporters()
