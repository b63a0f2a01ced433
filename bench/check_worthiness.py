"""How often the suggestions of sentences worth checking are right.

    python -m bench.check_worthiness [DATA_FOLDER] [--misses tuned]

The labels are in bench/check_worthiness.csv: a page, the sha256 (its first 16 digits) of a
sentence's words parted by single spaces, and whether an editor would want it checked. Pages come
from the data folder, or are our own in bench/written. Sentences are found by their hash, wherever
they now stand. The rules were tuned on one half; the other was labelled before them and left alone.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from articles.desk.capture.readers import read
from articles.logic.check_worthiness import grounds
from articles.logic.names import NameIndex

HERE = Path(__file__).parent
DEFAULT_FOLDER = Path("../shared/data")
#: Companies that the base would know when it reads these pages.
COMPANIES = (
    "Facebook", "Meta", "Scale AI", "Harbour Data", "Harbour", "Tern Automation", "Tern",
    "Quillon",
    "Calder Research", "Moody's", "Alder Foods", "Alder", "Nordlund Capital", "Quill Bank",
    "Quill",
    "Sable Trust", "Venn & Cole", "Brandt", "Nordwind", "Havn", "Ostkraft", "Vesper", "Brenner",
    "Hallmann", "Ferro", "Microsoft", "Netflix",
)  # fmt: skip


@dataclass(frozen=True)
class Labelled:
    half: str
    page: str
    sentence: str
    language: str | None
    is_worth: bool


def key_of(sentence: str) -> str:
    return hashlib.sha256(" ".join(sentence.split()).encode()).hexdigest()[:16]


def labelled_sentences(folder: Path) -> tuple[list[Labelled], int]:
    """(sentences with their labels, number of labels whose sentence is not in its page now)."""
    with (HERE / "check_worthiness.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    found: list[Labelled] = []
    lost = 0
    pages = {row["page"]: dict(sentences_of(row["page"], folder)) for row in rows}
    for row in rows:
        sentence = pages[row["page"]].get(row["sha256"])
        if sentence is None:
            lost += 1
        else:
            text, language = sentence
            is_worth = row["worth"] == "1"
            found.append(Labelled(row["half"], row["page"], text, language, is_worth))
    return found, lost


def sentences_of(page: str, folder: Path) -> Iterator[tuple[str, tuple[str, str | None]]]:
    """(hash, (sentence, language)) of a page as it is captured."""
    path = HERE / page if page.startswith("written/") else folder / "articles" / page
    kind = "text/html" if path.suffix == ".html" else "text/plain"
    captured = read(path.read_bytes(), media_type=kind, url=None)
    for place in captured.sentences:
        sentence = captured.text[place.start : place.end]
        yield key_of(sentence), (sentence, captured.language)


def suggestion(index: NameIndex[str]) -> Callable[[Labelled], bool]:
    def is_suggested(one: Labelled) -> bool:
        names = [found.name for found in index.find(one.sentence, one.language or "")]
        return bool(grounds(one.sentence, one.language, names))

    return is_suggested


def has_digit(one: Labelled) -> bool:
    return any(character.isdigit() for character in one.sentence)


def measured(sentences: list[Labelled], is_suggested: Callable[[Labelled], bool]) -> str:
    """Precision, recall and the counts that they are made of, as a line."""
    right = sum(one.is_worth and is_suggested(one) for one in sentences)
    suggested = sum(is_suggested(one) for one in sentences)
    worth = sum(one.is_worth for one in sentences)
    precision = right / suggested if suggested else 0.0
    recall = right / worth if worth else 0.0
    return (
        f"precision {precision:.2f}  recall {recall:.2f}  "
        f"({right} of {suggested} suggested, of {worth} worth it)"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=DEFAULT_FOLDER)
    parser.add_argument("--misses", metavar="HALF", help="show the wrong ones of that half")
    options = parser.parse_args()
    sentences, lost = labelled_sentences(options.folder)
    knowing, alone = (
        suggestion(NameIndex({name: [name] for name in COMPANIES})),
        suggestion(NameIndex({})),
    )
    print(f"{len(sentences)} labelled sentences, {lost} not found in their pages")
    parts = {
        "all": sentences,
        "English": [one for one in sentences if not (one.language or "en").startswith("de")],
        "German": [one for one in sentences if (one.language or "en").startswith("de")],
        "captured pages": [one for one in sentences if not one.page.startswith("written/")],
        "our own texts": [one for one in sentences if one.page.startswith("written/")],
    }
    for half in ("tuned", "held out"):
        for name, part in parts.items():
            chosen = [one for one in part if one.half == half]
            print(f"\n{half}, {name}: {len(chosen)}")
            print("  suggested          ", measured(chosen, knowing))
            print("  no company known   ", measured(chosen, alone))
            print("  any digit          ", measured(chosen, has_digit))
    for one in sentences:
        if one.half == options.misses and knowing(one) != one.is_worth:
            print(
                "+" if one.is_worth else "-", one.page[-14:], one.sentence[:150].replace("\n", " ")
            )


if __name__ == "__main__":
    main()
