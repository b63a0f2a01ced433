from __future__ import annotations

import pytest

from articles.logic.contact_details import contact_in


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("ana@example.org", "an e-mail address"),
        ("Heron (heron @ mail.example.org)", "an e-mail address"),
        ("https://social.example/heron", "a web address"),
        ("@heron_99", "an account’s name"),
        ("+49 (0)30 123 45 67", "a telephone number"),
        ("call 0170/1234567", "a telephone number"),
        ("Heron", ""),
        ("safe, envelope 12", ""),
        ("envelope 12, since 2026-03-09", ""),
        ("the third from 2019", ""),
        ("", ""),
    ],
)
def test_it_sees_ways_to_reach_somebody(text: str, found: str) -> None:
    assert contact_in(text) == found
