"""Formatting for lists and searches: marks of matches, addresses of the next page."""

from __future__ import annotations

from collections.abc import Iterable

from django import template
from django.http import HttpRequest
from django.template import Context
from django.utils.html import escape, format_html_join
from django.utils.safestring import SafeString, mark_safe

from articles.public.search import Segment

register = template.Library()


@register.filter
def marks(segments: Iterable[Segment]) -> SafeString:
    """The segments' text, escaped, with the matching ones in `mark`."""
    return mark_safe(  # noqa: S308 - every text is escaped here
        "".join(
            f"<mark>{escape(part.text)}</mark>" if part.is_match else escape(part.text)
            for part in segments
        )
    )


@register.simple_tag(takes_context=True)
def query_before(context: Context, name: str) -> str:
    """The address's query without `name`, ending in "&" unless empty: what a link adds to."""
    request: HttpRequest = context["request"]
    query = request.GET.copy()
    query.pop(name, None)
    text = query.urlencode()
    return f"{text}&" if text else ""


@register.filter
def percent_of(part: int, whole: int) -> int:
    """Whole per cent, rounded down; 0 of nothing is 0."""
    return 100 * part // whole if whole else 0


@register.simple_tag
def joined_items(items: Iterable[object]) -> SafeString:
    """The items as a list of isolated words with commas."""
    return format_html_join(", ", "<bdi>{}</bdi>", ((item,) for item in items))
