"""German: who says it, and how surely. Nouns have capitals, so a speaker is told by its grammar."""

from __future__ import annotations

import re

_DETERMINER = (
    "d(?:er|ie|as|em|en|es)|(?:k?ein|sein|ihr|unser)(?:e|en|em|er|es)?|dies(?:e|er|es|em|en)|"
    "mehrere[nr]?|viele[nr]?|einige[nr]?|beide[nr]?|alle[nr]?|manche[nr]?|andere[nr]?|"
    r"verschiedene[nr]?|zahlreiche[nr]?|zwei|drei|vier|fünf|\d+"
)
_ADJECTIVE = r"(?:[a-zäöüß-]{3,}(?:e|en|em|er|es)|eigene[nr]?)"
_NOUN = r"(?:[A-ZÄÖÜ][\w.&’'-]*\w|[A-ZÄÖÜ])"
_CORE = rf"(?:(?i:{_DETERMINER})\s+)?(?:{_ADJECTIVE}\s+){{0,2}}{_NOUN}(?:\s+{_NOUN}){{0,4}}"
_MORE = (
    r"\s+(?:des|der|von|vom|aus|für|beim|bei|im|in|am|mit|zum|zur|und|sowie|zu)\s+"
    rf"(?:(?i:{_DETERMINER})\s+)?(?:{_ADJECTIVE}\s+){{0,2}}{_NOUN}(?:\s+{_NOUN}){{0,3}}"
)
#: A noun phrase with what belongs to it; case matters.
PHRASE = rf"(?:{_CORE}(?:{_MORE}){{0,3}})"
_PRONOUN = r"(?:[Ee]r|[Ss]ie|[Ww]ir|[Ii]ch|[Ee]s|[Mm]an|[Vv]iele|[Mm]anche|[Ee]inige)"
WHO = rf"(?P<who>{PHRASE}|{_PRONOUN})"

_SOURCES = (
    "Angaben?|Aussagen?|Auskunft|Darstellung|Ansicht|Meinung|Auffassung|Einschätzung|"
    "Schätzung(?:en)?|"
    "Informationen|Worten|Erkenntnissen|Berichten|Berechnungen|Überzeugung"
)
#: Phrases that name the speaker; "nach eigenen Angaben" names none.
ACCORDING = (
    re.compile(rf"\b[Ll]aut\s+(?:der Aussage von\s+)?{WHO}"),
    re.compile(
        rf"\b[Nn]ach\s+(?:(?:den|eigenen|ersten)\s+)?(?:{_SOURCES})\s+(?:von\s+|vom\s+)?{WHO}"
    ),
    re.compile(rf"\b[Aa]us\s+(?:der\s+)?Sicht\s+(?:von\s+)?{WHO}"),
    re.compile(rf"(?:(?<=^)|(?<=[,;:]\s)|(?<=\s)){WHO}\s+zufolge\b"),
    re.compile(rf",\s+so\s+{WHO}(?=\s*[,.;]|\s*$)"),
)
OWN_ACCOUNT = re.compile(rf"\b[Nn]ach\s+eigenen\s+(?:{_SOURCES})")

_STRONG = (
    "sagten?|sagt|sagen|behaupte(?:te|ten|t|n)|berichte(?:te|ten|t|n)|beton(?:te|ten|t|en)|"
    "warn(?:te|ten|t|en)|schrieb(?:en)?|schreib(?:t|en)|mein(?:te|ten|t)|argumentier(?:te|ten|t|"
    "en)|"
    "versicher(?:te|ten|t|n)|erzähl(?:te|ten|t|en)|beteuer(?:te|ten|t|n)"
)
_WEAK = (
    "erklär(?:te|ten|t|en)|bestätig(?:te|ten|t|en)|schätz(?:te|ten|t|en)|vermute(?:te|ten|t|n)|"
    "glaub(?:te|ten|t|en)|kritisier(?:te|ten|t|en)|erwarte(?:te|ten|t|n)|hofft?e?n?|fürchte(?:te|"
    "n|t)"
)
SAYS = re.compile(rf"\b(?:{_STRONG}|{_WEAK})\b")
WEAK = re.compile(rf"(?:{_WEAK})")
#: Verbs whose second half ends the clause.
SAYS_APART = re.compile(
    r"\b(?:teil(?:te|ten|t|en)\b[^,;:]*?\bmit|gab(?:en)?\b[^,;:]*?\b(?:an|bekannt)|"
    r"(?:hat|haben|hatten?)\b[^,;:]*?\b(?:gesagt|erklärt|mitgeteilt|berichtet|betont|"
    "angekündigt|bestätigt|behauptet|gewarnt|eingeräumt|angegeben)|"
    r"kündig(?:te|ten|t|en)\b[^,;:]*?\ban|räum(?:te|ten|t|en)\b[^,;:]*?\bein)(?=\s*[,.:]|\s*$)"
)
DENIES = re.compile(
    r"\b(?:dementier(?:te|ten|t|en)|bestritt(?:en)?|bestreite[tn]|leugne(?:te|ten|t|n)|"
    r"verneint?e?n?|widersprach(?:en)?|widerspr(?:icht|echen)|(?:wies(?:en)?|weist|weisen)"
    r"(?=\b[^.;]*\bzurück\b)|(?:hat|haben|hatten?)"
    r"(?=\b[^,;:]*?\b(?:dementiert|bestritten|zurückgewiesen|geleugnet)\b))(?!\s+(?:\w+\s+){0,2}nicht\b)"
)
#: To turn down an application is no denial.
DENIED_IDLE = re.compile(
    r"\s+(?:[a-zäöüß]+\s+){0,3}(?:Antrag|Angebot|Klage|Berufung|Bewerber|Beschwerde|Bitte|"
    r"Flüchtlinge)"
)
ASKS = re.compile(r"\b(?:frag(?:te|ten|t|en)|bezweifel(?:te|ten|t|n))\b[^.;]*?,\s+ob\b")
OPEN_QUESTIONS = re.compile(
    r"\b(?:unklar|ungewiss|offen|ungeklärt)\b[^.;]*,\s+ob\b|\bOb\b[^.;]*,\s+(?:ist|bleibt)\s+"
    r"(?:noch\s+|weiterhin\s+)?(?:unklar|ungewiss|offen|fraglich)"
)
STOPS = re.compile(r"\b(?:nicht|nie|niemand|keiner|zu|werde|würde|könnte|wird|kann)\s*$", re.I)
HEDGES = re.compile(
    r"\b(?:angeblich\w*|mutmaßlich\w*|offenbar|vermutlich|möglicherweise|womöglich|wohl|"
    r"vielleicht|"
    r"wahrscheinlich|anscheinend|scheinbar|könnten?|dürften?|scheinen|scheint|gerüchteweise|"
    r"soll(?:en)?\b[^,;.]*\b(?:haben|sein|werden)|Berichten zufolge|Gerüchten zufolge|"
    r"es heißt, dass|sei(?:en)? angeblich)\b",
    re.I,
)
# The subjunctive of reported speech: somebody named elsewhere says it.
REPORTED = re.compile(
    r"\b(?:seien|sei|habe|werde|wolle|könne|müsse|solle|dürfe)\b(?! (?:es|denn|dem)\b)"
    r"(?!.*\b[Ii]ch\b)"
)
