"""Places whose words nearly are the quoted ones."""

from __future__ import annotations

from collections.abc import Iterator

from articles.logic.anchoring.comparing import Differences, compare
from articles.logic.anchoring.folding import Folded
from articles.logic.anchoring.paragraphs import Undecided
from articles.logic.anchoring.sentences import Surroundings, judge
from articles.logic.anchoring.windows import Window, occurrences
from articles.logic.anchoring.words import Word, denials, words_of

#: Pieces of the quotation and of its contexts, in code points, that show where to look.
PIECE = 12
MOST_PIECES = 48
#: A piece that stands at more places shows nothing.
COMMON = 40
#: So many places are looked at, the most promising first.
LOOKED_AT = 6
#: The product of words compared that bounds the time of one quote.
MOST_CELLS = 400_000
#: Longer quotations are looked for exactly only.
LONGEST = 5_000


def nearly(folded: Folded, window: Window, recorded: Surroundings) -> tuple[int, int] | None:
    """A range of the folded text; Undecided between several, None for none."""
    quoted = words_of(window.exact)
    if not quoted or len(window.exact) > LONGEST:
        return None
    slack = 40 + len(window.exact) // 8
    found: set[tuple[int, int]] = set()
    cells = 0
    for guess in _guesses(folded.flat, window, slack):
        region = words_of(folded.lined, max(0, guess - slack), guess + len(window.exact) + slack)
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


def _guesses(text: str, window: Window, slack: int) -> Iterator[int]:
    """Likely starts, the one that most pieces speak for first."""
    exact = window.exact.replace("\n", " ")
    step = max(PIECE, len(exact) // MOST_PIECES)
    pieces = [
        (exact[offset : offset + PIECE], offset)
        for offset in range(0, max(1, len(exact) - PIECE // 2), step)
    ]
    left, right = window.left.replace("\n", " "), window.right.replace("\n", " ")
    pieces += [(left[-PIECE:], -len(left[-PIECE:])), (right[:PIECE], len(exact))]
    starts = sorted(
        max(0, place - offset)
        for piece, offset in pieces
        if piece.strip()
        for place in occurrences(text, piece, COMMON) or ()
    )
    groups: list[list[int]] = []
    for start in starts:
        if groups and start - groups[-1][0] <= slack // 2:
            groups[-1].append(start)
        else:
            groups.append([start])
    groups.sort(key=len, reverse=True)
    for group in groups[:LOOKED_AT]:
        yield group[len(group) // 2]


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
