"""Requests that no browser would send, made from those it would."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote_from_bytes

from django.db import connection, transaction
from django.test import Client
from hypothesis import strategies as st

from tests.hostile.site import FORGED, READ, Form, Site, written

#: Text by what it does to software; lone surrogates go over the wire as their three bytes.
HOSTILE: tuple[str, ...] = (
    "", " ", "\x00", "a\x00b", "\ud800", "x\udfffy", "\ufffe", "\ufeff", "\u202eabc", "\u2066x",
    "\u200f", "a\u0301" * 300, "\u0301" * 60, "\u2028", "\r\n", "\t", "\x1b[31m", "\x7f", "\x85",
    "𝕏" * 40, "👩‍👩‍👧‍👦", "ﷺ" * 100, "İ", "ß", "Аpple", "Acme", "a" * 201, "x" * 2001,
    "x" * 70_000, "0", "-1", "1", "2", "3", "1.5", "1e3", "1e400", "NaN", "Infinity", "٣", "²",
    "1_000", "0x10", "+1", "2147483648", "9223372036854775807", "9223372036854775808", "9" * 30,
    "9" * 5000, "2025-13-45", "0000-00-00", "9999-12-31", "10000-01-01", "31 February 2025",
    "2025-02", "0001-01-01", "99999", "2025-01-01T00:00:00+99:99", "23:61", "on", "off", "true",
    "None", "null", "[]", "{}", '{"a": 1}', "[[0,1]]", "[[1e9,-1]]", "0:9", "0-9", "9-0", "-",
    ",", ",,", ":", "::", "'", '"', "\\", "%", "%s", "%00", "%_", "_", "*", "(", ")", "[", "a|b",
    "^$", "' OR 1=1 --", "<script>alert(1)</script>", "{{ 7|add:7 }}", "{% load x %}", "${7*7}",
    "=1+1", "@x", "../..", "/etc/passwd", "http://", "http://[::1", "http://a b/",
    "//evil.example", "javascript:alert(1)", "https://user:pass@example.org/",
    "https://" + "a" * 300 + ".example", "data:text/html,x", "x@", "AAAAAAAA", "ZZZZZZZZ",
    "draft", "published", "verified", "admin", "system", "en", "xx-YY-zz",
)  # fmt: skip

texts = st.sampled_from(HOSTILE) | st.text(max_size=30)
_MANAGEMENT = ("TOTAL_FORMS", "INITIAL_FORMS", "MIN_NUM_FORMS", "MAX_NUM_FORMS")


@dataclass(frozen=True)
class Attack:
    """A POST: its fields in order, and how they are written down."""

    form: Form
    fields: tuple[tuple[str, str], ...]
    encoding: str
    file: tuple[str, str, bytes] | None

    def __repr__(self) -> str:
        odd = [pair for pair in self.fields if pair not in self.form.fields]
        gone = [pair for pair in self.form.fields if pair not in self.fields]
        changed = f"sent {odd!r:.600}, left out {gone!r:.300}"
        return f"<{self.form.action} {self.encoding} {changed}, file {self.file!r:.100}>"


@st.composite
def attacks(draw: Any, forms: Sequence[Form]) -> Attack:
    form = draw(st.sampled_from(forms))
    fields = list(form.fields)
    for _ in range(draw(st.integers(1, 4))):
        kind = draw(st.sampled_from(("set", "set", "set", "drop", "twice", "forge", "rows")))
        place = draw(st.integers(0, len(fields) - 1)) if fields else 0
        if kind == "set" and fields:
            fields[place] = (fields[place][0], draw(texts))
        elif kind == "drop" and fields:
            del fields[place]
        elif kind == "twice" and fields:
            fields.append((fields[place][0], draw(texts)))
        elif kind == "rows":
            fields = _lie_about_rows(draw, fields)
        else:
            name = draw(st.sampled_from(FORGED) | st.sampled_from(READ) | st.text(max_size=12))
            fields.append((name, draw(texts)))
    encoding = draw(st.sampled_from(("as told", "as told", "as told", "other", "broken")))
    file = draw(st.none() | _files) if form.is_multipart else None
    return Attack(form, tuple(fields), encoding, file)


_NAMES = ("a.pdf", "a.txt", "a.html", "../../x.pdf", "a\x00.txt", "CON", "", "x" * 300 + ".png",
          "a.pdf.exe", "\u202efdp.exe", "a;b\"c.txt", "ä.csv")  # fmt: skip
_CONTENTS = (b"", b"\x00" * 50, b"%PDF-1.7\n1 0 obj", b"PK\x03\x04" + b"\xff" * 60,
             b"\xff\xfeh\x00", b"<html><p>" + b"<div>" * 3000, b"plain words in a file.",
             b"\x89PNG\r\n\x1a\n\x00",
             b"<!DOCTYPE html [<!ENTITY a '&a;&a;'>]>&a;", b"\x1f\x8b\x08\x00")  # fmt: skip
_files = st.tuples(
    st.just("file") | st.sampled_from(("evidence-0-file", "document", "upload")),
    st.sampled_from(_NAMES),
    st.sampled_from(_CONTENTS) | st.binary(max_size=200),
)


def _lie_about_rows(draw: Any, fields: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """What a formset says of itself, or whose rows they are."""
    about = [
        place
        for place, (name, _) in enumerate(fields)
        if name.endswith(_MANAGEMENT) or name.endswith(("-id", "-claim", "-company", "-DELETE"))
    ]
    if not about:
        return fields
    place = draw(st.sampled_from(about))
    value = draw(
        st.sampled_from(("-1", "0", "1", "2", "1001", "99999999999", "x", "", "\x00", "²"))
    )
    return [*fields[:place], (fields[place][0], value), *fields[place + 1 :]]


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


def _urlencoded(attack: Attack) -> tuple[bytes, str]:
    pairs = [
        f"{quote_from_bytes(_bytes(name))}={quote_from_bytes(_bytes(value))}"
        for name, value in attack.fields
    ]
    body = "&".join(pairs).encode()
    if attack.encoding == "broken":
        body += b"&name=%ff%fe&=&&%&a%zz=\xff\xfe"
    return body, "application/x-www-form-urlencoded"


def _multipart(attack: Attack) -> tuple[bytes, str]:
    def quoted(text: str) -> bytes:
        return _bytes(text).replace(b'"', b"%22").replace(b"\r", b"%0D").replace(b"\n", b"%0A")

    parts = [
        b'--edge\r\nContent-Disposition: form-data; name="%s"\r\n\r\n%s\r\n'
        % (quoted(name), _bytes(value))
        for name, value in attack.fields
    ]
    if attack.file:
        field, name, content = attack.file
        head = b'--edge\r\nContent-Disposition: form-data; name="%s"; filename="%s"\r\n'
        parts.append(head % (quoted(field), quoted(name)) + b"\r\n" + content + b"\r\n")
    body = b"".join(parts) + (b"--ed" if attack.encoding == "broken" else b"--edge--\r\n")
    return body, "multipart/form-data; boundary=edge"


def send(client: Client, attack: Attack) -> Any:
    """Posts it; whatever the view raises is raised here."""
    is_multipart = attack.form.is_multipart is (attack.encoding != "other")
    body, content_type = _multipart(attack) if is_multipart else _urlencoded(attack)
    return client.generic("POST", attack.form.action, body, content_type=content_type)


def strike(client: Client, attack: Attack, before: tuple[int, ...]) -> int:
    """The status of the answer, after which everything is as `before`, which `written` gave.

    Fails where the server did, where a refusal left something behind, or where what was
    accepted breaks a rule that the database holds until the commit.
    """
    with transaction.atomic():
        response = send(client, attack)
        assert response.status_code < 500, (attack, response.status_code)
        if response.status_code >= 400 or _is_refusal(response):
            assert written() == before, ("half-written", attack)
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        transaction.set_rollback(True)
    return int(response.status_code)


def _is_refusal(response: Any) -> bool:
    context = getattr(response, "context_data", None) or {}
    form = context.get("form") or getattr(context.get("adminform"), "form", None)
    return response.status_code == 200 and bool(getattr(form, "errors", None))


def count(site: Site) -> str:
    return f"{len(site.forms)} forms, {len(site.addresses)} pages"
