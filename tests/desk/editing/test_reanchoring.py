"""A new version of a text: what becomes of the passages that claims were made from."""

from __future__ import annotations

import time
from dataclasses import asdict
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.desk.editing.acting import JOURNALIST, acting
from articles.desk.editing.appearance import add_appearance
from articles.desk.editing.appearance_place import confirm_appearance, mend_appearance
from articles.desk.editing.article import make_article
from articles.desk.editing.article_version import Added, add_version
from articles.desk.editing.claim_desk import mark
from articles.desk.editing.errors import EditingError, StaleVersion
from articles.desk.editing.reanchoring import confirm as confirm_in
from articles.desk.models import Appearance, AppearanceSpan, Article, ArticleVersion, Claim, Person
from articles.logic.anchoring import describe
from articles.logic.blocks import find_blocks
from articles.logic.sentences import split_sentences
from tests.desk import factories

pytestmark = pytest.mark.django_db

PARAGRAPHS = (
    "Harbour cut the share of its partner to 22 per cent in June. Neither side said why.",
    "The agreement of 2022 is not public. It was signed in Kingsport, two people said.",
    "Tern Automation has made no offer for the models so far.",
)
CUT = "Harbour cut the share of its partner to 22 per cent in June."
SIGNED = "It was signed in Kingsport"
OFFER = "made no offer for the models"


def text_fields(*paragraphs: str) -> dict[str, Any]:
    text = "\n\n".join(paragraphs)
    blocks = find_blocks(text)
    return {
        "text": text,
        "blocks": [{"kind": b.kind.value, "start": b.start, "end": b.end} for b in blocks],
        "sentences": [[s.start, s.end, s.block] for s in split_sentences(text, blocks, "en")],
        "raw": text.encode(),
        "media_type": "text/plain",
    }


def an_article(ana: Person, *paragraphs: str) -> ArticleVersion:
    with acting(ana, "test"):
        article = make_article(title="Strain grows", language="en")
        return add_version(
            article, version=article.version, fields=text_fields(*(paragraphs or PARAGRAPHS))
        ).version


def say(ana: Person, text: ArticleVersion, *words: str, claim: Claim | None = None) -> Appearance:
    claim = (claim or factories.draft(ana)).refreshed()
    spans = [(text.text.index(part), text.text.index(part) + len(part)) for part in words]
    with acting(ana, "test"):
        return add_appearance(claim, version=claim.version, article_version=text, spans=spans)


def edit(ana: Person, article: Article, *paragraphs: str) -> Added:
    with acting(ana, "test"):
        return add_version(
            article, version=article.refreshed().version, fields=text_fields(*paragraphs)
        )


def placed(appearance: Appearance) -> tuple[str, int, list[str]]:
    """State, number of the version, and the words that stand at the spans there."""
    appearance = appearance.refreshed()
    text = appearance.article_version
    spans = [text.text[span.start : span.end] for span in appearance.spans.all()]
    return appearance.state, text.number, spans


def test_it_moves_along_where_words_and_sentence_stand() -> None:
    ana = factories.person("ana")
    text = an_article(ana)
    cut, signed = say(ana, text, CUT), say(ana, text, SIGNED)
    added = edit(ana, text.article, "A new first paragraph.", *PARAGRAPHS)
    assert placed(cut) == ("anchored", 2, [CUT])
    assert placed(signed) == ("anchored", 2, [SIGNED])
    report = added.reanchored
    assert (report.stand, report.shifted, report.moved, report.orphaned) == (2, 2, [], [])
    span = signed.spans.get()
    assert added.version.text[span.start - 32 : span.start] == span.prefix
    assert added.version.sentences[span.sentence or 0][0] <= span.start


def test_it_lists_what_is_gone_and_what_stands_in_a_changed_sentence() -> None:
    ana = factories.person("ana")
    text = an_article(ana)
    cut, signed, offer = (say(ana, text, words) for words in (CUT, SIGNED, OFFER))
    report = edit(
        ana, text.article,
        "Neither side said why.",
        "The agreement of 2022 is not public. It was signed in Kingsport, a former manager said.",
        PARAGRAPHS[2],
    ).reanchored  # fmt: skip
    assert placed(cut) == ("orphaned", 1, [CUT])
    assert placed(signed) == ("moved", 2, [SIGNED])
    assert placed(offer) == ("anchored", 2, [OFFER])
    assert (report.stand, report.moved, report.orphaned) == (1, [signed], [cut])


def test_it_tells_of_no_claim_that_the_person_may_not_know_of() -> None:
    ana, ben = factories.person("ana"), factories.person("ben", JOURNALIST)
    text = an_article(ana)
    secret = say(ana, text, CUT)
    with acting(ana, "test"):
        mark(secret.claim, version=secret.claim.refreshed().version, marking="confidential")
    report = edit(ben, text.article, "New.", *PARAGRAPHS[1:]).reanchored
    assert (report.told(), report.orphaned) == ("", [])
    assert placed(secret)[0] == "orphaned"
    say(ben, text, SIGNED)
    report = edit(ben, text.article, "Now.", *PARAGRAPHS[1:]).reanchored
    assert report.told() == "Of 1 passage 1 stands in it."
    report = edit(ana, text.article, *PARAGRAPHS[1:]).reanchored
    assert report.told() == "Of 2 passages 1 stands in it (1 at another place). 1 needs you."


def test_it_moves_no_part_of_a_claim() -> None:
    ana, ben = factories.person("ana"), factories.person("ben")
    text = an_article(ana)
    claim = factories.draft(ana)
    say(ana, text, SIGNED, claim=claim)
    factories.attach(ana, claim)
    factories.assess(ana, claim)
    factories.verify(ben, factories.submit(ana, claim))
    before = claim.refreshed()
    assert before.workflow == "verified"
    edit(ana, text.article, "New.", PARAGRAPHS[1].replace("two people", "a manager"))
    assert (claim.refreshed().workflow, claim.version) == ("verified", before.version)


def test_a_sentence_that_returns_is_found_again() -> None:
    ana = factories.person("ana")
    text = an_article(ana)
    cut = say(ana, text, CUT)
    edit(ana, text.article, *PARAGRAPHS[1:])
    assert placed(cut) == ("orphaned", 1, [CUT])
    edit(ana, text.article, PARAGRAPHS[1], PARAGRAPHS[0])
    assert placed(cut) == ("anchored", 3, [CUT])


def test_a_passage_of_several_spans_stands_or_falls_as_a_whole() -> None:
    ana = factories.person("ana")
    listed = "Sources report disagreements over privacy, property rights, and priorities."
    text = an_article(ana, listed, *PARAGRAPHS)
    both = say(ana, text, "disagreements over", "property rights")
    edit(ana, text.article, PARAGRAPHS[0], listed)
    assert placed(both) == ("anchored", 2, ["disagreements over", "property rights"])
    edit(ana, text.article, PARAGRAPHS[0], "Sources report disagreements over privacy.")
    assert placed(both) == ("orphaned", 2, ["disagreements over", "property rights"])


def test_it_takes_a_fixed_number_of_queries() -> None:
    ana = factories.person("ana")
    counts = []
    for number in (2, 12):
        text = an_article(ana, *PARAGRAPHS, f"{number} passages.")
        claim = factories.draft(ana)
        for _ in range(number):
            say(ana, text, SIGNED, claim=claim)
        with CaptureQueriesContext(
            connection,
        ) as queries:
            edit(ana, text.article, "New.", *PARAGRAPHS)
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_five_hundred_passages_of_a_long_text_are_placed_at_once() -> None:
    ana = factories.person("ana")
    long = [
        f"In part {number} the partner cut its share to {number} per cent. Nobody said why. "
        f"A manager of part {number} called that a step back for the industry."
        for number in range(1700)
    ]
    text = an_article(ana, *long)
    claim = factories.draft(ana)
    with acting(ana, "test"):
        said = Appearance.objects.bulk_create(
            Appearance(claim=claim, article_version=text) for _ in range(500)
        )
        for number, appearance in enumerate(said):
            words = f"the partner cut its share to {number * 3} per cent"
            start = text.text.index(words)
            quoted = describe(text.text, start, start + len(words))
            span = AppearanceSpan(appearance=appearance, **asdict(quoted))
            confirm_in(span, text)
            appearance.spans.bulk_create([span])
    gone = long[300]
    edited = [line.replace("called that", "caled that") for line in long if line != gone]
    fields = text_fields("A new beginning.", *edited)
    began = time.process_time()
    with acting(ana, "test"), CaptureQueriesContext(connection) as queries:
        report = add_version(
            text.article, version=text.article.refreshed().version, fields=fields
        ).reanchored
    assert time.process_time() - began < 5
    assert (report.stand, report.moved, report.orphaned) == (499, [], [said[100]])
    assert len(queries) < 20


def test_what_stays_lost_is_not_written_again() -> None:
    ana = factories.person("ana")
    text = an_article(ana)
    cut = say(ana, text, CUT)
    edit(ana, text.article, *PARAGRAPHS[1:])
    before = cut.refreshed().version
    assert edit(ana, text.article, "New.", *PARAGRAPHS[1:]).reanchored.orphaned == [cut]
    assert cut.refreshed().version == before


def test_words_of_an_older_version_are_looked_for_in_the_newest() -> None:
    ana = factories.person("ana")
    first = an_article(ana)
    edit(ana, first.article, "New.", *PARAGRAPHS[1:])
    assert placed(say(ana, first, SIGNED)) == ("anchored", 2, [SIGNED])
    assert placed(say(ana, first, CUT)) == ("orphaned", 1, [CUT])


def newest_of(appearance: Appearance) -> ArticleVersion:
    return appearance.article_version.article.versions.order_by("-number")[0]


def confirm(ana: Person, appearance: Appearance, **changed: Any) -> None:
    appearance = appearance.refreshed()
    told = {
        "version": appearance.claim.refreshed().version,
        "article_version": newest_of(appearance),
    }
    with acting(ana, "test"):
        confirm_appearance(appearance, **{**told, **changed})


def mend(ana: Person, appearance: Appearance, *words: str, **changed: Any) -> Appearance:
    appearance = appearance.refreshed()
    newest = newest_of(appearance)
    spans = [(newest.text.index(part), newest.text.index(part) + len(part)) for part in words]
    told = {"version": appearance.claim.refreshed().version, "article_version": newest}
    with acting(ana, "test"):
        return mend_appearance(appearance, **{**told, "spans": spans, **changed})


def test_other_words_are_another_statement_for_a_second_person() -> None:
    ana, ben = factories.person("ana"), factories.person("ben")
    text = an_article(ana)
    claim = factories.draft(ana)
    cut = say(ana, text, CUT, claim=claim)
    factories.attach(ana, claim)
    factories.assess(ana, claim)
    factories.verify(ben, factories.submit(ana, claim))
    edit(ana, text.article, "Harbour lowered its partner's share to a fifth.", PARAGRAPHS[1])
    mended = mend(ana, cut, "lowered its partner's share")
    assert placed(mended) == ("anchored", 2, ["lowered its partner's share"])
    assert mended.spans.get().exact == "lowered its partner's share"
    assert claim.refreshed().workflow == "draft"


def test_the_same_words_are_mended_and_confirmed_without_touching_a_part() -> None:
    ana, ben = factories.person("ana"), factories.person("ben")
    text = an_article(ana)
    claim = factories.draft(ana)
    one, two = say(ana, text, SIGNED, claim=claim), say(ana, text, SIGNED, claim=claim)
    factories.attach(ana, claim)
    factories.assess(ana, claim)
    factories.verify(ben, factories.submit(ana, claim))
    edit(ana, text.article, PARAGRAPHS[1].replace("two people said", "a manager said later"))
    assert placed(one)[0] == placed(two)[0] == "moved"
    mend(ana, one, SIGNED)
    confirm(ana, two)
    assert placed(one) == placed(two) == ("anchored", 2, [SIGNED])
    assert claim.refreshed().workflow == "verified"


def test_it_refuses_to_mend_out_of_place() -> None:
    ana = factories.person("ana")
    text, other = an_article(ana), an_article(ana, "Another text.")
    cut = say(ana, text, CUT)
    edit(ana, text.article, *PARAGRAPHS[1:])
    with pytest.raises(EditingError, match="newest version"):
        mend(ana, cut, SIGNED, article_version=text)
    with pytest.raises(EditingError, match="newest version"):
        mend(ana, cut, SIGNED, article_version=other)
    with pytest.raises(EditingError, match="outside the text"):
        mend(ana, cut, spans=[(0, 10_000)])
    with pytest.raises(EditingError, match="Choose the words"):
        mend(ana, cut, spans=[])
    with pytest.raises(StaleVersion):
        mend(ana, cut, SIGNED, version=0)
    with pytest.raises(EditingError, match="does not wait"):
        confirm(ana, cut)
    assert placed(cut) == ("orphaned", 1, [CUT])


def test_what_moved_waits_for_a_person_however_often_the_text_changes() -> None:
    ana = factories.person("ana")
    text = an_article(ana)
    signed = say(ana, text, SIGNED)
    changed = PARAGRAPHS[1].replace("two people", "a manager")
    states = []
    for paragraphs in ([changed], ["New.", changed], [PARAGRAPHS[2]], ["New.", changed]):
        edit(ana, text.article, *paragraphs)
        states.append(signed.refreshed().state)
    assert states == ["moved", "moved", "orphaned", "moved"]
    confirm(ana, signed)
    for paragraphs in ([changed], [PARAGRAPHS[2]], [changed]):
        edit(ana, text.article, *paragraphs)
    assert placed(signed) == ("anchored", 8, [SIGNED])


def test_the_sentence_that_a_person_knows_needs_nobody() -> None:
    ana = factories.person("ana")
    text = an_article(ana)
    signed = say(ana, text, SIGNED)
    edit(ana, text.article, PARAGRAPHS[1].replace("two people", "a manager"))
    report = edit(ana, text.article, PARAGRAPHS[1]).reanchored
    assert (placed(signed), report.stand) == (("anchored", 3, [SIGNED]), 1)


SAID = [
    f"It was signed in Kingsport, {who} said."
    for who in ("two people", "a manager", "two managers")
]


@given(st.lists(st.sampled_from([*SAID, "gone", "confirm"]), max_size=6))
@settings(max_examples=12)
def test_it_stands_in_the_sentence_that_a_person_last_confirmed(deeds: list[str]) -> None:
    ana = factories.person()
    article = an_article(ana, PARAGRAPHS[0], SAID[0])
    signed = say(ana, article, SIGNED)
    known, state = SAID[0], "anchored"
    present = known
    for number, deed in enumerate(deeds):
        if deed != "confirm":
            present = deed if deed in SAID else ""
            edit(ana, article.article, f"Edit {number}.", *filter(None, [PARAGRAPHS[0], present]))
            state = ("anchored" if present == known else "moved") if present else "orphaned"
        elif state == "moved":
            confirm(ana, signed)
            known, state = present, "anchored"
        assert signed.refreshed().state == state


def test_it_confirms_no_words_that_changed() -> None:
    ana = factories.person("ana")
    text = an_article(ana)
    cut = say(ana, text, CUT)
    edit(ana, text.article, PARAGRAPHS[0].replace("partner", "partenr"), PARAGRAPHS[1])
    state, number, words = placed(cut)
    assert (state, number) == ("moved", 2)
    assert words == [CUT.replace("partner", "partenr")]
    with pytest.raises(EditingError, match="words changed"):
        confirm(ana, cut)


def test_it_confirms_no_sentence_that_the_person_did_not_read() -> None:
    ana = factories.person("ana")
    text = an_article(ana)
    signed = say(ana, text, SIGNED)
    read = edit(ana, text.article, PARAGRAPHS[1].replace("two people", "a manager")).version
    edit(ana, text.article, PARAGRAPHS[1].replace("two people", "two managers"))
    with pytest.raises(EditingError, match="newest version"):
        confirm(ana, signed, article_version=read)
    assert placed(signed) == ("moved", 3, [SIGNED])
