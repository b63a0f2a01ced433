"""A person's browser, as far as forms need one: cookies, and no following of redirects."""

from __future__ import annotations

import http.client
import time
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.test import Client
from lxml import html

from articles.desk.models import Person


@dataclass(frozen=True)
class Answer:
    """`seconds` is how long it took."""

    status: int
    headers: http.client.HTTPMessage
    body: str
    seconds: float

    def form(self, name: str) -> dict[str, Any]:
        """What a browser would send from the form of this id."""
        assert self.status in (200, 503), (self.status, self.body[:500])
        values: dict[str, Any] = {}
        found: Any = html.fromstring(self.body).get_element_by_id(name)
        for key, value in found.form_values():
            values.setdefault(key, []).append(value)
        return values


@dataclass
class Visitor:
    """Signed in where `person` is given: with a session made in the database."""

    port: int
    person: Person | None = None
    cookies: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if self.person is not None:
            client = Client()
            client.force_login(self.person)
            name = settings.SESSION_COOKIE_NAME
            self.cookies[name] = client.cookies[name].value

    def get(self, address: str) -> Answer:
        return self._ask("GET", address)

    def post(self, address: str, values: dict[str, Any]) -> Answer:
        return self._ask("POST", address, urlencode(values, doseq=True))

    def _ask(self, method: str, address: str, body: str | None = None) -> Answer:
        headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}
        if body is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        began = time.monotonic()
        line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        try:
            line.request(method, address, body, headers)
            response = line.getresponse()
            text = response.read().decode(errors="replace")
        finally:
            line.close()
        for said in response.msg.get_all("Set-Cookie") or []:
            name, _, value = said.partition(";")[0].partition("=")
            self.cookies[name] = value
        return Answer(response.status, response.msg, text, time.monotonic() - began)
