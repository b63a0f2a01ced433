"""What every test can ask for.

- `@pytest.mark.django_db`: a database, as the application's role; rolled back.
- `committed_db`: a clone of one's own, for tests that commit, race or use threads.
- `live_site`: a web server for such a clone; `page`: a browser's page at it.
"""

from __future__ import annotations

import os
import shutil
import threading
from collections.abc import Iterator
from typing import TYPE_CHECKING

from tests import throwaway

# Before Django reads its settings: this server and no other.
for _name in ("DATABASE_URL", "DATABASE_OWNER_URL", "DATABASE_POOL", "CLAIMBOOK_DEMONSTRATION"):
    os.environ.pop(_name, None)
os.environ |= {
    "DJANGO_SETTINGS_MODULE": "kb.settings",
    "KB_DATA": str(throwaway.folder()),
    "CLAIMBOOK_ADDRESS": "http://testserver",
    "DEBUG": "0",
    "STATIC_HASHED": "0",
    # Tests ask more often than any reader; those of the rate set their own.
    "CLAIMBOOK_API_RATE": "0",
    "CLAIMBOOK_DOWNLOADS": "0",
    "SECRET_KEY": "only-for-tests",
    # Playwright keeps an event loop in the thread that runs the tests.
    "DJANGO_ALLOW_ASYNC_UNSAFE": "true",
}

import django

django.setup()

import hypothesis
import pytest
from django.conf import settings
from django.core.servers.basehttp import ThreadedWSGIServer, WSGIRequestHandler
from django.template import Template
from django.test import override_settings
from pytest_django.plugin import DjangoDbBlocker

from kb.data_folder import make_data_folder

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
make_data_folder(throwaway.folder())
# Each test client builds the middleware anew, which would list all static files each time.
settings.WHITENOISE_AUTOREFRESH = True
settings.STATIC_ROOT.mkdir(exist_ok=True)
hypothesis.settings.register_profile("house", deadline=None, print_blob=True)
hypothesis.settings.load_profile("house")

CHROMIUM_OPTIONS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--no-first-run",
]
PLAIN_RENDER = Template._render  # type: ignore[attr-defined]
FLUSHING = {"transactional_db", "live_server", "django_db_reset_sequences"}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Nothing may be emptied by TRUNCATE here: the tables refuse it."""
    for item in items:
        marker = item.get_closest_marker("django_db")
        asked = set(getattr(item, "fixturenames", ()))
        if (marker and marker.kwargs.get("transaction")) or asked & FLUSHING:
            raise pytest.UsageError(
                f"{item.nodeid}: use the fixture committed_db (or live_site) instead of "
                "transaction=True, transactional_db or live_server."
            )
        if marker and asked & {"committed_db", "live_site", "page"}:
            raise pytest.UsageError(f"{item.nodeid}: committed_db needs no django_db mark.")


@pytest.fixture(scope="session", autouse=True)
def _plain_rendering(django_test_environment: None) -> None:
    """Without `response.context`: copying it for each template is a fifth of a desk page's time."""
    Template._render = PLAIN_RENDER  # type: ignore[attr-defined]


@pytest.fixture(scope="session")
def databases() -> Iterator[throwaway.Databases]:
    """The shared test server."""
    found = throwaway.Databases(throwaway.folder())
    yield found
    found.close()


@pytest.fixture(scope="session")
def django_db_setup(
    django_test_environment: None,
    databases: throwaway.Databases,
    django_db_blocker: DjangoDbBlocker,
) -> Iterator[None]:
    """A clone for this process: instead of pytest-django's own test database."""
    with django_db_blocker.unblock():
        name = databases.clone()
    with throwaway.pointed_at(name):
        yield
    databases.drop(name)


@pytest.fixture
def committed_db(
    django_db_setup: None,
    databases: throwaway.Databases,
    django_db_blocker: DjangoDbBlocker,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[str]:
    """The name of a database of this test's own, where commits are real; with its own media."""
    media = override_settings(MEDIA_ROOT=tmp_path_factory.mktemp("media"))
    with media, django_db_blocker.unblock():
        name = databases.clone()
        with throwaway.pointed_at(name):
            yield name
        databases.drop(name)


class _QuietHandler(WSGIRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Requests of a browser are no news in a test's output."""


@pytest.fixture
def live_site(committed_db: str) -> Iterator[str]:
    """The address, such as http://127.0.0.1:41234, of a server over `committed_db`."""
    from kb.wsgi import application

    server = ThreadedWSGIServer(("127.0.0.1", 0), _QuietHandler, ipv6=False)
    server.daemon_threads = True
    server.set_app(application)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Headless Chromium, from $CHROMIUM or the system."""
    from playwright.sync_api import sync_playwright

    named = os.environ.get("CHROMIUM", "/usr/bin/chromium")
    program = shutil.which(named) or shutil.which("chromium") or shutil.which("chromium-browser")
    if program is None:
        pytest.fail(
            "No Chromium was found. Install it (Debian: apt-get install chromium), or name its "
            "program in CHROMIUM."
        )
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=program, args=CHROMIUM_OPTIONS)
        yield chromium
        chromium.close()


@pytest.fixture
def page(browser: Browser, live_site: str) -> Iterator[Page]:
    """A page at 1280 px whose addresses may be relative. A script error fails the test."""
    context = browser.new_context(base_url=live_site, viewport={"width": 1280, "height": 900})
    context.set_default_timeout(10_000)
    opened = context.new_page()
    complaints: list[str] = []
    opened.on("pageerror", lambda error: complaints.append(str(error)))
    opened.on(
        "console",
        lambda message: (
            complaints.append(message.text) if "Content Security Policy" in message.text else None
        ),
    )
    yield opened
    context.close()
    assert not complaints, complaints
