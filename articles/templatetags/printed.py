"""Parts of pages that are printed by Jinja2: long lists, for which Django's templates are slow.

They lie in templates/printed and only print: what they show is made in Python. Every value is
escaped unless it is markup of ours.
"""

from __future__ import annotations

from functools import cache, lru_cache
from pathlib import Path
from typing import Any, cast

from django import template
from django.conf import settings
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from articles.templatetags import browsing, claimbook

register = template.Library()

#: The same few dates, counts and addresses come again and again on a page and on the next.
_kept = lru_cache(maxsize=8192)


@_kept
def address(name: str, *args: Any) -> str:
    """The path of a page of ours: `address("claim-detail", id)`."""
    return reverse(f"articles:{name}", args=args)


@cache
def _environment() -> Environment:
    folders = cast(list[str], settings.TEMPLATES[0]["DIRS"])
    made = Environment(
        loader=FileSystemLoader([Path(folder) / "printed" for folder in folders]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=settings.DEBUG,
    )
    made.globals.update(address=address, item_units=_kept(claimbook.item_units))
    made.filters.update(
        day=_kept(claimbook.day),
        short_day=_kept(claimbook.short_day),
        counted=_kept(claimbook.counted),
        capitalised=claimbook.capitalised,
        label=_kept(claimbook.label),
        level=claimbook.level,
        verdict_mark=_kept(claimbook.verdict_mark),
        joined_items=browsing.joined_items,
        thousands="{:,}".format,
    )
    return made


@register.simple_tag
def printed(name: str, **values: Any) -> SafeString:
    """`{% printed "dossier.html" page=page %}`: the template's text with these values alone."""
    text = _environment().get_template(name).render(values)
    return mark_safe(text)  # noqa: S308 - Jinja2 escaped each value
