"""Single keys: one's own switch, on every page that knows them, and nobody else's."""

from __future__ import annotations

import pytest

from articles.desk.models import Person
from tests.desk.admin.pages import client_of, fields_of, text_of
from tests.desk.newsroom import Newsroom

pytestmark = pytest.mark.django_db
QUEUE = "/desk/articles/claim/queue/?tab=to-verify"
KEYS = "/desk/articles/claim/keys/"
OFF = '<meta name="claimbook-keys" content="off">'


def test_it_turns_them_off_and_on_for_oneself(newsroom: Newsroom) -> None:
    client = client_of(newsroom.ben)
    page = client.get(QUEUE)
    assert OFF not in page.content.decode()
    assert "Turn keys off" in text_of(page)
    answer = client.post(KEYS, {"keys": "off", "return_to": QUEUE}, follow=True)
    assert "Keys are off." in text_of(answer)
    assert "To verify" in text_of(answer)
    claim = newsroom.claim("in_review")
    for where in (QUEUE, f"/desk/articles/claim/{claim.pk}/change/"):
        assert OFF in client.get(where).content.decode()
    assert OFF not in client_of(newsroom.cleo).get(QUEUE).content.decode()
    client.post(KEYS, {"keys": "on"})
    assert Person.objects.get(pk=newsroom.ben.pk).uses_keys


def test_it_leads_nowhere_else(newsroom: Newsroom) -> None:
    client = client_of(newsroom.ben)
    for asked in ("https://elsewhere.example/", "//elsewhere.example/", "javascript:1", ""):
        answer = client.post(KEYS, {"keys": "off", "return_to": asked})
        assert answer.headers["Location"] == "/desk/articles/claim/queue/"
    assert client.get(KEYS).status_code == 405


def test_an_administrator_s_form_leaves_them(newsroom: Newsroom) -> None:
    client_of(newsroom.ben).post(KEYS, {"keys": "off"})
    where = f"/desk/articles/person/{newsroom.ben.pk}/change/"
    client = client_of(newsroom.root)
    sent = fields_of(client.get(where)) | {"first_name": "Benedict"}
    assert client.post(where, sent).status_code == 302
    ben = Person.objects.get(pk=newsroom.ben.pk)
    assert (ben.first_name, ben.uses_keys) == ("Benedict", False)
