"""Words that carry little of what a statement says: articles, prepositions and the like.

In small letters and without accents; English, German and the commonest of the Romance languages
and Dutch.
"""

from __future__ import annotations

_WORDS = """
    a an the of in on at to by for from with as and or but is are was were be been being has have
    had do does did will would it its this that these those they their he she his her who which
    what we our you your there than then also so such more most after before over into about
    der die das den dem des ein eine einen einem einer und oder ist war wird wurde wurden hat
    haben sein von zu zum zur im am an auf aus bei mit nach seit uber fur sich als auch
    le la les un une du de et ou est sont au aux en dans par pour sur avec que qui ce se sa son ses
    el los las y o es fue del al por para con su sus lo os e da do em na um uma
    il gli di che della per een het van op te
"""

LIGHT = frozenset(_WORDS.split())
