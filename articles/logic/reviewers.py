"""Who looked again at what readers have, as readers are told: a role and never a name."""

from __future__ import annotations

from articles.logic.vocabulary import Term


class Reviewer(Term):
    """The role in which a person reviewed a published claim."""

    FACT_CHECKER = "fact-checker", "a fact-checker"
    EDITOR = "editor", "an editor"
