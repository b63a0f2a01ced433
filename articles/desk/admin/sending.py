"""A form that is sent twice does its work once; the second sending is led where the first led."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import ObjectDoesNotExist
from django.http import HttpResponse, HttpResponseRedirect

from articles.desk.editing.errors import GONE, EditingError
from articles.desk.editing.sent_form import SentAlready, sent_before

FIELD = "sent_key"


def key_of(request: Any) -> str:
    """The key that came hidden with the form; "" where none did."""
    key: str = request.POST.get(FIELD, "")
    return key


def answer_if_sent(request: Any, otherwise: str) -> HttpResponse | None:
    """The answer to a form that did its work already; None for one that did not."""
    row = sent_before(request.user, key_of(request))
    return None if row is None else answer_sent(request, SentAlready(row.address), otherwise)


def answer_sent(request: Any, sent: SentAlready, otherwise: str) -> HttpResponse:
    """`otherwise` is where to go if the first sending led nowhere in particular."""
    messages.info(request, str(sent))
    return HttpResponseRedirect(sent.address or otherwise)


def saved_once(
    request: Any, otherwise: str, save: Callable[[], HttpResponse]
) -> HttpResponse | EditingError:
    """What `save` answers, or where the form's first sending led; else the refusal in words."""
    try:
        return save()
    except SentAlready as sent:
        return answer_sent(request, sent, otherwise)
    except EditingError as refused:
        return refused
    except ObjectDoesNotExist:
        return EditingError(GONE)
