"""Editions made by hand: what the door would write, with something changed."""

from __future__ import annotations

import json
from typing import Any

from articles.desk.editing.coverage import content_hash as verified_hash
from articles.desk.models import Claim
from articles.desk.publishing.content import claim_content
from articles.desk.publishing.moment import database_moment
from articles.logic.edition_content import (
    SCHEMA,
    canonical,
    content_hash,
    material_hash,
    read_claim,
)
from articles.public.models import Edition


def said_of(claim: Claim, number: int = 1) -> dict[str, Any]:
    """The content of the claim's next edition as plain JSON."""
    content = claim_content(claim, number=number, published_at=database_moment())
    said: dict[str, Any] = json.loads(canonical(content))
    return said


def edition_of(claim: Claim, said: dict[str, Any] | None = None, **values: Any) -> Edition:
    """An edition with this content, its hashes true unless `values` say otherwise."""
    said = said_of(claim) if said is None else said
    text = json.dumps(said, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    given: dict[str, Any] = {
        "subject_kind": "claim",
        "subject": claim.public_id,
        "number": said["number"],
        "schema": SCHEMA,
        "content": text,
        "content_hash": content_hash(text),
        "material_hash": material_hash(read_claim(text)),
        "verified_version": claim.version,
        "verified_hash": verified_hash(claim),
        "verified_how": "checked",
        "published_at": said["published_at"],
    }
    return Edition(**(given | values))
