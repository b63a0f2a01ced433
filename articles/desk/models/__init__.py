"""Where staff edit: the working records."""

from articles.desk.models.appearance import (
    Appearance,
    AppearanceSpan,
)
from articles.desk.models.article import (
    Article,
    ArticleDerivation,
    ArticleVersion,
)
from articles.desk.models.assessment import (
    Assessment,
    Outcome,
    Suggestion,
)
from articles.desk.models.base import (
    Edited,
    EditingError,
    StaleVersion,
)
from articles.desk.models.brief import (
    Brief,
    BriefCitation,
    BriefSentence,
)
from articles.desk.models.claim import (
    Claim,
    ClaimCompany,
    ClaimLink,
    ClaimTopic,
    Topic,
)
from articles.desk.models.company import (
    Company,
    CompanyIdentifier,
    CompanyName,
    CompanyRelation,
    CompanyRelationClaim,
)
from articles.desk.models.enquiry import (
    Enquiry,
)
from articles.desk.models.evidence import (
    Evidence,
    EvidenceDerivation,
    Origin,
    OriginProposal,
)
from articles.desk.models.person import (
    Person,
)
from articles.desk.models.review import (
    Approval,
    PartChange,
    Request,
    Verification,
)
from articles.desk.models.source import (
    Source,
    SourceAccess,
    SourceGrade,
)

__all__ = [
    "Appearance",
    "AppearanceSpan",
    "Approval",
    "Article",
    "ArticleDerivation",
    "ArticleVersion",
    "Assessment",
    "Brief",
    "BriefCitation",
    "BriefSentence",
    "Claim",
    "ClaimCompany",
    "ClaimLink",
    "ClaimTopic",
    "Company",
    "CompanyIdentifier",
    "CompanyName",
    "CompanyRelation",
    "CompanyRelationClaim",
    "Edited",
    "EditingError",
    "Enquiry",
    "Evidence",
    "EvidenceDerivation",
    "Origin",
    "OriginProposal",
    "Outcome",
    "PartChange",
    "Person",
    "Request",
    "Source",
    "SourceAccess",
    "SourceGrade",
    "StaleVersion",
    "Suggestion",
    "Topic",
    "Verification",
]
