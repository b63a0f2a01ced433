"""The permission matrix of the design, word for word, as data."""

from __future__ import annotations

from dataclasses import dataclass

#: workflow.md, "Permission matrix". Blank is 404 where existence is secret.
MATRIX = """
| action | anon | J | F | E | A |
|---|---|---|---|---|---|
| read editions, corrections | ✓ | ✓ | ✓ | ✓ | ✓ |
| read drafts (public or internal marking) | | ✓ | ✓ | ✓ | |
| read confidential-marked claims | | author | assigned | ✓ | |
| know that a confidential source exists (pseudonym) | | access list | access list | access list | |
| capture, make and edit claims, attach evidence, send enquiries, assign | | ✓ | ✓ | ✓ | |
| verify, send back, reject, challenge | | | ✓ | ✓ | |
| publish, correct, retract, merge, briefs | | propose | propose | ✓ | |
| withdraw, redact (with a second E) | | | | ✓ | |
| grade sources | | propose | ✓ | ✓ | |
| export desk data | | | | ✓ logged | |
| people and roles | | | | | ✓ not own account |
"""

#: How the table of addresses names the actions; each is the beginning of one above.
ACTIONS = {
    "editions": "read editions, corrections",
    "drafts": "read drafts",
    "confidential": "read confidential-marked claims",
    "sources": "know that a confidential source exists",
    "edit": "capture, make and edit claims",
    "check": "verify, send back, reject, challenge",
    "publish": "publish, correct, retract, merge, briefs",
    "withdraw": "withdraw, redact",
    "grade": "grade sources",
    "export": "export desk data",
    "people": "people and roles",
}
#: Actions of the matrix that no address serves.
WITHOUT_ADDRESS: set[str] = set()
#: What addresses do that the matrix of the desk's work says nothing about.
BESIDE = {
    "account": "sign in and out, one's own password: whoever may sign in",
    "nothing": "what nobody does: append-only records, machinery without a right to it",
}


@dataclass(frozen=True)
class Action:
    """`marks` by role: "✓", "", or a condition such as "author"."""

    words: str
    marks: dict[str, str]

    def may(self, role: str) -> bool:
        """Without any condition."""
        return self.marks[role].startswith("✓")


def parsed() -> dict[str, Action]:
    """The actions of the matrix by the short names above."""
    head, _, *rows = (
        [cell.strip() for cell in line.strip("|").split("|")]
        for line in MATRIX.strip().splitlines()
    )
    actions = [Action(words, dict(zip(head[1:], marks, strict=True))) for words, *marks in rows]
    return {
        short: next(one for one in actions if one.words.startswith(words))
        for short, words in ACTIONS.items()
    }
