"""Text that runs against its surroundings, kept apart from them."""

from __future__ import annotations

import html as entities
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from articles.logic.directions import (
    CONTROLS,
    HAS_CONTROL,
    closed,
    isolated,
    isolated_in_markup,
    turning,
)

TURNING = st.text(st.sampled_from([*CONTROLS, "a", "א", " ", "1", "<", "&", ">"]), max_size=40)
OVERRIDE = "\u202e"


def depth(text: str) -> tuple[int, list[str]]:
    """What ends without a beginning, and what stays open, read as UAX #9 does (BD9, X1–X8)."""
    stray, opened = 0, []
    for sign in text:
        if sign in "\u202a\u202b\u202d\u202e\u2066\u2067\u2068":
            opened.append(sign)
        elif sign == "\u202c":
            if opened and opened[-1] in "\u202a\u202b\u202d\u202e":
                opened.pop()
            else:
                stray += 1
        elif sign == "\u2069":
            if any(one in "\u2066\u2067\u2068" for one in opened):
                while opened.pop() not in "\u2066\u2067\u2068":
                    pass
            else:
                stray += 1
    return stray, opened


@given(text=TURNING)
def test_it_leaves_nothing_open(text: str) -> None:
    whole = closed(text)
    assert depth(whole) == (0, [])
    assert closed(whole) == whole
    assert HAS_CONTROL.sub("", whole) == HAS_CONTROL.sub("", text)
    assert depth(isolated(text)) == (0, [])


def test_it_would_see_what_is_open() -> None:
    assert depth(f"{OVERRIDE}abc") == (0, [OVERRIDE])


@given(first=TURNING, second=TURNING)
def test_it_changes_no_word_of_a_page(first: str, second: str) -> None:
    name = entities.escape(second)
    page = (
        f'<p title="{name}"><a href="/x">{entities.escape(first)}</a> by {name}</p>'
        f"<textarea>{name}</textarea><script>{'x'}</script><select><option>{name}</option></select>"
    )
    shown = isolated_in_markup(page)
    assert f'title="{name}"' in shown
    assert f"<textarea>{name}</textarea>" in shown
    before, after = html.fromstring(page), html.fromstring(shown)
    assert HAS_CONTROL.sub("", before.text_content()) == HAS_CONTROL.sub("", after.text_content())
    for words in re.findall(r"<bdi>([^<]*)</bdi>", shown):
        assert depth(words) == (0, [])


@pytest.mark.parametrize(
    ("page", "shown"),
    [
        ("<p>plain</p>", "<p>plain</p>"),
        (f"<p>{OVERRIDE}evil</p>", f"<p><bdi>{OVERRIDE}evil\u202c</bdi></p>"),
        (
            f"<title>{OVERRIDE}x</title>",
            f"<title>\u2068{OVERRIDE}x\u202c\u2069</title>",
        ),
        (f"<!-- {OVERRIDE} -->", f"<!-- {OVERRIDE} -->"),
        (
            f"<svg><text>{OVERRIDE}x</text></svg>",
            f"<svg><text>\u2068{OVERRIDE}x\u202c\u2069</text></svg>",
        ),
        (f'<script>"{OVERRIDE}"</script>', f'<script>"{OVERRIDE}"</script>'),
    ],
)
def test_it_keeps_each_run_apart(page: str, shown: str) -> None:
    assert isolated_in_markup(page) == shown


def test_it_names_what_turns() -> None:
    assert turning(f"a{OVERRIDE}b{OVERRIDE}\u200f") == ["U+202E", "U+200F"]
    assert turning("Zoë") == []
