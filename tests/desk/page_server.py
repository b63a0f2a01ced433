"""A small web site of its own on 127.0.0.1, whose pages a test chooses."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread


class PageServer:
    """`host` is for CLAIMBOOK_FETCH_HOSTS; `asked` lists the paths in the order asked."""

    def __init__(self) -> None:
        self.pages: dict[str, tuple[int, str, bytes]] = {}
        self.locations: dict[str, str] = {}
        self.asked: list[str] = []
        self.host = ""

    def serves(
        self,
        path: str,
        data: bytes,
        media_type: str = "text/html; charset=utf-8",
        status: int = 200,
    ) -> str:
        """The address under which `data` is served from now on."""
        self.pages[path] = (status, media_type, data)
        self.locations.pop(path, None)
        return f"http://{self.host}{path}"

    def moves(self, path: str, to: str) -> None:
        """The address leads on to another path from now on."""
        self.pages[path] = (301, "text/html", b"")
        self.locations[path] = to


@contextmanager
def serving() -> Iterator[PageServer]:
    site = PageServer()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            site.asked.append(self.path)
            status, media_type, data = site.pages.get(self.path, (404, "text/html", b"gone"))
            self.send_response(status)
            self.send_header("Content-Type", media_type)
            self.send_header("Content-Length", str(len(data)))
            self.send_header("X-Served-By", "test")
            self.send_header("ETag", '"one"')
            self.send_header("Set-Cookie", "visitor=1")
            if self.path in site.locations:
                self.send_header("Location", site.locations[self.path])
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, *_: object) -> None:
            """The test's output is no log."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        site.host = f"127.0.0.1:{server.server_port}"
        Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
        yield site
        server.shutdown()
