"""Notes on who has a form open. Outside of `acting`: they change nothing that anybody keeps."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db import connection

from articles.desk.models import EditingNote, Person

#: Minutes after which a note without a sign of life counts no more.
EXPIRES = 5


@dataclass(frozen=True)
class Editing:
    """Somebody else with the same form open, and for how many whole minutes."""

    who: str
    minutes: int


def subject_of(record: Any) -> tuple[str, str]:
    """(model name, public id) of a record; records without a public id go by their key."""
    return record._meta.model_name, str(getattr(record, "public_id", record.pk))


# One statement: a page costs one question more, and nothing is held afterwards.
_NOTE = """
WITH noted AS (
    INSERT INTO articles_editingnote AS n (person_id, subject_type, subject)
    VALUES (%(person)s, %(type)s, %(subject)s)
    ON CONFLICT (subject_type, subject, person_id) DO UPDATE SET seen_at = now(),
        began_at = CASE WHEN n.seen_at < now() - %(expires)s THEN now() ELSE n.began_at END
    RETURNING id
)
"""
_OTHERS = """
SELECT coalesce(nullif(trim(p.first_name || ' ' || p.last_name), ''), p.username),
    greatest(0, floor(extract(epoch FROM now() - n.began_at) / 60))::int
FROM articles_editingnote n JOIN articles_person p ON p.id = n.person_id
WHERE n.subject_type = %(type)s AND n.subject = %(subject)s
    AND n.person_id <> %(person)s AND n.seen_at >= now() - %(expires)s
ORDER BY n.began_at, n.id LIMIT 20
"""


def note_editing(person: Person, record: Any) -> list[Editing]:
    """Notes that the person has the record's form open; who else has."""
    return _ask(_NOTE + _OTHERS, person, record)


def others_editing(person: Person, record: Any) -> list[Editing]:
    """Who else has it open; notes nothing of the person, who only reads."""
    return _ask(_OTHERS, person, record)


def _ask(question: str, person: Person, record: Any) -> list[Editing]:
    kind, subject = subject_of(record)
    values: dict[str, int | str] = {"person": person.pk, "type": kind, "subject": subject}
    question = question.replace("%(expires)s", f"interval '{EXPIRES} minutes'")
    with connection.cursor() as cursor:
        cursor.execute(question, values)
        return [Editing(who, minutes) for who, minutes in cursor.fetchall()]


def forget_editing(person: Person, record: Any) -> None:
    """After a save; notes of anybody that expired long ago go with it."""
    kind, subject = subject_of(record)
    EditingNote.objects.filter(person=person, subject_type=kind, subject=subject).delete()
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM articles_editingnote WHERE seen_at < now() - interval '1 hour'")
