"""English: reasons to check a sentence."""

from __future__ import annotations

from articles.logic.reading_words.worth_words import WorthWords, words_of_text

_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_DAYS = "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"

ENGLISH = WorthWords(
    acts=words_of_text(
        "su(?:ed|es|ing)|teamed up|spun off|went public|filed for|struck a deal|reached (?:a|"
        "an) (?:deal|agreement)|agreed to (?:buy|sell|pay|merge|acquire)|terminated|scrapped|"
        "outsourced|breach(?:ed|es)?|poached|"
        "partnered|(?:has|have) (?:\\w+ly )?(?:risen|fallen|grown|shrunk|doubled|tripled|halved|"
        "shifted|emerged|dropped|declined|increased|improved|worsened|expanded|lowered|raised|"
        "cut|closed|lost)|"
        "filed (?:an? )?(?:law)?suits?|fined|arrested|charged with|indicted|convicted|"
        "sentenced|jailed|banned|bans|outlawed|recall(?:ed|s|ing)|investigat(?:ed|es|ing)|raided|"
        "seized|"
        "under investigation|opened an? (?:inquiry|investigation|probe)|under scrutiny|killed|"
        "died|"
        "injured|poisoned|laid off|lays off|dismissed|fired|sacked|resigned|ousted|stepped down|"
        "bankrupt(?:cy)?|insolven(?:t|cy)|liquidated|collapsed|defaulted|acquir(?:ed|es)|bought|"
        "took over|taken over|merged|merges|sold (?:its|the|his|her|their|a)|leaked|hacked|"
        "breached|stolen|"
        "bribed|laundered|cheated|misled|violated|infringed|plagiari[sz]\\w+|"
        "ruled|ruling|overturned|unconstitutional|illegal(?:ly)?|unlawful(?:ly)?|blocked|blocks|"
        "accus(?:ed|es)|petition(?:ed)?|appeal(?:ed|s) (?:against|the)|settled (?:the|a|its|"
        "with)|"
        "withdrew|withdrawn|cancel(?:l?ed|s)|suspend(?:ed|s)|revoked|ordered|orders|approved|"
        "approves|"
        "rejected|vetoed|granted|won (?:the|an?)|nominated|award(?:ed|s)|elected|appointed|"
        "nationali[sz]ed|privati[sz]ed|"
        "downgrad(?:ed|e|es)|put \\w+(?:[’']s)? (?:\\w+ )?on review|recommend(?:ed|s)|"
        "invested|invests|funded|bailed out|censored|restored|signed (?:an?|the|off|its)|"
        "joined forces"
    ),
    changes=words_of_text(
        "cut|cuts|cutting|rais(?:ed|es|ing)|clos(?:ed|es|ing)|open(?:ed|s)|launch(?:ed|es)|fell|"
        "falls|falling|fallen|"
        "rose|rises|risen|grew|grows|grown|shrank|shrunk|shrinking|doubled|tripled|halved|"
        "dropped|drops|"
        "declined (?!to)|declin(?:es|ing)|increas(?:ed|es)|decreas(?:ed|es)|improved|improves|"
        "worsened|"
        "expand(?:ed|s|ing)|shift(?:ed|s|ing)|mov(?:ed|es) (?:to|its|from)|hir(?:ed|es|ing)|"
        "reduc(?:ed|es|ing)|"
        "lower(?:ed|s)|divert(?:ed|s|ing)|gain(?:ed|s)|los(?:t|es)|lapse[ds]?|stopped|stops|"
        "halted|"
        "abandoned|founded|established|built|created|replac(?:ed|es)|accelerat(?:ed|es|e)|"
        "focus(?:ed|es|ing) on|emerged|ended|ends|postponed|delay(?:ed|s)|split|left|quit|"
        "renegotiated?|"
        "published|released|introduced|developed|invented|discovered|demonstrated|"
        "shut|shuttered|recovered|surged|plunged|soared|slumped|climbed|slipped|jumped|"
        "restructur(?:ed|es|ing)|report(?:ed|s) (?:an? )?(?:\\w+ )?(?:loss|profit|revenue|"
        "earnings)"
    ),
    relates=words_of_text(
        "owns|owned by|controls|controlled by|employs|suppl(?:ies|ied)|relies|"
        "depends? (?:heavily )?on|"
        "accounts? for|accounted for|belongs? to|holds|operates|speciali[sz]es|makes|produces|"
        "faces|"
        "faced|benefits from|competes with|partners with|committed to|responsible for|known for|"
        "guaranteed|worth|valued at|based in|insists?|emphasi[sz]es|promised|pays|paid|"
        "has refused|refuses|"
        "serves|stands? at|stood at|runs"
    ),
    does=words_of_text(
        r"(?:has|have|had|is|are|was|were) (?:been |being )?(?:\w+ly )?\w{2,}(?:ed|ing)|"
        r"\w{3,}(?<!ne)(?<!spe)ed(?! (?:by|with|in|on)\b)|"
        "voted|got|gave|gives|took|takes|went|goes|made|became|began|begun|met|ran|won|beat|held|"
        "kept|"
        "wrote|sought|seeks|struck|spent|spends|said no|wants|wins|backs|hit|hits|missed|posted|"
        "unveils?|"
        "teams? up|teamed up|agrees?|sends|sent|brought|put|bans|lets|did not|does not|didn[’']t|"
        "doesn[’']t"
    ),
    compares=words_of_text(
        r"(?:more|less|fewer|higher|lower|larger|smaller|faster|slower|cheaper|better|worse|"
        r"bigger|older|"
        r"longer|shorter|earlier|later|greater|stronger|weaker) (?:[\w’'-]+ ){0,5}than",
        "compared (?:with|to)",
        "(?:two|three|four|five|ten) times (?:as|more|the)",
        "as much as",
        "quadrupled",
        "every single",
        "no other",
        "not a single",
    ),
    superlatives=words_of_text(
        r"the (?:second-|third-|world[’']s |country[’']s )?(?!interest|forest|rest\b|test\b|"
        r"latest|west\b|"
        r"nearest|request|guest|honest|harvest|protest|contest|best\b|simplest|"
        r"easiest)\w{3,}est\b",
        r"(?:its|their|his|her) (?!interest|forest|rest\b|test\b|latest|guest|harvest|protest|"
        r"contest|request|best\b)\w{3,}est\b",
        r"the (?:very )?(?:first|only|sole) (?!thing|question|step|time I|one I|option|way|"
        r"problem)[\w-]+",
        r"(?:its|their) first",
        "for the first time",
        "is the (?:first|second|third|last) \\w+",
        r"the (?:most|least) (?:\w+ly )?(?!important|interesting|obvious|useful)\w+",
        "the worst \\w+",
        "more than any other",
        "(?:all-time|record) (?:high|low|profit|loss|fine|sales)",
        "unprecedented",
        r"no (?:other )?\w+ has ever",
        "never before",
        r"more than (?:any|all) \w+",
        r"the (?:largest|biggest|leading|world[’']s leading)",
    ),
    dated=words_of_text(
        rf"(?:in|since|until|by|before|after|of|on) (?:early |late |mid-|the (?:end|start|spring|"
        rf"summer|autumn|fall|winter) of )?(?:{_MONTHS})",
        rf"\d{{1,2}}(?:st|nd|rd|th)? (?:{_MONTHS})",
        rf"(?:{_MONTHS}) \d{{1,2}}(?:st|nd|rd|th)?,? ",
        rf"(?:{_MONTHS}) (?:19|20)\d\d",
        r"(?:in|since|until|by|from|between|of|during|before|after) (?:the (?:end|start|"
        r"middle) of )?(?:1[5-9]|20)\d\d",
        rf"(?:on |last |late |early |next )(?:{_DAYS})",
        "yesterday",
        "earlier (?:today|this (?:week|month|year))",
        r"(?:last|next|this|the past|the previous) (?:week|month|year|quarter|spring|summer|"
        r"autumn|fall|winter|decade)",
        r"\w+ (?:years?|months?|weeks?) ago",
        "by the end of (?:the|this|next) (?:year|month|quarter|decade)",
        "since the (?:spring|summer|autumn|fall|winter)",
        "overnight",
    ),
    counted=words_of_text(
        "hundreds|thousands|millions|billions|dozens|half (?:of|the|its)|a third|two[- ]thirds|"
        "a quarter of|three quarters|"
        "a fifth|a tenth|tens of \\w+|twice|threefold|tenfold|doubled|tripled|halved|"
        "(?:three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|"
        "sixty|"
        "eighteen|a hundred|a thousand)(?:-\\w+)? (?:\\w+ )?(?:people|countries|companies|"
        "employees|"
        "workers|jobs|staff|batches|months|years|times|million|billion|thousand|hundred|"
        "factories|plants|"
        "stores|customers|patients|deaths|members|states|banks)"
    ),
    plain=words_of_text(
        r"you|your|yourself|let[’']s|let us|please|click|note that|for example|see (?:the|below|"
        r"also|our)|"
        "learn more|as follows|follow(?:ing)? (?:the|these) (?:steps|example)|here is|here[’']s|"
        "if you|"
        "this (?:article|post|page|section) (?:explains|describes|shows)|proof"
    ),
    personal=words_of_text(
        "I|I[’']ve|I[’']m|my|me|we (?:will|can|hope|want|need|are (?:committed|actively|happy))|"
        "[Ll]et us"
    ),
    supposing=words_of_text(
        r"if|would|could|might|imagine|suppose|in theory|whenever|any misalignment|should"
    ),
)
