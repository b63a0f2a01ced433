"""What the publish step says of words that readers will not be quoted."""

from __future__ import annotations

from typing import Any

from articles.desk.admin.step import Facts
from articles.desk.publishing.withheld import withheld_passages
from articles.logic.wording import counted


def withheld_facts(claim: Any) -> Facts:
    """(label, text) for each article whose meter would be passed; the way out is named too."""
    facts = []
    for one in withheld_passages(claim):
        meter = one.meter
        allowed = meter.share * len(meter.text) // 100
        facts.append(
            (
                f"{counted(one.count, 'passage')} of “{one.article.title}” will be shown as "
                "paragraph and link",
                f"Readers may be quoted {meter.share} % of this text, {allowed:,} of its "
                f"{len(meter.text):,} characters, and {meter.percent:.1f} % are. Choose fewer "
                "words, or enter the rights to the text at the article.",
            )
        )
    return facts
