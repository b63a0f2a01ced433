"""Places whose words nearly are the quoted ones."""

from __future__ import annotations

from articles.logic.anchoring.comparing import compare
from articles.logic.anchoring.differences import Differences
from articles.logic.anchoring.folded import Folded
from articles.logic.anchoring.guesses import guesses
from articles.logic.anchoring.paragraphs import Undecided
from articles.logic.anchoring.sentences import Surroundings, judge
from articles.logic.anchoring.windows import Window
from articles.logic.anchoring.words import Word, denials, words_of

#: The product of words compared that bounds the time of one quote.
MOST_CELLS = 400_000
#: Longer quotations are looked for exactly only.
LONGEST = 5_000


def nearly(folded: Folded, window: Window, recorded: Surroundings) -> tuple[int, int] | None:
    """A range of the folded text; Undecided between several, None for none."""
    quoted = words_of(window.exact)
    if not quoted or len(window.exact) > LONGEST:
        return None
    keys = {word.key for word in quoted}
    slack = 40 + len(window.exact) // 8
    found: set[tuple[int, int]] = set()
    cells = 0
    for guess in guesses(folded.flat, window, slack):
        region = words_of(folded.lined, max(0, guess - slack), guess + len(window.exact) + slack)
        there = {word.key for word in region}
        if sum(key not in there for key in keys) > 2 + len(keys) // 3:
            continue
        cells += len(quoted) * len(region)
        if cells > MOST_CELLS:
            break
        differences = compare(quoted, region, open_start=True, open_end=True)
        if differences.last < differences.first or differences.kept:
            continue
        start, end = _range(folded.lined, window.exact, quoted, region, differences)
        if denials(window.exact) != denials(folded.lined[start:end]):
            continue
        if judge(folded.lined, start, end, recorded, differences) is not None:
            found.add((start, end))
    if len(found) > 1:
        raise Undecided
    return next(iter(found), None)


def _range(
    text: str, exact: str, quoted: list[Word], region: list[Word], differences: Differences
) -> tuple[int, int]:
    """From the first word to the last, with the punctuation that was quoted around them."""
    start, end = region[differences.first].start, region[differences.last].end
    lead, tail = exact[: quoted[0].start], exact[quoted[-1].end :]
    while lead and start and text[start - 1] == lead[-1]:
        start, lead = start - 1, lead[:-1]
    while tail and end < len(text) and text[end] == tail[0]:
        end, tail = end + 1, tail[1:]
    return start, end
