"""What readers see. Foreign keys run among these tables only, never to the desk."""

from articles.public.models.address import PublishedAddress
from articles.public.models.appearance import PublishedAppearance
from articles.public.models.article import PublishedArticle
from articles.public.models.brief import PublishedBrief
from articles.public.models.claim import PublishedClaim
from articles.public.models.claim_company import PublishedClaimCompany
from articles.public.models.claim_topic import PublishedClaimTopic
from articles.public.models.company import PublishedCompany
from articles.public.models.company_digest import PublishedCompanyDigest
from articles.public.models.company_identifier import PublishedCompanyIdentifier
from articles.public.models.company_name import PublishedCompanyName
from articles.public.models.correction import Correction
from articles.public.models.count import PublishedCount, PublishedCountDelta, PublishedTotal
from articles.public.models.edition import Edition, EditionSubject
from articles.public.models.evidence import PublishedEvidence
from articles.public.models.listing import PublishedListing
from articles.public.models.name_phrase import PublishedNamePhrase
from articles.public.models.redaction import Redaction
from articles.public.models.relation import PublishedRelation
from articles.public.models.relation_side import PublishedRelationSide
from articles.public.models.source import PublishedSource
from articles.public.models.topic import PublishedTopic
from articles.public.models.touch import SHARED, PublishedTouch
from articles.public.models.word import PublishedWord

__all__ = [
    "SHARED",
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
    "PublishedCompanyDigest",
    "PublishedCompanyIdentifier",
    "PublishedCompanyName",
    "PublishedCount",
    "PublishedCountDelta",
    "PublishedEvidence",
    "PublishedListing",
    "PublishedNamePhrase",
    "PublishedRelation",
    "PublishedRelationSide",
    "PublishedSource",
    "PublishedTopic",
    "PublishedTotal",
    "PublishedTouch",
    "PublishedWord",
    "Redaction",
]
