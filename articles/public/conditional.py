"""Entity tags: a reader's copy is good as long as what the page rests on is the same."""

from __future__ import annotations

from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any, TypeVar, cast

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.utils import timezone
from django.utils.cache import get_conditional_response, patch_cache_control

_Answer = TypeVar("_Answer", bound=HttpResponseBase)


@cache
def release() -> str:
    """Changes when templates or the code of the public wing do."""
    here = Path(__file__).resolve().parents[1]
    folders = [here / "public", here / "logic", here / "templatetags"]
    sources = [path for folder in folders for path in folder.rglob("*.py")]
    for folder in cast(list[str], settings.TEMPLATES[0]["DIRS"]):
        sources += Path(folder).rglob("*.html")
    return str(max((path.stat().st_mtime_ns for path in sources), default=0))


def entity_tag(*parts: Any) -> str:
    """A strong tag over the parts, the release and whether this is a demonstration."""
    known = (*parts, release(), settings.CLAIMBOOK_DEMONSTRATION, settings.CLAIMBOOK_ADDRESS)
    return f'"{sha256(repr(known).encode()).hexdigest()[:32]}"'


def list_tag(request: HttpRequest, *versions: int) -> str:
    """Of a page with a list: these versions of what it shows, at this address, on this day."""
    return entity_tag("list", request.get_full_path(), timezone.localdate(), *versions)


def unchanged(request: HttpRequest, tag: str) -> HttpResponseBase | None:
    """A 304 if the reader's copy carries this tag."""
    response = get_conditional_response(request, etag=tag)
    if response is not None:
        patch_cache_control(response, public=True, no_cache=True)
    return response


def tagged(response: _Answer, tag: str) -> _Answer:
    """Copies may be kept, and are asked for anew before each use."""
    response.headers["ETag"] = tag
    patch_cache_control(response, public=True, no_cache=True)
    return response
