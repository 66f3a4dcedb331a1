"""What the search reads, and the one door to it.

`@@` is not leakproof, so under row-level security PostgreSQL would read every row that may be seen before it asks the
text index. `directory_search` therefore runs as the owner of the tables, and holds the lock inside: it reads the same
list of municipalities as the policies (`app_municipalities()`), which its caller cannot pass.
"""

WHOLE_ROWS = "ALTER TABLE directory_searchentry SET (toast_tuple_target = 8160)"
SCOPE = """
CREATE FUNCTION directory_scope_of_entry() RETURNS trigger LANGUAGE plpgsql
SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    SELECT CASE WHEN service.status = 'active'
                THEN service.served_ids || CASE WHEN service.is_everywhere THEN ARRAY[0]::bigint[] ELSE '{}' END
                ELSE '{}' END,
           EXISTS (SELECT FROM directory_service twin
                   WHERE twin.hsds_id = service.hsds_id AND twin.id <> service.id)
      INTO NEW.listed_for, NEW.has_twin
      FROM directory_service service WHERE service.id = NEW.service_id;
    RETURN NEW;
END $$;
CREATE TRIGGER scope BEFORE INSERT OR UPDATE ON directory_searchentry
FOR EACH ROW EXECUTE FUNCTION directory_scope_of_entry();

CREATE FUNCTION directory_touch_entries() RETURNS trigger LANGUAGE plpgsql
SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    UPDATE directory_searchentry entry SET service_id = entry.service_id
      FROM directory_service service
     WHERE entry.service_id = service.id
       AND (service.hsds_id IN (NEW.hsds_id, OLD.hsds_id) AND (TG_OP <> 'UPDATE' OR OLD.hsds_id <> NEW.hsds_id)
            OR TG_OP = 'UPDATE' AND service.id = NEW.id);
    RETURN NULL;
END $$;
CREATE TRIGGER touch_entries_of_twins AFTER INSERT OR DELETE ON directory_service
FOR EACH ROW EXECUTE FUNCTION directory_touch_entries();
CREATE TRIGGER touch_entries AFTER UPDATE ON directory_service FOR EACH ROW
WHEN ((OLD.status, OLD.served_ids, OLD.is_everywhere, OLD.hsds_id)
      IS DISTINCT FROM (NEW.status, NEW.served_ids, NEW.is_everywhere, NEW.hsds_id))
EXECUTE FUNCTION directory_touch_entries();
"""
NO_SCOPE = """
DROP TRIGGER touch_entries ON directory_service;
DROP TRIGGER touch_entries_of_twins ON directory_service;
DROP FUNCTION directory_touch_entries();
DROP TRIGGER scope ON directory_searchentry;
DROP FUNCTION directory_scope_of_entry();
"""
SEARCH = """
CREATE FUNCTION directory_has_better_twin(service bigint, here bigint[]) RETURNS boolean LANGUAGE plpgsql STABLE
SET search_path = public, pg_temp AS $$
BEGIN
    RETURN EXISTS (
        SELECT FROM directory_service mine
          JOIN directory_service twin ON twin.hsds_id = mine.hsds_id AND twin.id <> mine.id
         WHERE mine.id = service AND NOT mine.municipality_id = ANY (here)
           AND twin.status IN ('active', 'temporarily closed')
           AND (twin.is_everywhere OR twin.served_ids && here)
           AND (twin.municipality_id = ANY (here) OR twin.id < mine.id));
END $$;
CREATE FUNCTION directory_search(
    wanted tsquery, at_most int, word_queries tsquery[], shares real[], needed int[],
    tier_words int[], tier_points real[], tiers tsquery[], terms tsquery, weights real[], evidence real, at_least real,
    few int, chosen varchar[], age int, latitude float8, longitude float8, near_km float8, near varchar[], fits_well real,
    sorted_by text, skipped int, most int
) RETURNS jsonb LANGUAGE plpgsql STABLE
SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    here bigint[] := app_municipalities();
    words int := cardinality(word_queries);
    scope text := 'cardinality(entry.listed_for) > 0';
    read text := 'service_id, name, facts';
    tests text := '';
    is_found text := 'true';
    is_full text := 'true';
    covered text := '1';
    enough text := 'is_full';
    matched text := '';
    score text := '0::real';
    km text := 'NULL::float8';
    fits text := 'true';
    missed text := 'NULL::varchar[]';
    counted text := 'facts';
    sorting text := 'name, service_id';
    answer jsonb;
BEGIN
    IF here IS NULL OR cardinality(here) = 0 THEN
        RETURN jsonb_build_object('total', 0, 'full', 0, 'answers', 0, 'page', '[]'::jsonb, 'counts', '{}'::jsonb);
    END IF;
    IF cardinality(here) = 1 OR cardinality(here) < (SELECT count(*) FROM municipalities_municipality) THEN
        scope := scope || ' AND entry.listed_for && ($1 || 0::bigint)';
    END IF;
    IF wanted IS NOT NULL THEN
        scope := scope || ' AND entry.vector @@ $2';
    END IF;
    IF age IS NOT NULL THEN
        scope := scope || ' AND $4 BETWEEN coalesce(entry.minimum_age, 0) AND coalesce(entry.maximum_age, 32767)';
    END IF;
    IF words > 0 THEN
        SELECT string_agg(format(', entry.vector @@ ($5)[%s] AS m%s', word, word), '' ORDER BY word),
               string_agg(format('m%s', word), ' OR ' ORDER BY word),
               string_agg(format('m%s', word), ' AND ' ORDER BY word) FILTER (WHERE word = ANY (needed)),
               string_agg(format('CASE WHEN m%s THEN ($6)[%s] ELSE 0 END', word, word), ' + ' ORDER BY word),
               string_agg(format('CASE WHEN m%s THEN %s END', word, word - 1), ', ' ORDER BY word),
               read || ', vector' || string_agg(format(', m%s', word), '' ORDER BY word)
          INTO tests, is_found, is_full, covered, matched, read
          FROM generate_series(1, words) word;
        SELECT string_agg(CASE WHEN word <= words THEN format('CASE WHEN NOT m%s THEN 0 %s ELSE 0 END', word, rungs)
                               ELSE format('CASE %s ELSE 0 END', rungs) END, ' + ' ORDER BY word)
               || ' + $10 * ts_rank($9, vector, $8)'
          INTO score
          FROM (SELECT word, string_agg(format('WHEN vector @@ ($7)[%s] THEN ($21)[%s]', nr, nr), ' ' ORDER BY nr) AS rungs
                  FROM unnest(tier_words) WITH ORDINALITY tier (word, nr) GROUP BY word) ladders;
    END IF;
    IF few > 0 THEN
        enough := 'CASE WHEN (SELECT count(*) FROM scored WHERE is_full) < $12 THEN covered >= $11 - 1e-6 ELSE is_full END';
    END IF;
    IF latitude IS NOT NULL THEN
        read := read || ', latitudes, longitudes';
        km := '(SELECT min(12742.0176 * asin(least(1, sqrt(power(sin(radians(place.lat - $14) / 2), 2) + cos(radians($14))
               * cos(radians(place.lat)) * power(sin(radians(place.lon - $15) / 2), 2)))))
               FROM unnest(latitudes, longitudes) AS place (lat, lon))';
        sorting := 'km NULLS LAST, ' || sorting;
    END IF;
    IF sorted_by <> 'name' AND words > 0 THEN
        sorting := 'round(score::numeric, 6) DESC, ' || sorting;
    END IF;
    IF sorted_by = 'distance' THEN
        sorting := 'score < $18 * (SELECT max(score) FROM found),'
                   ' CASE WHEN facts && $17 THEN least(km, $16) ELSE km END NULLS LAST, ' || sorting;
    END IF;
    IF cardinality(chosen) > 0 THEN
        fits := 'facts @> $13';
        missed := 'CASE WHEN NOT fits
                        THEN ARRAY(SELECT split_part(fact, '':'', 1) FROM unnest($13) fact WHERE NOT fact = ANY (facts)) END';
        score := format('CASE WHEN fits THEN %s END', score);
        km := format('CASE WHEN fits THEN %s END', km);
        counted := 'CASE WHEN fits THEN facts WHEN cardinality(missed) = 1
                         THEN ARRAY(SELECT fact FROM unnest(facts) fact WHERE split_part(fact, '':'', 1) = missed[1]) END';
    END IF;
    EXECUTE 'WITH scored AS MATERIALIZED (
        SELECT ' || read || ', ' || is_full || ' AS is_full, ' || covered || ' AS covered, ' || fits || ' AS fits
          FROM (SELECT entry.*' || tests || ' FROM directory_searchentry entry
                 WHERE ' || scope || ' AND NOT (entry.has_twin AND directory_has_better_twin(entry.service_id, $1))
                 LIMIT $3 OFFSET 0) entry
         WHERE ' || is_found || '
    ), found AS MATERIALIZED (
        SELECT service_id, name, facts, is_full, fits, ARRAY[' || matched || ']::int[] AS matched,
               ' || score || ' AS score, ' || km || ' AS km, ' || missed || ' AS missed
          FROM scored WHERE ' || enough || '
    )
    SELECT jsonb_build_object(
        ''total'', total, ''answers'', answers, ''full'', complete,
        ''page'', coalesce((
            SELECT jsonb_agg(jsonb_build_array(service_id, score, km, array_remove(matched, NULL)))
              FROM (SELECT * FROM found WHERE fits ORDER BY ' || sorting || ' OFFSET $19 LIMIT $20) hits), ''[]''),
        ''counts'', coalesce((
            SELECT jsonb_object_agg(fact, number)
              FROM (SELECT unnest(' || counted || ') AS fact, count(*) AS number FROM found GROUP BY fact) facts), ''{}''))
      FROM (SELECT count(*) FILTER (WHERE fits) AS total, count(*) AS answers,
                   count(*) FILTER (WHERE is_full) AS complete FROM found) totals'
    INTO answer
    USING here, wanted, at_most, age, word_queries, shares, tiers, terms, weights, evidence, at_least, few, chosen,
          latitude, longitude, near_km, near, fits_well, skipped, most, tier_points;
    RETURN answer;
END $$;
CREATE FUNCTION directory_vocabulary() RETURNS TABLE (kind text, term text, documents int) LANGUAGE plpgsql STABLE
SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    here bigint[] := app_municipalities();
    is_national boolean := cardinality(here) >= (SELECT count(*) FROM municipalities_municipality);
    source text := format('FROM directory_searchentry WHERE (%L OR listed_for && %L::bigint[])'
                          ' AND cardinality(listed_for) > 0', is_national, here || 0::bigint);
BEGIN
    IF cardinality(here) > 0 THEN
        RETURN QUERY SELECT 'term', word, ndoc FROM ts_stat('SELECT vector ' || source);
        RETURN QUERY SELECT 'word', word, ndoc FROM ts_stat('SELECT words ' || source);
        RETURN QUERY EXECUTE 'SELECT ''all'', '''', count(*)::int ' || source;
    END IF;
    IF cardinality(here) = 1 THEN -- of each field apart: over the country that would take long
        RETURN QUERY SELECT weight, stat.word, stat.ndoc FROM unnest('{A,B,C,D}'::text[]) weight,
                            ts_stat('SELECT vector ' || source, weight) stat;
    END IF;
END $$;
"""
NO_SEARCH = """
DROP FUNCTION directory_search(tsquery, int, tsquery[], real[], int[], int[], real[], tsquery[], tsquery, real[], real,
                               real, int, varchar[], int, float8, float8, float8, varchar[], real, text, int, int);
DROP FUNCTION directory_has_better_twin(bigint, bigint[]);
DROP FUNCTION directory_vocabulary();
"""
