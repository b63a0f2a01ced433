"""Tokens are found however they are written, and stand in every field that can hold words."""

from __future__ import annotations

import base64
import gzip
import zlib
from collections.abc import Callable

import pytest
from django.db import models

from tests.secrecy.fields import (
    AUDIENCES,
    ITS_OWN,
    NO_WORDS,
    PUBLIC,
    WHERE_SET,
    desk_models,
    fields_with_words,
    tracked_name,
    treatment,
)
from tests.secrecy.tokens import Mint

SPELLINGS: dict[str, Callable[[str], bytes]] = {
    "plain": lambda text: f"<p>{text}</p>".encode(),
    "capitals": lambda text: text.upper().encode(),
    "backwards": lambda text: text[::-1].encode(),
    "hexadecimal": lambda text: text.encode().hex().encode(),
    "base64": lambda text: base64.b64encode(text.encode()),
    "base64 one behind": lambda text: base64.b64encode(f"q{text} more".encode()),
    "base64 two behind": lambda text: base64.b64encode(f"qq{text} more".encode()),
    "entities": lambda text: "".join(f"&#{ord(letter)};" for letter in text).encode(),
    "percent": lambda text: "".join(f"%{ord(letter):02x}" for letter in text).encode(),
    "JSON escapes": lambda text: "".join(f"\\u{ord(letter):04x}" for letter in text).encode(),
    "gzip": lambda text: gzip.compress(text.encode()),
    "deflate": lambda text: zlib.compress(text.encode()),
    "UTF-16": lambda text: text.encode("utf-16-le"),
    "cut short": lambda text: text[:10].encode(),
}


@pytest.mark.parametrize("spelling", SPELLINGS)
def test_it_finds_a_token_however_it_is_written(spelling: str) -> None:
    mint = Mint("here")
    text = mint.token("Claim.statement", "writers")
    [found] = mint.found_in(SPELLINGS[spelling](text))
    assert found.place == "Claim.statement"
    assert not mint.found_in(SPELLINGS[spelling]("a harmless sentence of ordinary words"))


def test_it_finds_a_token_in_a_header_and_an_id_and_a_hash() -> None:
    mint = Mint("here")
    mint.keep("ABCD1234", "Claim.public_id", "writers")
    mint.keep("0f" * 32, "ArticleVersion.sha256", "writers")
    token = mint.token("Source.name", "writers")
    assert mint.found_in(b"", f"Location: /claims/?q={token}")
    assert mint.found_in(b"/claims/abcd1234/")
    assert mint.found_in(b"", f'ETag: "{"0f" * 32}"')
    assert not mint.found_in(b"XABCD1234")


def test_it_knows_every_name_that_it_makes_an_exception_of() -> None:
    """A field that is renamed or goes takes its exception along."""
    columns = {
        f"{tracked_name(model)}.{column.name}"
        for model in desk_models()
        for column in model._meta.concrete_fields
    }
    assert {*PUBLIC, *WHERE_SET, *AUDIENCES} <= columns
    assert {*ITS_OWN, *NO_WORDS} <= {name.partition(".")[2] for name in columns}
    assert all(reason.strip() for reason in (*PUBLIC.values(), *NO_WORDS.values()))


def test_it_fills_a_field_that_is_added_later() -> None:
    class Later(models.Model):
        remark = models.TextField()
        attached = models.FileField()
        kind = models.CharField(max_length=3, choices=[("a", "A")])

        class Meta:
            app_label = "secrecy_only"

        def __str__(self) -> str:
            return self.remark

    told = {column.name: treatment(Later, column) for column in fields_with_words(Later)}
    assert told == {"remark": "token", "attached": "token"}
