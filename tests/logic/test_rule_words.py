"""The ceilings in words."""

from __future__ import annotations

from datetime import date

from articles.logic.confidence import RULES, ClaimFacts, EvidenceItem, ceilings
from articles.logic.rule_words import RULE_WORDS, ceiling_named


def test_it_has_words_for_every_rule_and_no_other() -> None:
    assert set(RULE_WORDS) == {rule.name for rule in RULES}
    assert all(words.name and words.says and words.source for words in RULE_WORDS.values())


def test_it_names_the_rules_of_a_ceiling_with_their_sources() -> None:
    one = EvidenceItem(
        id="e", stance="supports", source="s", reliability="B", credibility="2",
        kind="on_record_statement",
    )  # fmt: skip
    claim = ClaimFacts("causal", "event")
    pro, con = ceilings(claim, [one], as_of=date(2026, 1, 1))
    said = ceiling_named(pro)
    assert said.startswith("“moderate”, set by the two-source rule (Reuters, AP")
    assert "; rule on causes (GRADE): no dataset" in said
    assert ceiling_named(con).startswith(
        "“low”, set by the unnamed-source rule (Reuters, AP): nothing"
    )
