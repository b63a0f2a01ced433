"""Words of mail: one line in a subject, and nothing of a confidential claim."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from articles.logic.letters import IN_DIGEST, About, Told, answer, digest, notice
from articles.logic.mail_kinds import How, chosen
from articles.logic.notification_kinds import NotificationKind
from articles.logic.vocabulary import Marking

CHOICES = "https://claims.example/desk/choices/"
LINK = "https://claims.example/desk/7/"


def told(statement: str, marking: str, words: str = "ana sent it back.") -> Told:
    return Told("Sent back", words, About("ABCD1234", statement, marking, False, LINK))


@settings(max_examples=60)
@given(st.text(min_size=1), st.sampled_from(["public", "internal"]))
def test_a_subject_is_one_short_line(statement: str, marking: str) -> None:
    letter = notice(told(statement, marking), CHOICES)
    assert len(letter.subject.splitlines()) == 1
    assert len(letter.subject) < 250
    assert "ABCD1234" in letter.subject
    assert LINK in letter.text
    assert CHOICES in letter.text


@settings(max_examples=60)
@given(st.text(alphabet="0123456789qxz ", min_size=6).filter(str.strip))
def test_of_a_confidential_claim_there_is_the_link_alone(statement: str) -> None:
    secret = told(f"#{statement}#", "confidential", f"#{statement}#")
    other = told("#something else#", "confidential", "#else#")
    assert notice(secret, CHOICES) == notice(other, CHOICES)
    assert digest("3 May 2030", [secret], CHOICES) == digest("3 May 2030", [other], CHOICES)
    assert "ABCD1234" not in notice(secret, CHOICES).text
    assert LINK in notice(secret, CHOICES).text


def test_every_marking_is_decided() -> None:
    named = {marking.value: told("It rains.", marking.value).about.is_named for marking in Marking}
    assert named == {"public": True, "internal": True, "confidential": False}
    assert not told("It rains.", "a new one").about.is_named


def test_a_digest_ends() -> None:
    many = [told(f"No. {number}.", "public") for number in range(IN_DIGEST + 3)]
    letter = digest("3 May 2030", many, CHOICES)
    assert letter.subject == "53 things you were told, 3 May 2030"
    assert "And 3 more, at the desk." in letter.text
    assert letter.text.count(LINK) == IN_DIGEST


def test_an_answer_closes_what_it_opens() -> None:
    letter = answer("REP00001", "ABCD1234", LINK, "Right \u202e to left")
    assert letter.text.count("\u202e") == letter.text.count("\u202c") == 1


def test_what_presses_is_told_at_once_unless_chosen_otherwise() -> None:
    assert chosen(NotificationKind.ASSIGNED, {}) is How.AT_ONCE
    assert chosen(NotificationKind.REPORT, {}) is How.DIGEST
    assert chosen(NotificationKind.ASSIGNED, {"assigned": "never"}) is How.NEVER
