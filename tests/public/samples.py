"""One rich claim, told again by many, and the text it comes from, for tests of whole pages."""

from __future__ import annotations

from typing import Any

from articles.fields import new_public_id
from articles.logic.edition_content import Named
from articles.public.models import PublishedArticle, PublishedClaim
from tests.public import factories as make
from tests.public.contents import (
    appearance,
    enquiry,
    evidence,
    link,
    origin,
    reason,
    span,
    suggestion,
)

OUTLETS = (
    "The Daily Ledger",
    "Port City Post",
    "Trade Courier",
    "Eastern Examiner",
    "Floor & Dock",
    "Robotics Quarterly",
    "Northern Business",
    "Automation Brief",
    "Capital Letter",
    "The Evening Record",
)
CLAIM = (
    "Harbour Data’s claim to own the jointly trained models led Northlight Robotics to end "
    "the partnership."
)


def many_tellers(count: int = 10) -> tuple[Any, ...]:
    """One wire report from one unnamed person, and `count` outlets that repeat it."""
    wire = evidence(
        "WWWWWWW1",
        kind="anonymous",
        source=Named(None, "Meridian Wire"),
        own_reporting=True,
        quotation="The ownership question is what broke it.",
        rests_on=("person",),
        origins=("person",),
        article=Named(None, "Northlight, Harbour part over models"),
        url="https://wire.example/2025/07/03/northlight-harbour",
    )
    rewrites = [
        evidence(
            f"R{place:07d}",
            source=Named(None, OUTLETS[place % len(OUTLETS)]),
            rests_on=("WWWWWWW1",),
            origins=("person",),
            date="2025-07-04",
            quotation="… Meridian Wire reported on Thursday",
        )
        for place in range(count)
    ]
    return (wire, *rewrites)


def against() -> tuple[Any, ...]:
    letter = evidence(
        "BBBBBBB1",
        stance="disputes",
        kind="official_document",
        directness="direct",
        source=Named(None, "Kingsport Commercial Court"),
        date="2025-05-28",
        quotation="… purchases below the agreed minimum in two consecutive quarters",
        rests_on=("letter",),
        origins=("letter",),
    )
    chief = evidence(
        "BBBBBBB2",
        stance="disputes",
        kind="on_record_statement",
        directness="direct",
        interest="self_serving",
        source=Named(None, "Ilse Marrant"),
        date="2025-07-09",
        quotation="We did not part over who owns what.",
        rests_on=("marrant",),
        origins=("marrant",),
    )
    searched = evidence(
        "BBBBBBB3",
        stance="context",
        kind="null_search",
        source=Named(None, "The companies desk"),
        quotation="",
        note="Searched both companies’ filings of 2025 for “model”; found nothing.",
        origins=(),
        date=None,
    )
    retracted = evidence(
        "BBBBBBB4",
        state="retracted",
        state_reason="The outlet withdrew it on 1 December 2025.",
        source=Named(None, "Cargo Wire"),
        origins=(),
        date="2025-11-30",
    )
    return letter, chief, searched, retracted


def disputed_content(tellers: int = 10) -> dict[str, Any]:
    """Fields of a disputed claim that everything on a claim's page has something to say about."""
    return {
        "statement": CLAIM,
        "in_short": "Many reports say so, but all of them go back to one unnamed person, and the "
        "termination letter gives another reason.",
        "type": "causal",
        "verdict": "disputed",
        "confidence": "moderate",
        "rationale": "The letter states a reason, and a stated reason need not be the real one; "
        "it therefore does not refute the claim.",
        "held_from": "2025-06-30",
        "evidence": (*many_tellers(tellers), *against()),
        "origins": (
            origin("person", "one unnamed person, “close to Harbour Data”"),
            origin("letter", "Northlight’s termination letter", "document"),
            origin("marrant", "Ilse Marrant, chief executive of Northlight", "source"),
        ),
        "suggestion": suggestion(
            word="low", percent=62, verdict="disputed", origins=(1, 2), items=(tellers + 1, 2),
            evidence_level="robust", agreement="low",
            reasons=(
                reason("supports: one unnamed person, counted once for all items that repeat it",
                       items=tuple(e.id for e in many_tellers(tellers))),
                reason("disputes: the termination letter gives another reason", side="against",
                       items=("BBBBBBB1",)),
                reason("disputes: the chief executive denies it and has an interest in the answer",
                       0.5, side="against", items=("BBBBBBB2",)),
                reason("Limited to moderate: a credible source says otherwise, and that is "
                       "unresolved", 0.0, kind="cap",
                       rule="R4"),
                reason("Not counted: a media report (Cargo Wire), because it was retracted",
                       0.0, kind="void", items=("BBBBBBB4",)),
            ),
        ),
        "would_change": (
            "a second origin, independent of the first, that heard the reason from either board",
            "the court finding that the minimum purchases were met",
        ),
        "enquiries": (
            enquiry("Northlight Robotics", reply="The agreement ended on the date and for the "
                    "reason stated in our letter. Everything else is speculation.",
                    replied_on="2026-02-18"),
            enquiry("Harbour Data"),
        ),
    }  # fmt: skip


PARAGRAPHS = (
    "KINGSPORT. For four years the arms in Northlight’s hall learned to pick from what Harbour "
    "Data’s cameras had seen. | The two companies parted on 30 June, and neither has "
    "said much since.",
    "A person close to Harbour Data says that the quarrel over who owns the trained models is what "
    "broke it. | Northlight’s chief executive says it was nothing of the kind. | The letter that "
    "ended the agreement, seen by this newspaper, does not mention the models.",
    "# “Mutual”",
    "Nothing weighed on the margin as much as Harbour’s licence fee, a former manager says; "
    "analysts name steel and freight. | Copies of what the cameras saw are said to have stayed.",
    "Asked what he would do differently, one engineer looked at the empty rig for a while.",
)


def annotated_article(claims: int = 0) -> PublishedArticle:
    """An article of our own with claims of every level, overlapping ones and a lost one.

    `claims` adds as many further ones on the last paragraph.
    """
    outlet = make.published_source("The Daily Ledger")
    article = make.published_article(
        "How a model partnership came apart",
        paragraphs=PARAGRAPHS,
        publisher=outlet,
        byline="Jonas Weir",
        published_on="2025-11-12",
    )
    said = (
        (
            "The partnership ended on 30 June 2025.",
            "supported",
            "very high",
            "The two companies parted on 30 June",
        ),
        (
            CLAIM,
            "disputed",
            "moderate",
            "the quarrel over who owns the trained models is what broke it",
        ),
        (
            "The companies quarrelled over who owns the models.",
            "supported",
            "high",
            "the quarrel over who owns the trained models",
        ),
        (
            "The licence fee was the largest cause of the lower margin.",
            "supported",
            "very low",
            "Nothing weighed on the margin as much as Harbour’s licence fee",
        ),
        (
            "Northlight kept copies of the training data.",
            "partly_supported",
            "low",
            "Copies of what the cameras saw are said to have stayed",
        ),
        (
            "The letter does not mention the models.",
            "unproven",
            None,
            "does not mention the models",
        ),
    )
    for statement, verdict, confidence, words in said:
        rating = 3 if verdict == "partly_supported" else None
        claim = make.published_claim(
            statement, verdict=verdict, confidence=confidence, rating=rating
        )
        make.published_appearance(claim, article, words, mode="attributed", attribution="a person")
    gone = make.published_claim(
        "Harbour raised its fee by 40 per cent.", verdict="refuted", confidence="high"
    )
    make.published_appearance(gone, article, "raised its fee by 40 per cent", state="orphaned")
    for place in range(claims):
        further = make.published_claim(f"Further claim {place}.")
        make.published_appearance(further, article, "one engineer looked at the empty rig")
    return article


def rich_claim() -> PublishedClaim:
    """Disputed, four editions, corrected, under review, told in an article, with a neighbour."""
    northlight = make.published_company("Northlight Robotics")
    harbour = make.published_company("Harbour Data")
    article = make.published_article("How a model partnership came apart", paragraphs=PARAGRAPHS)
    neighbour = make.published_claim(
        "Both companies called the end “mutual”.", verdict="supported", confidence="very high"
    )
    final = disputed_content()
    final["appearances"] = (
        appearance(
            new_public_id(),
            Named(article.public_id, article.title),
            span("is what broke it"),
            mode="attributed",
            attribution="a person close to Harbour Data",
        ),
    )
    final["links"] = (link("gives_context_to", neighbour.public_id, neighbour.statement),)
    claim = make.published_claim(
        CLAIM,
        companies=[(northlight, "subject"), (harbour, "counterparty")],
        topics=[make.published_topic("End of the partnership")],
        verdict="unproven",
        published_at="2025-07-08T09:00:00+00:00",
    )
    make.another_edition(
        claim, verdict="supported", confidence="low", published_at="2025-09-14T09:00:00+00:00"
    )
    make.another_edition(
        claim, verdict="supported", confidence="high", published_at="2025-11-20T09:00:00+00:00"
    )
    make.another_edition(claim, published_at="2026-03-09T09:00:00+00:00", **final)
    make.correction(
        claim,
        was_wrong="An earlier edition said that six independent outlets had confirmed the quarrel.",
        is_right="All six relied on one report by Meridian Wire; the verdict "
        "changed from Supported to Disputed.",
    )
    return claim


def poor_claim() -> PublishedClaim:
    """Imported, one item of unknown origin, nothing else known."""
    from tests.public.contents import review

    return make.published_claim(
        "Harbour Data offered the models to Tern Automation.",
        in_short="",
        rationale="",
        would_change=(),
        held_from=None,
        review=review(
            how="carried_over", base="Port City Post’s company file", checkers=0, due_on=None
        ),
    )
