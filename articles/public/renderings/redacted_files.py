"""What stands in place of a redacted edition: number, hash and notice, in every form."""

from __future__ import annotations

import json

from articles.logic.citations import Cited, bibtex, csl, ris
from articles.logic.vocabulary import Ground
from articles.public.models import Edition, Redaction
from articles.public.renderings.claimreview import publisher

_CITATIONS = {"bib": bibtex, "ris": ris, "csl.json": csl}


def redacted_file(edition: Edition, redaction: Redaction | None, form: str, address: str) -> bytes:
    """`address` is the public base address, without a trailing slash."""
    if form == "json":
        return _json(edition, redaction)
    if form == "jsonld":
        return _json_ld(edition, redaction, address)
    return _CITATIONS[form](_cited(edition, redaction, address)).encode()


def _json(edition: Edition, redaction: Redaction | None) -> bytes:
    data = {
        "id": edition.subject,
        "number": edition.number,
        "content_hash": edition.content_hash,
        "redacted": redaction
        and {
            "ground": redaction.ground,
            "notice": redaction.notice,
            "on": redaction.redacted_at.date().isoformat(),
        },
    }
    return json.dumps(data, ensure_ascii=False, sort_keys=True).encode()


def _json_ld(edition: Edition, redaction: Redaction | None, address: str) -> bytes:
    """A schema.org Claim that says nothing but that it was redacted."""
    data = {
        "@context": "https://schema.org",
        "@type": "Claim",
        "@id": f"{address}/claims/{edition.subject}/v{edition.number}/",
        "url": f"{address}/claims/{edition.subject}/",
        "version": edition.number,
        "creativeWorkStatus": "Redacted",
        "abstract": notice_of(redaction),
        "identifier": {
            "@type": "PropertyValue",
            "propertyID": "SHA-256",
            "value": edition.content_hash,
        },
        "datePublished": edition.published_at.date().isoformat(),
        "publisher": publisher(address),
    }
    return (json.dumps(data, ensure_ascii=False, indent=2) + "\n").encode()


def _cited(edition: Edition, redaction: Redaction | None, address: str) -> Cited:
    return Cited(
        key=f"claimbook-{edition.subject}-v{edition.number}",
        title=f"Claim {edition.subject}, edition {edition.number}, redacted",
        judgement=f"{notice_of(redaction)} SHA-256 {edition.content_hash}",
        edition=edition.number,
        published=edition.published_at.date(),
        address=f"{address}/claims/{edition.subject}/v{edition.number}/",
        language="en",
    )


def notice_of(redaction: Redaction | None) -> str:
    """With the class of its ground, as the notice alone need not say it."""
    return f"{redaction.notice} ({Ground(redaction.ground).label})" if redaction else "Redacted."
