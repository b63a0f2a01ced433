from __future__ import annotations

import json
import re

from articles.logic.citations import bibtex, cited, csl, plain, ris
from tests.public.contents import claim_content

HOSTILE = "50 % of {A} & B_C\r\nER  - \\end $5 #1 ~ ^"


def made(statement: str = "Northlight left.", **values: object) -> dict[str, str]:
    content = claim_content(statement=statement, id="7Q4ZB61N", number=4, **values)
    c = cited(content, address="https://claims.example")
    return {"plain": plain(c), "bib": bibtex(c), "ris": ris(c), "csl": csl(c)}


def test_it_names_edition_judgement_and_permanent_address() -> None:
    for text in made(verdict="disputed", confidence="moderate").values():
        assert "https://claims.example/claims/7Q4ZB61N/v4/" in text
        assert "Disputed, moderate confidence" in text
    assert made()["plain"] == (
        "Claimbook, “Northlight left.” Edition 4, 9 March 2026. Unproven. "
        "https://claims.example/claims/7Q4ZB61N/v4/"
    )


def test_it_says_so_in_every_form_of_a_demonstration() -> None:
    c = cited(claim_content(), address="https://claims.example", demonstration=True)
    for form in (plain, bibtex, ris, csl):
        assert "Demonstration, not reporting" in form(c)


def test_it_keeps_bibtex_balanced_and_escaped() -> None:
    text = made(HOSTILE)["bib"]
    assert r"50 \% of \{A\} \& B\_C" in text
    bare = re.sub(r"\\[{}]", "", text)
    assert bare.count("{") == bare.count("}")


def test_it_keeps_each_ris_field_on_one_line() -> None:
    lines = made(HOSTILE)["ris"].split("\r\n")
    assert all(re.match(r"[A-Z][A-Z0-9]  - ", line) for line in lines if line)
    assert [line for line in lines if line.startswith("ER")] == ["ER  - "]


def test_it_gives_csl_as_json() -> None:
    (item,) = json.loads(made(HOSTILE)["csl"])
    assert item["issued"] == {"date-parts": [[2026, 3, 9]]}
    assert item["version"] == "4"
