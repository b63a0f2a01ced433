"""Where an editor's verdict or confidence is another than the rules', in a reader's words."""

from __future__ import annotations

from articles.logic.edition_content import ClaimContent
from articles.logic.vocabulary import Verdict

_UNJUDGED = (Verdict.NOT_ASSESSED, Verdict.NOT_CHECKABLE)


def beside_the_rules(content: ClaimContent) -> str:
    """One or two sentences; "" where both say the same, or one of them judges nothing.

    A confidence stands only beside a verdict that has one, the rules' as well as the editor's.
    "Partly supported" is a verdict that only editors give.
    """
    found = content.suggestion
    if found.word is None or content.verdict in _UNJUDGED:
        return ""
    if (found.verdict, found.word) == (content.verdict, content.confidence):
        return ""
    if found.verdict == Verdict.UNPROVEN:
        if content.verdict == Verdict.UNPROVEN:
            return ""
        said = "By these rules alone the evidence would not carry a verdict."
    else:
        verdict = Verdict(found.verdict).label
        said = f"By these rules alone it would be “{verdict}”, with {found.word} confidence."
    decided = "The editor decided otherwise"
    if content.verdict == Verdict.PARTLY_SUPPORTED:
        decided = "The rules take it as a whole; the editor decided that a part of it is borne out"
    return f"{said} {decided}{', for the reason above.' if content.rationale else '.'}"
