"""What a first visit costs besides its HTML (design: pages.md, budget)."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

import pytest
from django.test import Client

from tests.public import samples
from tests.public.pages import tags_of

STATIC = Path(__file__).resolve().parents[2] / "static"
KILOBYTE = 1024


#: Of the card that stands in other people's pages, which loads nothing else.
OF_THE_CARD = {"embed"}
#: Sheets and scripts of the desk's pages; no public page loads one, as tests/browser sees.
OF_THE_DESK = {
    "alike", "annotate", "desk", "editing", "keys", "mend", "passages", "queue", "words",
    "workbench",
}  # fmt: skip


def compressed(pattern: str) -> int:
    found = [path for path in STATIC.glob(pattern) if path.stem not in OF_THE_DESK | OF_THE_CARD]
    return sum(len(gzip.compress(path.read_bytes())) for path in found)


def test_it_keeps_styles_and_scripts_small() -> None:
    assert 0 < compressed("css/*.css") <= 14 * KILOBYTE
    assert 0 < compressed("js/*.js") <= 6 * KILOBYTE


def test_it_fetches_nothing_from_elsewhere() -> None:
    for path in STATIC.glob("css/*.css"):
        assert not re.search(r"@import|url\(|@font-face", path.read_text()), path


@pytest.mark.django_db
def test_it_makes_at_most_eight_requests(client: Client) -> None:
    article = samples.annotated_article()
    for address in (f"/articles/{article.public_id}/", "/styleguide/"):
        tags = tags_of(client.get(address))
        fetched = [a for t, a in tags if t in ("script", "img") and a.get("src")]
        fetched += [a for t, a in tags if t == "link" and a.get("rel") in ("stylesheet", "icon")]
        assert 1 + len(fetched) <= 8
        assert not [a for a in fetched if (a.get("src") or a.get("href") or "").startswith("http")]
