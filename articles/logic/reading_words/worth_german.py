"""German: reasons to check a sentence."""

from __future__ import annotations

from articles.logic.reading_words.worth_words import WorthWords, words_of_text

_MONTHS = "Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember"
_DAYS = "Montag|Dienstag|Mittwoch|Donnerstag|Freitag|Samstag|Sonntag"

GERMAN = WorthWords(
    acts=words_of_text(
        "verklag(?:te|ten|t)|klag(?:te|ten|t) gegen|verhängt\\w*|verhafte[tn]\\w*|festgenommen|"
        "angeklagt|"
        "verurteil(?:t|te|ten)|verboten|verbiete[tn]|verbot(?:en)?|untersag(?:t|te|ten)|"
        "zurückgerufen|"
        "ermittel(?:t|te|ten|n)|prüf(?:t|te|ten) (?:den|die|das)|durchsucht\\w*|beschlagnahm\\w+|"
        "getötet\\w*|"
        "starb(?:en)?|gestorben|verletzt\\w*|ums Leben|entlass(?:en|e)|entließ(?:en)?|gekündigt|"
        "kündig(?:te|ten)|"
        "zurückgetreten|insolven\\w+|pleite|übernommen|übernahm(?:en)?|gekauft|kauf(?:te|ten)|"
        "verkauft\\w*|"
        "fusionier\\w+|gehackt|gestohlen|bestochen|veruntreut|verstoß(?:en|t)|verstieß(?:en)?|"
        "rechtswidrig|"
        "illegal\\w*|unzulässig|zulässig|genehmigt\\w*|abgelehnt|lehn(?:te|ten) \\w+ ab|"
        "angeordnet|"
        "beschloss(?:en)?|beschlossen|gegründet\\w*|stillgelegt|geschlossen|schloss(?:en)?|"
        "freigelassen|ausgewiesen|zensier\\w+|bewilligt|gefördert|erhalten|"
        "verpflichtet|festgestellt|vereinbart|nachgewiesen|nachweisen|zugesichert|ausgehandelt|"
        "streich(?:t|en)|strich(?:en)?|ermittelt|spezialisiert|rät|raten|riet(?:en)?|"
        "empfiehl\\w*|empfahl(?:en)?"
    ),
    changes=words_of_text(
        "sank(?:en)?|gesunken|stieg(?:en)?|gestiegen|steigt|sinkt|fiel(?:en)?|gefallen|"
        "wuchs(?:en)?|gewachsen|"
        "schrumpf\\w+|verdoppel\\w+|halbier\\w+|erhöh(?:t|te|ten)|senk(?:t|te|ten)|kürz(?:t|te|"
        "ten)|"
        "eröffne(?:t|te|ten)|verbesser(?:t|te|ten)|verlor(?:en)?|gewann(?:en)?|gestoppt|"
        "beende(?:t|te|ten)|"
        "verschob(?:en)?|abgebaut|bau(?:t|te|ten)|gebaut|umgesetzt|eingeführt|führ(?:te|ten)|"
        "gab(?:en)? \\w+|"
        "gegeben|gescheitert|begann(?:en)?|erklär(?:te|ten|t)|veröffentlicht\\w*|ersetzt\\w*|"
        "verlassen|"
        "verdien(?:te|ten)|informiert|durchgeführt|entwickelt|populär\\w*|aktualisiert|"
        "erreicht\\w*|verlängert"
    ),
    relates=words_of_text(
        "besitzt|gehört zu|gehört|beschäftigt|beliefert|kontrolliert|betreibt|produziert|hält|"
        "verfügt über|"
        "verantwortlich|abhängig|im Auftrag|arbeite(?:t|te|ten|n) .{0,40}zusammen|beteiligt|"
        "möglich|"
        "verfügbar|an eine US-Firma|niedriger|höher|Minderheit|Mehrheit"
    ),
    does=words_of_text(
        r"(?:hat|haben|hatte|hatten|wurde|wurden|ist|sind) (?:[^,.;]{0,80} )?ge\w+(?:t|en)",
        r"\w{3,}(?:te|ten)",
        "(?:hat|haben|hatte|hatten|wurde|wurden|ist|sind) [^,.;]{0,80}(?:be|ver|er|ent|"
        "zer)\\w+(?:t|en)",
        "gibt|gab(?:en)?|geht|ging(?:en)?|will|nimmt|nahm(?:en)?|stellt|plant|setzt|bietet|zeigt|"
        "tr[äa]gt",
    ),
    compares=words_of_text(
        r"(?:mehr|weniger|höher\w*|niedriger\w*|größer\w*|kleiner\w*|schneller|länger|besser|"
        r"schlechter|teurer|"
        r"billiger|stärker|älter) (?:[\w-]+ ){0,5}als",
        "im Vergleich zu[mr]?",
        "verglichen mit",
        "doppelt so",
        r"\w+mal so",
    ),
    superlatives=words_of_text(
        r"(?:der|die|das|den|dem|des|als) (?:[a-zäöü]*größte|[a-zäöü]*kleinste|älteste|höchste|"
        r"niedrigste|"
        r"schlechteste|teuerste|wichtigste|schnellste|stärkste|schwerste|jüngste)[nrms]?",
        r"(?:der|die|das|den|dem) (?:erste|einzige)[nrms]? (?!Ergebnis|Mal|Schritt|Blick|Frage|"
        r"Grund|Weg)\w+",
        r"erstmals|zum ersten Mal|das erste Mal",
        r"die meisten \w+",
        r"am (?:größten|höchsten|niedrigsten|stärksten)",
        "noch nie",
        "Rekord\\w*",
        r"aller Zeiten",
        "weltweit",
    ),
    dated=words_of_text(
        rf"\d{{1,2}}\. (?:{_MONTHS})",
        rf"(?:im|seit|bis|Anfang|Ende|Mitte|vom|vor) (?:{_MONTHS})",
        rf"(?:{_MONTHS}) (?:19|20)\d\d",
        r"\d{1,2}\.\d{1,2}\.(?:19|20)\d\d",
        r"(?:seit|bis|im Jahr|in|von|Ende|Anfang|Mitte|vor|hatte) (?:19|20)\d\d",
        rf"am (?:späten |frühen )?(?:{_DAYS})\w*",
        r"(?:im|seit|in den|in der|am) (?:vergangenen|letzten|kommenden|nächsten|vorigen) \w+",
        r"(?:letztes|vergangenes|voriges|nächstes) Jahr|letztem Jahr",
        "gestern",
        r"vor \w+ (?:Jahren|Monaten|Wochen|Tagen)",
        "bis heute",
        "im (?:Herbst|Frühjahr|Sommer|Winter)",
        r"(?:19|20)\d\d",
    ),
    counted=words_of_text(
        "hunderte?|tausende?|zehntausende|millionen|milliarden|dutzende|die Hälfte|ein Drittel|"
        "zwei Drittel|"
        "ein Viertel|ein Fünftel|Mehrheit|das (?:Doppelte|Dreifache|Zehnfache)|verdoppelt\\w*|"
        "(?:drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf|zwanzig|dreißig|hundert|"
        "tausend) (?:[a-zäöü]+ )?"
        "(?:Länder|Stellen|Mitarbeiter|Menschen|Personen|Jahre|Monate|Tote|Werke|Fabriken|"
        "Unternehmen|"
        "Banken|Kunden|Millionen|Milliarden)\\w*"
    ),
    plain=words_of_text(
        r"(?-i:Sie|Ihnen|Ihre?[nmrs]?)(?= )(?!\s(?:ist|sind|hat|haben|war|wurde|wird|werden))|"
        "du|dein\\w*|bitte|zum Beispiel|siehe|hier finden|klicken|mehr lesen|man sich|"
        "man \\w+ kann"
    ),
    personal=words_of_text("ich|mich|mir|mein\\w*|wir (?:hoffen|wollen|möchten|freuen)"),
    supposing=words_of_text(
        "falls|wenn|könnten?|würden?|hätten?|wäre[n]?|dürften?|möglicherweise|angenommen|"
        "in der Regel|müsste[n]?|sollten?|vielleicht"
    ),
)
