"""Every claim that stands, as one schema.org DataFeed of ClaimReviews and Claims.

A generator in constant memory: claims are read some hundreds at a time, each lot as it stands
then, so that what is withdrawn meanwhile is no longer told.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import count
from typing import Any

from articles.logic.citations import DEMONSTRATION
from articles.logic.edition_content import ClaimContent, read_claim
from articles.logic.vocabulary import Challenge, SourceKind
from articles.public.models import Correction, PublishedClaim, PublishedSource
from articles.public.models.claim import NEUTRAL
from articles.public.renderings.beside import Beside
from articles.public.renderings.claimreview import json_ld, publisher

#: Claims that are read together.
LOT = 500
PATH = "/feeds/claimreview.jsonld"


def feed_parts(beside: Beside) -> Iterator[str]:
    """The text of the feed, piece by piece. `beside` has the address and the demonstration.

    Claims that search engines are to leave out (risky and not borne out) are left out.
    """
    head: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "DataFeed",
        "@id": f"{beside.address}{PATH}",
        "url": f"{beside.address}{PATH}",
        "name": "Claims and their reviews",
        "publisher": publisher(beside.address),
    }
    if beside.demonstration:
        head["disambiguatingDescription"] = DEMONSTRATION
    yield _text(head)[:-1] + ',"dataFeedElement":['
    number = count()
    for lot in _lots():
        for item in _items(lot, beside):
            yield f"{',' if next(number) else ''}\n{_text(item)}"
    yield "\n]}\n"


def _lots() -> Iterator[list[PublishedClaim]]:
    """By public id; a lot goes on behind the last, so that no cursor is held between them."""
    standing = (
        PublishedClaim.objects.standing()
        .exclude(NEUTRAL)
        .exclude(edition__content="")
        .select_related("edition")
        .only("public_id", "challenge", "first_published_at", "updated_at", "edition__content")
        .order_by("public_id")
    )
    last = ""
    while lot := list(standing.filter(public_id__gt=last)[:LOT]):
        yield lot
        last = lot[-1].public_id


def _items(lot: Sequence[PublishedClaim], beside: Beside) -> Iterator[dict[str, Any]]:
    contents = [read_claim(claim.edition.content) for claim in lot]
    corrections, kinds = _corrections(lot), _kinds(contents)
    for claim, content in zip(lot, contents, strict=True):
        said = replace(
            beside,
            corrections=corrections[claim.pk],
            standing="Under review" if claim.challenge == Challenge.UNDER_REVIEW else "",
            kinds=kinds,
        )
        item = json_ld(content, said)
        del item["@context"]
        yield {
            "@type": "DataFeedItem",
            "dateCreated": claim.first_published_at.isoformat(),
            "dateModified": claim.updated_at.isoformat(),
            "item": item,
        }


def _corrections(lot: Sequence[PublishedClaim]) -> Mapping[int, list[str]]:
    found: defaultdict[int, list[str]] = defaultdict(list)
    rows = Correction.objects.with_words().filter(claim__in=[claim.pk for claim in lot])
    for row in rows.order_by("-made_at", "-id"):
        wrong, right = getattr(row, "told_wrong"), getattr(row, "told_right")  # noqa: B009
        found[row.claim_id].append(f"{wrong} {right}")
    return found


def _kinds(contents: Sequence[ClaimContent]) -> Mapping[str, str]:
    """Those of the claimants; what is no source is a company."""
    ids = {content.claimant.id for content in contents if content.claimant} - {None}
    rows = PublishedSource.objects.filter(public_id__in=ids)
    companies = dict.fromkeys((id for id in ids if id), SourceKind.ORGANISATION.value)
    return companies | dict(rows.values_list("public_id", "kind"))


def _text(value: dict[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
