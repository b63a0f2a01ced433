"""Spanish: who says it, and how surely."""

from __future__ import annotations

import re

from articles.logic.reading_words.saying_words import SayingWords, ending, opening, whole

_STRONG = (
    "dijo|dijeron|dice|dicen|afirmó|afirmaron|afirma|afirman|aseguró|aseguraron|asegura|aseguran|"
    "declaró|declararon|declara|sostuvo|sostuvieron|sostiene|sostienen|explicó|explicaron|"
    "explica|"
    "advirtió|advirtieron|advierte|advierten|argumentó|argumenta|insistió|insiste"
)
_WEAK = (
    "señaló|señalaron|señala|señalan|indicó|indicaron|indica|indican|anunció|anunciaron|anuncia|"
    "informó|informaron|informa|informan|agregó|agregaron|añadió|añadieron|reconoció|"
    "reconocieron|"
    "reconoce|confirmó|confirmaron|confirma|manifestó|reveló|revelaron|revela|cree|creen|estima|"
    "estiman|calcula|calculan|reportó|reportaron|escribió|subrayó|"
    "destacó|destacaron|destaca|expresó|concluyó|comentó|apuntó|precisó|admitió|admite"
)
_PARTICIPLES = (
    "dicho|afirmado|asegurado|declarado|explicado|señalado|advertido|confirmado|anunciado|"
    "indicado|informado|reconocido|admitido|destacado|apuntado"
)

SPANISH = SayingWords(
    says=whole(_STRONG, _WEAK, rf"(?:ha|han|había|habían)\s+(?:{_PARTICIPLES})"),
    weak=whole(_WEAK),
    nouns=whole("informa|señala|estima|cree"),
    denies=whole(
        "negó|negaron|niega|niegan|desmintió|desmintieron|desmiente|desmienten|rechazó|"
        "rechazaron|"
        "rechaza|rechazan|"
        r"(?:ha|han|había|habían)\s+(?:negado|desmentido|rechazado)"
    ),
    denied_idle=opening(
        r"(?:el|la|los|las|un|una|su|sus)\s+(?:oferta|solicitud|propuesta|recurso|demanda|"
        r"entrada|"
        "acceso|visado|permiso|licencia|plan|fusión|acuerdo|ayuda|crédito)|a|entrar|participar"
    ),
    asks=re.compile(
        r"\b(?:preguntó|preguntaron|pregunta|preguntan|cuestionó|duda|dudan)(?:\s+\w+){0,2}?\s+"
        r"(?:si|por qué|cómo)\b",
        re.I,
    ),
    open_questions=re.compile(
        r"\b(?:no (?:está|queda) claro|se desconoce|se ignora|está por ver(?:se)?|"
        r"queda por ver)\b",
        re.I,
    ),
    according=re.compile(
        r"\b(?:según(?! (?:el tamaño|la edad|sea|cómo|lo que|los casos|el caso|corresponda)\b)|"
        r"de acuerdo con(?! (?:la ley|el plan|lo previsto)\b)|en palabras de|a juicio de|"
        r"citando a) "
        r"(?P<who>[^,;:()“”«»\"—–]+)",
        re.I,
    ),
    that=opening('que|:|[“«"]'),
    speakers=whole(
        "fuentes?|analistas|expertos|funcionarios|testigos|medios|informes?|estudios?|portavoz|"
        "portavoces|empleados|trabajadores|investigadores|economistas|críticos|vecinos|abogados|"
        "ministerio|policía|fiscalía|sindicatos?|directivos|encuestas?|documentos?|personas|datos"
    ),
    stops=ending("no|nunca|jamás|ni|nadie|si|que|lo|podría|puede|para|sin|a|de"),
    idle=opening("adiós|que no sabe|nada|lo mismo|mucho|poco|si|cómo|cuánto|quién|qué|mentiras"),
    glue=ending(
        "también|además|ya|luego|después|hoy|ayer|este (?:lunes|martes|miércoles|jueves|viernes)|"
        r"el (?:lunes|martes|miércoles|jueves|viernes|sábado|domingo)|\w+mente|se|le|les|nos"
    ),
    clause_words=re.compile(
        r"(?<!\w)(?:que|porque|aunque|mientras|pero|cuando|si|como|después de que|"
        r"antes de que)\s+",
        re.I,
    ),
    under=whole("cuando|si|porque|después de que|antes de que"),
    lead_ins=re.compile(
        r"\s*(?:(?:y|pero|además|sin embargo|ayer|hoy|luego|también)\s+|"
        r"(?:el|este) (?:lunes|martes|miércoles|jueves|viernes|sábado|domingo)\s+|"
        r"la semana pasada\s+)+",
        re.I,
    ),
    nobody=opening("nadie|ningún|ninguna|ninguno|pocos|pocas|ni"),
    no_subject=re.compile("(?:quien|quienes|que|el cual|a|de|en|con|por|para|y|o)", re.I),
    behind_stops=re.compile(
        r"[,.;:!?()“”«»\"—–]|\s(?:quien|que|cuando|mientras|tras|durante|en una?|el (?:lunes|"
        r"martes|"
        r"miércoles|jueves|viernes|sábado|domingo)|al)\b",
        re.I,
    ),
    verbs=re.compile(
        r"\b(?:es|fue|son|eran|está|están|ha|han|tiene|tienen|hay|será|vendió|compró|pagó|"
        r"\w+(?:aron"
        r"|ieron))\b",
        re.I,
    ),
    told=whole("dijo|dijeron|declaró"),
    hearers=re.compile(
        r"\s+al? (?:[A-Z][\w.’'-]*(?:\s+[A-Z][\w.’'-]*)*|la prensa|los periodistas)"
    ),
    hedges=re.compile(
        r"\b(?:supuest[oa]s?|supuestamente|presunt[oa]s?|presuntamente|al parecer|aparentemente|"
        r"podrían?|habrían?|posiblemente|probablemente|quizás?|tal vez|parece(?:n)?(?: que)?|"
        r"se (?:dice|cree|rumorea) que|se estaría|estarían?|sería)\b",
        re.I,
    ),
)
