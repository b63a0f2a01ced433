"""Failures of connections and protocols in an editor's words."""

from __future__ import annotations

import ssl
from collections.abc import Iterator
from contextlib import contextmanager

import httpcore

from articles.desk.capture.fetching.deadline import Deadline
from articles.desk.capture.fetching.fetched import Unfetchable


@contextmanager
def in_words(deadline: Deadline) -> Iterator[None]:
    try:
        yield
    except httpcore.TimeoutException:
        raise deadline.over() from None
    except httpcore.ConnectError as problem:
        if _is_certificate(problem):
            raise Unfetchable(
                "The site can't prove who it is: its certificate is not trusted."
            ) from None
        raise Unfetchable("The site can't be reached.") from None
    except httpcore.NetworkError:
        raise Unfetchable("The connection to the site broke off.") from None
    except httpcore.ProtocolError:
        raise Unfetchable("The site's answer is damaged or no answer of a web site.") from None


def _is_certificate(problem: BaseException | None) -> bool:
    while problem is not None:
        if isinstance(problem, ssl.SSLCertVerificationError):
            return True
        problem = problem.__cause__ or problem.__context__
    return False
