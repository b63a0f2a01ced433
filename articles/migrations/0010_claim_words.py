"""The words of claims in an index of their own, for finding claims that say much the same.

Not by pg_trgm: where the database's character type is "C", as in the server that comes with the
program, it drops every letter outside ASCII, and with them the whole of a Japanese statement.
"""

from django.db import migrations

# Characters of scripts that set no spaces between words; Korean, which glues particles to them.
UNSPACED = (
    r"\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af"
    r"\uf900-\ufaff\U00020000-\U0003ffff"
)
# Everything that is no letter or digit. Spelt out, for classes depend on the database's locale.
BETWEEN = (
    r"\u0001-\u002f\u003a-\u0060\u007b-\u00bf\u2000-\u206f\u20a0-\u20cf\u2100-\u2bff"
    r"\u3000-\u303f\U0001f000-\U0001faff"
)

FORWARD = rf"""
-- The distinct words of a statement: small letters without accents, less their endings and cut
-- to six letters; figures without separators; pairs of characters where no spaces are set.
-- Dear (COST), so that no plan reads every claim where it can look up the index.
CREATE FUNCTION claim_words(statement text) RETURNS text[]
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE COST 1000 SET search_path = pg_catalog, pg_temp AS $$
    SELECT coalesce(array_agg(DISTINCT word), '{{}}')
    FROM (SELECT regexp_replace(normalize(regexp_replace(
            normalize(lower(left(statement, 2000)), NFKD), '[\u0300-\u036f]+', '', 'g'), NFC),
            '([0-9])[,.](?=[0-9]{{3}}(?![0-9]))', '\1', 'g') AS text) AS folded,
        LATERAL (SELECT (regexp_matches(text,
            '[0-9]+|[{UNSPACED}]+|[^0-9{BETWEEN}{UNSPACED}]+', 'g'))[1] AS run) AS runs,
        LATERAL unnest(CASE WHEN run ~ '^[{UNSPACED}]' THEN ARRAY(
                SELECT substr(run, place, 2)
                FROM generate_series(1, greatest(length(run) - 1, 1)) AS place)
            ELSE ARRAY[left(regexp_replace(run, '(?<=...)(ing|ed|es|en|er|e|s)$', ''), 6)]
            END) AS word
$$;

-- No list of pending rows (fastupdate): every search would read all of it.
CREATE INDEX claim_words_index ON articles_claim USING gin (claim_words(statement))
    WITH (fastupdate = off);

-- Of each word of a statement about how many claims have it, and how many claims there are: what
-- the planner expects, which reads the statistics of the index for whoever may read the table.
CREATE FUNCTION claim_word_counts(statement text)
RETURNS TABLE (word text, claims float8, of_claims float8)
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
    plan json;
BEGIN
    EXECUTE 'EXPLAIN (FORMAT JSON) SELECT FROM articles_claim' INTO plan;
    of_claims := plan -> 0 -> 'Plan' ->> 'Plan Rows';
    FOREACH word IN ARRAY claim_words(statement) LOOP
        EXECUTE format('EXPLAIN (FORMAT JSON) SELECT FROM articles_claim '
            'WHERE claim_words(statement) @> ARRAY[%L]', word) INTO plan;
        claims := plan -> 0 -> 'Plan' ->> 'Plan Rows';
        RETURN NEXT;
    END LOOP;
END
$$;
"""

BACKWARD = """
DROP FUNCTION claim_word_counts(text);
DROP INDEX claim_words_index;
DROP FUNCTION claim_words(text);
"""


class Migration(migrations.Migration):
    dependencies = [("articles", "0009_quotation_meter")]

    operations = [migrations.RunSQL(FORWARD, BACKWARD)]
