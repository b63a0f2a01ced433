"""Log lines hold ids and names of routes, and nothing that anybody typed."""

from __future__ import annotations

import json
import logging
import logging.config
from collections.abc import Iterator
from typing import Any

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from django.urls import path

from kb.log_lines import JsonFormatter
from kb.log_settings import logging_settings
from kb.request_log import RequestLogMiddleware, route_of
from kb.urls import urlpatterns as installed
from tests.desk import factories

SECRET = "the-secret-statement"


def fails(request: HttpRequest, where: str) -> HttpResponse:
    raise ValueError(f"Key (statement)=({SECRET}) already exists.")


urlpatterns = [path("fails/<str:where>/", fails, name="fails"), *installed]
handler500 = "articles.public.views.errors.server_error"


@pytest.fixture
def lines() -> Iterator[list[dict[str, Any]]]:
    """What is written to the console in JSON, as it is written."""
    written: list[dict[str, Any]] = []

    class Keeping(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            written.append(json.loads(JsonFormatter().format(record)))

    handler, root = Keeping(), logging.getLogger()
    own = logging.getLogger("kb.requests")
    level = own.level
    own.setLevel(logging.INFO)
    root.addHandler(handler)
    yield written
    root.removeHandler(handler)
    own.setLevel(level)


@pytest.mark.urls(__name__)
def test_it_tells_where_an_error_was_raised_and_not_what_it_says(lines: list[Any]) -> None:
    client = Client(raise_request_exception=False)
    assert client.get(f"/fails/{SECRET}/?q={SECRET}").status_code == 500
    failed = next(line for line in lines if line["level"] == "ERROR")
    assert failed["error"] == "ValueError"
    assert failed["raised_in"][-1].endswith(" fails")
    assert failed["route"] == "fails"
    answered = lines[-1]
    assert (answered["status"], answered["method"]) == (500, "GET")
    assert answered["request"] == failed["request"]
    assert SECRET not in json.dumps(lines)


@pytest.mark.django_db
def test_it_names_the_route_and_never_the_address(lines: list[Any]) -> None:
    client = Client()
    client.force_login(factories.person("ana"))
    client.get("/desk/articles/company/987654/change/")
    client.get(f"/{SECRET}/")
    client.post("/desk/login/", {"username": SECRET, "password": SECRET}, HTTP_HOST="localhost")
    client.get("/", HTTP_HOST=f"{SECRET}.example")
    assert [line["route"] for line in lines if line["logger"] == "kb.requests"] == [
        "admin:articles_company_change",
        "none",
        "admin:login",
        "none",
    ]
    told = json.dumps(lines)
    assert SECRET not in told
    assert "987654" not in told


def test_it_repeats_nothing_of_others_messages() -> None:
    def line(name: str, message: str, *args: Any) -> dict[str, Any]:
        record = logging.LogRecord(name, logging.WARNING, "", 1, message, args, None)
        return dict(json.loads(JsonFormatter().format(record)))

    assert line("pypdf", "cannot read %s", SECRET)["message"] == "cannot read %s"
    assert SECRET not in str(line("pypdf", f"cannot read {SECRET}"))
    assert line("kb.x", "%d claims", 3)["message"] == "3 claims"


def test_it_adds_the_number_of_the_request_to_its_lines_alone() -> None:
    numbers: list[Any] = []

    def view(request: HttpRequest) -> HttpResponse:
        record = logging.LogRecord("kb", logging.INFO, "", 1, "within", (), None)
        numbers.append(json.loads(JsonFormatter().format(record)))
        return HttpResponse()

    RequestLogMiddleware(view)(RequestFactory().get("/"))
    outside = logging.LogRecord("kb", logging.INFO, "", 1, "outside", (), None)
    assert len(numbers[0]["request"]) == 16
    assert numbers[0]["route"] == "none"
    assert "request" not in json.loads(JsonFormatter().format(outside))


@pytest.mark.parametrize("form", ["json", "plain"])
def test_it_mails_nothing(form: str) -> None:
    found = logging_settings(form)
    assert set(found["handlers"]) == {"console"}
    logging.config.DictConfigurator(found)
    assert ("django" in found["loggers"]) is (form == "json")


def test_it_names_no_route_where_there_is_none() -> None:
    assert route_of(RequestFactory().get("/")) == "none"
