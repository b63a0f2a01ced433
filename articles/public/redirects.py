"""Redirects that outlive renames and merges."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import (
    Http404,
    HttpRequest,
    HttpResponseBase,
    HttpResponsePermanentRedirect,
)
from django.urls import reverse
from django.utils.cache import patch_cache_control

from articles.public.reading.address import present_address

View = Callable[..., HttpResponseBase]


def with_query(address: str, request: HttpRequest) -> str:
    """`address` with the request's query, so that filters survive a redirect."""
    query = request.META.get("QUERY_STRING", "")
    return f"{address}?{query}" if query else address


def undoable(response: HttpResponseBase) -> HttpResponseBase:
    """A merge can be undone: browsers that keep a 301 for ever would not see that."""
    patch_cache_control(response, no_cache=True)
    return response


def moved(request: HttpRequest, name: str, *args: Any) -> HttpResponsePermanentRedirect:
    """301 to the record's page of that name."""
    address = reverse(f"articles:{name}", args=args)
    response = HttpResponsePermanentRedirect(with_query(address, request))
    undoable(response)
    return response


def follows_former_addresses(view: View) -> View:
    """Where `view` finds nothing, looks for the address among the former ones first."""

    @wraps(view)
    def followed(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        try:
            return view(request, *args, **kwargs)
        except Http404:
            present = present_address(request.path)
            if present is None:
                raise
            response = HttpResponsePermanentRedirect(with_query(present, request))
            undoable(response)
            return response

    return followed
