"""Reports of readers, made through the verb."""

from __future__ import annotations

import secrets

from articles.desk.editing.acting import acting
from articles.desk.editing.reader_report import Reported, receive
from articles.desk.models import Claim, Person, ReaderReport

WORDS = "The filing says 14 March, not 4 March."


def report(
    claim: Claim, words: str = WORDS, *, kind: str = "fact", address: str = "", name: str = ""
) -> ReaderReport:
    with acting(Person.objects.get(is_system=True), "test"):
        said = Reported(kind, words, claim.published_number or 1, address, name)
        return receive(claim, said, token_mark=secrets.token_hex(32), network="")
