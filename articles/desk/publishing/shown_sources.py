"""Public rows of several sources at once."""

from __future__ import annotations

from collections.abc import Iterable

from articles.desk.models import Source
from articles.desk.publishing.bulk import add_rows, see_sources_again
from articles.desk.publishing.naming import is_secret, public_name
from articles.desk.publishing.source import show_source
from articles.logic.vocabulary import SourceAttribution
from articles.public.models import PublishedSource


def shown_sources(sources: Iterable[Source]) -> dict[int, PublishedSource]:
    """By the sources' keys, their public rows as they are; made where readers know none.

    Every verb that changes a source renews its row. A confidential one has none; whoever owns
    one that is named is seen again with it.
    """
    wanted = {source.public_id: source for source in sources if not is_secret(source)}
    shown = {row.public_id: row for row in PublishedSource.objects.filter(public_id__in=wanted)}
    new = [source for id, source in wanted.items() if id not in shown]
    plain = [one for one in new if not one.owner_id and not one.is_grade_public]
    shown |= {row.public_id: row for row in add_rows(map(_row, plain))}
    for source in new:
        if source.public_id not in shown:
            shown[source.public_id] = show_source(source)
    see_sources_again(shown.values())
    return {source.pk: shown[id] for id, source in wanted.items()}


def _row(source: Source) -> PublishedSource:
    on_background = source.attribution == SourceAttribution.ON_BACKGROUND
    return PublishedSource(
        public_id=source.public_id,
        label=public_name(source).name,
        kind=source.kind,
        description="" if on_background else source.description,
    )
