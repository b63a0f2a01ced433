"""A claim from a sentence, by verbs: claim, companies, passage and evidence in one act."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet

from articles.desk.admin.evidence_saving import origin_named
from articles.desk.admin.sentence_done import Done, number_in
from articles.desk.editing.appearance import add_appearance
from articles.desk.editing.claim import draft
from articles.desk.editing.errors import EditingError
from articles.desk.editing.evidence import attach
from articles.desk.editing.evidence_derivation import derive
from articles.desk.editing.placing import hold_places
from articles.desk.forms.basis import defaults_of, origin_kind
from articles.desk.forms.sentence import SentenceClaimForm
from articles.desk.models import AppearanceSpan, ArticleVersion, Claim

MOVED_ON = (
    "The article has a newer version of its text: open its sentences again and choose the words "
    "there. What you typed is kept below."
)
MADE_ALREADY = (
    "Claim {} says this of the very words already; nothing was made twice. Change the statement "
    "if another claim is meant."
)
#: Fields of the form that are the claim's, one to one.
_CLAIM = ("type", "temporal", "held_from", "held_until", "risk", "risk_reason")


def _check_text(version: ArticleVersion, form: SentenceClaimForm) -> None:
    if form.cleaned_data["version"] != version.pk:
        raise EditingError(MOVED_ON)


def make_claim(version: ArticleVersion, form: SentenceClaimForm, readable: QuerySet[Any]) -> Done:
    """Inside `acting`. Refused where one of the `readable` claims says the same of these words:
    the form was sent twice, or somebody else was faster."""
    said = form.cleaned_data
    _check_text(version, form)
    topics = [name.strip() for name in said["topics"].split(",") if name.strip()]
    claim = draft(
        statement=said["statement"],
        companies=form.linked(),
        topics=topics,
        language=version.article.language or "en",
        **{name: said[name] for name in _CLAIM},
    )
    # After the draft: whoever places words holds a claim first.
    hold_places([version.article_id])
    _check_twins(claim, version, said["spans"], readable)
    add_appearance(
        claim,
        version=claim.version,
        article_version=version,
        spans=said["spans"],
        **_put(form),
    )
    if said["makes_evidence"]:
        _take_as_evidence(claim.refreshed(), version, form)
    return Done(claim.refreshed())


def _check_twins(
    claim: Claim, version: ArticleVersion, spans: tuple[tuple[int, int], ...], readable: Any
) -> None:
    said = AppearanceSpan.objects.filter(
        appearance__article_version=version,
        appearance__claim__in=readable.values("pk"),
        appearance__claim__statement=claim.statement,
    )
    held: dict[tuple[int, str], list[tuple[int, int]]] = {}
    rows = said.order_by("appearance", "start")
    for place, public_id, start, end in rows.values_list(
        "appearance", "appearance__claim__public_id", "start", "end"
    ):
        held.setdefault((place, public_id), []).append((start, end))
    for (_, public_id), ranges in held.items():
        if ranges == list(spans):
            raise EditingError(MADE_ALREADY.format(public_id))


def _put(form: SentenceClaimForm) -> dict[str, Any]:
    """How the article puts it."""
    said = form.cleaned_data
    return {"attribution": said["attribution"], "speaker": said["speaker"], "mode": said["mode"]}


def _take_as_evidence(claim: Claim, version: ArticleVersion, form: SentenceClaimForm) -> None:
    said, article = form.cleaned_data, version.article
    implied = defaults_of(said["basis"], article)
    item = attach(
        claim,
        version=claim.version,
        source=said["source"],
        article=article,
        article_version=version,
        stance=said["stance"],
        kind=implied.kind,
        directness=implied.directness,
        is_own_reporting=implied.is_own_reporting,
        quotation=" … ".join(version.text[start:end] for start, end in said["spans"]),
        dated=article.published_on,
    )
    if named := said["basis_names"].strip():
        origin = origin_named(named, origin_kind(said["basis"]))
        derive(item, version=claim.refreshed().version, parent=origin)


def add_passage_to(
    claim: Claim, seen: str, version: ArticleVersion, form: SentenceClaimForm
) -> Done:
    """The passage becomes an appearance of a claim that is there already. Inside `acting`."""
    _check_text(version, form)
    appearance = add_appearance(
        claim,
        version=number_in(seen),
        article_version=version,
        spans=form.cleaned_data["spans"],
        **_put(form),
    )
    return Done(claim.refreshed(), appearance)
