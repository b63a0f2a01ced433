"""Verbs on where a passage stands once its article has a newer text."""

from __future__ import annotations

from collections.abc import Sequence

from articles.desk.editing.acting import WRITERS, actor, only
from articles.desk.editing.appearance_span import add_span, words_at
from articles.desk.editing.errors import EditingError
from articles.desk.editing.placing import hold_places
from articles.desk.editing.reanchoring import confirm, put
from articles.desk.models import Appearance, ArticleVersion, Claim, PassageLeft
from articles.logic.vocabulary import AppearanceState


def mend_appearance(
    appearance: Appearance,
    *,
    version: int,
    article_version: ArticleVersion,
    spans: Sequence[tuple[int, int]],
) -> Appearance:
    """These words of the newest text say it now; `version` is the claim's.

    Other words than those quoted before are another statement of the article: a second person
    has to check them. The same words elsewhere change no part of the claim.
    """
    only(*WRITERS)
    if not spans:
        raise EditingError("Choose the words in the text first.")
    appearance, newest = _held(appearance, version, article_version)
    chosen = sorted(spans)
    kept = list(appearance.spans.order_by("position"))
    if [span.exact for span in kept] == [words_at(newest, *place) for place in chosen]:
        for span, place in zip(kept, chosen, strict=True):
            put(span, newest, *place)
            confirm(span, newest)
            span.save(update_fields=["start", "end", "prefix", "suffix", "sentence", "confirmed"])
    else:
        appearance.spans.all().delete()
        for position, (start, end) in enumerate(chosen):
            add_span(appearance, newest, position, start, end)
    return _settled(appearance, newest)


def confirm_appearance(
    appearance: Appearance, *, version: int, article_version: ArticleVersion
) -> Appearance:
    """The very words stand in a changed sentence of the newest text and still say it; no part
    changes. `article_version` is the text in which the person read them.
    """
    only(*WRITERS)
    appearance, newest = _held(appearance, version, article_version)
    if appearance.state != AppearanceState.MOVED:
        raise EditingError("This passage does not wait for anybody.")
    for span in appearance.spans.all():
        if newest.text[span.start : span.end] != span.exact:
            raise EditingError("Its words changed: choose those that say it now.")
        confirm(span, newest)
        span.save(update_fields=["confirmed"])
    return _settled(appearance, newest)


def leave_appearance(
    appearance: Appearance, *, version: int, article_version: ArticleVersion
) -> PassageLeft:
    """The newest text, which the person read, says it no more: it stays on its earlier version,
    where readers find it, and waits for nobody. No part changes."""
    only(*WRITERS)
    appearance, _ = _held(appearance, version, article_version)
    if appearance.state != AppearanceState.ORPHANED:
        raise EditingError("Its words are in the newest text: mend or confirm the passage.")
    row, _ = PassageLeft.objects.get_or_create(
        appearance=appearance, said_in=appearance.article_version, defaults={"left_by": actor()}
    )
    return row


def _held(
    appearance: Appearance, version: int, read: ArticleVersion
) -> tuple[Appearance, ArticleVersion]:
    """The passage as it is now, nobody else placing it, and the newest text of its article.

    EditingError where that is not the one that the person read.
    """
    Claim.objects.locked(appearance.claim_id, version)
    hold_places([appearance.article_version.article_id])
    appearance = Appearance.objects.select_related("article_version").get(pk=appearance.pk)
    texts = ArticleVersion.objects.filter(article=appearance.article_version.article_id)
    newest = texts.defer("raw").order_by("-number").first()
    if newest is None or newest.pk != read.pk:
        raise EditingError("These are not the words of the article’s newest version.")
    return appearance, newest


def _settled(appearance: Appearance, text: ArticleVersion) -> Appearance:
    appearance.article_version = text
    appearance.state = AppearanceState.ANCHORED.value
    appearance.save(update_fields=["article_version", "state"])
    return appearance.refreshed()
