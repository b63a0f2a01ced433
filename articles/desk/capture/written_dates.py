"""Days as people write them in seven languages and some of their neighbours.

Only what can be read in one way: a day, its month and a year of four figures. 06/07/2025 is
nobody's day; 06.07.2025, with full stops, is the sixth of July wherever it is written so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from articles.logic.partial_dates import PartialDate

_MONTHS = (
    "january jan januar jänner jän enero ene janvier janv gennaio gen janeiro januari يناير",
    "february feb februar febrero février févr febbraio fevereiro fev februari فبراير",
    "march mar märz mrz marzo mars março maart مارس",
    "april apr abril abr avril avr aprile أبريل ابريل إبريل",
    "may mai mayo maggio mag maio mei مايو",
    "june jun juni junio juin giugno giu junho يونيو",
    "july jul juli julio juillet juil luglio lug julho يوليو",
    "august aug agosto ago août augustus أغسطس اغسطس",
    "september sept sep septiembre setiembre septembre settembre set setembro سبتمبر",
    "october oct oktober okt octubre octobre ottobre ott outubro out أكتوبر اكتوبر",
    "november nov noviembre novembre novembro نوفمبر",
    "december dec dezember dez diciembre dic décembre déc dicembre dezembro december ديسمبر",
)
_NUMBERS = {name: number for number, names in enumerate(_MONTHS, 1) for name in names.split()}
_NAMED = "|".join(sorted(_NUMBERS, key=len, reverse=True))
_DATES = re.compile(
    rf"(?<!\w)(?:(?P<y1>\d{{4}})-(?P<m1>\d{{2}})-(?P<d1>\d{{2}})(?!\d)"
    rf"|(?P<n2>{_NAMED})\.?\s+(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<y2>\d{{4}})(?!\w)"
    rf"|(?P<d3>\d{{1,2}})(?:st|nd|rd|th|er|º|ª|\.)?\s+(?:de\s+|of\s+)?(?P<n3>{_NAMED})\.?,?"
    rf"\s+(?:de\s+|del\s+)?(?P<y3>\d{{4}})(?!\w)"
    rf"|(?P<d4>\d{{1,2}})\.\s?(?P<m4>\d{{1,2}})\.\s?(?P<y4>\d{{4}})(?!\d)"
    rf"|(?P<y5>\d{{4}})\s?(?:年|년)\s?(?P<m5>\d{{1,2}})\s?(?:月|월)\s?(?P<d5>\d{{1,2}})\s?(?:日|일)"
    rf"|(?P<y6>\d{{4}})(?P<s6>[./])\s?(?P<m6>\d{{1,2}})(?P=s6)\s?(?P<d6>\d{{1,2}})(?!\d))",
    re.I,
)
#: Longer texts are paragraphs; a day in them is what they tell.
LONGEST = 500


def written_days(text: str) -> Iterator[tuple[int, int, PartialDate]]:
    """Each day in the first 500 characters that exists: where it begins, where it ends, the day."""
    for match in _DATES.finditer(text[:LONGEST]):
        parts = match.groupdict()
        for kind in "123456":
            if parts.get(f"y{kind}"):
                month = parts.get(f"m{kind}") or _NUMBERS[str(parts[f"n{kind}"]).casefold()]
                try:
                    day = PartialDate(int(parts[f"y{kind}"]), int(month), int(parts[f"d{kind}"]))
                except ValueError:
                    break
                yield match.start(), match.end(), day
