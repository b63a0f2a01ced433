"""SQL that brings names of companies into one form: for lists, and to find those alike."""

_WHOLE = {"æ": "ae", "œ": "oe", "ß": "ss", "þ": "th"}
_CYRILLIC = {
    "щ": "shch", "ж": "zh", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "ю": "yu", "я": "ya",
}  # fmt: skip
#: Letters that no decomposition takes an accent from.
_SINGLE = ("øłđðıħ", "olddih")
#: Hard and soft signs stand last: they have no letter of their own.
_LETTERS = (
    "абвгдезийклмнопрстуфыэіґєαβγδεζηικλμνξοπρσςτυφχωъь",
    "abvgdeziyklmnoprstufyeigeabgdeziiklmnxoprsstyfho",
)


def _replaced(text: str, pairs: dict[str, str]) -> str:
    for before, after in pairs.items():
        text = f"replace({text}, '{before}', '{after}')"
    return text


def _translated(text: str, pair: tuple[str, str]) -> str:
    return f"translate({text}, '{pair[0]}', '{pair[1]}')"


_BARE = r"lower(regexp_replace(normalize(name, NFKD), '[\u0300-\u036f]', '', 'g'))"
_PLAIN = _replaced(_translated(_BARE, _SINGLE), _WHOLE)

FUNCTIONS = rf"""
-- As it stands in an alphabetical list: without case, accents and what is before its first word.
CREATE FUNCTION company_fold(name text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
RETURN coalesce(nullif(regexp_replace(
    {_PLAIN}, '^([[:space:][:punct:]]+|the[[:space:]]+)+', ''), ''), lower(name));

CREATE FUNCTION company_letter(name text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
RETURN CASE WHEN company_fold(name) ~ '^[a-z]' THEN left(company_fold(name), 1)
    WHEN company_fold(name) ~ '^[0-9]' THEN '0' ELSE '~' END;

-- Cyrillic and Greek in Latin letters, roughly: enough to find a name and not to show it.
CREATE FUNCTION company_latin(folded text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
RETURN {_translated(_replaced("folded", _CYRILLIC), _LETTERS)};

-- Its words; letters with points between them are one.
CREATE FUNCTION company_words(name text) RETURNS text[]
LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
RETURN array_remove(regexp_split_to_array(regexp_replace(
    translate(company_latin(company_fold(name)), '''’‘`', ''),
    '\m(\w)\.(?=\w\M|[[:space:],]|$)', '\1', 'g'), '[[:space:][:punct:]]+'), '');

CREATE FUNCTION company_initials(name text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
RETURN (SELECT coalesce(string_agg(left(word, 1), '' ORDER BY place), '')
    FROM unnest(company_words(name)) WITH ORDINALITY AS w(word, place)
    WHERE word NOT IN ('and', 'of', 'the', 'for', 'und', 'et', 'y', 'de', 'des', 'du', 'der'));

-- Who found them to be two signs; afterwards it stays, or goes with a company.
CREATE FUNCTION company_apart_signed() RETURNS trigger
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
    IF TG_OP = 'UPDATE' THEN
        PERFORM refuse('append_only', 'Who told two companies apart stays on record.');
    END IF;
    NEW.told_by_id := claimbook_human('tell two companies apart');
    NEW.told_at := clock_timestamp();
    RETURN NEW;
END
$$;
"""  # noqa: S608  (SQL of ours)

DROP = """
DROP FUNCTION company_apart_signed();
DROP FUNCTION company_initials(text);
DROP FUNCTION company_words(text);
DROP FUNCTION company_latin(text);
DROP FUNCTION company_letter(text);
DROP FUNCTION company_fold(text);
"""
