"""For each kind of fault, how whoever owns the tables could bring it about."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connection

from articles.desk.models import Evidence
from tests.desk.integrity.world import World

Plant = Callable[[World], str]
PLANTS: dict[str, Plant] = {}

_WRITES = re.compile(r"(?:INSERT INTO|UPDATE|DELETE FROM) (\w+)")


def owner(*statements: str, **values: Any) -> Any:
    """Carries them out with the tables' own triggers off; the first value of the last one."""
    with connection.cursor() as cursor:
        for statement in statements:
            for table in set(_WRITES.findall(statement)):
                cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
            cursor.execute(statement, values)
        found = cursor.fetchone() if cursor.description else None
    return found[0] if found else None


def planted(kind: str) -> Callable[[Plant], Plant]:
    def keep(plant: Plant) -> Plant:
        PLANTS[kind] = plant
        return plant

    return keep


def simple(kind: str, of: Callable[[World], str], *statements: str) -> None:
    """A fault at the record of this public id, which the statements know as %(id)s."""

    def plant(world: World) -> str:
        subject = of(world)
        owner(*statements, id=subject)
        return subject

    PLANTS[kind] = plant


CLAIM = "(SELECT id FROM articles_claim WHERE public_id = %(id)s)"
SHOWN = "(SELECT id FROM articles_publishedclaim WHERE public_id = %(id)s)"


def _told(world: World) -> str:
    return world.told


def _draft(world: World) -> str:
    return world.newsroom.claim("draft").public_id


def _verified(world: World) -> str:
    return world.newsroom.claim("verified").public_id


def _published(world: World) -> str:
    return world.newsroom.claim("published").public_id


def _item(world: World) -> str:
    return Evidence.objects.get(claim__public_id=world.told).public_id


def _company(world: World) -> str:
    return world.newsroom.company.public_id


# --- Coverage --------------------------------------------------------------------------------

simple(
    "part-not-covered",
    lambda world: world.risky,
    f"DELETE FROM articles_verification WHERE claim_id = {CLAIM} AND verifier_id = "
    "(SELECT id FROM articles_person WHERE username = 'cleo')",
)
simple(
    "verified-not-covered",
    _verified,
    "UPDATE articles_partchange SET changed_by_id = (SELECT id FROM articles_person "
    f"WHERE username = 'ben') WHERE claim_id = {CLAIM} AND kind = 'evidence'",
)
simple(
    "brief-not-covered",
    lambda world: world.brief,
    "UPDATE articles_partchange SET changed_by_id = (SELECT id FROM articles_person "
    "WHERE username = 'ben') WHERE brief_id IN "
    "(SELECT id FROM articles_brief WHERE public_id = %(id)s)",
)
simple(
    "edition-not-verified",
    _published,
    f"UPDATE articles_verification SET content_hash = repeat('0', 64) WHERE claim_id = {CLAIM}",
)
simple(
    "carried-over-as-checked",
    _published,
    "UPDATE articles_edition SET verified_how = 'carried_over', base = 'Elsewhere' "
    "WHERE subject = %(id)s",
)

# --- Editions --------------------------------------------------------------------------------

simple(
    "edition-text-changed",
    _published,
    "UPDATE articles_edition SET content = replace(content, 'Acme', 'Bolt') WHERE subject = %(id)s",
)
simple(
    "edition-material-hash",
    _published,
    "UPDATE articles_edition SET material_hash = repeat('0', 64) WHERE subject = %(id)s",
)
simple(
    "edition-of-another",
    _published,
    "UPDATE articles_edition e SET content = o.content, content_hash = o.content_hash "
    "FROM articles_edition o WHERE e.subject = %(id)s AND o.subject <> e.subject "
    "AND o.content <> ''",
)
simple(
    "edition-empty",
    _published,
    "UPDATE articles_edition SET content = '' WHERE subject = %(id)s",
)
simple(
    "redaction-not-carried-out",
    lambda world: world.withdrawn,
    "UPDATE articles_edition SET content = '{}' WHERE subject = %(id)s",
)
simple(
    "edition-numbers",
    lambda world: world.corrected,
    "UPDATE articles_edition SET number = 3 WHERE subject = %(id)s AND number = 2",
)
simple(
    "published-number",
    _published,
    "UPDATE articles_claim SET published_number = NULL WHERE public_id = %(id)s",
)
simple(
    "correction-missing",
    lambda world: world.corrected,
    f"DELETE FROM articles_correction WHERE claim_id = {SHOWN}",
)
simple(
    "correction-editions",
    lambda world: world.corrected,
    "UPDATE articles_correction SET from_edition_id = (SELECT max(id) FROM articles_edition "
    f"WHERE subject <> %(id)s) WHERE claim_id = {SHOWN}",
)

# --- Parts -----------------------------------------------------------------------------------

simple(
    "part-change-missing",
    _draft,
    f"DELETE FROM articles_partchange WHERE claim_id = {CLAIM} AND kind = 'evidence'",
)
simple(
    "part-change-ahead",
    _draft,
    f"UPDATE articles_partchange SET at_version = 99 WHERE claim_id = {CLAIM} "
    "AND kind = 'assessment'",
)
simple(
    "part-change-backwards",
    _draft,
    f"UPDATE articles_partchange SET at_version = 99 WHERE claim_id = {CLAIM} "
    "AND kind = 'statement'",
)
simple(
    "verified-text-changed",
    _verified,
    f"UPDATE articles_evidence SET note = 'Unseen.' WHERE claim_id = {CLAIM}",
)
simple(
    "suggestion-hash",
    _draft,
    f"UPDATE articles_evidence SET note = 'Unseen.' WHERE claim_id = {CLAIM}",
)

# --- What readers see ------------------------------------------------------------------------

simple(
    "published-claim",
    _published,
    "UPDATE articles_publishedclaim SET in_short = 'Otherwise.' WHERE public_id = %(id)s",
)
simple(
    "published-evidence",
    _told,
    f"UPDATE articles_publishedevidence SET stance = 'disputes' WHERE claim_id = {SHOWN}",
)
simple(
    "published-appearances",
    _told,
    f"UPDATE articles_publishedappearance SET mode = 'denied' WHERE claim_id = {SHOWN}",
)
simple(
    "published-companies",
    _published,
    f"DELETE FROM articles_publishedclaimcompany WHERE claim_id = {SHOWN}",
)
simple(
    "published-topics",
    _published,
    "INSERT INTO articles_publishedtopic (name, slug) VALUES ('Secret', 'secret')",
    "INSERT INTO articles_publishedclaimtopic (claim_id, topic_id) "
    f"SELECT {SHOWN}, id FROM articles_publishedtopic WHERE slug = 'secret'",
)
simple(
    "published-search",
    _published,
    "UPDATE articles_publishedclaim SET search_vector = to_tsvector('english', 'hidden words') "
    "WHERE public_id = %(id)s",
)
simple(
    "standing-not-approved",
    lambda world: world.retracted,
    "DELETE FROM articles_approval WHERE request_id IN "
    f"(SELECT id FROM articles_request WHERE claim_id = {CLAIM})",
)
simple(
    "retraction-unexplained",
    lambda world: world.retracted,
    f"DELETE FROM articles_correction WHERE claim_id = {SHOWN}",
)
simple(
    "withdrawn-keeps-words",
    lambda world: world.withdrawn,
    "UPDATE articles_publishedclaim SET in_short = 'Acme hides.' WHERE public_id = %(id)s",
)
simple(
    "challenge-not-mirrored",
    lambda world: world.challenged,
    "UPDATE articles_publishedclaim SET challenge = 'none' WHERE public_id = %(id)s",
)
simple(
    "merge-not-linked",
    lambda world: world.merged,
    f"DELETE FROM articles_claimlink WHERE claim_id = {CLAIM}",
)


@planted("approved-by-oneself")
def _self_approved(world: World) -> str:
    return str(
        owner(
            "UPDATE articles_approval a SET approved_by_id = r.requested_by_id "
            "FROM articles_request r WHERE r.id = a.request_id AND r.action = 'retract' "
            "RETURNING a.public_id"
        )
    )


simple(
    "published-company",
    _company,
    "UPDATE articles_publishedcompany SET country = 'XX' WHERE public_id = %(id)s",
)
simple(
    "published-company-names",
    _company,
    "DELETE FROM articles_publishedcompanyname WHERE kind = 'former' AND company_id = "
    "(SELECT id FROM articles_publishedcompany WHERE public_id = %(id)s)",
)
simple(
    "published-source",
    lambda world: world.newsroom.outlet.public_id,
    "UPDATE articles_publishedsource SET grade = 'A' WHERE public_id = %(id)s",
)
simple(
    "hidden-though-named",
    lambda world: world.article,
    "UPDATE articles_publishedarticle SET is_hidden = true WHERE public_id = %(id)s",
)
simple(
    "published-relation",
    lambda world: world.relation,
    "DELETE FROM articles_publishedrelation_claims WHERE publishedrelation_id IN "
    "(SELECT id FROM articles_publishedrelation WHERE public_id = %(id)s)",
)
simple(
    "published-brief",
    lambda world: world.brief,
    "UPDATE articles_publishedbrief SET counterparty_id = (SELECT max(id) "
    "FROM articles_publishedcompany WHERE id <> company_id) WHERE public_id = %(id)s",
)
simple(
    "published-address",
    lambda world: f"/claims/{world.merged}/",
    "DELETE FROM articles_publishedaddress WHERE old = %(id)s",
)
simple(
    "published-article",
    lambda world: world.article,
    "UPDATE articles_publishedarticle SET title = 'Another' WHERE public_id = %(id)s",
)
simple(
    "published-text",
    lambda world: world.article,
    "UPDATE articles_publishedarticle SET sentence_count = 99 WHERE public_id = %(id)s",
)

# --- History, texts --------------------------------------------------------------------------

simple(
    "history-missing",
    _draft,
    f"DELETE FROM articles_claimevent WHERE pgh_obj_id = {CLAIM} AND pgh_label = 'insert'",
)
simple(
    "history-differs",
    _company,
    "UPDATE articles_company SET name = 'Otherwise' WHERE public_id = %(id)s",
)


@planted("vanished")
def _vanished(world: World) -> str:
    return str(
        owner("DELETE FROM articles_sourcegrade WHERE reason = 'Mostly right.' RETURNING public_id")
    )


simple(
    "version-gap",
    _draft,
    f"DELETE FROM articles_claimevent WHERE pgh_obj_id = {CLAIM} AND version = 2",
)


@planted("article-bytes")
def _bytes(world: World) -> str:
    return str(owner("UPDATE articles_articleversion SET raw = 'other' RETURNING public_id"))


simple(
    "article-version-gap",
    lambda world: world.article,
    "UPDATE articles_articleversion SET number = 2 WHERE article_id IN "
    "(SELECT id FROM articles_article WHERE public_id = %(id)s)",
)


@planted("passage-not-there")
def _moved(world: World) -> str:
    return str(
        owner(
            "UPDATE articles_appearancespan SET start = start + 1 "
            "RETURNING (SELECT public_id FROM articles_appearance WHERE id = appearance_id)"
        )
    )


@planted("published-passage-not-there")
def _shown_elsewhere(world: World) -> str:
    return str(
        owner(
            "UPDATE articles_publishedappearance SET spans = jsonb_set(spans, '{0,start}', '7') "
            "RETURNING public_id"
        )
    )


simple(
    "published-list",
    _published,
    f"UPDATE articles_publishedlisting SET dated = '1999' WHERE claim_id = {SHOWN}",
)
simple(
    "published-count",
    _company,
    "INSERT INTO articles_publishedcountdelta (company_key, facet, value, verdict, level, n) "
    "SELECT id, 0, 0, 'refuted', 5, 1 FROM articles_publishedcompany WHERE public_id = %(id)s",
)

simple(
    "published-relation-count",
    lambda world: world.relation,
    "UPDATE articles_publishedrelationside SET n = n + 1 WHERE relation_key = "
    "(SELECT id FROM articles_publishedrelation WHERE public_id = %(id)s)",
)

# --- Files -----------------------------------------------------------------------------------

simple(
    "file-missing",
    _item,
    "UPDATE articles_evidence SET file = 'evidence/nowhere.txt' WHERE public_id = %(id)s",
)
simple(
    "file-changed",
    _item,
    "UPDATE articles_evidence SET file_sha256 = repeat('0', 64) WHERE public_id = %(id)s",
)


@planted("file-orphaned")
def _orphan(world: World) -> str:
    path = Path(settings.MEDIA_ROOT) / "evidence" / "orphan.txt"
    path.write_text("Nobody's.")
    os.utime(path, (1, 1))
    return "evidence/orphan.txt"


# --- The chain -------------------------------------------------------------------------------

simple(
    "chain-changed",
    lambda world: world.corrected,
    f"UPDATE articles_correction SET is_right = 'Ten.' WHERE claim_id = {SHOWN}",
)
simple(
    "chain-missing",
    lambda world: world.corrected,
    f"DELETE FROM articles_correction WHERE claim_id = {SHOWN}",
)
simple(
    "chain-unlinked",
    _draft,
    "INSERT INTO articles_partchange (claim_id, kind, part, at_version, changed_by_id) "
    f"SELECT {CLAIM}, 'statement', '', 1, id FROM articles_person WHERE username = 'cleo'",
)
simple(
    "chain-gap",
    _published,
    "DELETE FROM claimbook_chain WHERE subject_kind = 'claim' AND position = 2 "
    f"AND subject = {CLAIM}",
)
