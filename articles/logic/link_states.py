"""How it stands with the address of an article, and what one check of it found."""

from __future__ import annotations

from articles.logic.vocabulary import Term


class LinkStanding(Term):
    """What is known of an address after all its checks."""

    UNCHECKED = "unchecked", "Not checked yet"
    ALIVE = "alive", "The page is there"
    MOVED = "moved", "Moved to another address"
    CHANGED = "changed", "The page was changed"
    PAYWALLED = "paywalled", "Behind a paywall"
    DEAD = "dead", "The page is gone"


class LinkFinding(Term):
    """What one check found. `gone` and `failed` make an address dead only with others."""

    ALIVE = "alive", "The page is there and reads the same"
    MOVED = "moved", "It leads to another address"
    CHANGED = "changed", "It reads differently"
    PAYWALLED = "paywalled", "It is no longer open to everybody"
    GONE = "gone", "No such page, or no such site"
    FAILED = "failed", "The site has trouble, or refuses us"
    NOT_ASKED = "not_asked", "Not asked: an address that nobody can have"


#: Who rests on such an address has something to mend.
BROKEN = (LinkStanding.MOVED, LinkStanding.DEAD)
