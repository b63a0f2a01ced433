"""Verbs on appearances: where an article's text says a claim."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from articles.desk.editing.acting import WRITERS, only
from articles.desk.editing.appearance_span import add_span
from articles.desk.editing.changing import made, revised
from articles.desk.editing.errors import EditingError
from articles.desk.editing.placing import hold_places
from articles.desk.editing.reanchoring import reanchor
from articles.desk.models import Appearance, ArticleVersion, Claim

FIELDS = ("attribution", "speaker", "mode")


def add_appearance(
    claim: Claim,
    *,
    version: int,
    article_version: ArticleVersion,
    spans: Sequence[tuple[int, int]],
    **fields: Any,
) -> Appearance:
    """`spans` are ranges of code points in the version's text, end exclusive.

    Words of an older version are looked for in the newest, as if they had been there before.
    """
    only(*WRITERS)
    claim = Claim.objects.locked(claim.pk, version)
    if not spans:
        raise EditingError("Choose the words in the text first.")
    hold_places([article_version.article_id])
    appearance = made(Appearance(claim=claim, article_version=article_version), fields, FIELDS)
    for position, (start, end) in enumerate(sorted(spans)):
        add_span(appearance, article_version, position, start, end)
    if newest := _newer_than(article_version):
        reanchor(newest, only=appearance)
    return appearance.refreshed()


def _newer_than(text: ArticleVersion) -> ArticleVersion | None:
    """The newest version of the article's text, where that is another one."""
    newer = ArticleVersion.objects.filter(article=text.article_id, number__gt=text.number)
    return newer.defer("raw").order_by("-number").first()


def revise_appearance(appearance: Appearance, *, version: int, **fields: Any) -> Appearance:
    """`version` is the claim's."""
    only(*WRITERS)
    Claim.objects.locked(appearance.claim_id, version)
    return revised(appearance, fields, FIELDS)


def remove_appearance(appearance: Appearance, *, version: int) -> Claim:
    only(*WRITERS)
    claim = Claim.objects.locked(appearance.claim_id, version)
    appearance.delete()
    return claim.refreshed()
