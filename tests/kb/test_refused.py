"""Requests that are refused before a page sees them."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from kb.utf8_only import _is_utf8
from tests.desk import factories
from tests.desk.admin.pages import client_of, text_of

ADD = "/desk/articles/company/add/"


@pytest.mark.django_db
class TestAtTheDesk:
    def test_it_says_that_a_form_is_too_large(self, settings: Any) -> None:
        settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024
        refused = client_of(factories.person("ana")).post(ADD, {"name": "x" * 2_000_000})
        assert refused.status_code == 413
        assert "more than 1 MB of text, and nothing was saved" in text_of(refused)
        assert "/desk/" in refused.content.decode()
        assert refused["Cache-Control"] == "no-store"

    @pytest.mark.parametrize("to", [ADD, "/desk/login/"])
    def test_it_says_that_a_form_has_too_many_fields(self, to: str, settings: Any) -> None:
        settings.DATA_UPLOAD_MAX_NUMBER_FIELDS = 50
        refused = client_of(factories.person("ana")).post(to, {f"f{n}": "" for n in range(60)})
        assert refused.status_code == 400
        assert "more than 50 fields" in text_of(refused)

    def test_it_says_that_files_are_too_many(self, settings: Any) -> None:
        settings.DATA_UPLOAD_MAX_NUMBER_FILES = 1
        body = b"".join(
            b'--b\r\nContent-Disposition: form-data; name="f"; filename="a"\r\n\r\nx\r\n'
            for _ in range(3)
        )
        refused = client_of(factories.person("ana")).generic(
            "POST", ADD, body + b"--b--\r\n", content_type="multipart/form-data; boundary=b"
        )
        assert refused.status_code == 400
        assert "more than 1 files" in text_of(refused)

    def test_it_says_that_a_form_is_not_its_own(self) -> None:
        client = Client(enforce_csrf_checks=True)
        client.force_login(factories.person("ana"))
        refused = client.post(ADD, {"name": "Forged"})
        assert refused.status_code == 403
        assert "did not come from a page of the desk" in text_of(refused)

    @pytest.mark.parametrize(
        "content_type",
        [
            "multipart/form-data; boundary=b; charset=unicode_escape",
            "multipart/form-data; boundary=b; charset=zip",
            "multipart/form-data; boundary=b; charset=utf-7",
            "application/x-www-form-urlencoded; charset=utf-16",
            "text/plain; charset=punycode",
            "multipart/form-data",
            "multipart/form-data; boundary=" + "b" * 300,
        ],
    )
    def test_it_reads_utf8_alone(self, content_type: str) -> None:
        body = b'--b\r\nContent-Disposition: form-data; name="name"\r\n\r\n\\ud800\r\n--b--\r\n'
        client = client_of(factories.person("ana"))
        refused = client.generic("POST", ADD, body, content_type=content_type)
        assert refused.status_code in (200, 400)
        assert refused.status_code == 400 or "charset" not in content_type

    @pytest.mark.parametrize("where", ["/search/?q=%5Cud800", "/desk/articles/company/?q=%5Cud800"])
    def test_it_reads_no_address_in_another_encoding(self, where: str) -> None:
        client = client_of(factories.person("ana"))
        refused = client.get(where, CONTENT_TYPE="text/plain; charset=unicode_escape")
        assert refused.status_code == 400


@given(charset=st.text(max_size=30) | st.sampled_from(["UTF8", "utf_8", "utf-8-sig", "cp037"]))
def test_it_tells_utf8_from_others(charset: str) -> None:
    assert _is_utf8(charset) in (True, False)
    assert not _is_utf8("utf-8-sig")
