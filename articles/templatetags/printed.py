"""Parts of pages that are printed by Jinja2: long lists, for which Django's templates are slow.

They lie in templates/printed and only print: what they show is made in Python. Every value is
escaped unless it is markup of ours.
"""

from __future__ import annotations

from functools import cache, lru_cache, partial
from pathlib import Path
from typing import Any, cast

from django import template
from django.conf import settings
from django.urls import reverse
from django.utils.html import format_html_join
from django.utils.safestring import SafeString, mark_safe
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import escape

from articles.logic.charts import Square, course_in_words, spark_of
from articles.templatetags import browsing, claimbook

register = template.Library()
#: Macros of dials.html.
FRAGMENTS = ("dials", "facts")

#: The same few dates, counts and addresses come again and again on a page and on the next.
_kept = lru_cache(maxsize=8192)


@_kept
def address(name: str, *args: Any) -> str:
    """The path of a page of ours: `address("claim-detail", id)`."""
    return reverse(f"articles:{name}", args=args)


def _fragment(name: str, *values: Any) -> str:
    """A macro of dials.html; kept by what it is given, since claims share most of their dials."""
    macro = getattr(_environment().get_template("dials.html").module, name)
    return cast(str, macro(*values))


@_kept
def _squares(places: tuple[Square, ...]) -> SafeString:
    return format_html_join(
        "",
        '<rect class="fill level-{}" x="{}.5" y="{}.5" width="7" height="7"/>',
        ((square.level, square.x, square.y) for square in places),
    )


def _options(select: Any) -> SafeString:
    """Of a reading.selects.Select: up to a hundred, each with what it leaves."""
    made = []
    for option in select.options:
        selected = " selected" if option.value == select.chosen else ""
        count = "" if option.count is None else f" ({option.count:,})"
        value, label = escape(option.value), escape(option.label)
        made.append(f'<option value="{value}"{selected}>{label}{count}</option>')
    return mark_safe("".join(made))  # noqa: S308 - every text is escaped here


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
    made.globals |= {
        "address": address,
        "item_units": _kept(claimbook.item_units),
        "spark_of": spark_of,
        "in_words": course_in_words,
        "squares": _squares,
        "options": _options,
        **{name: _kept(partial(_fragment, name)) for name in FRAGMENTS},
    }
    made.filters |= {
        "day": _kept(claimbook.day),
        "short_day": _kept(claimbook.short_day),
        "counted": _kept(claimbook.counted),
        "capitalised": claimbook.capitalised,
        "label": _kept(claimbook.label),
        "level": claimbook.level,
        "verdict_mark": _kept(claimbook.verdict_mark),
        "joined_items": browsing.joined_items,
        "thousands": "{:,}".format,
    }
    return made


@register.simple_tag
def printed(name: str, **values: Any) -> SafeString:
    """`{% printed "dossier.html" page=page %}`: the template's text with these values alone."""
    text = _environment().get_template(name).render(values)
    return mark_safe(text)  # noqa: S308 - Jinja2 escaped each value
