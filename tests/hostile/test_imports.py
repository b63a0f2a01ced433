"""Hostile rows, files and texts: every one read, or refused with a reason; never half."""

from __future__ import annotations

import io
import os
import time
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import connection, transaction
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from articles.desk.capture.capturing import capture
from articles.desk.editing.acting import acting
from articles.desk.editing.errors import EditingError
from articles.desk.importing.acquisitions import COLUMNS, AcquisitionImport, read_acquisitions
from articles.desk.models import Article, Claim, Person
from tests.desk import factories
from tests.desk.capture.pdfs import Text, pdf
from tests.hostile.attacks import HOSTILE
from tests.hostile.site import written

IS_FULL = os.environ.get("CLAIMBOOK_HOSTILE") == "full"
EXAMPLES = 2_000 if IS_FULL else 40
LONGEST = 9_990_000 if IS_FULL else 1_000_000
driving = settings(
    max_examples=EXAMPLES,
    deadline=None,
    database=None,
    derandomize=not IS_FULL,
    suppress_health_check=list(HealthCheck),
)
GOOD = ("Acme", "Bolt", "2010-09", "65000000", "The Paper", "https://paper.example/1")
cells = st.sampled_from(HOSTILE) | st.text(max_size=20)
rows = st.tuples(st.integers(0, 5), cells).map(
    lambda hit: "\t".join([*GOOD[: hit[0]], hit[1], *GOOD[hit[0] + 1 :]])
)
HEAD = "\t".join(COLUMNS)


class TestAcquisitions:
    @driving
    @given(lines=st.lists(rows | st.text(max_size=60), max_size=4))
    @example(lines=["\t".join((*GOOD, "one too many"))])
    @example(lines=["\t".join(("", *GOOD[1:]))])
    @example(lines=["\t".join((*GOOD[:3], "٣", *GOOD[4:]))])
    @example(lines=["x" * 200_000])
    def test_it_reads_each_row_or_names_it(self, lines: list[str]) -> None:
        deals, reason = [], ""
        try:
            deals = read_acquisitions([HEAD, *lines])
        except EditingError as refusal:
            reason = str(refusal)
        assert reason.startswith("Row") or not reason
        for deal in deals:
            assert deal.buyer.strip()
            assert deal.price_usd is None or deal.price_usd >= 0

    def test_it_carries_all_of_a_lot_or_none(self, committed_db: str) -> None:
        ravi = factories.person("ravi", "editor")
        for hostile in ("https://[::1", "x" * 3000, "\x00", "javascript:alert(1)"):
            lines = [HEAD, "\t".join(GOOD), "\t".join((*GOOD[:5], hostile))]
            carrying = AcquisitionImport(ravi, base="a list", topic="Deals")
            before = written()
            with pytest.raises(EditingError):
                carrying.run(read_acquisitions([*lines[:1], *_others(lines[1:])]))
            assert written() == before
        assert not Claim.objects.exists()


def _others(lines: list[str]) -> list[str]:
    """The second line tells of another deal than the first."""
    return [lines[0], lines[1].replace("Acme", "Cole", 1)]


HTML = (
    "<html lang=en><head><title>Acme buys Bolt</title></head><body><article><h1>Acme buys Bolt"
    "</h1><p>Acme said on Monday that it bought Bolt for 3 million euros.</p>{}</article></body>"
)
MARKUP = (
    "<div>" * 5000, "<p><b>" * 2000, "</" * 500, "<!--" * 300, "<script>" * 50,
    "&#0;&#xD800;&#x110000;",
    "<svg><text>\u202ex", "<p lang='" + "x" * 5000 + "'>", "<table>" * 300, "\x00", "\u202e" * 500,
    "<a href='javascript:x'>x</a>", "<!DOCTYPE x [<!ENTITY a 'aa'>]>&a;",
    "<meta property=og:title>",
    '<script type="application/ld+json">' + '{"a":' * 5000, "<template><p>x" * 500,
    '<script type="application/ld+json">{"headline": 5, "author": [[[]]]}</script>',
)  # fmt: skip
contents = (
    st.binary(max_size=300)
    | st.sampled_from(HOSTILE).map(lambda text: text.encode("utf-8", "surrogatepass"))
    | st.tuples(st.sampled_from(MARKUP), st.text(max_size=40)).map(
        lambda parts: HTML.format("".join(parts)).encode("utf-8", "surrogatepass")
    )
    | st.sampled_from(("utf-16", "utf-32", "utf-7", "cp037")).map(
        lambda name: "Acme bought Bolt. It cost a lot.".encode(name)
    )
)
types = st.sampled_from(
    (None, "text/plain", "text/html", "application/pdf", "text/html; charset=unicode_escape",
     "text/plain; charset=zip", "text/html; charset=\x00", "x/y", "application/xml")
)  # fmt: skip


def _captured(ana: Person, data: bytes, media_type: str | None, **told: Any) -> bool:
    """Whether it became an article; everything is as before afterwards."""
    before = written()
    with transaction.atomic():
        try:
            with acting(ana, "hostile"):
                capture(data, media_type=media_type, **told)
        except EditingError:
            is_kept = False
        else:
            is_kept = True
        if not is_kept:
            assert written() == before
            return False
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        transaction.set_rollback(True)
    return True


@pytest.mark.django_db
class TestCapture:
    def test_it_keeps_or_refuses_whatever_it_is_given(self) -> None:
        ana = factories.person("ana")
        kept = []

        @driving
        @given(
            data=contents,
            media_type=types,
            title=st.none() | cells,
            publisher=st.none() | cells,
            url=st.none() | cells,
        )
        def run(data: bytes, media_type: str | None, **told: Any) -> None:
            kept.append(_captured(ana, data, media_type, **told))

        run()
        assert set(kept) == {True, False}

    def test_it_leaves_controls_of_direction_out_of_titles_and_names(self) -> None:
        page = HTML.replace("Acme buys Bolt", "\u202eAcme buys Bolt\u2066").format(
            "<p>The \u202eword\u202c stays as it was.</p>"
        )
        with acting(factories.person("ana"), "hostile"):
            found = capture(page.encode(), media_type="text/html", publisher="The \u200fPaper")
        article = Article.objects.select_related("publisher").get(pk=found.article.pk)
        assert article.title == "Acme buys Bolt"
        assert article.publisher is not None
        assert article.publisher.name == "The Paper"
        assert "\u202eword\u202c" in found.version.text

    def test_it_saves_a_long_text_and_refuses_one_that_is_longer(self) -> None:
        """The full run takes the longest there can be; the suite a tenth of it."""
        line = "Harbour Data said on Monday that figure {} had grown by 3.5 percent in all of it."
        text = "\n".join(line.format(number) for number in range(120_000))[:LONGEST]
        assert len(text) == LONGEST
        ana = factories.person("ana")
        began = time.process_time()
        assert _captured(ana, text.encode(), "text/plain")
        assert time.process_time() - began < 20
        assert not _captured(ana, b"x" * 10_000_001, "text/plain")

    @pytest.mark.parametrize(
        "bomb",
        [
            b"%PDF-1.7\n" + b"<<" * 100_000,
            b"%PDF-1.7\n1 0 obj<</Length 99999999999>>stream\n",
            pdf([Text(700, "word " * 20)]).replace(b"/Count 1", b"/Count 999999999"),
            pdf([Text(700, "word")]).replace(b"/Parent", b"/Kids[1 0 R]/Parent"),
        ],
        ids=["brackets", "endless", "pages", "circle"],
    )
    def test_it_survives_pdf_bombs(self, bomb: bytes) -> None:
        began = time.monotonic()
        _captured(factories.person("ana"), bomb, "application/pdf")
        assert time.monotonic() - began < 60

    @pytest.mark.parametrize(
        ("options", "refusal"),
        [
            ({"publisher": "The \x00 Paper"}, "NUL"),
            ({"publisher": "The \udcff Paper"}, "half a character"),
            ({"url": "https://paper.example/\udcff"}, ""),
            ({"published": "2025-13-45"}, ""),
            ({"published": "\udcff"}, ""),
            ({"article": "\x00"}, "no article"),
            ({"article": "\udcff"}, "no article"),
            ({"as_username": "\x00"}, "no active person"),
        ],
        ids=str,
    )
    def test_it_tells_the_command_s_user_in_words(
        self, options: dict[str, str], refusal: str, tmp_path: Path
    ) -> None:
        file = tmp_path / "a.txt"
        file.write_text("# Acme buys Bolt\n\nAcme said that it bought Bolt.\n")
        told = {"as_username": factories.person("ana").username, "stdout": io.StringIO()} | options
        before = Article.objects.count()
        said = None
        try:
            call_command("capture", str(file), **told)
        except CommandError as problem:
            said = str(problem)
        assert refusal in (said or "")
        assert said is None or Article.objects.count() == before

    def test_it_names_a_path_that_is_none(self) -> None:
        with pytest.raises(CommandError):
            call_command("capture", "/tmp/\x00", as_username=factories.person("ana").username)
