"""Words that tell sentences apart, and words that do not, in the languages of our articles."""

from __future__ import annotations


def _listed(words: str) -> frozenset[str]:
    return frozenset(words.split())


#: English, German, Dutch, French, Spanish, Italian, Portuguese, Scandinavian, Finnish, Polish,
#: Czech, Hungarian, Turkish, Greek, Russian, Ukrainian, Arabic, Persian, Hebrew, Hindi.
NEGATIONS = _listed(
    """
    not no none never nobody nothing neither nor without cannot hardly barely scarcely non nicht
    kein keine keinen keinem keiner keines nie niemals niemand nichts ohne weder kaum niet geen
    nooit niets zonder ne n pas jamais aucun aucune rien sans ni nunca jamás nada nadie ningún
    ninguno ninguna sin tampoco mai nessun nessuno nessuna senza né não nenhum nenhuma sem nem
    inte icke ingen inget inga aldrig utan ikke intet aldri uten ei eivät nigdy bez żaden žádný
    není nincs soha değil yok hiç δεν μην όχι не нет ни никогда без нельзя ні немає لا لم لن ليس
    ليست غير بدون دون نه هیچ לא אין ללא नहीं न मत बिना
    """
)
#: Figures in words: English, German, French, Spanish.
NUMBERS = _listed(
    """
    zero one two three four five six seven eight nine ten eleven twelve twenty thirty forty
    fifty hundred hundreds thousand thousands million millions billion billions trillion
    trillions half third quarter double triple twice first second once dozen null eins zwei drei
    vier fünf sechs sieben acht neun zehn elf zwölf hundert tausend millionen milliarde
    milliarden billionen hälfte drittel viertel doppelt deux trois quatre cinq sept huit neuf
    dix cent cents mille milliard milliards uno dos tres cuatro cinco seis siete ocho nueve diez
    cien mil millón millones
    """
)
#: Where one of these stands for another, the sentence says something else.
TURNS = _listed(
    """
    up down rise rises rose risen fall falls fell fallen gain gains gained loss losses lost lose
    grew grow grows shrank shrink increase increased increases decrease decreased decreases more
    less higher lower above below before after over under all some most few only always buy buys
    bought sell sells sold win wins won accept accepted reject rejected rejects confirm
    confirmed confirms deny denied denies refuse refused refuses fail failed fails true false
    untrue unless except against started stopped began ended stieg fiel sank gestiegen
    gefallen gesunken mehr weniger vor nach hausse baisse plus moins avant après subió bajó más
    menos antes después
    """
)
#: Words that may come and go without saying something else.
SMALL = _listed(
    """
    a an the this that these those its it is are was were be been being has have had do does did
    of in on at to for from by with as and or but yet so also then there here which who whom
    whose will s d t ll re ve m his her their our my your he she they we i you everybody everyone
    somebody someone anybody anyone others many several both each another very just now
    still der die das den dem des ein eine einen einem einer und oder aber auch ist sind war
    waren hat haben hatte im am auf zu zum zur von vom für mit bei als wie dass sich le la les l
    un une du de et ou mais aussi est sont était ont avait en dans sur pour par avec que qui qu
    se ce cette ces c j el los las una unos unas y o pero también es son era ha han había del al
    con por para su sus lo
    """
)
#: Abbreviations whose full stop ends no sentence, beside capitals and what has up to three
#: letters with a capital.
ABBREVIATIONS = _listed(
    """
    corp prof messrs assoc bros dept approx sept jan feb mar apr jun jul aug oct nov dec etc vs
    no nos co inc ltd fig art sec vol cf ca al bzw usw evtl inkl exkl sog geb zzgl mio mrd
    """
)
