"""What the status of an answer says: the page, another place, or a refusal in words."""

from __future__ import annotations

from http import HTTPStatus

from articles.desk.capture.fetching.fetched import Unfetchable
from articles.desk.capture.fetching.headers import Headers, values

REDIRECTS = frozenset({301, 302, 303, 307, 308})

_BY_HAND = "If you may read it, save it in your browser and add the file."
_WORDS = {
    401: f"it asks for a name and a password. {_BY_HAND}",
    402: f"it wants to be paid for. {_BY_HAND}",
    403: f"it refuses programs, or everybody but subscribers. {_BY_HAND}",
    404: "not found.",
    407: "it asks for a proxy.",
    410: "it is gone.",
    429: "it was asked too often. Try again later.",
    451: "it is withheld for legal reasons.",
}


def redirection(status: int, headers: Headers) -> str | None:
    """Where a redirect sends us; None where the answer is the page itself.

    Raises Unfetchable for every status that is neither.
    """
    if status in REDIRECTS:
        places = set(values(headers, b"location")) - {""}
        if len(places) != 1:
            words = f"The page answers {status}: it moved, without saying where to."
            raise Unfetchable(words, status=status)
        return places.pop()
    if status != HTTPStatus.OK:
        raise Unfetchable(f"The page answers {status}: {_words(status)}", status=status)
    return None


def _words(status: int) -> str:
    if status in _WORDS:
        return _WORDS[status]
    if status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        return "the site has trouble. Try again later."
    try:
        return f"{HTTPStatus(status).phrase.lower()}."
    except ValueError:
        return "nobody knows what that means."
