"""What a claim's page shows of one edition, ready to print: nothing is looked up here."""

from __future__ import annotations

from dataclasses import dataclass

from articles.logic.beside_the_rules import beside_the_rules
from articles.logic.citations import cited, plain
from articles.logic.dials import Dial, Matrix, matrix, origins_dial
from articles.logic.edition_content import (
    ClaimContent,
    EnquiryContent,
    EvidenceContent,
    Named,
    PublicReason,
)
from articles.logic.evidence_groups import EvidenceGroup, evidence_groups, numbers
from articles.logic.origin_trees import Fan, Origin, fan, origin_trees
from articles.logic.plain_reasons import CAUSES
from articles.logic.rule_words import RULE_WORDS, RuleWords
from articles.logic.vocabulary import Risk, Stance
from articles.logic.wording import counted, sentence

#: A reply is shown whole in its section; above an allegation stand its first words.
REPLY_AT_TOP = 220


@dataclass(frozen=True)
class Reference:
    number: int
    id: str
    source: str


@dataclass(frozen=True)
class Reason:
    """A sentence with the rows it speaks of; `kind` is origin, cap or void.

    `rules` are those that set a limit, by the names that newsrooms know them by.
    """

    kind: str
    text: str
    rules: tuple[RuleWords, ...]
    references: tuple[Reference, ...]


@dataclass(frozen=True)
class ClaimParts:
    """`differs` says where the editor decided otherwise than the rules; `uncounted` gives for an
    item's id why it weighs nothing, where that does not lie in its own state."""

    origins: Dial
    reasons: tuple[Reason, ...]
    differs: str
    uncounted: dict[str, str]
    groups: tuple[EvidenceGroup, ...]
    numbers: dict[str, int]
    bases: dict[str, tuple[Named, ...]]
    trees_for: tuple[Origin, ...]
    trees_against: tuple[Origin, ...]
    fan: Fan | None
    fan_caption: str
    matrix: Matrix | None
    citation: str
    replies: tuple[EnquiryContent, ...]
    unanswered: tuple[EnquiryContent, ...]
    is_allegation: bool

    @property
    def items(self) -> int:
        return len(self.numbers)

    @property
    def short_replies(self) -> list[tuple[EnquiryContent, str]]:
        """Replies as they stand above an allegation."""
        return [(reply, _shortened(reply.reply or "")) for reply in self.replies]


def parts_of(content: ClaimContent, *, address: str, demonstration: bool) -> ClaimParts:
    groups = evidence_groups(content)
    numbered = numbers(groups)
    names = {item.id: item.source.name for item in content.evidence}
    known = _articles(content)
    trees_for = origin_trees(content, Stance.SUPPORTS)
    trees_against = origin_trees(content, Stance.DISPUTES)
    drawn = trees_for if trees_for else trees_against
    return ClaimParts(
        origins=origins_dial(content),
        reasons=tuple(_reason(reason, numbered, names) for reason in content.suggestion.reasons),
        differs=beside_the_rules(content),
        uncounted=_uncounted(content),
        groups=groups,
        numbers=numbered,
        bases={item.id: _articles_below(item, known) for item in content.evidence},
        trees_for=trees_for,
        trees_against=trees_against,
        fan=fan(drawn),
        fan_caption=_caption(content, drawn, "for" if trees_for else "against"),
        matrix=matrix(content),
        citation=plain(cited(content, address=address, demonstration=demonstration)),
        replies=tuple(e for e in content.enquiries if e.reply),
        unanswered=tuple(e for e in content.enquiries if not e.reply),
        is_allegation=content.risk != Risk.NONE,
    )


def _articles(content: ClaimContent) -> dict[str, Named]:
    """Articles that the edition names, by the key that derivations use."""
    named = [said.article for said in content.appearances]
    named += [item.article for item in content.evidence if item.article]
    return {f"article:{article.id}": article for article in named if article.id}


def _articles_below(item: EvidenceContent, known: dict[str, Named]) -> tuple[Named, ...]:
    """Articles that an item rests on; one that the edition does not name is told as such."""
    keys = [key for key in item.rests_on if key.startswith("article:")]
    return tuple(known.get(key, Named(None, "another article")) for key in keys)


def _uncounted(content: ClaimContent) -> dict[str, str]:
    stated = ("retracted", "superseded")
    return {
        item: CAUSES[reason.cause]
        for reason in content.suggestion.reasons
        if reason.cause in CAUSES and reason.cause not in stated
        for item in reason.items
    }


def _reason(reason: PublicReason, numbered: dict[str, int], names: dict[str, str]) -> Reason:
    references = [
        Reference(numbered[item], item, names[item]) for item in reason.items if item in numbered
    ]
    return Reason(
        reason.kind,
        sentence(reason.text),
        tuple(RULE_WORDS[rule] for rule in reason.rule.split(", ") if rule in RULE_WORDS),
        tuple(sorted(references, key=lambda reference: reference.number)),
    )


def _caption(content: ClaimContent, trees: tuple[Origin, ...], side: str) -> str:
    items = content.suggestion.items[0 if side == "for" else 1]
    speak = "speaks" if items == 1 else "speak"
    found = content.suggestion
    origins = found.origins[0 if side == "for" else 1] if found.word else len(trees)
    if len(trees) == 1:
        rest = "it rests" if items == 1 else "all rest"
        said = f"{counted(items, 'item')} {speak} {side} the claim; {rest} on one origin."
    else:
        from_ = counted(origins, "independent origin")
        said = f"{counted(items, 'item')} {speak} {side} the claim, from {from_}."
    return said[0].upper() + said[1:]


def _shortened(text: str) -> str:
    if len(text) <= REPLY_AT_TOP:
        return text
    return text[:REPLY_AT_TOP].rsplit(" ", 1)[0].rstrip(",;:") + " …"
