"""Signing in, and posting a change form as a browser would."""

from __future__ import annotations

from typing import Any

from django.db.models import Model
from django.test import Client
from django.urls import reverse
from lxml import html

from articles.desk.models import Person


def client_of(person: Person) -> Client:
    client = Client()
    client.force_login(person)
    return client


def address(record: Model | type[Model], page: str, *args: Any) -> str:
    """The address of a record's page ("change", "history", "step" …) or of its list."""
    name = f"admin:articles_{record._meta.model_name}_{page}"
    if isinstance(record, Model):
        args = (record.pk, *args)
    return reverse(name, args=args)


def fields_of(response: Any, form: str = "") -> dict[str, Any]:
    """What a browser would send back from the page's form, hidden fields included."""
    assert response.status_code in (200, 412), response.status_code
    response.render() if hasattr(response, "render") else None
    tree = html.fromstring(response.content.decode())
    found: Any = tree.get_element_by_id(form) if form else tree.cssselect("#content form")[0]
    values: dict[str, Any] = {}
    for name, value in found.form_values():
        # A browser drops the line end with which a textarea begins.
        values.setdefault(name, []).append(value.removeprefix("\n"))
    return {name: held if len(held) > 1 else held[0] for name, held in values.items()}


def text_of(response: Any) -> str:
    """The page's words, without tags and doubled white space."""
    tree = html.fromstring(response.content.decode())
    for node in tree.xpath("//script|//style"):
        node.drop_tree()
    return " ".join(tree.text_content().split())
