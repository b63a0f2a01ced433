"""Which language a text is written in, by its script and its commonest small words.

Good enough to split sentences and to prefill a field that an editor confirms; it says None
rather than guess between languages that look alike.
"""

from __future__ import annotations

import re
from collections import Counter

#: The longest opening of a text that is looked at, in characters.
SAMPLE = 20_000

# BCP 47 (RFC 5646) as far as pages use it: language, then script, region and variants.
_TAG = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8}){0,4}", re.ASCII)

_SCRIPTS = {
    "kana": re.compile("[\u3041-\u309f\u30a0-\u30ff]"),
    "han": re.compile("[\u3400-\u4dbf\u4e00-\u9fff]"),
    "hangul": re.compile("[\uac00-\ud7a3]"),
    "arabic": re.compile("[\u0620-\u064a]"),
    "latin": re.compile("[A-Za-z\u00c0-\u024f]"),
}

# Words that are frequent in one language and rare in the others listed.
_SMALL_WORDS = {
    "de": "der die das und ist nicht ein eine den dem mit auf für von zu sich des auch wird im",
    "en": "the and of to is that for with was are by has have from this which it be on its",
    "es": "el la los las del y en que por con para una es se su no más como al pero",
    "fr": "le la les des et est une dans pour que qui sur au aux du pas avec par ce son",
    "it": "il lo la gli di che è un una per con del della sono nel alla anche non più dei",
    "nl": "de het een en van is dat op te voor met zijn niet aan er ook door bij naar maar",
    "pt": "o a os as do da dos das em que não uma para com por é ao mais como foi",
}
_LANGUAGES_OF_WORD: dict[str, list[str]] = {}
for _language, _words in _SMALL_WORDS.items():
    for _word in _words.split():
        _LANGUAGES_OF_WORD.setdefault(_word, []).append(_language)
_WORDS = re.compile(r"[^\W\d_]+")


def clean_language_tag(tag: str | None) -> str | None:
    """A well-formed BCP 47 tag in its usual letter case ("pt-BR", "zh-Hant"), else None."""
    if tag is None or not _TAG.fullmatch(stripped := tag.strip()):
        return None
    first, *rest = re.split("[-_]", stripped)
    return "-".join([first.lower(), *(_subtag(part) for part in rest)])


def guess_language(text: str) -> str | None:
    """The primary language subtag of a text, or None where its words don't decide."""
    sample = text[:SAMPLE]
    counts = {name: len(pattern.findall(sample)) for name, pattern in _SCRIPTS.items()}
    script = max(counts, key=lambda name: counts[name])
    if counts[script] == 0:
        return None
    # Japanese mixes kana with Han; Chinese has no kana at all.
    if script in ("kana", "han"):
        return "ja" if counts["kana"] * 10 > counts["han"] else "zh"
    if script == "hangul":
        return "ko"
    return _by_small_words(sample, "fa" if script == "arabic" else "")


def _by_small_words(sample: str, script_hint: str) -> str | None:
    if script_hint:
        # Persian and Urdu write letters that Arabic doesn't have.
        return None if re.search("[\u067e\u0686\u06af\u06a9\u06cc\u0679\u06d2]", sample) else "ar"
    words = [word.casefold() for word in _WORDS.findall(sample)]
    seen = Counter(language for word in words for language in _LANGUAGES_OF_WORD.get(word, ()))
    ranked = seen.most_common(2)
    if not ranked or ranked[0][1] < 3 or ranked[0][1] * 12 < len(words):
        return None
    if len(ranked) == 2 and ranked[0][1] < ranked[1][1] * 1.3:
        return None
    return ranked[0][0]


def _subtag(part: str) -> str:
    if len(part) == 2:
        return part.upper()
    return part.title() if len(part) == 4 and part.isalpha() else part.lower()
