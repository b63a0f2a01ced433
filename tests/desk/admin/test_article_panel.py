"""The form of a claim in the panel: what it begins with, what a script gets back, undoing."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from lxml import html

from articles.desk.capture.capturing import capture
from articles.desk.editing.acting import JOURNALIST, acting
from articles.desk.editing.claim import revise
from articles.desk.models import Article, Claim, Person, Source
from articles.desk.publishing.company_merge import merge_companies
from tests.desk import factories
from tests.desk.admin.annotating import (
    SENTENCES,
    TITLE,
    article_of,
    claim_on,
    number_of,
    version_of,
)
from tests.desk.admin.pages import address, client_of

pytestmark = pytest.mark.django_db


def form_of(client: Client, article: Article, number: int, **asked: Any) -> dict[str, Any]:
    """The fields of the form that the panel shows, several values as a list."""
    response = client.get(address(article, "make_claim", number), {"panel": "1", **asked})
    assert response.status_code == 200
    return fields_in(response.json()["form"])


def fields_in(form: str) -> dict[str, Any]:
    tree: Any = html.fromstring(form)
    values: dict[str, Any] = {}
    for name, value in tree.form_values():
        values.setdefault(name, []).append(value.removeprefix("\n"))
    return {name: held if len(held) > 1 else held[0] for name, held in values.items()}


def post(client: Client, article: Article, number: int, **typed: Any) -> Any:
    """What the script gets: the page's own fields with what was typed."""
    fields = form_of(client, article, number) | typed
    at = f"{address(article, 'make_claim', number)}?panel=1"
    return client.post(at, fields).json()


def undo(client: Client, article: Article, token: str) -> Any:
    return client.post(f"{address(article, 'undo')}?panel=1", {"undo": token}).json()


def test_it_answers_a_script_with_the_blocks_and_the_coverage_as_they_are_now() -> None:
    ana = factories.person("ana")
    article = article_of(ana)
    answer = post(client_of(ana), article, 4, then="next")
    claim = Claim.objects.get()
    assert answer["said"] == f"Claim {claim.public_id} is made."
    assert answer["undo"] == f"{claim.public_id}:1"
    assert answer["href"] == address(claim, "change")
    ((block, shown),) = answer["blocks"].items()
    assert html.fromstring(shown).get("id") == block
    assert "(Claim (draft), no confidence)" in shown
    assert "1 of 4 sentences carries a claim" in answer["coverage"]


def test_it_answers_faults_with_the_form_and_all_that_was_typed() -> None:
    ana = factories.person("ana")
    acme = factories.make_company(ana, "Acme")
    article = article_of(ana)
    answer = post(client_of(ana), article, 1, statement="", companies=[acme.public_id],
                  attribution="my words", topics="Loans", then="next")  # fmt: skip
    assert set(answer) == {"form"}
    assert "Nothing was saved" in answer["form"]
    kept = fields_in(answer["form"])
    assert (kept["attribution"], kept["topics"], kept["companies"]) == (
        "my words",
        "Loans",
        acme.public_id,
    )
    assert not Claim.objects.exists()


def test_it_loses_nothing_when_the_text_has_moved_on() -> None:
    ana = factories.person("ana")
    article = article_of(ana)
    client = client_of(ana)
    before = version_of(article)
    fields = form_of(client, article, 4) | {"statement": "They work together."}
    with acting(ana, "test"):
        capture(f"{TITLE}\n\nOne sentence is all that is left of it.\n".encode(), article=article)
    at = f"{address(article, 'make_claim', 4)}?panel=1"
    answer = client.post(at, fields).json()
    assert "newer version of its text" in answer["form"]
    assert fields_in(answer["form"])["statement"] == "They work together."
    assert not Claim.objects.exists()
    stale = client.get(f"{at}&version={before.pk}").json()["form"]
    assert "newer version of its text" in stale
    assert client.get(address(article, "make_claim", 4)).status_code == 404


def test_it_takes_companies_by_any_name_with_the_words_and_a_guess_of_the_role() -> None:
    ana = factories.person("ana")
    bolt = factories.make_company(ana, "Bolt Industries", names=[("Bolt", "trading")])
    acme = factories.make_company(ana, "Acme Corp.")
    old = factories.make_company(ana, "Crate Works")
    with acting(ana, "test"):
        merge_companies(old, version=old.version, into=acme)
    text = "Bolt sued Crate Works. Acme Corp. and Bolt met. 株式会社アクメ工業は発表した。"
    akume = factories.make_company(ana, "アクメ工業", names=[("株式会社アクメ工業", "legal")])
    article = article_of(ana, f"{TITLE}\n\n{text}\n")
    client = client_of(ana)

    def found(words: str) -> dict[str, str]:
        fields = form_of(client, article, number_of(article, words))
        ticked = fields.get("companies", [])
        return {key: fields[f"role_{key}"] for key in [ticked] * isinstance(ticked, str) or ticked}

    assert found("sued") == {bolt.public_id: "subject", acme.public_id: "counterparty"}
    assert found("met") == {acme.public_id: "subject", bolt.public_id: "subject"}
    assert found("発表") == {akume.public_id: "subject"}
    shown = client.get(address(article, "make_claim", 1)).content.decode()
    assert "found as “Bolt”" in shown
    assert "found as “Crate Works”" in shown


def test_it_offers_what_the_text_names_where_neither_sentence_nor_article_does() -> None:
    ana = factories.person("ana")
    acme, bolt = factories.make_company(ana, "Acme"), factories.make_company(ana, "Bolt")
    article = article_of(ana)
    fields = form_of(client_of(ana), article, 4)
    assert {f"role_{acme.public_id}", f"role_{bolt.public_id}"} <= fields.keys()
    assert "companies" not in fields


def test_it_keeps_the_roles_that_are_chosen() -> None:
    ana = factories.person("ana")
    acme, bolt = factories.make_company(ana, "Acme"), factories.make_company(ana, "Bolt")
    article = article_of(ana)
    post(client_of(ana), article, 1, **{f"role_{bolt.public_id}": "supplier"})
    links = Claim.objects.get().company_links.all()
    assert {link.company: link.role for link in links} == {acme: "subject", bolt: "supplier"}


def test_it_reads_who_says_it_from_the_whole_sentence_of_the_chosen_words() -> None:
    ana = factories.person("ana")
    article = article_of(ana)
    at = version_of(article).text.index("Acme paid")
    fields = form_of(client_of(ana), article, 1, spans=f"{at}-{at + 19}")
    assert fields["statement"] == "Acme paid 3 million."
    assert fields["attribution"] == "according to a company filing"
    assert (fields["mode"], fields["type"]) == ("attributed", "fact")


def test_it_names_the_speaker_where_one_is_on_record_that_the_person_may_know_of() -> None:
    ana, dan = factories.person("ana"), factories.person("dan", JOURNALIST)
    group = factories.make_source(ana, "analysts", kind="group")
    secret = factories.make_source(ana, "Deep Well", kind="person", attribution="confidential")
    text = "Analysts said that Acme will grow. Deep Well said that Acme will shrink."
    article = article_of(ana, f"{TITLE}\n\n{text}\n")
    ours, theirs = client_of(ana), client_of(dan)
    assert group.public_id in form_of(theirs, article, 1)["speaker"]
    assert secret.public_id in form_of(ours, article, 2)["speaker"]
    assert not form_of(theirs, article, 2).get("speaker")
    post(theirs, article, 1)
    assert Claim.objects.get().appearances.get().speaker == group
    refused = post(theirs, article, 2, speaker=f"Deep Well · {secret.public_id}")
    assert "No source is called" in refused["form"]


def test_it_says_what_the_words_carry_already_and_what_is_like_them() -> None:
    ana = factories.person("ana")
    article = article_of(ana)
    claim = claim_on(ana, article, "Bolt’s chief executive denied", statement="Bolt denied it.")
    factories.draft(ana, SENTENCES[1])
    response = client_of(ana).get(address(article, "make_claim", 2), {"panel": "1"})
    shown = " ".join(html.fromstring(response.json()["form"]).text_content().split())
    assert f"These words carry a claim already: {claim.statement}" in shown
    assert shown.count("Already on record?") == 1


def test_it_undoes_a_claim_and_a_passage_that_was_added() -> None:
    ana = factories.person("ana")
    article = article_of(ana)
    client = client_of(ana)
    made = post(client, article, 4)
    answer = undo(client, article, made["undo"])
    assert answer["is_undone"]
    assert "a.mark" not in answer["blocks"].popitem()[1]
    assert not Claim.objects.exists()
    known = factories.draft(ana)
    added = post(client, article, 4, instead=f"{known.public_id}:{known.version}")
    assert added["said"].startswith("The passage is added")
    assert known.appearances.exists()
    assert undo(client, article, added["undo"])["is_undone"]
    assert not known.appearances.exists()
    assert Claim.objects.get() == known


def _changed(ana: Person, claim: Claim) -> None:
    with acting(ana, "test"):
        revise(claim, version=claim.version, in_short="Changed.")


def _submitted(ana: Person, claim: Claim) -> None:
    factories.attach(ana, claim)
    factories.assess(ana, claim)
    factories.submit(ana, claim)


@pytest.mark.parametrize(
    ("meanwhile", "words"),
    [(_changed, "Somebody else changed this claim"), (_submitted, "Somebody else changed")],
)
def test_it_undoes_nothing_that_was_changed_since(meanwhile: Any, words: str) -> None:
    ana = factories.person("ana")
    article = article_of(ana)
    client = client_of(ana)
    token = post(client, article, 4)["undo"]
    meanwhile(ana, Claim.objects.get())
    answer = undo(client, article, token)
    assert not answer["is_undone"]
    assert words in answer["said"]
    assert Claim.objects.exists()


@pytest.mark.parametrize("token", ["", ":", "AAAAAAAA:1", "\x00:9", "x" * 5000, "AAAAAAAA:1:BB"])
def test_it_undoes_nothing_by_odd_tokens(token: str) -> None:
    ana = factories.person("ana")
    article = article_of(ana)
    answer = undo(client_of(ana), article, token)
    assert answer == {"said": "Nothing was undone. It is gone already.", "is_undone": False}


def test_it_undoes_for_its_author_only_and_never_what_is_hidden() -> None:
    ana, dan = factories.person("ana"), factories.person("dan", JOURNALIST)
    article = article_of(ana)
    token = post(client_of(ana), article, 4)["undo"]
    assert "Only its author or an editor" in undo(client_of(dan), article, token)["said"]
    page = address(article, "undo")
    assert client_of(dan).get(page).status_code == 405
    root = factories.person("root", "administrator", is_superuser=True)
    assert client_of(root).post(page, {"undo": token}).status_code == 403
    response = client_of(ana).post(page, {"undo": token}, follow=True)
    assert "Undone: claim" in response.content.decode()
    assert not Claim.objects.exists()


def test_it_offers_no_undo_on_the_page_once_the_claim_has_changed() -> None:
    ana = factories.person("ana")
    article = article_of(ana)
    client = client_of(ana)
    at = address(article, "make_claim", 4)
    page = client.post(at, form_of(client, article, 4))["Location"]
    token = html.fromstring(client.get(page).content.decode()).cssselect("[name=undo]")[0]
    assert token.get("value") == f"{Claim.objects.get().public_id}:1"
    _changed(ana, Claim.objects.get())
    shown = html.fromstring(client.get(page).content.decode())
    assert shown.cssselect("[name=undo]")[0].get("value") == ""
    assert not Source.objects.exists()
