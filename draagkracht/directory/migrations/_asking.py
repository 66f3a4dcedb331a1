"""The one door to what the search reads: a function whose queries are planned once for each connection.

`@@` is not leakproof, so under row-level security PostgreSQL would read every row that may be seen before it asks the
text index. `directory_search` therefore runs as the owner of the tables, and holds the lock inside: it reads the same
list of municipalities as the policies (`app_municipalities()`), which its caller cannot pass.

A query that is written for each question takes a fifth of its time to be planned. So there is room for a fixed number
of words, of ways to earn points with each ("rungs", best first) and of hints; a place that is not used is NULL, which
costs next to nothing. Services are weighed while they are read, so their terms are not copied; only where answers to a
part of the question may come in are they kept until it is known how many answer all of it.
"""

WORDS = range(1, 9)
RUNGS = range(1, 33)
FIELDS = range(1, 5)  # in which the whole name may stand
HINTS = range(1, 21)

ARGUMENTS = ", ".join(
    [
        "wanted tsquery, at_most int, few int, chosen varchar[], age int, latitude float8, longitude float8, near_km float8",
        "near varchar[], fits_well real, sorted_by text, skipped int, most int, weights real[], at_least real",
        "sought tsquery[] DEFAULT NULL, shares real[] DEFAULT NULL, needed boolean[] DEFAULT NULL",
        "terms tsquery DEFAULT NULL, evidence real DEFAULT NULL",
        "whole_name tsquery DEFAULT NULL, name_rungs tsquery[] DEFAULT NULL, name_points real[] DEFAULT NULL",
        "hints tsquery[] DEFAULT NULL, hint_points real[] DEFAULT NULL",
        *(f"rungs_{word} tsquery[] DEFAULT NULL, points_{word} real[] DEFAULT NULL" for word in WORDS),
    ]
)
WORDS_ASKED = ", ".join(
    f"sought[{word}] AS w{word}, shares[{word}] AS s{word}, needed[{word}] AS n{word}" for word in WORDS
)
RUNGS_ASKED = ", ".join(
    [
        *(f"rungs_{word}[{at}] AS t{word}_{at}" for word in WORDS for at in RUNGS),
        *(f"name_rungs[{at}] AS tname_{at}" for at in FIELDS),
        *(f"hints[{at}] AS h{at}" for at in HINTS),
    ]
)
TESTS = ", ".join(f"vector @@ w{word} AS m{word}" for word in WORDS)
ANY_WORD = " OR ".join(f"m{word}" for word in WORDS)
ALL_WORDS = " AND ".join(f"(n{word} IS NOT TRUE OR m{word})" for word in WORDS)
# Where only services with all words count, no word is tested after one that is not there, and none twice.
TESTED_IN_TURN = " AND ".join(f"(n{word} IS NOT TRUE OR vector @@ w{word})" for word in WORDS)
TESTS_OF_THE_REST = ", ".join(f"n{word} OR vector @@ w{word} AS m{word}" for word in WORDS)
COVERED = " + ".join(f"CASE WHEN m{word} THEN s{word} ELSE 0 END" for word in WORDS)
MATCHED = ", ".join(f"CASE WHEN m{word} THEN {word - 1} END" for word in WORDS)
ALL_MATCHES = ", ".join(f"m{word}" for word in WORDS)


def _ladder(fits: str, name: str, points: str, rungs: range) -> str:
    steps = " ".join(f"WHEN vector @@ t{name}_{at} THEN {at}" for at in rungs)
    return f"CASE WHEN {fits} THEN coalesce({points}[CASE {steps} END], 0) ELSE 0 END"


SCORE = " + ".join(
    [
        *(_ladder(f"m{word}", str(word), f"points_{word}", RUNGS) for word in WORDS),
        _ladder("vector @@ whole_name", "name", "name_points", FIELDS),
        *(f"CASE WHEN vector @@ h{at} THEN hint_points[{at}] ELSE 0 END" for at in HINTS),
        "evidence * ts_rank(weights, vector, terms)",
    ]
)
KM = """(SELECT min(12742.0176 * asin(least(1, sqrt(power(sin(radians(place.lat - latitude) / 2), 2)
    + cos(radians(latitude)) * cos(radians(place.lat)) * power(sin(radians(place.lon - longitude) / 2), 2)))))
    FROM unnest(latitudes, longitudes) AS place (lat, lon))"""


def _read(tests: str, *, where: str, by_text: bool) -> str:
    """Return the part that reads the services that may be seen."""
    scope = (
        "entry.vector @@ wanted AND (is_everywhere OR entry.listed_for && here)"
        if by_text
        else "entry.listed_for && here"
    )
    return f"""
        SELECT service_id, entry.name, facts, facts @> chosen AS fits, vector, latitudes, longitudes, asked.*, {tests}
          FROM (SELECT {WORDS_ASKED} OFFSET 0) asked, directory_searchentry entry
         WHERE {scope} AND cardinality(listed_for) > 0 AND {where}
           AND (age IS NULL OR age BETWEEN coalesce(minimum_age, 0) AND coalesce(maximum_age, 32767))
           AND NOT (has_twin AND directory_has_better_twin(service_id, owners))
         LIMIT at_most OFFSET 0"""


def _answer(*, by_text: bool, may_be_partial: bool) -> str:
    """Return the query. `by_text`: the text index leads, over so many municipalities that it is quicker; else every
    service of the municipalities is read."""
    if may_be_partial:
        source = "read"
        kept = f"""read AS MATERIALIZED (
            SELECT service_id, name, facts, fits, vector, latitudes, longitudes, {ALL_MATCHES}, {ALL_WORDS} AS is_full,
                   {COVERED} AS covered
              FROM ({_read(TESTS, where="true", by_text=by_text)}) entry WHERE {ANY_WORD}),"""
        enough = """CASE WHEN (SELECT count(*) FROM read WHERE is_full) < few THEN covered >= at_least - 1e-6
                         ELSE is_full END"""
    else:
        kept, enough = "", "true"
        full = _read(TESTS_OF_THE_REST, where=TESTED_IN_TURN, by_text=by_text)
        source = f"(SELECT *, true AS is_full FROM ({full}) entry) read"
    return f"""
    WITH {kept} found AS MATERIALIZED (
        SELECT service_id, name, facts, is_full, fits, {ALL_MATCHES},
               CASE WHEN fits THEN CASE WHEN sought IS NULL THEN 0::real ELSE {SCORE} END END AS score,
               CASE WHEN fits AND latitude IS NOT NULL THEN {KM} END AS km,
               CASE WHEN NOT fits
                    THEN ARRAY(SELECT split_part(fact, ':', 1) FROM unnest(chosen) fact WHERE NOT fact = ANY (facts))
               END AS missed
          FROM (SELECT {RUNGS_ASKED} OFFSET 0) rungs, {source}
         WHERE {enough}
    )
    SELECT jsonb_build_object(
        'total', total, 'answers', answers, 'full', complete,
        'page', coalesce((
            SELECT jsonb_agg(jsonb_build_array(service_id, score, km, array_remove(ARRAY[{MATCHED}]::int[], NULL)))
              FROM (SELECT * FROM found WHERE fits
                     ORDER BY CASE WHEN sorted_by = 'distance' THEN score < fits_well * (SELECT max(score) FROM found) END,
                              CASE WHEN sorted_by = 'distance'
                                   THEN CASE WHEN facts && near THEN least(km, near_km) ELSE km END END NULLS LAST,
                              CASE WHEN sorted_by <> 'name' THEN round(score::numeric, 6) END DESC,
                              km NULLS LAST, name, service_id
                    OFFSET skipped LIMIT most) hits), '[]'),
        'counts', coalesce((
            SELECT jsonb_object_agg(fact, number)
              FROM (SELECT unnest(CASE WHEN fits THEN facts WHEN cardinality(missed) = 1
                                       THEN ARRAY(SELECT fact FROM unnest(facts) fact
                                                   WHERE split_part(fact, ':', 1) = missed[1]) END) AS fact,
                           count(*) AS number FROM found GROUP BY fact) facts), '{{}}'))
      INTO answer
      FROM (SELECT count(*) FILTER (WHERE fits) AS total, count(*) AS answers,
                   count(*) FILTER (WHERE is_full) AS complete FROM found) totals;"""


SEARCH = f"""
CREATE FUNCTION directory_search({ARGUMENTS}) RETURNS jsonb LANGUAGE plpgsql STABLE
SECURITY DEFINER SET search_path = public, pg_temp SET plan_cache_mode = force_generic_plan AS $$
#variable_conflict use_column
DECLARE
    owners bigint[] := app_municipalities();
    here bigint[] := owners || 0::bigint; -- 0 is listed for everybody
    is_everywhere boolean;
    answer jsonb;
BEGIN
    IF owners IS NULL OR cardinality(owners) = 0 THEN
        RETURN jsonb_build_object('total', 0, 'full', 0, 'answers', 0, 'page', '[]'::jsonb, 'counts', '{{}}'::jsonb);
    END IF;
    IF wanted IS NOT NULL THEN
        is_everywhere := cardinality(owners) >= (SELECT count(*) FROM municipalities_municipality);
        IF few > 0 THEN {_answer(by_text=True, may_be_partial=True)}
        ELSE {_answer(by_text=True, may_be_partial=False)}
        END IF;
    ELSIF few > 0 THEN {_answer(by_text=False, may_be_partial=True)}
    ELSE {_answer(by_text=False, may_be_partial=False)}
    END IF;
    RETURN answer;
END $$;
"""
NO_SEARCH = "DROP FUNCTION directory_search"
# What migration 0001 made before: a query written for each question.
NO_OLD_SEARCH = """
DROP FUNCTION IF EXISTS directory_search(tsquery, int, tsquery[], real[], int[], int[], real[], tsquery[], tsquery, real[],
    real, real, int, varchar[], int, float8, float8, float8, varchar[], real, text, int, int);
"""
