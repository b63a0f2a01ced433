"""Every enumeration of the field, once.

Values are what is stored, exported and compared; labels are what people read.
The codes of `Reliability` and `Credibility` are the Admiralty code of FM 2-22.3,
verbatim. The other values are those of docs/confidence.md.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Self


class Term(StrEnum):
    """A stored value with the words that people read for it."""

    label: str

    def __new__(cls, value: str, label: str = "") -> Self:
        term = str.__new__(cls, value)
        term._value_ = value
        term.label = label
        return term

    @classmethod
    def pairs(cls) -> list[tuple[str, str]]:
        """(value, label) of each member, in the order of the scale."""
        return [(term.value, term.label) for term in cls]


class Reliability(Term):
    A = "A", "Completely reliable"
    B = "B", "Usually reliable"
    C = "C", "Fairly reliable"
    D = "D", "Not usually reliable"
    E = "E", "Unreliable"
    F = "F", "Reliability cannot be judged"


class Credibility(Term):
    CONFIRMED = "1", "Confirmed by other sources"
    PROBABLY_TRUE = "2", "Probably true"
    POSSIBLY_TRUE = "3", "Possibly true"
    DOUBTFUL = "4", "Doubtful"
    IMPROBABLE = "5", "Improbable"
    CANNOT_BE_JUDGED = "6", "Truth cannot be judged"


class Stance(Term):
    SUPPORTS = "supports", "Supports"
    DISPUTES = "disputes", "Disputes"
    CONTEXT = "context", "Context"


class EvidenceKind(Term):
    OFFICIAL_DOCUMENT = "official_document", "Official document"
    COMPANY_FILING = "company_filing", "Company filing"
    DATASET = "dataset", "Dataset"
    DIRECT_OBSERVATION = "direct_observation", "Direct observation"
    ON_RECORD_STATEMENT = "on_record_statement", "Statement on the record"
    EXPERT_OPINION = "expert_opinion", "Expert opinion"
    MEDIA_REPORT = "media_report", "Media report"
    ANONYMOUS = "anonymous", "Unnamed person"
    NULL_SEARCH = "null_search", "Looked for and not found"


class Directness(Term):
    DIRECT = "direct", "Direct"
    SECONDHAND = "secondhand", "Second-hand"
    CIRCUMSTANTIAL = "circumstantial", "Circumstantial"


class Interest(Term):
    NONE = "none", "No interest of its own"
    SELF_SERVING = "self_serving", "Self-serving"
    AGAINST_INTEREST = "against_interest", "Against its own interest"


class EvidenceState(Term):
    LIVE = "live", "Live"
    CORRECTED = "corrected", "Corrected"
    SUPERSEDED = "superseded", "Superseded"
    RETRACTED = "retracted", "Retracted"


class ClaimType(Term):
    FACT = "fact", "Fact"
    STATEMENT = "statement", "Statement that somebody said something"
    CAUSAL = "causal", "Cause and effect"
    FORECAST = "forecast", "Forecast"
    OPINION = "opinion", "Opinion"


class Temporal(Term):
    EVENT = "event", "An event: stays as it is"
    STATE = "state", "A state: may change over years"
    FAST = "fast", "Fast-moving: may change within months"


class Verdict(Term):
    NOT_ASSESSED = "not_assessed", "Recorded: not yet assessed"
    SUPPORTED = "supported", "Supported"
    PARTLY_SUPPORTED = "partly_supported", "Partly supported"
    DISPUTED = "disputed", "Disputed"
    REFUTED = "refuted", "Refuted"
    UNPROVEN = "unproven", "Unproven"
    NOT_CHECKABLE = "not_checkable", "Not checkable"


#: Verdicts that carry a confidence; the others must not have one.
VERDICTS_WITH_CONFIDENCE = (
    Verdict.SUPPORTED,
    Verdict.PARTLY_SUPPORTED,
    Verdict.DISPUTED,
    Verdict.REFUTED,
)


class Confidence(Term):
    VERY_LOW = "very low", "Very low"
    LOW = "low", "Low"
    MODERATE = "moderate", "Moderate"
    HIGH = "high", "High"
    VERY_HIGH = "very high", "Very high"


class Agreement(Term):
    LOW = "low", "Low"
    MEDIUM = "medium", "Medium"
    HIGH = "high", "High"


class EvidenceLevel(Term):
    LIMITED = "limited", "Limited"
    MEDIUM = "medium", "Medium"
    ROBUST = "robust", "Robust"


class Likelihood(Term):
    """ICD 203's words; for forecasts only, never beside a confidence."""

    ALMOST_NO_CHANCE = "almost_no_chance", "almost no chance"
    VERY_UNLIKELY = "very_unlikely", "very unlikely"
    UNLIKELY = "unlikely", "unlikely"
    ROUGHLY_EVEN = "roughly_even", "roughly even chance"
    LIKELY = "likely", "likely"
    VERY_LIKELY = "very_likely", "very likely"
    ALMOST_CERTAIN = "almost_certain", "almost certain"


class Workflow(Term):
    DRAFT = "draft", "Draft"
    IN_REVIEW = "in_review", "In review"
    CHANGES_REQUESTED = "changes_requested", "Changes requested"
    VERIFIED = "verified", "Verified"
    REJECTED = "rejected", "Rejected"


class Challenge(Term):
    NONE = "none", "None"
    UNDER_REVIEW = "under_review", "Under review"
    RECHECK = "recheck", "Recheck: its basis moved"


class Marking(Term):
    PUBLIC = "public", "Public"
    INTERNAL = "internal", "Internal"
    CONFIDENTIAL = "confidential", "Confidential"


class Risk(Term):
    NONE = "none", "None"
    ALLEGATION = "allegation", "Allegation"
    LEGAL = "legal", "Legal"


class CompanyRole(Term):
    SUBJECT = "subject", "Subject"
    COUNTERPARTY = "counterparty", "Counterparty"
    SUPPLIER = "supplier", "Supplier"
    CUSTOMER = "customer", "Customer"
    REGULATOR = "regulator", "Regulator"
    OTHER = "other", "Other"


class CompanyNameKind(Term):
    LEGAL = "legal", "Legal name"
    TRADING = "trading", "Trading name"
    FORMER = "former", "Former name"
    ABBREVIATION = "abbreviation", "Abbreviation"
    TICKER = "ticker", "Ticker"


class IdentifierScheme(Term):
    LEI = "lei", "LEI"
    WIKIDATA = "wikidata", "Wikidata"
    CIK = "cik", "CIK"
    ISIN = "isin", "ISIN"
    OPENCORPORATES = "opencorporates", "OpenCorporates"
    DOMAIN = "domain", "Domain"


class RelationKind(Term):
    PARTNERSHIP = "partnership", "Partnership"
    INVESTMENT = "investment", "Investment"
    ACQUISITION = "acquisition", "Acquisition"
    SUBSIDIARY = "subsidiary", "Subsidiary"
    SUPPLIER = "supplier", "Supplier"
    CUSTOMER = "customer", "Customer"
    COMPETITOR = "competitor", "Competitor"
    LITIGATION = "litigation", "Litigation"
    REGULATION = "regulation", "Regulation"


class SourceKind(Term):
    PERSON = "person", "Person"
    GROUP = "group", "Group of people"
    ORGANISATION = "organisation", "Organisation"
    NEWS_OUTLET = "news_outlet", "News outlet"
    PUBLIC_REGISTER = "public_register", "Public register"
    DATASET_PUBLISHER = "dataset_publisher", "Publisher of datasets"


class SourceAttribution(Term):
    ON_THE_RECORD = "on_the_record", "On the record"
    ON_BACKGROUND = "on_background", "On background"
    CONFIDENTIAL = "confidential", "Confidential"


class ArticleKind(Term):
    NEWS = "news", "News"
    ANALYSIS = "analysis", "Analysis or commentary"
    PRESS_RELEASE = "press_release", "Press release"
    FILING = "filing", "Filing"
    TRANSCRIPT = "transcript", "Transcript"
    REPORT = "report", "Report"
    DATASET_DESCRIPTION = "dataset_description", "Dataset description"
    SOCIAL_POST = "social_post", "Social post"
    UNKNOWN = "unknown", "Not stated"


class Rights(Term):
    OWN = "own", "Our own"
    LICENSED = "licensed", "Licensed"
    QUOTATION_ONLY = "quotation_only", "Quotation only"


class Standing(Term):
    """An article's standing with those who published it."""

    CURRENT = "current", "Current"
    CORRECTED = "corrected", "Corrected"
    RETRACTED = "retracted", "Retracted"
    SUPERSEDED = "superseded", "Superseded"
    UNAVAILABLE = "unavailable", "Unavailable"


class Basis(Term):
    """What an article bases a statement on, asked in plain words."""

    NAMED_SOURCE = "named_source", "A named source"
    DOCUMENT = "document", "A document"
    UNNAMED_SOURCE = "unnamed_source", "An unnamed source"
    OWN_REPORTING = "own_reporting", "Its own reporting"
    NOTHING_STATED = "nothing_stated", "Nothing stated"


class BlockKind(Term):
    HEADING = "heading", "Heading"
    PARAGRAPH = "paragraph", "Paragraph"
    QUOTATION = "quotation", "Quotation"
    LIST_ITEM = "list_item", "List item"


class AppearanceState(Term):
    ANCHORED = "anchored", "Anchored"
    MOVED = "moved", "Moved"
    ORPHANED = "orphaned", "Orphaned"


class AppearanceMode(Term):
    ASSERTED = "asserted", "Asserted"
    ATTRIBUTED = "attributed", "Attributed"
    HEDGED = "hedged", "Hedged"
    ASKED = "asked", "Asked"
    DENIED = "denied", "Denied"


class ClaimLinkKind(Term):
    CONTRADICTS = "contradicts", "contradicts"
    SUPPORTS = "supports", "supports"
    SUPERSEDES = "supersedes", "supersedes"
    DUPLICATES = "duplicates", "duplicates"
    GIVES_CONTEXT_TO = "gives_context_to", "gives context to"
    PART_OF = "part_of", "is part of"


class OriginKind(Term):
    WIRE_REPORT = "wire_report", "Wire report"
    DOCUMENT = "document", "Document"
    PERSON = "person", "Unnamed person"


class SharedSign(Term):
    """What speaks for a shared origin of two items, the strongest first."""

    TEXT = "text", "The same text"
    CITATION = "citation", "The same report cited"
    QUOTATION = "quotation", "The same quotation"
    ERROR = "error", "The same rare error"


class LoneOrigin(Term):
    """What is said of the only origin of a claim whose verdict shows no confidence."""

    UNNAMED = "unnamed", "unnamed"
    NOT_STATED = "not stated", "not stated"


class PartKind(Term):
    STATEMENT = "statement", "The statement"
    ASSESSMENT = "assessment", "The assessment"
    EVIDENCE = "evidence", "An evidence item"


class VerificationHow(Term):
    CHECKED = "checked", "Checked by a second person"
    CARRIED_OVER = "carried_over", "Carried over, not checked by this desk"


class VerificationDecision(Term):
    CHECKED = "checked", "Checked"
    SENT_BACK = "sent_back", "Sent back"
    REJECTED = "rejected", "Rejected"
    STANDS = "stands", "The edition stands"
    REVIEWED = "reviewed", "Reviewed: nothing to change"


class RequestAction(Term):
    RETRACT = "retract", "Retract"
    WITHDRAW = "withdraw", "Withdraw"
    REDACT = "redact", "Redact"
    CLOSE_CHALLENGE = "close_challenge", "Close the challenge"
    PUBLISH_AGAINST_SUGGESTION = "publish_against_suggestion", "Publish against the suggestion"
    PUBLISH = "publish", "Publish"
    CORRECT = "correct", "Correct"
    MERGE = "merge", "Merge"
    BRIEF = "brief", "Publish a brief"
    GRADE = "grade", "Grade a source"


class Ground(Term):
    """Why something was withdrawn or redacted; only the class is public."""

    LEGAL = "legal", "Legal ground"
    SAFETY = "safety", "Safety of a person"


class CorrectionKind(Term):
    CORRECTION = "correction", "Correction"
    CLARIFICATION = "clarification", "Clarification"
    UPDATE = "update", "Update"
    RETRACTION = "retraction", "Retraction"


class PublicStanding(Term):
    """Where a published record stands with us."""

    CURRENT = "current", "Current"
    RETRACTED = "retracted", "Retracted"
    WITHDRAWN = "withdrawn", "Withdrawn"


class ChallengeOutcome(Term):
    UPHELD = "upheld", "Upheld: the edition stands"
    CORRECTED = "corrected", "Corrected"
    RETRACTED = "retracted", "Retracted"


class OutcomeResult(Term):
    HAPPENED = "happened", "It happened"
    PARTLY = "partly", "It happened in part"
    DID_NOT_HAPPEN = "did_not_happen", "It did not happen"
    CANNOT_TELL = "cannot_tell", "It cannot be told"


class BriefSection(Term):
    KNOWN = "known", "What is known"
    NOT_KNOWN = "not_known", "What is not"
    WOULD_SETTLE = "would_settle", "What would settle it"


class Precision(Term):
    YEAR = "year", "Year"
    MONTH = "month", "Month"
    DAY = "day", "Day"
