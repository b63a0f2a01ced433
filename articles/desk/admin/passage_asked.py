"""Which words a request means, in which version of the text, and what they carry already."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Q, QuerySet

from articles.desk.admin.passage import Passage
from articles.desk.forms.appearance import Spans, SpansField
from articles.desk.models import AppearanceSpan, Article, ArticleVersion, Claim
from articles.logic.typed_numbers import OF_A_KEY, whole_number


def version_read(request: Any, article: Article) -> ArticleVersion | None:
    """The version that the person reads: a newer one may have come since."""
    told = request.POST.get("version") or request.GET.get("version") or ""
    key = whole_number(told, digits=OF_A_KEY)
    return None if key is None else article.versions.defer("raw").filter(pk=key).first()


def asked_spans(request: Any) -> Spans | None:
    """`?spans=`, or those that the form carries; None where there are none that hold."""
    told = request.POST.get("spans") or request.GET.get("spans")
    if not told:
        return None
    try:
        return SpansField().clean(told)
    except ValidationError:
        return None


def carried(passage: Passage, readable: QuerySet[Any]) -> list[Claim]:
    """The claims that some of the words carry already."""
    overlap = Q()
    for start, end in passage.spans:
        overlap |= Q(start__lt=end, end__gt=start)
    spans = AppearanceSpan.objects.filter(overlap, appearance__article_version=passage.version)
    return list(readable.filter(pk__in=spans.values("appearance__claim")).order_by("pk")[:5])
