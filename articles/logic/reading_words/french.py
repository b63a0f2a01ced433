"""French: who says it, and how surely."""

from __future__ import annotations

import re

from articles.logic.reading_words.saying_words import SayingWords, ending, opening, whole

_PARTICIPLES = (
    "déclaré|dit|affirmé|expliqué|assuré|averti|insisté|soutenu|prétendu|martelé|indiqué|annoncé|"
    "souligné|précisé|estimé|confirmé|reconnu|ajouté|rapporté|révélé|écrit|noté|admis|jugé"
)
_STRONG = (
    "déclare|déclarent|affirme|affirment|dit|disent|explique|expliquent|assure|assurent|soutient|"
    "soutiennent|prétend|prétendent|avertit|avertissent|déclarait|affirmait|disait|expliquait|"
    r"(?:a|ont|avait|avaient)(?:\s+(?:également|aussi|déjà))?\s+(?:déclaré|dit|affirmé|expliqué|"
    "assuré|averti|soutenu|prétendu|martelé|fait savoir)"
)
_WEAK = (
    "indique|indiquent|annonce|annoncent|souligne|soulignent|précise|précisent|estime|estiment|"
    "confirme|confirment|reconnaît|reconnaissent|ajoute|ajoutent|rapporte|rapportent|révèle|"
    "révèlent|écrit|note|notent|juge|jugent|pense|pensent|craint|craignent|"
    rf"(?:a|ont|avait|avaient)(?:\s+(?:également|aussi|déjà))?\s+(?:{_PARTICIPLES})"
)

FRENCH = SayingWords(
    says=whole(
        rf"(?:a|ont|avait|avaient)-(?:t-)?(?P<who>ils?|elles?|on)\s+(?:{_PARTICIPLES})",
        r"(?:dit|déclare|explique|affirme|assure|précise|ajoute|estime)-(?:t-)?(?:ils?|elles?|on)",
        _STRONG,
        _WEAK,
    ),
    weak=re.compile(rf"(?!(?:{_STRONG})$)(?:{_WEAK})", re.I),
    nouns=whole("note|annonce|juge|rapporte"),
    denies=whole(
        "dément|démentent|démentait|nie|nient|niait|conteste|contestent|rejette|rejettent|réfute|"
        "réfutent|"
        r"(?:a|ont|avait|avaient)(?:\s+\w+ment)?\s+(?:démenti|nié|contesté|rejeté|réfuté)"
    ),
    denied_idle=opening(
        r"(?:l[’']|le |la |les |une? |son |sa |ses )?(?:offre|demande|proposition|recours|appel|"
        "accès|visa|permis|plan|fusion|accord|aide|amendement|motion|candidature)s?"
    ),
    asks=re.compile(
        r"\b(?:demande|demandent|demandait|demandé|interroge|interrogent)(?:\s+\w+){0,2}?\s+"
        r"(?:si|pourquoi|comment)\b",
        re.I,
    ),
    open_questions=re.compile(
        r"\b(?:on ignore|on ne sait pas|reste à savoir|n[’']est pas clair|reste incertain)\b", re.I
    ),
    according=re.compile(
        r"\b(?:selon(?! (?:que|la taille|l[’']âge|les cas|le cas|la loi)\b)|d[’']après|"
        r"à en croire|"
        r"de l[’']avis de|aux dires de|citant) (?P<who>[^,;:()“”«»\"—–]+)",
        re.I,
    ),
    that=opening("que?|qu[’']|:|[“«\"]"),
    speakers=whole(
        "sources?|analystes|experts|responsables|témoins|médias|rapports?|études?|porte-parole|"
        "salariés|employés|chercheurs|économistes|critiques|avocats|ministère|police|parquet|"
        "syndicats?|dirigeants|sondages?|documents?|personnes|données|observateurs"
    ),
    stops=ending(
        r"ne|n[’']|pas|jamais|ni|personne|si|que|qu[’']|pourrait|peut|pour|sans|à|de|avoir|être|"
        r"est|"
        r"le|la|les|l[’']|une?|on|c[’']est|ce qui|y"
    ),
    idle=opening(
        "au revoir|adieu|rien|merci|oui|non|comment|combien|qui|pourquoi|du mal|des mensonges"
    ),
    glue=ending(
        r"également|aussi|déjà|ensuite|hier|aujourd[’']hui|\w{3,}ement|"
        "lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|l[’']|lui|leur|se"
    ),
    clause_words=re.compile(
        r"(?<!\w)(?:que|parce que|bien que|tandis que|alors que|mais|quand|lorsque|si|comme|"
        r"après que"
        r"|avant que)\s+|(?<!\w)(?:qu|lorsqu|s)[’']",
        re.I,
    ),
    under=whole("quand|lorsque|si|parce que|après que|avant que"),
    lead_ins=re.compile(
        r"\s*(?:(?:et|mais|or|puis|ensuite|cependant|hier|aujourd[’']hui|"
        r"lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)\s+)+",
        re.I,
    ),
    nobody=opening("personne|aucun|aucune|nul|ni|peu"),
    no_subject=re.compile("(?:qui|que|dont|ce|à|de|en|avec|par|pour|et|ou|y)", re.I),
    behind_stops=re.compile(
        r"[,.;:!?()“”«»\"—–]|\s(?:qui|que|quand|lorsque|après|pendant|dans une?|lors|à l[’']|"
        r"lundi|"
        r"mardi|mercredi|jeudi|vendredi|samedi|dimanche|hier)\b",
        re.I,
    ),
    verbs=re.compile(
        r"\b(?:est|était|sont|étaient|a|ont|avait|sera|seront|va|vont|fait|font)\b", re.I
    ),
    told=whole("déclaré|dit"),
    hearers=re.compile(r"\s+(?:à|au) (?:[A-Z][\w.’'-]*(?:\s+[A-Z][\w.’'-]*)*|la presse|l[’']AFP)"),
    hedges=re.compile(
        r"\b(?:prétendument|présumée?s?|peut-être|probablement|apparemment|vraisemblablement|"
        r"semble(?:nt|rait|raient)?|paraît-il|serai(?:t|ent)|aurai(?:t|ent)|pourrai(?:t|ent)|"
        r"on dit que|le bruit court)\b",
        re.I,
    ),
)
