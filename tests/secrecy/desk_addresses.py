"""Every page of the desk: from the resolver, for each record that is secret and one that is not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

from django.contrib import admin
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.urls import URLPattern, URLResolver, get_resolver

from articles.desk.models import Claim, Source
from tests.secrecy.story import Story

#: Parts of addresses besides the record's key, with what may stand there.
_PARTS = {"number": ["1", "2"], "record": ["claim", "source", "person"], "app_label": ["articles"]}
_PART = re.compile(r"<(?:\w+:)?(\w+)>")
#: Records whose page is asked for: a few of each, the secret ones first.
MOST = 1
#: Answered alike for everybody who is signed in, or a change of the session.
LEFT_OUT = {"logout", "login", "password_change", "password_change_done", "jsi18n"}


def desk_addresses(story: Story) -> list[str]:
    """The database is open. Records that only some may know of come with each of their pages."""
    secret = _secret_rows(story)
    made = dict.fromkeys(_from_resolver(secret))
    made |= dict.fromkeys(_asked(story, secret))
    return list(made)


def _secret_rows(story: Story) -> dict[type[models.Model], list[int]]:
    """By model: rows of the confidential claim and source, then others."""
    claim, quiet, quieter = story.claims["confidential"], story.quiet, story.quieter
    rows: dict[type[models.Model], list[int]] = {}
    for model in admin.site._registry:
        keys: list[int] = []
        names = {column.name for column in model._meta.fields}
        if model is Claim:
            keys = [claim.pk]
        elif model is Source:
            keys = [quiet.pk, quieter.pk]
        else:
            for name, values in (("claim", [claim.pk]), ("source", [quiet.pk, quieter.pk])):
                if name in names:
                    found = model._default_manager.filter(**{f"{name}__in": values})
                    keys += found.values_list("pk", flat=True)[:1]
        others = model._default_manager.exclude(pk__in=keys).order_by("-pk")
        rows[model] = [*keys, *others.values_list("pk", flat=True)[:MOST]]
    rows[Claim].append(story.claims["first"].pk)
    return rows


def _desk_patterns() -> Iterator[tuple[str, URLPattern]]:
    def walk(patterns: Any, before: str) -> Iterator[tuple[str, URLPattern]]:
        for entry in patterns:
            route = before + str(entry.pattern)
            if isinstance(entry, URLResolver):
                yield from walk(entry.url_patterns, route)
            else:
                yield route, entry

    for entry in get_resolver().url_patterns:
        if isinstance(entry, URLResolver) and entry.app_name == "admin":
            yield from walk(entry.url_patterns, str(entry.pattern))


def _from_resolver(rows: dict[type[models.Model], list[int]]) -> Iterator[str]:
    models_ = {model._meta.model_name: model for model in rows}
    for route, pattern in _desk_patterns():
        name = pattern.name
        if name is None or name in LEFT_OUT or "content_type_id" in route:
            continue
        route = re.sub(r"\^\(\?P<app_label>[^)]*\)/\$", "<app_label>/", route)
        record = route.split("/")[2] if route.count("/") > 2 else ""
        model = models_.get(record)
        choices: dict[str, list[str]] = dict(_PARTS)
        if model is not None:
            choices["object_id"] = [str(key) for key in rows[model]]
            choices["step"] = [
                step.name for step in getattr(admin.site._registry[model], "steps", ())
            ]
            choices["public_id"] = ["00000000"]
        yield from _filled(route, choices)


def _filled(route: str, choices: dict[str, list[str]]) -> Iterator[str]:
    found = _PART.search(route)
    if found is None:
        yield f"/{route}"
        return
    if found[1] not in choices:
        raise LookupError(f"{route}: nobody said what may stand for “{found[1]}”.")
    for value in choices[found[1]]:
        yield from _filled(route[: found.start()] + value + route[found.end() :], choices)


def _asked(story: Story, rows: dict[type[models.Model], list[int]]) -> Iterator[str]:
    """Lists searched and filtered, keys searched for while typing, forms filled by the address."""
    claim = Claim.objects.get(pk=story.claims["confidential"].pk)
    source = Source.objects.get(pk=story.quieter.pk)
    words = {"claim": claim.statement[:15], "source": source.name[:15]}
    for word in words.values():
        yield f"/desk/search/?s={quote(word)}"
        yield f"/desk/articles/claim/alike/?statement={quote(word)}"
        for model in rows:
            yield f"/desk/articles/{model._meta.model_name}/?q={quote(word)}"
        for kind in words:
            yield f"/desk/articles/claim/choose/{kind}/?q={quote(word)}"
    for model, own in admin.site._registry.items():
        name = model._meta.model_name
        for column in model._meta.fields:
            if column.remote_field is None or column.related_model not in (Claim, Source):
                continue
            key = (claim if column.related_model is Claim else source).pk
            yield f"/desk/articles/{name}/?{column.name}__id__exact={key}"
            yield f"/desk/articles/{name}/add/?{column.name}={key}"
            if column.name in own.get_autocomplete_fields(None):  # type: ignore[arg-type]
                yield (
                    f"/desk/autocomplete/?app_label=articles&model_name={name}"
                    f"&field_name={column.name}&term={words['claim'][:6]}"
                )
    for item in claim.evidence.all():
        yield f"/desk/articles/claim/document/{item.public_id}/"
    for record in (claim, source):
        of = ContentType.objects.get_for_model(record)
        yield f"/desk/r/{of.pk}/{record.pk}/"
        yield f"/desk/r/{of.pk}/99999/"
