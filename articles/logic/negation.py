"""Whether a statement denies what it speaks of."""

from __future__ import annotations

import re
from collections.abc import Sequence

from articles.logic.folding import LONGEST, Token

# Without accents; some mean the same in several languages.
_WORDS = """
    not no never without neither nor none nobody nothing deny denies denied refuse refuses refused
    fail fails failed nicht kein keine keinen keinem keiner keines nie niemals ohne bestreitet
    dementiert pas jamais aucun aucune sans nunca jamas sin nao non senza niet geen nooit
    zonder не нет никогда без
"""
_NEGATIONS = frozenset(_WORDS.split())
_UNSPACED = re.compile(
    "ない|なかっ|ません|않|못했|没有|沒有|不是|并未|並未|尚未|不会|不會|未能|否认|否認"
)


def is_negated(tokens: Sequence[Token], text: str) -> bool:
    """An odd number of negations among the tokens of `text`; `No. 5` is none."""
    count = 0 if text.isascii() else len(_UNSPACED.findall(text[:LONGEST]))
    if not _NEGATIONS.isdisjoint([token.text for token in tokens]):
        for token, following in zip(tokens, (*tokens[1:], None), strict=True):
            is_number = token.text == "no" and following and following.kind == "figure"
            count += token.text in _NEGATIONS and not is_number
    return count % 2 == 1
