"""Passages that say nothing to check: questions, headings, credits, code, references."""

from __future__ import annotations

import re

_NO_END = re.compile(r"[^.!?…:;\"”“»«’'\])。！？।]\s*$")
_QUESTION = re.compile(r"[?？؟][\s\"'“”’»«)\]]*$")
_REFERENCE = re.compile(
    r"^\^|\bdoi:|\bISBN\b|\bISSN\b|\bPMID\b|\bPMC \d|\barXiv:|\bRetrieved (?:on )?\d|"
    r"\bRetrieved [A-Z]|"
    r"\bAccessed \d|\bArchived from|\bpp?\. ?\d|^\W*https?://\S+\W*$|^\W*www\.\S+\W*$|"
    r"\bet al\.,? \(|"
    r"\b\d+ ?\(\d+(?:/\d+)?\): ?\d+|^[\"“][^\"”]*[\"”]\s?\.?$|^(?:\w+ )?\d{1,2}(?:st|"
    r"th)? \w+ (?:19|20)\d\d\.?$"
)
_CREDIT = re.compile(
    r"^\W*(?:read more|more (?:on|about|stories)|see also|subscribe|sign up|follow us|share this|"
    r"click here|photo(?:graph)?s?\b\s*[:by]|image\s*:|picture\s*:|credit\s*:|caption\s*:|"
    r"reporting by|"
    r"additional reporting|editing by|edited by|written by|by [A-Z]\w+ [A-Z]\w+\W*$|"
    r"about the author|"
    r"advertisement|all rights reserved|©|copyright|cookies?\b|newsletter|related\s*:|tags?\s*:|"
    r"this (?:article|story|post) (?:was|has been|is) (?:\w+ )?(?:amended|updated|published|"
    r"corrected)|"
    r"source\s*:|quelle\s*:|foto\s*:|bild\s*:|mehr (?:lesen|zum thema|infos?)|lesen sie|"
    r"lies auch|von [A-Z]\w+ [A-Z]\w+\W*$|"
    r"lea también|leer más|lire aussi|en savoir plus|blog beitrag von|abonnieren|anzeige\b)",
    re.I,
)
_CODE_SIGN = re.compile(r"[{}<>;=|\\/_#]|\$(?!\d{2}|[1-9])")
_SPEECH = re.compile(r"[^\W\d_]")
_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_UNSPACED = re.compile("[\u0e00-\u0eff\u3041-\u30ff\u4e00-\u9fff]")


def says_something(text: str) -> bool:
    """Whether a passage is a sentence about the world rather than part of the page around it."""
    passage = text.strip()
    if _QUESTION.search(passage) or _REFERENCE.search(passage) or _CREDIT.match(passage):
        return False
    if passage.endswith(":"):
        return False
    letters = len(_SPEECH.findall(passage))
    if letters < 0.55 * len("".join(passage.split())) or len(_CODE_SIGN.findall(passage)) > 4:
        return False
    if _UNSPACED.search(passage):
        return letters >= 8 and not _NO_END.search(passage)
    words = _WORD.findall(passage)
    if len(words) < 4:
        return False
    return not (_NO_END.search(passage) and len(words) < 14)
