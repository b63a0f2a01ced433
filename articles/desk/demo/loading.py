"""The stories of the demonstration, each loaded once."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib.resources import files

from articles.desk.demo.invented import tell_invented
from articles.desk.demo.meta_scale import tell_meta_scale
from articles.desk.demo.newsroom import Newsroom
from articles.desk.demo.people import FIRST
from articles.desk.demo.reports import tell_reports
from articles.desk.demo.second_eyes import tell_second_eyes
from articles.desk.editing.notes import is_noted, note
from articles.desk.importing.acquisitions import AcquisitionImport, read_acquisitions

BASE = "Tech-Giants-Acquisitions, compiled by Ali C. (CC BY-SA 4.0)"

Tell = Callable[[Newsroom], str]


def tell_acquisitions(newsroom: Newsroom) -> str:
    """Deals between real companies, as the compiled list has them."""
    lines = (files(__package__) / "acquisitions.tsv").read_text("utf-8").splitlines()
    deals = read_acquisitions(lines)
    AcquisitionImport(newsroom.person("ravi"), base=BASE, topic="Acquisitions").run(deals)
    return f"{len(deals)} acquisitions carried over"


STORIES: tuple[tuple[str, Tell], ...] = (
    ("Meta and Scale AI", tell_meta_scale),
    ("Invented companies", tell_invented),
    ("Acquisitions", tell_acquisitions),
    ("Readers’ reports", tell_reports),
    ("A second pair of eyes", tell_second_eyes),
)


def load_stories() -> Iterator[tuple[str, str]]:
    """(story, what became of it) for each. A story that is complete is left alone, whatever
    people did with its records; one that was interrupted is taken up."""
    newsroom = Newsroom()
    for name, tell in STORIES:
        mark = f"demonstration complete: {name}"
        if is_noted(mark):
            yield name, "there already"
            continue
        told = tell(newsroom)
        with newsroom.deed(FIRST.username, "Loaded the demonstration"):
            note(mark)
        yield name, told
