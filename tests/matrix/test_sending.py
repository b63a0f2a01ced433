"""A form filled in well: done for whoever may, without a trace for everybody else."""

from __future__ import annotations

import pytest
from lxml import html

from tests.matrix.sending import FORMS, PROPOSALS, RECORDS, Form
from tests.matrix.walking import Walker, changed, fingerprint, taken_back
from tests.matrix.workflow import parsed

#: Tables that readers' pages are made of.
PUBLIC = ("articles_published", "articles_edition", "articles_correction", "articles_redaction")


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.name)
def test_it_does_what_a_role_may_do_and_nothing_for_the_others(kept: Walker, form: Form) -> None:
    path, filled = form.path(kept), form.filled(kept)
    before = fingerprint()
    for visitor in form.refused:
        answer = kept.send(visitor, path, filled)
        assert answer.status in _refusals(form, visitor), (visitor, answer.status)
    assert changed(before) == [], "refused, and something is changed"
    for visitor in form.done_by:
        with taken_back():
            answer = kept.send(visitor, path, filled)
            assert answer.status == form.answers, (visitor, _words(answer.text))
            assert changed(before) or form.answers == 200, visitor
    assert changed(before) == []


def _refusals(form: Form, visitor: str) -> set[int]:
    if visitor in ("anon", "gone"):
        return {302}
    said_in_words = ("_step", "_show_version", "_together", "_report", "_choices")
    is_said_in_words = form.key.endswith(said_in_words)
    return {200, 302, 403, 412} if is_said_in_words and visitor not in ("none", "A") else {403}


def _words(page: str) -> list[str]:
    """What the page says is wrong."""
    found = html.fromstring(page or "<p>").cssselect("[class*=error], .notice")
    return [" ".join(node.text_content().split()) for node in found]


@pytest.mark.parametrize("form", PROPOSALS, ids=lambda form: form.name)
def test_a_proposal_makes_a_request_and_nothing_public(kept: Walker, form: Form) -> None:
    filled = form.filled(kept)
    for visitor in ("J", "F"):
        before = fingerprint()
        with taken_back():
            assert kept.send(visitor, form.path(kept), filled).status == 302
            touched = changed(before)
        assert "articles_request" in touched
        assert not [name for name in touched if name.startswith(PUBLIC)]


def test_an_administrator_changes_everybody_but_oneself_and_a_superuser(kept: Walker) -> None:
    change = next(one for one in RECORDS if one.key.endswith("person_change"))
    filled = change.filled(kept)
    before = fingerprint()
    for subject in ("A", "root"):
        form = Form(change.key, subject, "people", (), is_read=False)
        assert kept.send("A", form.path(kept), filled).status == 403
        form = Form("admin:articles_person_step", f"{subject} password", "people", ())
        typed = {"seen_version": "1", "password1": "x" * 12 + "9?", "password2": "x" * 12 + "9?"}
        assert kept.send("A", form.path(kept), typed).status != 302
    assert changed(before) == []


def test_the_forms_agree_with_the_matrix() -> None:
    actions = parsed()
    for form in FORMS:
        marks = actions[form.action].marks if form.action in actions else {}
        for role in set(form.may) & marks.keys():
            assert marks[role].startswith(("✓", "propose")), (form.name, role)
        assert form not in PROPOSALS or marks["J"] == "propose", form.name
