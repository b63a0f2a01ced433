"""What came back from the web, and the refusal when nothing may or can come."""

from __future__ import annotations

from dataclasses import dataclass


class Unfetchable(ValueError):
    """The page is not fetched; the message says why, in an editor's words.

    Of addresses it says only that they lead to no public site, whatever the reason: what names
    and addresses exist inside a network is nobody's business. `status` is that of the answer and
    `url` the address that gave it, None and "" where none came.
    """

    def __init__(self, words: str = "", *, status: int | None = None, url: str = "") -> None:
        super().__init__(words)
        self.status = status
        self.url = url


@dataclass(frozen=True, slots=True)
class Fetched:
    """A page as it was sent, its transfer compression undone.

    `url` is the address asked for and `final_url` the one that answered, both normalised (ASCII
    host, percent-encoded path, no fragment). `headers` have names in lower case, at most 100 of
    them, without cookies. `media_type` is "text/html", "application/xhtml+xml", "text/plain" or
    "application/pdf", with "; charset=…" where the sender names one.
    """

    url: str
    final_url: str
    status: int
    headers: dict[str, str]
    data: bytes
    media_type: str
