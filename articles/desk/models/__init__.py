"""Where staff edit: the working records."""

from articles.desk.models.appearance import Appearance
from articles.desk.models.appearance_span import AppearanceSpan
from articles.desk.models.approval import Approval
from articles.desk.models.article import Article
from articles.desk.models.article_derivation import ArticleDerivation
from articles.desk.models.article_version import ArticleVersion
from articles.desk.models.assessment import Assessment
from articles.desk.models.base import Edited, EditingError, StaleVersion
from articles.desk.models.brief import Brief
from articles.desk.models.brief_sentence import BriefCitation, BriefSentence
from articles.desk.models.check_ask import CheckAsk
from articles.desk.models.claim import Claim
from articles.desk.models.claim_company import ClaimCompany
from articles.desk.models.claim_link import ClaimLink
from articles.desk.models.claim_topic import ClaimTopic
from articles.desk.models.comment import Comment
from articles.desk.models.company import Company
from articles.desk.models.company_apart import CompanyApart
from articles.desk.models.company_identifier import CompanyIdentifier
from articles.desk.models.company_name import CompanyName
from articles.desk.models.company_phrase import CompanyPhrase
from articles.desk.models.company_relation import CompanyRelation, CompanyRelationClaim
from articles.desk.models.desk_export import DeskExport
from articles.desk.models.editing_note import EditingNote
from articles.desk.models.enquiry import Enquiry
from articles.desk.models.evidence import Evidence
from articles.desk.models.evidence_derivation import EvidenceDerivation
from articles.desk.models.imported_row import ImportedRow
from articles.desk.models.link_check import LinkCheck
from articles.desk.models.link_state import LinkState
from articles.desk.models.mail_out import MailOut
from articles.desk.models.notification import Notification
from articles.desk.models.notification_choice import NotificationChoice
from articles.desk.models.origin import Origin
from articles.desk.models.origin_proposal import OriginProposal
from articles.desk.models.outcome import Outcome
from articles.desk.models.part_change import PartChange
from articles.desk.models.passage_left import PassageLeft
from articles.desk.models.person import Person
from articles.desk.models.reader_report import ReaderReport, ReportSending
from articles.desk.models.request import Request
from articles.desk.models.sent_form import SentForm
from articles.desk.models.snooze import Snooze
from articles.desk.models.source import Source
from articles.desk.models.source_access import SourceAccess
from articles.desk.models.source_grade import SourceGrade
from articles.desk.models.suggestion import Suggestion
from articles.desk.models.topic import Topic
from articles.desk.models.verification import Verification

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
    "CheckAsk",
    "Claim",
    "ClaimCompany",
    "ClaimLink",
    "ClaimTopic",
    "Comment",
    "Company",
    "CompanyApart",
    "CompanyIdentifier",
    "CompanyName",
    "CompanyPhrase",
    "CompanyRelation",
    "CompanyRelationClaim",
    "DeskExport",
    "Edited",
    "EditingError",
    "EditingNote",
    "Enquiry",
    "Evidence",
    "EvidenceDerivation",
    "ImportedRow",
    "LinkCheck",
    "LinkState",
    "MailOut",
    "Notification",
    "NotificationChoice",
    "Origin",
    "OriginProposal",
    "Outcome",
    "PartChange",
    "PassageLeft",
    "Person",
    "ReaderReport",
    "ReportSending",
    "Request",
    "SentForm",
    "Snooze",
    "Source",
    "SourceAccess",
    "SourceGrade",
    "StaleVersion",
    "Suggestion",
    "Topic",
    "Verification",
]
