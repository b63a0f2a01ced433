"""Spanish and French: reasons to check a sentence."""

from __future__ import annotations

from articles.logic.reading_words.worth_words import WorthWords, words_of_text

_ES_MONTHS = (
    "enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre"
)
_FR_MONTHS = "janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre"

SPANISH = WorthWords(
    acts=words_of_text(
        "demand(?:ó|aron)|mult(?:ó|aron|ado|ada)|detuv(?:o|ieron)|detenid[oa]s?|conden(?:ó|aron|"
        "ado|ada)|prohib(?:ió|ieron|ido)|"
        "retir(?:ó|aron)|investig(?:a|an|ó|aron)|allan(?:ó|aron)|asesin(?:ó|aron|ado)|muri(?:ó|"
        "eron)|mat(?:ó|aron)|"
        "despid(?:ió|ieron|e)|despedid[oa]s?|dimit(?:ió|ieron)|quebr(?:ó|aron)|bancarrota|"
        "compr(?:ó|aron)|"
        "adquir(?:ió|ieron)|vend(?:ió|ieron)|fusion(?:ó|aron)|filtr(?:ó|aron)|robad[oa]s?|"
        "soborn\\w+|"
        "orden(?:ó|aron)|aprob(?:ó|aron|ado)|rechaz(?:ó|aron)|anul(?:ó|aron)|suspend(?:ió|ieron)|"
        "atac(?:ó|aron)|acus(?:ó|aron)|ilegal(?:es)?"
    ),
    changes=words_of_text(
        "recort(?:ó|aron|a|an)|sub(?:ió|ieron)|baj(?:ó|aron)|cay(?:ó|eron)|crec(?:ió|ieron)|"
        "aument(?:ó|aron)|redu(?:jo|jeron)|"
        "cerr(?:ó|aron)|abri(?:ó|eron)|lanz(?:ó|aron)|perd(?:ió|ieron)|gan(?:ó|aron)|cambi(?:ó|"
        "aron)|empez(?:ó|aron)|fund(?:ó|aron|ada|ado)|"
        "constru(?:yó|yeron)|public(?:ó|aron)|firm(?:ó|aron)|invirt(?:ió|ieron)|contrat(?:ó|"
        "aron)|duplic(?:ó|aron)"
    ),
    relates=words_of_text(
        "posee|controla|emplea|suministra|pertenece|depende de|produce|opera|representa|cuesta|vale"
    ),
    does=words_of_text(
        r"(?:ha|han|había|habían|fue|fueron) \w+(?:ado|ido|ada|ida|ados|idos)",
        r"\w{2,}(?:ó|aron|ieron)",
    ),
    compares=words_of_text(
        r"(?:más|menos|mayor|menor|mejor|peor) (?:\w+ ){0,4}que",
        "en comparación con",
        "el doble que",
    ),
    superlatives=words_of_text(
        r"(?:el|la|los|las) (?:\w+ )?(?:más|menos) \w+",
        r"(?:el|la|los|las) (?:mayor|menor|mejor|peor)(?:es)?",
        r"(?:el|la) (?:primer|primera|única|único) \w+",
        "por primera vez",
        "récord",
    ),
    dated=words_of_text(
        rf"(?:en|desde|hasta|de) (?:{_ES_MONTHS})",
        r"(?:en|desde|hasta|de) (?:19|20)\d\d",
        r"(?:el|este) (?:lunes|martes|miércoles|jueves|viernes|sábado|domingo)",
        r"(?:el|la) (?:año|mes|semana) (?:pasad[oa]|próxim[oa])",
        "ayer",
        r"hace \w+ (?:años|meses|semanas)",
    ),
    counted=words_of_text(
        "cientos|miles|millones|decenas|la mitad|un tercio|dos tercios|una cuarta parte|el doble|"
        "(?:tres|cuatro|cinco|seis|siete|ocho|nueve|diez|doce|veinte|treinta|cien|mil) \\w+s"
    ),
    plain=words_of_text("usted|ustedes|tu|tus|haga clic|por ejemplo|véase|lea también|suscríbase"),
    personal=words_of_text("yo|mi|mis|me|nosotros|nuestr[oa]s?|nos"),
    supposing=words_of_text("si|podría[n]?|sería[n]?|quizás?|tal vez"),
)
FRENCH = WorthWords(
    acts=words_of_text(
        "poursuivi[es]*|condamn(?:é|ée|és|ées|e)|amende|arrêté[es]*|interdit[es]*|rappel(?:é|ée|"
        "le)|"
        "enquête|perquisition\\w*|tué[es]*|mort[es]*|licenci(?:é|és|ée|ées|e|ent)|démissionn\\w+|"
        "faillite|"
        "rachet(?:é|ée)|achet(?:é|ée)|acquis[es]*|vendu[es]*|fusionn\\w+|pirat(?:é|ée)|volé[es]*|"
        "corrompu[es]*|ordonné|"
        "approuvé[es]*|annulé[es]*|suspendu[es]*|accusé[es]*|illégal\\w*"
    ),
    changes=words_of_text(
        "supprim(?:e|ent|é|és|ée|ées)|augment(?:e|ent|é|ée)|baiss(?:e|ent|é)|chut(?:e|ent|é)|"
        "recul(?:e|ent|é)|grimp(?:e|ent|é)|"
        "ferm(?:e|ent|é|ée)|ouvert[es]*|lanc(?:e|ent|é|ée)|perdu[es]*|gagné[es]*|rédui(?:t|te|"
        "sent)|doubl(?:e|ent|é)|"
        "fondée?|construit[es]*|publi(?:é|ée)|signé[es]*|investi[es]*|embauch(?:e|ent|é)|"
        "report(?:é|ée)"
    ),
    relates=words_of_text(
        "possède|détient|contrôle|emploie|fournit|appartient|dépend de|produit|exploite|"
        "représente|vaut|coûte"
    ),
    does=words_of_text(
        r"(?:a|ont|avait|avaient|est|sont|était) (?:\w+ment )?\w{2,}(?:é|ée|és|ées|i|is|u|us|t)"
    ),
    compares=words_of_text(
        r"(?:plus|moins|mieux|pire) (?:\w+ ){0,4}qu[e’']", "par rapport à", "deux fois plus"
    ),
    superlatives=words_of_text(
        r"(?:le|la|les) (?:\w+ )?(?:plus|moins) \w+",
        r"(?:le|la|les) (?:meilleure?|pire)s?",
        r"(?:le|la) (?:premier|première|seule?) \w+",
        "pour la première fois",
        "record",
    ),
    dated=words_of_text(
        rf"(?:en|depuis|jusqu[’']en|fin|début|mi-) ?(?:{_FR_MONTHS})",
        rf"\d{{1,2}} (?:{_FR_MONTHS})",
        r"(?:en|depuis|de|d[’']ici) (?:19|20)\d\d",
        "(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)",
        "hier",
        r"(?:l[’']an|la semaine|le mois) derni(?:er|ère)|l[’']année dernière",
        r"il y a \w+ (?:ans|mois|semaines)",
    ),
    counted=words_of_text(
        "centaines|milliers|millions|milliards|dizaines|la moitié|un tiers|deux tiers|un quart|"
        "le double|"
        "(?:trois|quatre|cinq|six|sept|huit|neuf|dix|douze|vingt|trente|cent|mille) \\w+s"
    ),
    plain=words_of_text("vous|votre|vos|cliquez|par exemple|lire aussi|abonnez-vous|voir"),
    personal=words_of_text("je|j[’']ai|mon|ma|mes|nous|notre|nos"),
    supposing=words_of_text("si|pourrai(?:t|ent)|serai(?:t|ent)|peut-être"),
)
