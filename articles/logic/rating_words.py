"""Ratings of other fact-checkers in their words, as grades.

The words are those of the scales that ClaimReviews carry: PolitiFact, Snopes, AFP, Les Décodeurs,
Maldita, Lupa, Correctiv and others.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType
from unicodedata import combining, normalize

from articles.logic.grades import Grade

#: With | between; the words of one scale may stand in any language.
_WORDS: Mapping[Grade, str] = MappingProxyType(
    {
        Grade.TRUE: """
            true | correct | accurate | right | supported | correct attribution | vrai | exact |
            c'est vrai | verdadero | verdad | cierto | verdadeiro | vero | wahr | richtig |
            stimmt | waar | sant | sann | rigtigt | prawda | doğru | benar | صحيح | правда | सही
        """,
        Grade.MOSTLY_TRUE: """
            mostly true | mostly correct | mostly accurate | largely true | almost true | plutôt
            vrai | plutot vrai | presque vrai | mayormente cierto | mayormente verdadero |
            verdadeiro, mas | quase verdadeiro | quasi vero | größtenteils richtig | überwiegend
            richtig | weitgehend richtig | grotendeels waar | prawie prawda | çoğunlukla doğru |
            sebagian besar benar
        """,
        Grade.HALF_TRUE: """
            half true | partly true | partially true | half false | partly false | partially
            false | partly supported | partly true/misleading | mixture | mixed | misleading |
            missing context | lacks context | out of context | exaggerated | distorted | half-
            flip | imprécis | à nuancer | c'est plus compliqué | trompeur | partiellement vrai |
            partiellement faux | en partie vrai | en partie faux | hors contexte | manque de
            contexte | engañoso | verdad a medias | parcialmente cierto | parcialmente falso |
            enganoso | exagerado | distorcido | contraditório | fora de contexto | parcialmente
            verdadeiro | fuorviante | parzialmente vero | parzialmente falso | irreführend |
            teilweise richtig | teilweise falsch | teils falsch | fehlender kontext | misleidend
            | deels waar | yanıltıcı | karma | menyesatkan | sebagian benar | مضلل | भ्रामक
        """,
        Grade.MOSTLY_FALSE: """
            mostly false | mostly incorrect | mostly inaccurate | largely false | barely true |
            almost false | almost untrue | plutôt faux | presque faux | mayormente falso | quase
            falso | quasi falso | größtenteils falsch | überwiegend falsch | weitgehend falsch |
            grotendeels onwaar | prawie fałsz | çoğunlukla yanlış
        """,
        Grade.FALSE: """
            false | untrue | incorrect | inaccurate | wrong | fake | fake news | fabricated |
            refuted | pants on fire | pants fire | hoax | scam | debunked | not true | no, this
            is false | four pinocchios | manipulated | altered | doctored | faux | c'est faux |
            fausse | intox | canular | montage | falso | bulo | mentira | falsa | bufala |
            falsch | stimmt nicht | frei erfunden | gefälscht | manipuliert | onwaar | niet waar
            | usant | falskt | fałsz | yanlış | salah | hoaks | خطأ | زائف | كاذب | ложь | фейк
            | неправда | झूठ | फर्जी
        """,
        Grade.UNPROVEN: """
            unproven | unverified | unsupported | unsubstantiated | no evidence | inconclusive |
            not proven | cannot be checked | unverifiable | research in progress |
            complicated/hard to categorise | infondé | non prouvé | invérifiable | non
            vérifiable | sin pruebas | no verificable | inverificable | sem provas |
            insustentável | impossível provar | non verificabile | senza prove | unbelegt |
            nicht belegt | unbewiesen | nicht überprüfbar | onbewezen | kanıtlanamaz | belum
            terbukti
        """,
        Grade.NONE: """
            other | satire | satirical | labeled satire | sarcasm | parody | satira | parodie |
            not rated | none | explainer | clarification | no rating | legend | outdated
        """,
    }
)
#: What a sentence goes on with after its rating: "False. The photo is old."
_CLAUSE = re.compile(r"[.:;!?(–—]| - ")


def grade_of_words(words: str, known: Mapping[str, Grade] | None = None) -> Grade | None:
    """None for words that nobody knows. `known` are further words by `spelling`, which come
    first; of a sentence its first clause counts where the whole is not known."""
    for said in (words, _CLAUSE.split(words, maxsplit=1)[0]):
        found = (known or {}).get(spelling(said))
        if found is None:
            found = _GRADES.get(spelling(said))
        if found is not None:
            return found
    return None


@lru_cache(4096)
def spelling(words: str) -> str:
    """Words however they are written: without case, accents, hyphens, quotation marks or stops."""
    plain = "".join(c for c in normalize("NFKD", words.casefold()) if not combining(c))
    plain = re.sub(r"[\s_\-‑’'“”\"«»]+", " ", plain.replace("ı", "i"))
    return plain.strip(" .!…")[:200]


_GRADES: Mapping[str, Grade] = MappingProxyType(
    {spelling(word): grade for grade, listed in _WORDS.items() for word in listed.split("|")}
)


def read_ratings(text: str) -> dict[str, Grade]:
    """Further words from lines "our word TAB their word|their word"; ValueError with the line."""
    found: dict[str, Grade] = {}
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip():
            continue
        ours, tab, theirs = line.partition("\t")
        grade = _GRADES.get(spelling(ours))
        if not tab or grade is None:
            raise ValueError(
                f"Line {number}: write a word of ours such as “mostly false”, a tab, and their "
                "words with | between."
            )
        found |= {spelling(word): grade for word in (ours, *theirs.split("|")) if word.strip()}
    return found
