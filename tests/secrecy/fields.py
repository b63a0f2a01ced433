"""Every field of the desk's models that can hold words: what is done with it, and why.

Taken from the models, so that a field which is added later is filled with tokens too, unless
it is named here with its reason.
"""

from __future__ import annotations

from django.apps import apps
from django.contrib.auth.models import Group
from django.db import models
from pghistory.models import Context, Event

from articles.desk import models as desk
from articles.desk.models import Edited

_WORDS = (models.CharField, models.TextField, models.JSONField, models.BinaryField)

#: Fields of records that readers may know once a claim is published, with the reason.
PUBLIC = {
    "Claim.statement": "the edition says it",
    "Claim.in_short": "the edition says it",
    "Claim.condition": "of a forecast, in the edition",
    "Claim.no_enquiry_reason": "readers are told why nobody was asked",
    "Claim.review_due_reason": "readers are told why it is looked at again",
    "Verification.next_due_reason": "readers are told why it is looked at again",
    "Assessment.rationale": "the reasons of the verdict, in the edition",
    "Evidence.url": "where the item is found, in the edition",
    "Evidence.state_reason": "why an item no longer counts, in the edition",
    "Evidence.resolution": "why a dissent no longer stands, in the edition",
    "Evidence.quotation": "in the edition, within the quotation meter",
    "Evidence.note": "written for readers",
    "Appearance.attribution": "the article's own words, in the edition",
    "AppearanceSpan.exact": "in the edition, within the quotation meter",
    "Enquiry.asked": "of a public enquiry, in the edition",
    "Enquiry.reply": "of a public enquiry, in the edition",
    "Outcome.note": "how it came out, in the edition",
    "Article.title": "of an article that a published claim is taken from",
    "Article.byline": "of such an article",
    "Article.canonical_url": "of such an article",
    "Company.name": "of a company in a published claim",
    "Company.description": "of such a company",
    "Company.website": "of such a company",
    "CompanyName.name": "of such a company",
    "CompanyIdentifier.value": "of such a company",
    "CompanyName.origin": "where such a name is from, on the dossier",
    "CompanyIdentifier.origin": "where such an identifier is from, on the dossier",
    "Source.name": "of a source on the record",
    "Source.public_label": "the words used in public",
    "Source.description": "of a source on the record",
    "Topic.name": "of a topic of a published claim",
    "Brief.answer": "of a published brief",
    "BriefSentence.text": "of a published brief",
    "Origin.label": "of a document or a wire report without other words for the public",
    "Origin.public_label": "the words used in public",
    "Verification.base": "readers are told where a base was checked",
    "Person.public_name": "set only where the person agreed to be named",
}

#: Fields that hold no token; their own value is a secret and searched for as it is.
ITS_OWN = {
    "public_id": "eight characters of a form; of a secret record it is a secret",
    "file": "leads to a file on disk; its random name is the secret",
    "file_sha256": "64 digits",
    "sha256": "64 digits",
    "content_hash": "64 digits",
    "evidence_hash": "64 digits",
    "items_hash": "64 digits",
}

#: Records whose public id readers may know; that of any other record stays at the desk.
PUBLIC_IDS = {"Claim", "Evidence", "Appearance", "Article", "Company", "Source", "Brief",
              "CompanyRelation"}  # fmt: skip

#: Fields that hold neither.
NO_WORDS = {
    "part": "the public id of an item, searched for there",
    "touched_in": "the number of a transaction",
    "language": "a language tag",
    "country": "two letters",
    "media_type": "answers carry it; a type such as text/plain",
    "algorithm_version": "public: the version of the rules",
    "evidence_level": "a word of the rules",
    "agreement": "a word of the rules",
    "reasons": "made by the rules from public ids and words of the vocabulary",
    "text": "of an article version: the story's articles are written in tokens",
    "blocks": "places in the text",
    "sentences": "places in the text",
    "pgh_label": "insert, update or delete",
    "exact": "words of the text, which is written in tokens",
}
_ONLY_OF = {"text": "ArticleVersion"}

#: Fields that a rule of the database wants empty on most rows: filled where they hold something.
WHERE_SET = {
    "Claim.condition",
    "Claim.risk_reason",
    "Enquiry.reply",
    "Source.identity_reference",
    "Verification.base",
    "Verification.next_due_reason",
    "Person.public_name",
    "OriginProposal.reason",
}

#: Who may read a field at the desk, where that is not who may read its record.
AUDIENCES = {
    "Person.password": "nobody",
    "Person.email": "administrators",
    "Context.metadata": "writers",
    "Assessment.divergence_reason": "advised",
}


def desk_models() -> list[type[models.Model]]:
    """The desk's models, their histories and who did it why; no public tables, no views."""
    own = {getattr(desk, name) for name in desk.__all__}
    own = {
        m for m in own if isinstance(m, type) and issubclass(m, models.Model) and m is not Edited
    }
    events = {m for m in apps.get_models() if issubclass(m, Event) and m._meta.managed}
    return sorted({*own, *events, Context} - {Group}, key=lambda model: model._meta.label)


def tracked_name(model: type[models.Model]) -> str:
    """The record's name, of a history that of the record it tells of."""
    of: type[models.Model] = getattr(model, "pgh_tracked_model", model)
    return of.__name__


def fields_with_words(model: type[models.Model]) -> list[models.Field[object, object]]:
    """Columns that can hold words of somebody's choosing: no vocabulary, no keys."""
    return [
        column
        for column in model._meta.concrete_fields
        if isinstance(column, (*_WORDS, models.FileField))
        and not column.choices
        and not column.is_relation
        and not column.primary_key
    ]


def treatment(model: type[models.Model], column: models.Field[object, object]) -> str:
    """`token`, `own` (its own value is the secret) or `none`."""
    if column.name in ITS_OWN:
        return "own"
    of = _ONLY_OF.get(column.name)
    is_exempt = column.name in NO_WORDS and (of is None or of == tracked_name(model))
    return "none" if is_exempt else "token"
