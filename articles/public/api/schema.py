"""What the interface says of itself: OpenAPI 3.1, made once for each process."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

import yaml
from django.http import HttpRequest, HttpResponseBase
from django.http.response import HttpResponse
from django.views.decorators.http import require_safe
from drf_spectacular.generators import SchemaGenerator

from articles.public.conditional import entity_tag, tagged, unchanged

TYPES = {"json": "application/vnd.oai.openapi+json", "yaml": "application/vnd.oai.openapi"}


def described() -> dict[str, Any]:
    """The description as plain JSON; its server is the one that it came from."""
    made: dict[str, Any] = SchemaGenerator().get_schema(request=None, public=True)  # type: ignore[no-untyped-call]
    plain: dict[str, Any] = json.loads(json.dumps(made, default=str))
    return plain


@cache
def _as_text(form: str) -> str:
    if form == "json":
        return json.dumps(described(), ensure_ascii=False, indent=1) + "\n"
    return yaml.safe_dump(described(), allow_unicode=True, sort_keys=False)


@require_safe
def schema(request: HttpRequest, form: str) -> HttpResponseBase:
    """No query."""
    text = _as_text(form)
    tag = entity_tag("openapi", text)
    if fresh := unchanged(request, tag):
        return fresh
    response = HttpResponse(text, content_type=f"{TYPES[form]}; charset=utf-8")
    response.headers["X-Robots-Tag"] = "noindex"
    return tagged(response, tag)
