"""SQL that the tables stand on: extensions, the domain of partial dates, two functions."""

FORWARD = r"""
CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE EXTENSION IF NOT EXISTS unaccent;
CREATE EXTENSION IF NOT EXISTS btree_gin;
CREATE EXTENSION IF NOT EXISTS btree_gist;

CREATE FUNCTION is_partial_date(value text) RETURNS boolean
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT value IS NULL OR CASE
        WHEN value !~ '^[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$' THEN false
        WHEN left(value, 4) = '0000' THEN false
        WHEN length(value) < 10 THEN true
        ELSE substr(value, 9, 2)::int <= extract(day FROM
            make_date(substr(value, 1, 4)::int, substr(value, 6, 2)::int, 1)
            + interval '1 month' - interval '1 day')
    END
$$;

CREATE DOMAIN partial_date AS varchar(10) COLLATE "C"
    CONSTRAINT partial_date_form CHECK (is_partial_date(VALUE));

CREATE FUNCTION partial_dates_in_order(first text, last text) RETURNS boolean
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT first IS NULL OR last IS NULL
        OR left(last, least(length(first), length(last))) COLLATE "C"
            >= left(first, least(length(first), length(last))) COLLATE "C"
$$;

CREATE FUNCTION partial_date_range(first text, last text) RETURNS daterange
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT daterange(
        make_date(substr(first, 1, 4)::int,
            coalesce(nullif(substr(first, 6, 2), ''), '1')::int,
            coalesce(nullif(substr(first, 9, 2), ''), '1')::int),
        CASE length(last)
            WHEN 4 THEN make_date(last::int, 1, 1) + interval '1 year'
            WHEN 7 THEN make_date(substr(last, 1, 4)::int, substr(last, 6, 2)::int, 1)
                + interval '1 month'
            ELSE make_date(substr(last, 1, 4)::int, substr(last, 6, 2)::int,
                substr(last, 9, 2)::int) + interval '1 day'
        END::date,
        '[)')
$$;
"""

BACKWARD = """
DROP FUNCTION partial_date_range(text, text);
DROP FUNCTION partial_dates_in_order(text, text);
DROP DOMAIN partial_date;
DROP FUNCTION is_partial_date(text);
"""
