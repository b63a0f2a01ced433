"""English: who says it, and how surely."""

from __future__ import annotations

import re

from articles.logic.reading_words.saying_words import SayingWords, ending, opening, whole

_DAYS = "monday|tuesday|wednesday|thursday|friday|saturday|sunday"
_MONTHS = "january|february|march|april|may|june|july|august|september|october|november|december"
_STRONG = (
    "said|says|say|told|tells|tell|insisted|insists|insist|argued|argues|argue|alleged|alleges|"
    "allege|contended|contends|contend|warned|warns|warn|asserted|asserts|assert|claimed|claims|"
    "claim|explained|explains|explain|admitted|admits|admit|conceded|concedes|concede|testified|"
    "testifies|testify|complained|complains|complain|maintained|maintains"
)
_WEAK = (
    "reported|reports|report|added|adds|add|stated|states|state|noted|notes|note|suggested|"
    "suggests|suggest|announced|announces|announce|confirmed|confirms|confirm|disclosed|"
    "discloses|"
    "revealed|reveals|reveal|wrote|writes|write|believed|believes|believe|think|thinks|thought|"
    "expect|fear|feared|fears|predicted|predicts|predict|estimated|estimates|estimate|forecast|"
    "forecasts|acknowledged|acknowledges|acknowledge|indicated|indicates|indicate|hinted|hints|"
    "declared|declares|declare|emphasised|emphasized|emphasises|emphasizes|stressed|stresses|"
    "stress|speculated|speculates|recalled|recalls|recall|concluded|concludes|conclude|found|"
    "finds|find|show|shows|"
    "showed|commented|comments|replied|replies|responded|observed|remarked|tweeted|posted|"
    "conceded|calculated|calculates|calculate|ruled|rules|described|hold|holds|cautioned|cautions"
)
_SPEAKERS = (
    "sources?|people|persons?|analysts?|experts?|officials?|observers?|insiders?|executives?|"
    "employees|workers|managers?|investors?|economists?|researchers?|scientists?|lawyers?|"
    "critics|"
    "residents|witnesses|reports?|media|newspapers?|outlets?|press|spokes(?:man|woman|person|"
    "people)"
    "|stud(?:y|ies)|surveys?|polls?|documents?|filings?|memos?|emails?|police|prosecutors?|"
    "investigators?|regulators?|auditors?|unions?|ministry|agency|others|some|many|figures|data|"
    "records|court|judges?|minutes|statistics|traders|bankers|rivals|competitors|customers|"
    "founders?|chairman|chairwoman|directors?|professors?"
)
_HEARERS = (
    r"\s+(?:the\s+|its\s+|his\s+|her\s+)?(?:[A-Z][\w.’'-]*(?:\s+(?:of|the|"
    r"and)?\s*[A-Z][\w.’'-]*)*"
    "|reporters|journalists|investors|analysts|employees|staff|workers|lawmakers|shareholders"
    "|parliament|court|us|me|him|her|them|judges?|regulators?|customers|colleagues)"
)
_WHO = r"(?P<who>(?:[^,;:()“”\"!?—–]|,(?=\s(?:Inc|Ltd|LLC|Corp|Co)\b))+)"

ENGLISH = SayingWords(
    says=whole(_STRONG, _WEAK),
    weak=whole(_WEAK),
    nouns=whole(
        "claims?|reports?|states?|notes?|estimates?|forecasts?|comments?|hints?|fears?|rules?|"
        "stress(?:es)?|finds|shows?|thought|holds?|cautions?|warns|complains|posted"
    ),
    denies=whole(
        "denied|denies|deny|denying|disputed|disputes|dispute|rejected|rejects|reject|dismissed|"
        "dismisses|dismiss|refuted|refutes|refute|contradicted|contradicts|contradict"
    ),
    # To reject an offer is an act, to reject an allegation is a denial.
    denied_idle=opening(
        r"(?:(?:an?|the|its|their|his|her|this|that|any|all|some|several|two|three)\s+)?"
        r"(?:[\w’']+[ -]){0,3}?(?:access|entry|offers?|bids?|applications?|visas?|bail|permits?|"
        r"licen[cs]es?|requests?|motions?|proposals?|appeals?|deals?|lawsuits?|suits?|cases?|"
        r"plans?|chances?|opportunit(?:y|ies)|service|permission|employees?|workers|staff|"
        r"managers?|executives?|treatment|compromise|settlement|merger|takeover|approach|"
        r"chief executive|ceo|candidates?|invitation|budget|bill|treaty|coverage|insurance)"
    ),
    asks=re.compile(
        r"(?<!\w)ask(?:ed|s)(?=\s*(?:[.,;]|$))|(?<!\w)(?:ask(?:ed|s|ing)?|wonder(?:ed|s)?|"
        r"question(?:ed|s)?)(?:\s+[\w’']+){0,3}?\s+"
        r"(?:whether|if|why|how)\b",
        re.I,
    ),
    open_questions=re.compile(
        r"\bit (?:is|was|remains?|remained) (?:still |as yet )?(?:unclear|unknown|uncertain|open|"
        r"not "
        r"(?:yet )?(?:clear|known|certain))\b|\b(?:remains?|is|was) (?:still )?(?:unclear|"
        r"unknown|"
        r"uncertain|an open question|to be seen)\b|\bquestions? (?:of|is|remains?|about|over) "
        r"whether\b|\bno one knows (?:if|whether)\b",
        re.I,
    ),
    according=re.compile(
        r"\b(?:according to (?!(?:its|their|his|her|our|your) (?:size|needs?|ability|rank|"
        r"tastes?)\b"
        r"|(?:the )?(?:plan|schedule|size|need|rules?|type|taste|rank|age|custom|tradition)\b"
        r"|(?:whether|how|which|what|where|who)\b)"
        r"|in the (?:words|view|opinion) of |as (?:first )?reported by |(?:was|were|is|been) "
        r"(?:first )?(?:reported|described|confirmed|disclosed) by |citing )"
        + _WHO
        + r"|\bquot(?:ed|es|ing) (?P<quoted>[^,;:()“”\"!?—–]+?) as saying",
        re.I,
    ),
    that=opening('that|:|[“"]'),
    speakers=whole(_SPEAKERS),
    stops=ending(
        "when|as|if|once|while|would|could|might|may|should|must|will|shall|can|cannot|can[’']t|"
        "won[’']t|to|let us|"
        "not|never|nor|neither|without|no longer|does|did|do|"
        r"\w+n[’']t|is|are|was|were|be|been|being|gets?|got|widely|"
        r"the|an?|this|that|these|those|its|their|his|her|our|your|my|any|no|each|more|all|"
        r"\w+[’']s?|recent|some|several|new|early|earlier|latest|false|such|other|conflicting|"
        "unconfirmed|annual|quarterly|financial|united|member|having|by|of|easier|nothing|for|in|"
        "on"
    ),
    idle=opening(
        "good ?bye|farewell|hello|thanks|thank you|sorry|yes|no|nothing|little|so|enough|a word|"
        r"prayers?|grace|what|how|why|which|who|where|when|whether|if|to(?! (?:have|be|own)\b)|"
        "and done|than done|than|"
        "is|are|was|were|has|had|have|will|would|of|from|about|by|a story|stories|lies|"
        "the story|the truth|apart|aside|out|up|in on|say|said|suggest|suggests|"
        r"responsibility|victory|credit|for|damages|asylum|its (?:first|second|share)"
    ),
    glue=ending(
        "also|indeed|later|then|repeatedly|earlier|previously|recently|publicly|privately|now|"
        "already|"
        "first|often|again|once|still|further|has|have|had|however|meanwhile|all|both|even|too|"
        r"(?:on |late on |early on )?(?:" + _DAYS + r")|today|yesterday|last (?:week|month|year)|"
        r"this (?:week|month|year)|(?:in|since) (?:" + _MONTHS + r")(?: \d{4})?|in \d{4}|"
        r"in an? (?:statement|interview|email|filing|memo|report|letter|blog post)|simply|only|"
        r"on \d{1,2} (?:"
        + _MONTHS
        + r")|at the time|(?!family|supply|italy|july|reply|ally)\w{4,}ly"
    ),
    clause_words=re.compile(
        r"(?<!\w)(?:that|because|while|although|though|but|whereas|when|since|as|after|before|if|"
        r"until|unless|where|so|yet|despite|than)\s+(?=\S)",
        re.I,
    ),
    under=whole("after|when|because|since|before|if|unless|until|where|although|though|than"),
    lead_ins=re.compile(
        r"\s*(?:(?:but|and|yet|so|still|meanwhile|also|then|now|however|or|instead|today|"
        r"yesterday)"
        r"\s+|(?:(?:late |early |earlier )?on )?(?:" + _DAYS + r")\s+|"
        r"(?:last|this|earlier this) (?:week|month|year|" + _DAYS + r")\s+|"
        r"in (?:" + _MONTHS + r")(?: \d{4})?\s+|in \d{4}\s+|on \d{1,2} (?:" + _MONTHS + r")\s+)+",
        re.I,
    ),
    nobody=opening("there|here|no|nobody|none|neither|few|hardly|scarcely"),
    no_subject=re.compile(
        r"(?:who|which|that|what|whose|if|not|to|and|or|of|in|on|for|with|by|at|from)",
        re.I,
    ),
    behind_stops=re.compile(
        r"[,.;:!?()“”\"—–]|\s(?:who|which|whose|when|while|after|during|adding|as|that|and then|"
        r"in an? (?:statement|interview|email|letter|report|post|call)|"
        r"(?:late |early )?on (?:" + _DAYS + r")|last (?:week|month|year)|in \d{4})\b",
        re.I,
    ),
    verbs=re.compile(
        r"\b(?:is|was|are|were|has|had|have|will|would|did|does|sold|paid|made|rose|fell|bought|"
        r"cut|lost|won|built|left|\w{2,}ed(?!\s+(?:by|in|on|with|of|to|about|at|for|from)\b))\b",
        re.I,
    ),
    told=whole("told|tells|tell|warned|warns|warn"),
    hearers=re.compile(_HEARERS),
    hedges=re.compile(
        r"\b(?:might|could(?! not\b|n[’']t\b)|reportedly|allegedly|apparently|purportedly|"
        r"ostensibly"
        r"|supposedly|possibly|perhaps|probably|seemingly|presumably|potentially|maybe|"
        r"rumou?red|alleged|purported|appear(?:s|ed)? to|seem(?:s|ed)? to|(?:is|are|was|were) "
        r"(?:widely )?(?:said|believed|thought|understood|alleged|rumou?red|reported|"
        r"suspected) to|"
        r"it (?:is|was) (?:widely )?(?:said|believed|thought|understood|alleged|rumou?red|"
        r"reported)"
        r" that|(?:is|are|was|were) (?:un)?likely)\b|(?-i:\bmay\b)(?! \d)",
        re.I,
    ),
)
