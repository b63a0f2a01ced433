"""Evidence from a pasted address: the form of a new item filled in, for the editor to save."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import QueryDict

from articles.desk.admin.claim_facts import ClaimFacts
from articles.desk.admin.rows_sent import count_of
from articles.desk.capture.pasted import Found, find_pasted
from articles.desk.forms.record_choice import words_of
from articles.desk.models import Article, ArticleVersion
from articles.logic.likeliest_passage import MOST_SENTENCES, likeliest_passage
from articles.logic.vocabulary import Basis, Credibility, EvidenceState, Interest, Stance

FIELD = "pasted"
#: The longest address that an item keeps.
LONGEST = 2000

#: What a person types into an item; a row where all of it is blank is free.
_TYPED = ("source", "quotation", "note", "basis_names", "article", "url", "locator", "dated")
_USUAL = {
    "stance": Stance.SUPPORTS.value,
    "basis": Basis.NOTHING_STATED.value,
    "credibility": Credibility.CANNOT_BE_JUDGED.value,
    "interest": Interest.NONE.value,
    "state": EvidenceState.LIVE.value,
}


@dataclass(frozen=True)
class Pasted:
    """What stands above the filled row `row`: (label, text) of what was found, what is left
    to do, the refusal where nothing could be fetched, and files to choose again."""

    row: str
    refusal: str
    told: list[tuple[str, str]]
    hints: list[str]
    files: list[str]


def address_in(data: QueryDict) -> str:
    return data.get(FIELD, "").replace("\x00", "").strip()


def asks_to_fetch(data: QueryDict) -> bool:
    """Whether the form comes back filled, and nothing is saved: an address stands in its field
    (Enter there sends the form by whichever button is its first)."""
    return bool(address_in(data)) or data.get("then") == "fetch"


def filled(request: Any, claim: Any) -> tuple[QueryDict, Pasted]:
    """What was sent, with one more row filled in from the page at the address."""
    data: QueryDict = request.POST.copy()
    address = address_in(data)
    data.pop(FIELD, None)
    files = [upload.name for one in request.FILES for upload in request.FILES.getlist(one)]
    if not address:
        return data, Pasted("", "Paste an address first.", [], [], files)
    row = _free_row(data)
    found = find_pasted(request.user, address[:LONGEST])
    data[f"{row}-url"] = address[:LONGEST]
    told, hints = [], []
    if found.article is not None:
        _fill(data, row, found, found.article)
        told = _told(found, found.article, found.version)
        hints = _passage(data, row, found) + _hints(found, claim)
    return data, Pasted(row, found.refusal, told, hints, files)


def _free_row(data: QueryDict) -> str:
    """The prefix of the blank new item that was sent, or of one more."""
    count = count_of(data, "evidence")
    row = f"evidence-{count}"
    for number in range(count):
        sent = f"evidence-{number}"
        is_new = f"{sent}-stance" in data and not data.get(f"{sent}-id")
        if is_new and not any(data.get(f"{sent}-{name}", "").strip() for name in _TYPED):
            row = sent
    if row == f"evidence-{count}":
        data["evidence-TOTAL_FORMS"] = str(count + 1)
    for name, value in _USUAL.items():
        data.setdefault(f"{row}-{name}", value)
    return row


def _fill(data: QueryDict, row: str, found: Found, article: Article) -> None:
    data[f"{row}-article"] = words_of(article)
    data[f"{row}-basis"] = article.default_basis
    if found.source is not None:
        data[f"{row}-source"] = words_of(found.source)
    if article.published_on is not None:
        data[f"{row}-dated"] = article.published_on.display()


def _told(found: Found, article: Article, version: ArticleVersion | None) -> list[tuple[str, str]]:
    rows = [
        ("Title", article.title),
        ("Publisher", found.source.name if found.source else "not stated"),
        ("Published", article.published_on.display() if article.published_on else "not stated"),
    ]
    if version is not None:
        when = f"{version.captured_at:%-d %B %Y}"
        kept = "kept just now" if found.is_new else f"on record since {when}"
        rows.append(("Copy", f"version {version.number}, {kept}; sha256 {version.sha256[:12]}…"))
    return rows


def _passage(data: QueryDict, row: str, found: Found) -> list[str]:
    """Enters the likeliest sentence as the quotation, and says so."""
    statement, version = data.get("statement", "").replace("\x00", ""), found.version
    if not statement.strip() or version is None:
        return []
    ranges = version.sentences[:MOST_SENTENCES]
    quoted = likeliest_passage(statement, (version.text[one[0] : one[1]] for one in ranges))
    if not quoted:
        return ["No sentence of the text is much like the statement: quote what bears on it."]
    data[f"{row}-quotation"] = quoted
    return ["Its words are the sentence most like the statement: compare them."]


def _hints(found: Found, claim: Any) -> list[str]:
    hints = []
    if found.refusal:
        hints.append("The page cannot be had now; this is the copy on record.")
    if found.source is None:
        hints.append("The page names no publisher: say who tells us.")
    elif found.is_guessed:
        hints.append("The publisher is that of other articles from the same site.")
    if claim is not None and _is_attached(claim.facts, found.article):
        hints.append("An item of this article is attached already: does this add to it?")
    return hints


def _is_attached(facts: ClaimFacts, article: Article | None) -> bool:
    """Only by items whose source the person may know of."""
    return article is not None and any(
        item.article_id == article.pk and item.source_id in facts.known_sources
        for item in facts.evidence
    )
