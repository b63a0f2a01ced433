"""What readers see. Foreign keys run among these tables only, never to the desk."""

from articles.public.models.address import PublishedAddress
from articles.public.models.article import PublishedArticle
from articles.public.models.brief import PublishedBrief
from articles.public.models.claim import (
    PublishedAppearance,
    PublishedClaim,
    PublishedClaimCompany,
    PublishedClaimTopic,
    PublishedEvidence,
)
from articles.public.models.company import (
    PublishedCompany,
    PublishedCompanyIdentifier,
    PublishedCompanyName,
    PublishedRelation,
)
from articles.public.models.correction import Correction
from articles.public.models.edition import Edition, EditionSubject, Redaction
from articles.public.models.source import PublishedSource
from articles.public.models.topic import PublishedTopic

__all__ = [
    "Correction",
    "Edition",
    "EditionSubject",
    "PublishedAddress",
    "PublishedAppearance",
    "PublishedArticle",
    "PublishedBrief",
    "PublishedClaim",
    "PublishedClaimCompany",
    "PublishedClaimTopic",
    "PublishedCompany",
    "PublishedCompanyIdentifier",
    "PublishedCompanyName",
    "PublishedEvidence",
    "PublishedRelation",
    "PublishedSource",
    "PublishedTopic",
    "Redaction",
]
