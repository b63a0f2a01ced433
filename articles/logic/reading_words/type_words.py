"""What tells a forecast, a cause, an opinion or an act of speech, language by language."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class TypeWords:
    """Patterns over a sentence's words; `reported_forecast` counts only under a verb of saying."""

    statement: re.Pattern[str]
    opinion: re.Pattern[str]
    forecast: re.Pattern[str]
    reported_forecast: re.Pattern[str]
    causal: re.Pattern[str]


_CHANGES = (
    "affect|hinder|delay|slow|hurt|harm|lead|cause|undermine|exacerbate|trigger|dissolve|"
    "collapse|"
    "lose|cut|raise|boost|rise|fall|drop|grow|shrink|double|close|open|fail|force|threaten|cost|"
    "reach|exceed|have (?:\\w+ )?(?:implications|consequences|effects?)|end|face|bring|push|"
    "derail|"
    "weigh|disrupt|benefit|damage|become|be (?:forced|closed|sold|delayed|cut|split|crucial)"
)
_DUE = (
    "open|start|begin|launch|report|close|expire|meet|publish|release|be|take|appear|speak|"
    "retire|"
    "leave|step|end|vote|decide|finish|come|go|go on|hold|present|arrive|return|pay|make"
)
_ADVERB = r"(?:also |still |now |widely |soon |yet |even |not |further |n[’']t )?"

_ENGLISH = TypeWords(
    statement=re.compile(
        r"\b(?:issued? (?:a |an |joint |public )*statements?|issues? (?:a )?statement|accus(?:ed|"
        r"es|"
        r"e|ing)\b(?= [\w’'])|(?:call(?:ed|s)?|calling) (?:on|for|upon)\b|urg(?:ed|es)\b|"
        r"apologi[sz](?:ed|es)|condemn(?:ed|s)\b|criticis(?:ed|es)\b|criticiz(?:ed|es)\b|"
        r"prais(?:ed|es)\b|declined to (?:comment|say|answer|respond|discuss)|"
        r"did(?: not|n[’']t) (?:respond|answer|"
        r"reply|"
        r"say|comment)|refused to (?:comment|say)|(?:has|have) not (?:said|commented)|"
        r"announced (?:an?|the|its|their|plans)\b|"
        r"released? a statement|demand(?:ed|s) (?:that|an?|the|its|their)\b)",
        re.I,
    ),
    opinion=re.compile(
        r"\b(?:should(?! the\b)|ought to|must (?!have\b|be \d)|need to (?:be|do|stop|start)|"
        r"(?:I|we) (?:think|believe|feel|hope|love|like|would not|wouldn[’']t)|in my (?:view|"
        r"opinion)|"
        r"unfortunately|sadly|fortunately|luckily|regrettably|unacceptable|outrageous|"
        r"disgraceful|shameful|scandal\b(?! of)|irresponsible|reckless|disastrous|terrible|awful|"
        r"wonderful|brilliant|excellent|fantastic|amazing|thrilled|delighted|proud|excited|"
        r"disappointing|impressive|beautiful|ugly|unfair|immoral|wrong to|right to say|a mistake|"
        r"(?:is|are|was|were|seems?|looks?) (?:\w+ly |so |too |very )?(?:good|bad|great|poor|"
        r"fair|"
        r"wise|foolish|sad|welcome|worrying|troubling|encouraging|interesting|exciting|boring|"
        r"nice)"
        r"(?! (?:for \d|at)\b)|too (?:much|little|far|late|big|small|slow|easy) (?:to|for)|"
        r"highlights? the (?:challenges|need|importance)|groundbreaking)\b",
        re.I,
    ),
    forecast=re.compile(
        r"\b(?:(?<!the )(?<!free )(?<!good )(?<!his )(?<!her )(?:will|shall)(?! of\b)|won[’']t|"
        r"\w+[’']ll|"
        rf"(?:is|are|was|were|be|been) {_ADVERB}(?:expected|set|scheduled|likely|unlikely|"
        rf"projected|"
        r"poised|forecast|bound|on track|going|planned|about|slated|tipped|certain|sure) to|"
        r"expected to|"
        rf"due to (?:{_DUE})\b(?! (?:of|the)\b)|due (?:on|in|by|next)\b|"
        r"(?:expects?|anticipates?) (?:[\w’'-]+ ){1,6}to\b|"
        r"(?:expects?|plans?|intends?|aims?|hopes?|anticipates?|planning|intending|aiming) "
        r"(?:to|that|an?|sales|revenue|profits?|its|the|their|no)\b|forecasts? (?!error)|"
        r"predict(?:s|ed)?\b|"
        r"projects (?:that|a|sales|revenue)|(?:vow|pledg|promis)(?:es|ed|s)? (?:to|that|not)\b|"
        r"threatens? to|in the (?:coming|next) (?:\w+ )?(?:years?|months?|weeks?|days|decades?)|"
        rf"(?:could|may|might) {_ADVERB}(?:{_CHANGES})|"
        r"(?:meets?|votes?|decides?|opens?|starts?|begins?|closes?|ends?) (?:on |in )?next "
        r"(?:week|month|year|spring|summer|autumn|fall|winter|quarter))\b",
        re.I,
    ),
    reported_forecast=re.compile(r"\bwould (?!have\b|not have\b|say\b)", re.I),
    causal=re.compile(
        r"\b(?:because|led (?:\w+ )?to|leads (?:\w+ )?to|leading to|lead to|caus(?:ed|es|ing|"
        r"e)\b(?! for)|"
        rf"(?<!is )(?<!are )due to (?!(?:{_DUE})\b)|(?:is|are|was|were) due to (?:an?|the|its|"
        rf"their|high|low)|"
        r"owing to|(?<=[\w,] )as a (?:direct )?(?:result|consequence)|result(?:ed|ing) (?:in|from)|"
        r"thanks to|"
        r"trigger(?:ed|s|ing)|prompt(?:ed|s|ing)|sparked|contribut(?:ed|es|ing) to|stem(?:s|med|"
        r"ming) from|"
        r"attributed to|blamed? (?:on|for|the|its|their)|gave rise to|brought about|(?:was|were|"
        r"is|are) driven by|"
        r"on account of|forc(?:ed|es|ing) (?:\w+ ){1,4}to|led (?:\w+ ){1,4}to (?:close|cut|sell|"
        r"leave|stop|drop|seek))\b",
        re.I,
    ),
)
# "wahrgenommen", "abgelehnt": a participle makes "wird" a passive.
_SEPARABLE = (
    "ab|an|auf|aus|bei|dar|durch|ein|fest|fort|frei|her|hin|los|mit|nach|statt|teil|um|vor|wahr|"
    "weg|"
    "weiter|zu|zurück|zusammen"
)
_GERMAN = TypeWords(
    statement=re.compile(
        r"\b(?:beschuldig(?:te|ten|t|en)|bezichtig(?:te|t)|wirft\b[^.;]*\bvor\b|"
        r"warf(?:en)?\b[^.;]*\bvor\b|forder(?:te|ten|t|n)\b|"
        r"kritisier(?:te|ten|t|en) (?:den|die|das)\b|"
        r"ruf(?:t|en)\b[^.;]*\bauf\b|rief(?:en)?\b[^.;]*\bauf\b|entschuldig(?:te|ten|t) sich|"
        r"verurteil(?:te|ten) die|"
        r"äußer(?:te|ten|t) sich|veröffentlichte eine (?:Erklärung|Stellungnahme)|"
        r"wollte(?:n)? sich nicht äußern|kein(?:en)? Kommentar)",
        re.I,
    ),
    opinion=re.compile(
        r"\b(?:sollten?|müssten?|leider|glücklicherweise|bedauerlicherweise|unverantwortlich|"
        r"skandalös|meiner (?:Meinung|Ansicht) nach|hervorragend|großartig|enttäuschend|"
        r"inakzeptabel|unerträglich|finde ich|ich finde|erfreulich\w*|interessanterweise|schön|"
        r"spannend|wunderbar|schlimm|ist (?:sehr |ganz )?(?:gut|schlecht|falsch|richtig|"
        r"wichtig))\b",
        re.I,
    ),
    forecast=re.compile(
        rf"\b(?:(?-i:w(?:ird|erden))\b(?=[^.;]{{0,200}}?\b(?!(?:{_SEPARABLE})?ge|(?:{_SEPARABLE})?(?:be|"
        rf"ver|er|ent|zer))"
        r"(?-i:[a-zäöü]+(?:en|ern|eln))\s*(?:[,.;:“”\"«)]|$))"
        r"|(?:wird|werden)\b[^.;]*\b(?:künftig|kommenden?|nächsten?|bald|2[01]\d\d)\b|"
        r"voraussichtlich|planen?\b|plant\b|beabsichtig(?:t|en)|(?:will|wollen)\b[^.;]*\w+en\b|"
        r"dürften?\b|"
        r"prognostizier(?:t|en|te)|rechne(?:t|n) mit|wird\b[^.;]*\bgerechnet|erwarte(?:t|n)\b|"
        r"soll(?:en)?\b[^.;]*\b(?:20\d\d|künftig|kommend\w+|nächst\w+|bis Ende|bald)\b|"
        r"(?:im|in den|in der|am) (?:kommenden|nächsten) \w+|auf absehbare Zeit|"
        r"stellt\w*\b[^.;]*\bin Aussicht)",
        re.I,
    ),
    reported_forecast=re.compile(r"\bwürden?\b[^.;]*\w+en\b", re.I),
    causal=re.compile(
        r"\b(?:weil|aufgrund|wegen|führ(?:te|ten|t|en)\b[^.;]*\b(?:zu|zum|zur)\b|infolge|"
        r"in Folge|"
        r"dank\b|deshalb|deswegen|daher|verursach(?:te|ten|t|en)|lös(?:te|ten|t|"
        r"en)\b[^.;]*\baus\b|"
        r"als Reaktion auf|schuld (?:daran|ist|sind))\b|, da\b",
        re.I,
    ),
)
_SPANISH = TypeWords(
    statement=re.compile(
        r"\b(?:acusó|acusaron|acusa|exigió|exigieron|exige|pidió|pidieron|instó|condenó|criticó|"
        r"se disculpó|emitió un comunicado|declinó (?:hacer )?coment\w+|no quiso comentar)\b",
        re.I,
    ),
    opinion=re.compile(
        r"\b(?:debería[ns]?|tiene[ns]? que|lamentablemente|afortunadamente|inaceptable|"
        r"vergonzoso|"
        r"escandaloso|excelente|terrible|maravillos[oa]|en mi opinión|creo que|decepcionante)\b",
        re.I,
    ),
    forecast=re.compile(
        r"\b(?:(?!detrás|atrás|quizás|jamás|además)\w{2,}(?:ará|erá|irá|drá|arán|erán|irán|drán)|"
        r"va[ns]? a \w+[aei]r|"
        r"prevén?|planean?|esperan?|pretenden?|proyectan?|está[n]? previsto)\b",
        re.I,
    ),
    reported_forecast=re.compile(
        r"\bque\b[^.;]*\b\w{2,}(?:aría|ería|iría|drían?|arían|erían|irían)\b", re.I
    ),
    causal=re.compile(
        r"\b(?:porque|debido a|a causa de|gracias a|provocó|provocaron|provoca|causó|causaron|"
        r"llevó a|como (?:resultado|consecuencia)|por culpa de|ya que|desencadenó)\b",
        re.I,
    ),
)
_FRENCH = TypeWords(
    statement=re.compile(
        r"\b(?:a accusé|ont accusé|accusent?|a appelé à|appellent? à|exigent?|a exigé|a condamné|"
        r"a critiqué|s[’']est excusée?|a publié un communiqué|(?:a|n[’']a pas) (?:refusé de|"
        r"souhaité) "
        r"(?:commenter|répondre))\b",
        re.I,
    ),
    opinion=re.compile(
        r"\b(?:il faut|faudrait|malheureusement|heureusement|inacceptable|scandaleux|honteux|"
        r"excellente?|magnifique|terrible|à mon avis|je (?:pense|crois|trouve)|décevante?)\b",
        re.I,
    ),
    forecast=re.compile(
        r"\b(?:\w{2,}(?:era|eront|ira|iront|dra|dront)|(?:sera|seront|aura|auront|va|vont) \w+|"
        r"prévoi(?:t|ent)|"
        r"compte(?:nt)? \w+er|envisage(?:nt)? de|devrai(?:t|ent)|s[’']attend(?:ent)? à|"
        r"entend(?:ent)? \w+er)\b",
        re.I,
    ),
    reported_forecast=re.compile(
        r"\bqu[e’'][^.;]*\b\w{2,}(?:erait|eraient|irait|iraient|drait|draient)\b", re.I
    ),
    causal=re.compile(
        r"\b(?:parce qu|en raison d|à cause d|grâce à|a entraîné|ont entraîné|entraîne|"
        r"a conduit à|"
        r"a provoqué|provoque|du fait d|à la suite d|par conséquent|faute de)|\bcar\b",
        re.I,
    ),
)

TYPE_WORDS: Mapping[str, TypeWords] = MappingProxyType(
    {"en": _ENGLISH, "de": _GERMAN, "es": _SPANISH, "fr": _FRENCH}
)
