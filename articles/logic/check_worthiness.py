"""Whether a sentence is worth checking, and why, in words that an editor reads.

Every reason weighs; what speaks to the reader, supposes or judges takes weight away. A sentence is
suggested from two points on, so that one weak reason (a date, a cause) never is enough. The figures
in docs/annotating.md say how often that is right.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from articles.logic.attribution import Act, Attribution
from articles.logic.claim_types import claim_type
from articles.logic.figures import amount_in, count_in
from articles.logic.passages import says_something
from articles.logic.reading_words.type_words import TYPE_WORDS, TypeWords
from articles.logic.reading_words.worth_english import ENGLISH
from articles.logic.reading_words.worth_german import GERMAN
from articles.logic.reading_words.worth_romance import FRENCH, SPANISH
from articles.logic.reading_words.worth_words import WorthWords
from articles.logic.sentence_reading import attribution_in, primary_language
from articles.logic.vocabulary import ClaimType

#: From so many points on a sentence is suggested.
ENOUGH = 2

_WORDS: Mapping[str, WorthWords] = MappingProxyType(
    {"en": ENGLISH, "de": GERMAN, "es": SPANISH, "fr": FRENCH}
)
#: What is behind so many characters gives no reason.
_LONGEST = 2000
_NOTE_MARKS = re.compile(r"\[(?:\d{1,3}|[a-z]|[a-z]+ needed|edit)\]")
_NO_SPEAKER = re.compile(r"(?:I|we|you|one|ich|wir|man|yo|nosotros|je|nous|on)", re.I)
# A capital inside a sentence is a name in languages that write nouns small.
_NAME_INSIDE = re.compile(r"(?<=[a-z,’'] )(?!I\b)[A-ZÀ-Þ][\w’-]*[a-zß-ÿ][\w’-]*")


# German nouns have capitals: two side by side, or all in capitals, are a name.
_GERMAN_NAME = re.compile(
    r"(?<=\s)(?:[A-ZÄÖÜ]{2,6}\b|[A-ZÄÖÜ][a-zäöüß]+\s[A-ZÄÖÜ][a-zäöüß]+\b(?!\s?\d))"
)
# "Rick Perry supported …": a name of two words in front, and what it did right behind.
_NAMED_ACTOR = re.compile(r"^(?:[A-ZÀ-Þ][\w.’'-]*\s){1,3}[A-ZÀ-Þ][\w’'-]+(?=\s[a-z])")
# Not to answer is no news by itself.
_NO_ANSWER = re.compile(
    r"declined|did(?: not|n[’']t)|refused|has not|have not|nicht äußern|Kommentar|declinó|quiso|"
    r"refusé"
)
_HEARSAY = re.compile(
    r"\b(?:reportedly|allegedly|purportedly|rumou?red|(?:is|are) (?:said|believed|understood) to|"
    r"angeblich|mutmaßlich|Berichten zufolge|supuestamente|presuntamente|al parecer|prétendument|"
    r"aurai(?:t|ent))\b",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Ground:
    words: str
    points: int


def grounds(sentence: str, language: str | None, names: Sequence[str] = ()) -> tuple[str, ...]:
    """Reasons to check a sentence, the strongest first; none where it isn't worth suggesting.

    `names` are the companies' names that stand in the sentence, as `names.find_names` finds them.
    """
    return tuple(ground.words for ground in weighed(sentence, language, names))


def weighed(sentence: str, language: str | None, names: Sequence[str] = ()) -> tuple[Ground, ...]:
    """The grounds with their points, the heaviest first; none below `ENOUGH`."""
    text = _NOTE_MARKS.sub("", sentence.rpartition("\t")[2]).strip()
    text = " ".join(text.split())[:_LONGEST]
    if not says_something(text):
        return ()
    primary = primary_language(text, language)
    words = _WORDS.get(primary)
    found = _figures(text, words)
    if words is not None:
        said = attribution_in(text, primary)
        kind = claim_type(text, primary, said)
        found += _said(said, kind)
        if not (kind == ClaimType.STATEMENT and _NO_ANSWER.search(text)):
            found += _events(text, words, primary, names)
        found += _kinds(text, words, primary, kind)
        if sum(ground.points for ground in found) - _against(text, words, said, kind) < ENOUGH:
            return ()
    elif sum(ground.points for ground in found) < ENOUGH:
        return ()
    return tuple(sorted(found, key=lambda ground: -ground.points))


def _figures(text: str, words: WorthWords | None) -> list[Ground]:
    amount = amount_in(text)
    if amount:
        return [Ground(f"States a figure: {amount}", 2)]
    count = count_in(text) or _match(words.counted if words else None, text)
    return [Ground(f"States a figure: {count}", 2)] if count else []


def _said(said: Attribution | None, kind: ClaimType) -> list[Ground]:
    if said is None or _NO_SPEAKER.fullmatch(said.speaker):
        return []
    if said.act is Act.DENIES:
        return [Ground(f"Denial: {said.words}", 2)]
    if said.act is Act.ASKS or kind == ClaimType.OPINION:
        return []
    return [Ground(f"Attributed statement: {said.words}", 2)]


def _events(text: str, words: WorthWords, primary: str, names: Sequence[str]) -> list[Ground]:
    """What happened or stands between companies: a verb, whom it names, and when."""
    found: list[Ground] = []
    act, change = _match(words.acts, text), _match(words.changes, text)
    actor = _match(_NAMED_ACTOR, text) if primary != "de" else ""
    if names:
        change = change or _match(words.relates, text) or _match(words.does, text)
    elif actor and words.does.match(text, len(actor) + 1):
        act = act or _match(words.does, text)
    named = next(iter(names), "") or _match(_GERMAN_NAME if primary == "de" else _NAME_INSIDE, text)
    verb = act or change
    if verb and named:
        how = "Names a company with a verb of change" if names else "Reports of somebody by name"
        found.append(Ground(f"{how}: {named} … {verb}", 2 if act or names else 1))
    elif verb:
        found.append(Ground(f"Reports an event: {verb}", 2 if act else 1))
    if comparison := _match(words.compares, text):
        found.append(Ground(f"Compares: {comparison}", 1))
    dated = _match(words.dated, text)
    if dated:
        found.append(Ground(f"Gives a time: {dated}", 1))
    return found


def _kinds(text: str, words: WorthWords, primary: str, kind: ClaimType) -> list[Ground]:
    found = []
    if hearsay := _match(_HEARSAY, text):
        found.append(Ground(f"Says it without a source: {hearsay}", 1))
    superlative = _match(words.superlatives, text)
    if superlative:
        found.append(Ground(f"Superlative: {superlative}", 2))
    if kind == ClaimType.FORECAST:
        forecast = _foreseen(TYPE_WORDS[primary], text)
        found.append(Ground(f"Forecast: {forecast}", 1))
    elif kind == ClaimType.CAUSAL:
        found.append(Ground(f"Cause and effect: {_match(TYPE_WORDS[primary].causal, text)}", 1))
    elif kind == ClaimType.STATEMENT and not _NO_ANSWER.search(text):
        found.append(Ground(f"Act of speech: {_match(TYPE_WORDS[primary].statement, text)}", 2))
    return found


def _against(text: str, words: WorthWords, said: Attribution | None, kind: ClaimType) -> int:
    points = 2 if words.plain.search(text) else 0
    if said is None:
        points += 1 if words.personal.search(text) else 0
        points += 1 if words.supposing.search(text) else 0
    return points + (2 if kind == ClaimType.OPINION else 0)


def _match(pattern: re.Pattern[str] | None, text: str) -> str:
    found = pattern.search(text) if pattern else None
    return found.group().strip() if found else ""


def _foreseen(words: TypeWords, text: str) -> str:
    """The words that foresee, with the next few."""
    found = words.forecast.search(text) or words.reported_forecast.search(text)
    if found is None:
        return ""
    behind = re.match(r"(?:\s+[\w’'%€$£.,-]*\w){0,4}", text[found.end() :])
    return found.group().strip() + (behind.group() if behind else "")
