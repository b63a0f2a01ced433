"""What the form of a claim begins with: read from the words and from the article."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db.models import Q

from articles.desk.admin.passage import Passage
from articles.desk.admin.permissions import visible
from articles.desk.forms.offered import Offered
from articles.desk.models import Article, Source
from articles.logic.sentence_reading import read_sentence
from articles.logic.vocabulary import SourceKind


def initial_of(
    request: Any, article: Article, passage: Passage, offered: Sequence[Offered]
) -> dict[str, Any]:
    """The sentence tells who says it and how, the article on what it rests."""
    reading = read_sentence(passage.context, article.language)
    teller = article.default_source or article.publisher
    if teller and not visible(request, Source.objects.filter(pk=teller.pk)).exists():
        teller = None
    return {
        "version": passage.version.pk,
        "spans": passage.spans,
        "statement": passage.statement,
        "companies": [one.company.public_id for one in offered if one.is_ticked],
        "attribution": reading.attribution[:300],
        "speaker": speaker_called(request, reading.speaker, reading.attribution),
        "mode": reading.mode.value,
        "type": reading.type.value,
        "basis": article.default_basis,
        "source": teller,
    }


def speaker_called(request: Any, *names: str) -> Source | None:
    """The one source on record that bears one of the names, or a group that is called so;
    None where there are several, or none that the person may know of."""
    wanted = Q()
    for name in {name.strip()[:200] for name in names} - {""}:
        bare = name[4:] if name[:4].lower() == "the " else name
        wanted |= Q(name__iexact=name) | Q(name__iexact=bare)
        wanted |= Q(kind=SourceKind.GROUP, public_label__iexact=name)
    if not wanted:
        return None
    found = list(visible(request, Source.objects.all()).filter(wanted)[:2])
    return found[0] if len(found) == 1 else None
