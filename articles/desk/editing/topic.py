"""Verbs on topics: make one, rename one that readers do not know yet, delete an unused one."""

from __future__ import annotations

from articles.desk.editing.acting import EDITOR, WRITERS, only
from articles.desk.editing.errors import EditingError
from articles.desk.editing.text import plain_name
from articles.desk.editing.trail import locked_as_seen
from articles.desk.models import ClaimTopic, Topic


def make_topic(*, name: str) -> Topic:
    only(*WRITERS)
    topic = Topic(name=_free_name(name, None))
    topic.save(force_insert=True)
    return topic


def rename_topic(topic: Topic, *, version: int, name: str) -> Topic:
    """`version` is the length of the topic's history, as editing/trail.py has it."""
    only(EDITOR)
    topic = locked_as_seen(topic, version)
    if name == topic.name:
        return topic
    published = ClaimTopic.objects.filter(tag=topic, content_object__published_number__isnull=False)
    if published.exists():
        raise EditingError("Readers know this topic by its name: make another and use that.")
    topic.name = _free_name(name, topic)
    topic.save(update_fields=["name"])
    return topic


def delete_topic(topic: Topic, *, version: int) -> None:
    only(EDITOR)
    topic = locked_as_seen(topic, version)
    if ClaimTopic.objects.filter(tag=topic).exists() or topic.briefs.exists():
        raise EditingError("Claims or briefs have this topic: it stays.")
    topic.delete()


def _free_name(name: str, topic: Topic | None) -> str:
    name = plain_name(name.strip())
    if not name:
        raise EditingError("A topic needs a name.")
    if Topic.objects.filter(name__iexact=name).exclude(pk=topic.pk if topic else None).exists():
        raise EditingError(f"There is a topic “{name}” already.")
    return name
